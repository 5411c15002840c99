#include "core/impact/Covariates.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace mutuals {

namespace {

bool enoughDiffer(const std::vector<double>& column, const DailySeries& series)
{
    int with = 0, without = 0;
    for (std::size_t t = 0; t < static_cast<std::size_t>(series.before); ++t) {
        if (!std::isnan(series.values[t]))
            ++(column[t] > 0 ? with : without);
    }
    return with >= kFewestDaysThatDiffer && without >= kFewestDaysThatDiffer;
}

} // namespace

std::vector<std::vector<double>> postCovariates(
    const ImpactQuestion& question, const ImpactPeriods& periods, const DailySeries& series)
{
    constexpr std::chrono::days kOneDay { 1 };
    if (!question.postedUntil || question.posted.empty() || periods.before.empty()
        || periods.after.empty() || *question.postedUntil < periods.after.end - kOneDay)
        return {};
    std::map<Day, int> posts;
    for (const Day day : question.posted)
        ++posts[day];
    const auto on = [&](Day day) {
        const auto found = posts.find(day);
        return found == posts.end() ? 0.0 : std::sqrt(static_cast<double>(found->second));
    };
    std::vector<double> same, next;
    for (std::size_t t = 0; t < series.values.size(); ++t) {
        const Day day = periods.before.from + std::chrono::days(static_cast<int>(t));
        same.push_back(on(day));
        next.push_back(on(day - kOneDay));
    }
    if (!enoughDiffer(same, series) || !enoughDiffer(next, series))
        return {};
    return { same, next };
}

} // namespace mutuals
