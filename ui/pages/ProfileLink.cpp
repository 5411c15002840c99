#include "ui/pages/ProfileLink.h"

#include "ui/Dialogs.h"
#include "ui/Links.h"
#include "ui/pages/Page.h"

#include <QClipboard>
#include <QGuiApplication>

namespace mutuals::ui {

void openProfile(Page& page, const std::string& handle)
{
    const QUrl address = profileUrl(handle);
    if (!mayOpen(address)) {
        emit page.toastRequested(Page::tr("This name cannot be opened as a TikTok profile."), {});
        return;
    }
    if (openInBrowser(address) || !page.context().dialogs)
        return;
    const auto pressed = page.context().dialogs->choose(page.window(),
        { Page::tr("No browser opened the profile"),
            Page::tr("This computer has no browser that Mutuals could start. Copy the address and "
                     "open it where you like: %1")
                .arg(address.toString()),
            {} },
        { Page::tr("Copy the address"), Page::tr("Close") });
    if (pressed == 0) {
        QGuiApplication::clipboard()->setText(address.toString());
        emit page.toastRequested(Page::tr("Address copied."), {});
    }
}

} // namespace mutuals::ui
