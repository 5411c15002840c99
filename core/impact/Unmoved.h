#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/Impact.h"

#include <optional>

namespace mutuals {

/// The same analysis of how many posts a day the creator made: following people back cannot move
/// that, so where it moved something else began as well. On the root scale, days without a post
/// between the first and the last one count 0.
///
/// posted   the days of all posts, in any order
/// returns  nothing if a side has too few days, or if the number never changed before
/// errors   cancelled
Result<std::optional<PlaceboOutcome>> postsADay(
    const std::vector<Day>& posted, const ImpactPeriods& periods, const Run& run = {});

} // namespace mutuals
