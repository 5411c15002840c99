#include "core/stats/EventRates.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

double sameRateChance(int before, int daysBefore, int after, int daysAfter)
{
    const int events = before + after;
    if (events == 0 || daysBefore <= 0 || daysAfter <= 0)
        return 1;
    const double share = static_cast<double>(daysAfter) / (daysBefore + daysAfter);
    const auto logChance = [&](int count) {
        return std::lgamma(events + 1) - std::lgamma(count + 1) - std::lgamma(events - count + 1)
            + count * std::log(share) + (events - count) * std::log1p(-share);
    };
    constexpr double kRounding = 1e-7; // relative, as R's: equal chances may differ in the last bit
    const double seen = logChance(after) + std::log1p(kRounding);
    double sum = 0;
    for (int count = 0; count <= events; ++count) {
        if (logChance(count) <= seen)
            sum += std::exp(logChance(count));
    }
    return std::min(sum, 1.0);
}

} // namespace mutuals
