#include "core/stats/Quantile.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace mutuals {

double quantile(std::vector<double>& sample, double share)
{
    assert(!sample.empty() && share >= 0 && share <= 1);
    const double place = share * static_cast<double>(sample.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto nth = sample.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(sample.begin(), nth, sample.end());
    const double low = *nth;
    if (below + 1 == sample.size())
        return low;
    const double high = *std::min_element(nth + 1, sample.end());
    return low + (place - static_cast<double>(below)) * (high - low);
}

double median(std::vector<double> sample)
{
    return sample.empty() ? std::numeric_limits<double>::quiet_NaN() : quantile(sample, 0.5);
}

} // namespace mutuals
