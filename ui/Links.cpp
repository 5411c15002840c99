#include "ui/Links.h"

#include <QDesktopServices>

#include <algorithm>
#include <array>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

QUrl profileUrl(std::string_view handle)
{
    const auto given = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || c == '.' || c == '-';
    };
    if (handle.empty() || handle.size() > 64 || !std::all_of(handle.begin(), handle.end(), given))
        return {};
    return QUrl(u"https://www.tiktok.com/@"_s
            + QString::fromUtf8(handle.data(), static_cast<qsizetype>(handle.size())),
        QUrl::StrictMode);
}

bool mayOpen(const QUrl& url)
{
    if (!url.isValid() || url.scheme() != u"https"_s || url.port() != -1
        || !url.userInfo().isEmpty() || url.toString(QUrl::FullyEncoded).contains(u'\\'))
        return false;
    const QString host = url.host().toLower();
    const std::array allowed { u"tiktok.com"_s, u"tiktokv.com"_s };
    return std::any_of(allowed.begin(), allowed.end(),
        [&](const QString& name) { return host == name || host.endsWith(u'.' + name); });
}

bool openInBrowser(const QUrl& url)
{
    return mayOpen(url) && QDesktopServices::openUrl(url);
}

} // namespace mutuals::ui
