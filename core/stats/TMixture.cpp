#include "core/stats/TMixture.h"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

namespace mutuals {

namespace {

// Boost would compute each double in long double; 15 digits of a chance are more than enough.
using StudentT = boost::math::students_t_distribution<double,
    boost::math::policies::policy<boost::math::policies::promote_double<false>>>;

} // namespace

TMixture::TMixture(std::vector<Part> parts, double degreesOfFreedom)
    : m_parts(std::move(parts))
    , m_degreesOfFreedom(degreesOfFreedom)
{
    std::erase_if(m_parts, [](const Part& part) { return part.weight < 1e-15; });
    assert(!m_parts.empty());
    for (const Part& part : m_parts)
        m_mean += part.weight * part.mean;
    if (degreesOfFreedom <= 2) {
        m_sd = std::numeric_limits<double>::infinity();
        return;
    }
    const double spread = degreesOfFreedom / (degreesOfFreedom - 2);
    double variance = 0;
    for (const Part& part : m_parts) {
        const double shift = part.mean - m_mean;
        variance += part.weight * (part.scale * part.scale * spread + shift * shift);
    }
    m_sd = std::sqrt(variance);
}

double TMixture::chanceBelow(double x) const
{
    const StudentT t(m_degreesOfFreedom);
    double chance = 0;
    for (const Part& part : m_parts)
        chance += part.weight * boost::math::cdf(t, (x - part.mean) / part.scale);
    return chance;
}

double TMixture::chanceAbove(double x) const
{
    return mirroredAt(0).chanceBelow(-x);
}

double TMixture::quantile(double share) const
{
    assert(share > 0 && share < 1);
    double step = 0; // of the bracket: the spread, also where the variance does not exist
    for (const Part& part : m_parts)
        step += part.weight * (part.scale + std::abs(part.mean - m_mean));
    const auto excess = [&](double x) { return chanceBelow(x) - share; };
    double low = m_mean;
    double high = m_mean;
    double atLow = excess(low);
    double atHigh = atLow;
    for (double reach = step; atLow > 0; reach *= 2) {
        high = low;
        atHigh = atLow;
        low -= reach;
        atLow = excess(low);
    }
    for (double reach = step; atHigh < 0; reach *= 2) {
        low = high;
        atLow = atHigh;
        high += reach;
        atHigh = excess(high);
    }
    if (atLow == 0)
        return low;
    if (atHigh == 0)
        return high;
    std::uintmax_t iterations = 100;
    const auto close = [&](double a, double b) { return std::abs(b - a) < 1e-10 * step; };
    const auto [a, b] =
        boost::math::tools::toms748_solve(excess, low, high, atLow, atHigh, close, iterations);
    return (a + b) / 2;
}

TMixture TMixture::mirroredAt(double offset) const
{
    std::vector<Part> parts = m_parts;
    for (Part& part : parts)
        part.mean = offset - part.mean;
    return { std::move(parts), m_degreesOfFreedom };
}

TMixture TMixture::widened(double factor) const
{
    std::vector<Part> parts = m_parts;
    for (Part& part : parts) {
        part.mean = m_mean + factor * (part.mean - m_mean);
        part.scale *= factor;
    }
    return { std::move(parts), m_degreesOfFreedom };
}

} // namespace mutuals
