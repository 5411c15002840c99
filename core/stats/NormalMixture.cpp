#include "core/stats/NormalMixture.h"

#include <cassert>
#include <cmath>
#include <numbers>

namespace mutuals {

NormalMixture::NormalMixture(std::vector<Part> parts)
    : m_parts(std::move(parts))
{
    assert(!m_parts.empty());
    for (const Part& part : m_parts)
        m_mean += part.weight * part.mean;
    double variance = 0;
    for (const Part& part : m_parts)
        variance += part.weight * (part.sd * part.sd + std::pow(part.mean - m_mean, 2));
    m_sd = std::sqrt(variance);
}

double NormalMixture::chanceBelow(double x) const
{
    double chance = 0;
    for (const Part& part : m_parts)
        chance += part.weight * std::erfc((part.mean - x) / (part.sd * std::numbers::sqrt2)) / 2;
    return chance;
}

double NormalMixture::chanceAbove(double x) const
{
    double chance = 0;
    for (const Part& part : m_parts)
        chance += part.weight * std::erfc((x - part.mean) / (part.sd * std::numbers::sqrt2)) / 2;
    return chance;
}

double NormalMixture::quantile(double share) const
{
    assert(share > 0 && share < 1);
    double low = m_mean - m_sd, high = m_mean + m_sd;
    for (double reach = m_sd; chanceBelow(low) > share; reach *= 2)
        low -= reach;
    for (double reach = m_sd; chanceBelow(high) < share; reach *= 2)
        high += reach;
    while (high - low > 1e-12 * m_sd) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) // neighbors among doubles
            break;
        (chanceBelow(middle) < share ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

} // namespace mutuals
