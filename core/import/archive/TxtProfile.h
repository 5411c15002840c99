#pragma once

#include "core/import/archive/TxtSurvey.h"

#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// What the profile of a TXT archive says of its owner. Mail, birthday and phone pass by unread.
struct TxtProfile {
    std::string name; ///< as spelled, "" where it does not say
    std::optional<std::int64_t> followers, following;
};

/// nameLabel  letters of the label of user names in this archive's lists, or ""
/// errors     those of reading
Result<TxtProfile> readTxtProfile(
    const TxtSource& source, std::string_view nameLabel, const Run& run);

} // namespace mutuals
