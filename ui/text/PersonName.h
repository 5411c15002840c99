#pragma once

#include "core/records/Follower.h"

#include <QString>

#include <string>

namespace mutuals::ui {

/// A handle as it may be shown: what would change the order or the look of the text around it
/// (right-to-left overrides, zero-width and control characters) reads as "<U+202E>".
QString shownHandle(const std::string& handle);

/// The handle, "no name" for a row that TikTok calls "N/A", or with `hidden` a stand-in that stays
/// the same for a person: "follower 17".
QString personName(const std::string& handle, Id<Person> person, bool hidden);

/// `text` with "hidden" wherever it names the handle, in any case of the letters: file names of
/// TikTok and of other tools bear it.
QString withoutHandle(const QString& text, const std::string& handle);

} // namespace mutuals::ui
