#pragma once

#include <QUrl>

#include <string_view>

namespace mutuals::ui {

/// The profile of a handle on TikTok; an invalid address when the handle is none that TikTok gives
/// out (letters, digits, "_", "." and "-").
QUrl profileUrl(std::string_view handle);

/// Whether an address may be handed to the browser: https, tiktok.com, tiktokv.com or a name below
/// one of them, no user, no port, no backslash. Everything else is refused, whatever a file says.
bool mayOpen(const QUrl& url);

/// Opens the address in the browser, after a click of the user; false when it may not be opened or
/// there is no browser.
bool openInBrowser(const QUrl& url);

} // namespace mutuals::ui
