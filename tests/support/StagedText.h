#pragma once

#include "core/import/Staged.h"

#include <string>

namespace mutuals::test {

/// What was read from a file, drawn as text, one line per list, row and note:
///
///   ana, 2024-02-01..2024-03-01, as of 2024-03-01T12:00:00Z, 2 seen, 0 rejected
///   followers: ben 2024-03-01T12:00:00Z
///   following: missing
///   posts: 2024-02-01T08:00:00Z 17
///   note: ...
///   Your Activity > Follower > FansList, item 2: no date
std::string text(Staged& staged);

/// The same, or "notAnExport: " and the other refusals with their detail.
std::string text(Result<Staged>& staged);
std::string text(const Error& error);

} // namespace mutuals::test
