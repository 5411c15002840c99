#pragma once

#include "core/base/Time.h"

#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// What TikTok writes into the names of its downloads. The content decides what a file is; the name
/// only adds whose it is and when it was made.
///
///   TikTok_Data_<unix seconds>.zip                                  data archive
///   Overview_<first day>_<unix seconds>_<handle>.zip                Studio
///   Followers_<handle>.zip  Viewers_<handle>.zip  Content_<handle>.zip
///
/// Copies ("name (1).zip", "name - Copy.zip") and a day at the end ("name 2024-12-18.zip") are
/// understood; a handle is taken from zips only, which Studio names. Source: FORMATS 1.1, 2.1.
struct FileName {
    std::optional<Seconds> madeAt; ///< from the Unix seconds
    std::optional<Day> day; ///< from a day at the end of the name
    std::string handle; ///< "" when the name does not say
};

FileName fileName(std::string_view name);

} // namespace mutuals
