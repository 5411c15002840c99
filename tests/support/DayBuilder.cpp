#include "tests/support/DayBuilder.h"

#include "tests/support/Noise.h"

#include <cmath>

namespace mutuals::test {

std::vector<DayMetrics> DayBuilder::days() const
{
    Noise deviate(seed);
    std::vector<DayMetrics> all;
    std::int64_t followers = 1000;
    for (int t = 0; t < before + after; ++t) {
        const bool later = t >= before;
        const double weekend = t % 7 >= 5 ? 1.3 : 1;
        const double seen =
            views * weekend * (later ? 1 + viewsChange : 1) * std::exp(deviate(noise));
        const double share = rate * (later ? 1 + rateChange : 1) * std::exp(deviate(noise));
        DayMetrics day;
        day.day = first + std::chrono::days(t);
        day.views = std::llround(seen);
        day.profileViews = std::llround(seen * 0.03);
        day.likes = std::llround(seen * share * 0.9);
        day.comments = std::llround(seen * share * 0.06);
        day.shares = std::llround(seen * share * 0.04);
        followers += std::llround(5 + deviate(3));
        day.followers = followers;
        all.push_back(day);
    }
    return all;
}

} // namespace mutuals::test
