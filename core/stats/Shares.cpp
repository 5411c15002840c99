#include "core/stats/Shares.h"

#include "core/stats/Tails.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

Range wilson(const Share& share, double level)
{
    const double z = normalQuantile(0.5 + level / 2), n = share.all, p = share.value();
    const double middle = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return { (middle - reach) / scale, (middle + reach) / scale };
}

Range newcombe(const Share& first, const Share& second, double level)
{
    const Range a = wilson(first, level), b = wilson(second, level);
    const double p = first.value(), q = second.value();
    return { p - q - std::hypot(p - a.low, b.high - q), p - q + std::hypot(a.high - p, q - b.low) };
}

Range waldDifference(const Share& first, const Share& second, double level)
{
    const double p = first.value(), q = second.value();
    const double reach = normalQuantile(0.5 + level / 2)
        * std::sqrt(p * (1 - p) / first.all + q * (1 - q) / second.all);
    return { std::max(-1.0, p - q - reach), std::min(1.0, p - q + reach) };
}

double pearson(const Share& first, const Share& second)
{
    const double all = first.all + second.all, hits = first.hits + second.hits;
    const double pooled = hits / all;
    if (hits == 0 || hits == all)
        return 0;
    const double difference = first.value() - second.value();
    return difference * difference / (pooled * (1 - pooled) * (1.0 / first.all + 1.0 / second.all));
}

MantelHaenszel mantelHaenszel(const std::vector<Stratum>& blocks)
{
    double surplus = 0, variance = 0, numerator = 0, denominator = 0;
    for (const Stratum& block : blocks) {
        const double m = block.first.all, n = block.second.all, all = m + n;
        const double hits = block.first.hits + block.second.hits;
        if (m == 0 || n == 0)
            continue;
        surplus += block.first.hits - m * hits / all;
        variance += m * n * hits * (all - hits) / (all * all * (all - 1));
        numerator += block.first.hits * (n - block.second.hits) / all;
        denominator += (m - block.first.hits) * block.second.hits / all;
    }
    MantelHaenszel test;
    test.oddsRatio = numerator / denominator;
    if (variance > 0) {
        test.chiSquared = surplus * surplus / variance;
        test.p = chiSquaredAbove(test.chiSquared, 1);
    }
    return test;
}

} // namespace mutuals
