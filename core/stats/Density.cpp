#include "core/stats/Density.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace mutuals {

namespace {

double silverman(std::vector<double> sample)
{
    const auto count = static_cast<double>(sample.size());
    const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / count;
    double squares = 0;
    for (const double value : sample)
        squares += (value - mean) * (value - mean);
    const double deviation = sample.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
    const double middle = (quantile(sample, 0.75) - quantile(sample, 0.25)) / 1.34;
    const double spread = middle > 0 ? std::min(deviation, middle) : deviation;
    return 0.9 * spread * std::pow(count, -0.2);
}

} // namespace

Density density(
    const std::vector<double>& sample, double low, double high, int steps, double narrowest)
{
    assert(!sample.empty() && steps >= 2 && high > low);
    const double width = std::max(silverman(sample), narrowest);
    Density found { low, (high - low) / (steps - 1), {} };
    const double height =
        1 / (static_cast<double>(sample.size()) * width * std::sqrt(2 * std::numbers::pi));
    for (int i = 0; i < steps; ++i) {
        double sum = 0;
        for (const double value : sample) {
            const double z = (low + i * found.step - value) / width;
            sum += std::exp(-z * z / 2);
        }
        found.heights.push_back(height * sum);
    }
    return found;
}

} // namespace mutuals
