#include "core/impact/Impact.h"

#include "core/impact/Effect.h"
#include "core/impact/ImpactChecks.h"
#include "core/impact/ImpactDays.h"
#include "core/impact/Settle.h"
#include "core/impact/Unmoved.h"
#include "core/stats/DampedLevel.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kMostBefore = 180, kMostAfter = 90; ///< of defaultPeriods()

/// The part of a period that lies in the data; empty, but within the period, if there is none.
DayRange cut(const DayRange& period, const DayRange& data)
{
    const Day from = std::min(std::max(period.from, data.from), period.end);
    return { from, std::max(from, std::min(period.end, data.end)) };
}

Result<ImpactPeriods> periodsOf(const ImpactQuestion& question, const DayRange& data)
{
    const ImpactPeriods usual = defaultPeriods(question.start, question.end, data);
    const DayRange before = question.before.value_or(usual.before);
    const DayRange after = question.after.value_or(usual.after);
    if (before.end > question.start)
        return fail(Error::Code::invalid, "the days before end on {}, not before the start {}",
            formatDay(before.end - std::chrono::days(1)), formatDay(question.start));
    if (after.from < question.start)
        return fail(Error::Code::invalid, "the days after begin on {}, before the start {}",
            formatDay(after.from), formatDay(question.start));
    return ImpactPeriods { cut(before, data), cut(after, data) };
}

void fillSeries(ImpactAnswer& answer, const ImpactDays& days)
{
    for (std::size_t t = 0; t < days.observed.size(); ++t) {
        ImpactDay day;
        day.day = days.first + std::chrono::days(static_cast<int>(t));
        day.observed = days.observed[t];
        for (const LeftOutDay& left : answer.leftOut) {
            if (left.day == day.day) {
                day.leftOut = true;
                day.excluded = left.why == "left out";
            }
        }
        answer.series.push_back(day);
    }
}

bool varies(const DailySeries& series)
{
    std::optional<double> first;
    for (int t = 0; t < series.before; ++t) {
        const double value = series.values[static_cast<std::size_t>(t)];
        if (std::isnan(value))
            continue;
        if (!first)
            first = value;
        if (std::abs(value - *first) > 1e-9)
            return true;
    }
    return false;
}

void nameMissing(ImpactAnswer& answer, bool varied)
{
    answer.daysMissingBefore = std::max(0, kFewestDaysBefore - answer.before.used);
    answer.daysMissingAfter = std::max(0, kFewestDaysAfter - answer.after.used);
    if (answer.daysMissingBefore > 0)
        answer.missing.push_back(
            fmt::format("{} days before ({} found)", kFewestDaysBefore, answer.before.used));
    if (answer.daysMissingAfter > 0)
        answer.missing.push_back(
            fmt::format("{} days after ({} found)", kFewestDaysAfter, answer.after.used));
    if (answer.daysMissingBefore == 0 && !varied)
        answer.missing.push_back("days before that differ from each other");
}

} // namespace

ImpactPeriods defaultPeriods(Day start, std::optional<Day> end, DayRange data)
{
    const DayRange before { start - std::chrono::days(kMostBefore), start };
    DayRange after { start, start + std::chrono::days(kMostAfter) };
    if (end)
        after.end = std::clamp(*end + std::chrono::days(1), after.from, after.end);
    return { cut(before, data), cut(after, data) };
}

Result<ImpactAnswer> impact(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run)
{
    ImpactAnswer answer;
    answer.metric = question.metric;
    answer.start = question.start;
    const DayRange data = days.empty()
        ? DayRange { question.start, question.start }
        : DayRange { days.front().day, days.back().day + std::chrono::days(1) };
    const auto periods = periodsOf(question, data);
    if (!periods)
        return tl::unexpected(periods.error());
    const ImpactDays taken = impactDays(days, question, *periods);
    answer.before = taken.before;
    answer.after = taken.after;
    answer.leftOut = taken.leftOut;
    answer.postsUsed = !taken.series.covariates.empty();
    fillSeries(answer, taken);
    nameMissing(answer, varies(taken.series));
    if (!answer.missing.empty())
        return answer;

    DampedLevelOptions options = DampedLevelOptions::calibrated();
    options.daysBeyond = kFarthestHorizon;
    const auto model = DampedLevel::fit(taken.series, options, run);
    if (!model)
        return tl::unexpected(model.error());
    answer.weekDrifts = model->weekDrifts();
    if (const auto filled = fillEffect(answer, taken, *model, run); !filled)
        return tl::unexpected(filled.error());
    if (const auto held = takeBackWhatTurns(answer, days, question, run); !held)
        return tl::unexpected(held.error());
    auto posts = postsADay(question.posted, *periods, run);
    if (!posts)
        return tl::unexpected(posts.error());
    if (*posts)
        answer.placebo.outcomes.push_back(**posts);
    return answer;
}

} // namespace mutuals
