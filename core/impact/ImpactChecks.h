#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/Impact.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

/// The same effect, asked for in another way (STATISTICS D3, D5).
struct ImpactVariant {
    enum class Kind {
        withoutPosts, ///< only where posts explain a part of the days
        earlier, ///< start 3 days before
        later, ///< start 3 days after
        widePriors, ///< deviations of all priors doubled
        narrowPriors, ///< halved
        unclipped, ///< days that stand out as they are; only where some were clipped
        heavyTails, ///< Student errors with 4 degrees of freedom in place of clipping, sampled
    } kind = Kind::withoutPosts;
    bool relative = true; ///< `effect` is a share; else in units of the metric, per day
    Estimate effect;
    bool sameSign = true; ///< as the page's answer
};

std::string_view variantName(ImpactVariant::Kind kind); ///< for programs: "start 3 days earlier"

/// Days far above their surroundings, as a rate of their own.
struct ViralDays {
    int before = 0, daysBefore = 0, after = 0, daysAfter = 0; ///< of the days with a value
    double p = 1; ///< two-sided: that uneven with the same rate on both sides, sameRateChance()
};

/// The same days as the R package CausalImpact takes them: as they are, neither clipped nor on
/// another scale, with a season of 7 and posts where they are used here.
struct PeerAnswer {
    Estimate absolute; ///< per day
    std::optional<Estimate> relative; ///< share of what it expected; nothing where that may be 0
    double tailArea = 0; ///< one-sided
};

struct ImpactChecks {
    std::vector<ImpactVariant> variants; ///< those that could be asked
    bool signHolds = true; ///< in all of them
    ViralDays viral;
    std::optional<PeerAnswer> peer;
};

/// All of it, for the details of one answer: some tenths of a second.
///
/// answer    to `question`, with an effect
/// run       polled at each fit; progress counts fits
/// errors    cancelled; invalid: the answer holds no effect
Result<ImpactChecks> impactChecks(const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer, const Run& run = {});

/// Takes back a verdict of helped or hurt whose sign turns with the start 3 days off, with other
/// priors or without posts.
/// errors  cancelled
Result<> takeBackWhatTurns(ImpactAnswer& answer, const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const Run& run = {});

/// What CausalImpact's own model says of the days of an answer; nothing where it cannot be asked.
/// errors  cancelled
Result<std::optional<PeerAnswer>> peerAnswer(const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer, const Run& run = {});

} // namespace mutuals
