#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/base/Time.h"
#include "core/impact/PlaceboWall.h"
#include "core/impact/Verdict.h"
#include "core/records/DayMetrics.h"
#include "core/records/Metric.h"
#include "core/records/Policy.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// Did a metric change after a day? Periods that are not given are chosen by defaultPeriods().
struct ImpactQuestion {
    Metric metric = Metric::engagementRate;
    Day start {}; ///< first day of the policy
    std::optional<Day> end; ///< last day of the policy, where it has ended
    std::optional<DayRange> before; ///< ends at `start` at the latest
    std::optional<DayRange> after; ///< begins at `start` at the earliest
    std::vector<Day> posted {}; ///< days of the creator's posts, one per post, in any order
    /// The newest day on which the files would list a post. Where they cover both periods, posts
    /// of the day and of the day before explain a part of each day (see Covariates.h).
    std::optional<Day> postedUntil {};
    std::vector<ExcludedDay> excluded {}; ///< not used, on either side; in any order
};

/// Fewer observed days on a side give no effect (STATISTICS D4).
inline constexpr int kFewestDaysBefore = 21, kFewestDaysAfter = 7;

struct ImpactPeriods {
    DayRange before, after;
};

/// One day of the chart. Units: those of the metric (a count, a share for the engagement rate).
struct ImpactDay {
    Day day {};
    std::optional<double> observed; ///< nothing: the files hold no value
    std::optional<double> expected; ///< counterfactual median; days of the after period only
    std::optional<double> low, high; ///< 95 % band of `expected`
    bool leftOut = false; ///< clipped, unusable or excluded, see ImpactAnswer::leftOut
    bool excluded = false; ///< by the user: `observed` is what the files hold, it is not used
};

/// An effect with its 95 % interval.
struct Estimate {
    double value = 0, low = 0, high = 0;
};

struct LeftOutDay {
    Day day {};
    /// "clipped: viral" and "clipped: quiet": used at the value that would still be usual;
    /// not used: "not a count" (below 0), "no views" (so no engagement rate), "left out" (by the
    /// user)
    std::string why;
    std::string reason {}; ///< of "left out": the user's words
};

/// What so many days after the start can show.
struct Horizon {
    int days = 0; ///< with a value, counted from the start
    /// The smallest true change (share) that they would find in 4 of 5 cases (2.8 sd).
    double detectable = 0;
};

struct PeriodSummary {
    DayRange days;
    int used = 0; ///< days that tell the model something
    /// Per used day, clipped days at their clipped value: what the effect is the difference of.
    /// Engagement rate: weighted by views.
    std::optional<double> mean;
    /// The same of the days as the files have them; engagement rate: all interactions over all
    /// views.
    std::optional<double> observedMean;
};

/// The answer to an ImpactQuestion, all of it: the chart, the numbers and the verdict.
struct ImpactAnswer {
    Metric metric = Metric::engagementRate;
    Day start {};
    PeriodSummary before, after;
    std::vector<ImpactDay> series; ///< before.days, after.days and what lies between, in day order
    std::vector<LeftOutDay> leftOut;

    /// What stands in the way of an answer, for programs: "21 days before (14 found)". While it is
    /// not empty the fields below hold no effect and the series has no expected values.
    std::vector<std::string> missing;
    int daysMissingBefore = 0, daysMissingAfter = 0; ///< how many more days each side needs

    /// Medians and quantiles of seeded draws, in units of the metric. Clipped days enter with
    /// their clipped value: `absolute` is after.mean - expectedMean.
    std::optional<double> expectedMean; ///< per used day after, weighted as PeriodSummary::mean
    std::optional<Estimate> absolute; ///< per day
    std::optional<Estimate> cumulative; ///< absolute, added over the used days after

    /// Share: 0.25 is +25 %. Exact, from the mean of the days on the scale of the model. Nothing
    /// for net growth, or where what was expected may be 0.
    std::optional<Estimate> relative;
    double probability = 0; ///< that the effect has the sign it shows

    /// As one metric of several, not the chosen one: two-sided chance adjusted by Benjamini and
    /// Hochberg, a find up to 0.05. Filled by impactFamily().
    std::optional<double> discovery;

    /// False starts among the days before; `series` tells their days. All intervals and chances
    /// here are already widened by it.
    Placebo placebo;

    /// For net growth 5 % and 10 % are shares of the median size of a day's change before. Drawn
    /// from the first lookAt(after.used) days; all else here tells of all days.
    Verdict verdict;

    /// What 7, 14, 28, 56 and 90 days after the start can show, from the creator's own variation;
    /// empty for net growth, of which no share can be told.
    std::vector<Horizon> horizons;
    bool postsUsed = false; ///< posts a day help to explain the days
    bool weekDrifts = false; ///< the model lets the weekly pattern change over the months
    /// Surely helped or hurt, but not so with another start, prior or without posts: the verdict
    /// was taken back (STATISTICS D5).
    bool turns = false;
};

/// The usual periods: up to 180 days before `start` and up to 90 days from it, within `data`.
///
/// Measured on 90 simulated creators (a third each without effect, helped, hurt): the interval of
/// the engagement rate holds the true effect of the first 90 days in 0.96 of them with 180 days
/// before, in 0.99 with 90 (and is 1.7 times as wide), in 0.89 with 365, over which the level does
/// not stay what the model takes it for. Views wander: their interval is 0.45 wide with 28 days
/// after, 0.74 with 90, so a creator who asks about views does well to ask about fewer days.
///
/// end  last day of the policy: the days after it are not its doing
ImpactPeriods defaultPeriods(Day start, std::optional<Day> end, DayRange data);

/// Observed and expected of one metric around a day: model M1 on transformed, symmetrically
/// winsorized days (STATISTICS D1-D4, D6).
///
/// days      in day order, one entry per day at most; gaps are days without data
/// question  periods are cut to `days`
/// run       polled at least every 50 ms; progress counts nothing
/// returns   an answer; with `missing` filled when a side has too few observed days
/// errors    invalid: the periods overlap or lie on the wrong side of `start`; cancelled
///
/// The same input gives the same digits: draws are seeded by nothing but a constant.
Result<ImpactAnswer> impact(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run = {});

/// The daily values of a metric, one per entry of `days` (net growth: against the day before).
std::vector<std::optional<double>> metricValues(const std::vector<DayMetrics>& days, Metric metric);

} // namespace mutuals
