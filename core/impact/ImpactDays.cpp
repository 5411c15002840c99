#include "core/impact/ImpactDays.h"

#include "core/impact/Covariates.h"
#include "core/stats/Quantile.h"
#include "core/stats/Winsorize.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// What a day says to the model, before its scale.
struct Reading {
    double value = kMissing; ///< NaN: nothing
    double weight = 1;
    const char* unusable = nullptr; ///< why a day with numbers says nothing
};

Reading readingOf(const DayMetrics& day, std::optional<double> observed, Metric metric)
{
    if (metric == Metric::netGrowth)
        return { observed.value_or(kMissing), 1, nullptr };
    if (metric != Metric::engagementRate) {
        if (observed && *observed < 0) // Studio takes removed comments off later days
            return { kMissing, 1, "not a count" };
        return { observed.value_or(kMissing), 1, nullptr };
    }
    if (!day.views || !day.likes || !day.comments || !day.shares)
        return {};
    if (*day.views < 0 || *day.likes < 0 || *day.comments < 0 || *day.shares < 0)
        return { kMissing, 1, "not a count" };
    if (*day.views == 0)
        return { kMissing, 1, "no views" };
    const auto views = static_cast<double>(*day.views);
    const auto interactions = static_cast<double>(*day.likes + *day.comments + *day.shares);
    return { (interactions + 0.5) / (views + 1), views, nullptr };
}

/// Of the days with a value: their number and their means.
void summarize(PeriodSummary& period, const ImpactDays& all, const std::vector<Reading>& readings)
{
    double sum = 0, observed = 0, weights = 0;
    for (Day day = period.days.from; day < period.days.end; day += std::chrono::days(1)) {
        const auto t = static_cast<std::size_t>((day - all.first).count());
        if (std::isnan(readings[t].value))
            continue;
        const bool isClipped = all.series.values[t] != all.scale.forward(readings[t].value);
        const double used = isClipped ? all.scale.back(all.series.values[t]) : *all.observed[t];
        sum += readings[t].weight * used;
        observed += readings[t].weight * *all.observed[t];
        weights += readings[t].weight;
        ++period.used;
    }
    if (period.used == 0)
        return;
    period.mean = sum / weights;
    period.observedMean = observed / weights;
}

std::vector<double> knownBefore(const std::vector<Reading>& readings, int before, bool weights)
{
    std::vector<double> known;
    for (std::size_t t = 0; t < static_cast<std::size_t>(before); ++t) {
        if (!std::isnan(readings[t].value))
            known.push_back(weights ? readings[t].weight : readings[t].value);
    }
    return known;
}

void winsorize(ImpactDays& all)
{
    Winsorized clipped = winsorized(all.series.values, all.series.weekdays, all.series.before);
    all.series.values = std::move(clipped.values);
    const auto name = [&](const std::vector<int>& numbers, const char* why) {
        for (const int t : numbers)
            all.leftOut.push_back({ all.first + std::chrono::days(t), why, {} });
    };
    name(clipped.clippedHigh, "clipped: viral");
    name(clipped.clippedLow, "clipped: quiet");
    std::stable_sort(all.leftOut.begin(), all.leftOut.end(),
        [](const LeftOutDay& a, const LeftOutDay& b) { return a.day < b.day; });
}

const ExcludedDay* excludedOn(Day day, const std::vector<ExcludedDay>& excluded)
{
    const auto found = std::find_if(excluded.begin(), excluded.end(),
        [day](const ExcludedDay& each) { return each.day == day; });
    return found == excluded.end() ? nullptr : &*found;
}

} // namespace

ImpactDays impactDays(const std::vector<DayMetrics>& days, const ImpactQuestion& question,
    const ImpactPeriods& periods, bool clipped)
{
    const Metric metric = question.metric;
    const Day first = periods.before.from;
    const auto count = static_cast<std::size_t>((periods.after.end - first).count());
    std::vector<Reading> readings(count);
    std::vector<std::optional<double>> observed(count);
    std::vector<LeftOutDay> leftOut;
    const std::vector<std::optional<double>> values = metricValues(days, metric);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Day day = days[i].day;
        if (day < first || day >= periods.after.end)
            continue;
        const auto t = static_cast<std::size_t>((day - first).count());
        observed[t] = values[i];
        if (!periods.before.contains(day) && !periods.after.contains(day))
            continue;
        if (const ExcludedDay* excluded = excludedOn(day, question.excluded)) {
            leftOut.push_back({ day, "left out", excluded->reason });
            continue;
        }
        readings[t] = readingOf(days[i], values[i], metric);
        if (readings[t].unusable)
            leftOut.push_back({ day, readings[t].unusable, {} });
    }

    const auto before = static_cast<int>((periods.after.from - first).count());
    ImpactDays all { first, {}, {}, Scale::of(metric, knownBefore(readings, before, false)),
        std::move(observed), std::move(leftOut), { periods.before, 0, {}, {} },
        { periods.after, 0, {}, {} } };
    all.series.before = before;
    const double typicalViews = median(knownBefore(readings, before, true));
    for (std::size_t t = 0; t < count; ++t) {
        const Reading& reading = readings[t];
        const std::chrono::weekday weekday(first + std::chrono::days(static_cast<int>(t)));
        all.series.weekdays.push_back(static_cast<int>(weekday.iso_encoding()) - 1);
        all.series.values.push_back(
            std::isnan(reading.value) ? kMissing : all.scale.forward(reading.value));
        all.weights.push_back(reading.weight);
        if (all.scale.kind() == Scale::Kind::rate) // half of a day's noise is that of few views
            all.series.noise.push_back(
                std::isnan(reading.value) ? 1 : 0.5 + 0.5 * typicalViews / reading.weight);
    }
    all.series.covariates = postCovariates(question, periods, all.series);
    if (clipped)
        winsorize(all);
    summarize(all.before, all, readings);
    summarize(all.after, all, readings);
    return all;
}

} // namespace mutuals
