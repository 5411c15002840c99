#include "core/stats/Welch.h"

#include "core/stats/Tails.h"

#include <boost/random/mersenne_twister.hpp>

#include <cmath>
#include <numeric>

namespace mutuals {

namespace {

constexpr std::size_t kMostPairs = 22; ///< four million assignments
constexpr int kDraws = 100000;
constexpr double kSlack = 1e-9; ///< sums of the same numbers in another order are ties

double meanOf(const std::vector<double>& sample)
{
    return std::accumulate(sample.begin(), sample.end(), 0.0) / static_cast<double>(sample.size());
}

/// Square of the standard error of the mean.
double errorSquared(const std::vector<double>& sample, double mean)
{
    double squares = 0;
    for (const double value : sample)
        squares += (value - mean) * (value - mean);
    const auto n = static_cast<double>(sample.size());
    return squares / (n - 1) / n;
}

MeanTest testOf(double difference, double error, double degreesOfFreedom)
{
    MeanTest test;
    test.difference = difference;
    test.t = difference / error;
    test.degreesOfFreedom = degreesOfFreedom;
    test.p = 2 * studentAbove(std::abs(test.t), degreesOfFreedom);
    const double reach = studentQuantile(0.975, degreesOfFreedom) * error;
    test.range = { difference - reach, difference + reach };
    return test;
}

} // namespace

MeanTest welchTest(const std::vector<double>& first, const std::vector<double>& second)
{
    const double a = meanOf(first), b = meanOf(second);
    const double u = errorSquared(first, a), v = errorSquared(second, b);
    const double n = static_cast<double>(first.size()), m = static_cast<double>(second.size());
    return testOf(a - b, std::sqrt(u + v), (u + v) * (u + v) / (u * u / (n - 1) + v * v / (m - 1)));
}

MeanTest pairedTest(const std::vector<double>& differences)
{
    const double mean = meanOf(differences);
    return testOf(mean, std::sqrt(errorSquared(differences, mean)),
        static_cast<double>(differences.size()) - 1);
}

SignFlips signFlipTest(const std::vector<double>& differences, std::uint64_t seed)
{
    double found = 0, size = 0;
    for (const double difference : differences) {
        found += difference;
        size += std::abs(difference);
    }
    const double limit = std::abs(found) - kSlack * size;
    SignFlips test;
    test.assignments = std::exp2(static_cast<double>(differences.size()));
    test.exact = differences.size() <= kMostPairs;
    const auto flipped = [&](std::uint64_t signs, std::size_t from, std::size_t end) {
        double sum = 0;
        for (std::size_t i = from; i < end; ++i)
            sum += (signs >> (i - from)) & 1 ? -differences[i] : differences[i];
        return sum;
    };
    if (test.exact) {
        const std::uint64_t all = std::uint64_t { 1 } << differences.size();
        std::uint64_t far = 0;
        for (std::uint64_t signs = 0; signs < all; ++signs)
            far += std::abs(flipped(signs, 0, differences.size())) >= limit ? 1 : 0;
        test.pTwoSided = static_cast<double>(far) / static_cast<double>(all);
        return test;
    }
    boost::random::mt19937_64 generator(seed);
    int far = 0;
    for (int draw = 0; draw < kDraws; ++draw) {
        double sum = 0;
        for (std::size_t from = 0; from < differences.size(); from += 64)
            sum += flipped(generator(), from, std::min(from + 64, differences.size()));
        far += std::abs(sum) >= limit ? 1 : 0;
    }
    test.pTwoSided = (1.0 + far) / (1.0 + kDraws);
    return test;
}

} // namespace mutuals
