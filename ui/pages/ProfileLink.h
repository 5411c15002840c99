#pragma once

#include <string>

namespace mutuals::ui {

class Page;

/// Opens the profile of a handle in the browser, after a click of the user. Where that fails the
/// page says why: the handle is none of TikTok's, or there is no browser; then the address can be
/// copied.
void openProfile(Page& page, const std::string& handle);

} // namespace mutuals::ui
