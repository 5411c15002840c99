#include "core/stats/EValue.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

double riskRatio(double hazardRatio, bool common)
{
    if (!common)
        return hazardRatio;
    const double root = std::sqrt(hazardRatio);
    return (1 - std::pow(0.5, root)) / (1 - std::pow(0.5, 1 / root));
}

double eValue(double hazardRatio, bool common)
{
    const double risk = riskRatio(hazardRatio, common);
    const double above = std::max(risk, 1 / risk);
    return above + std::sqrt(above * (above - 1));
}

} // namespace

EValue eValueOfHazardRatio(double ratio, double low, double high, bool common)
{
    EValue value { eValue(ratio, common), 1 };
    if (low > 1)
        value.limit = eValue(low, common);
    else if (high < 1)
        value.limit = eValue(high, common);
    return value;
}

} // namespace mutuals
