#include "core/stats/Power.h"

#include "core/stats/BrentRoot.h"
#include "core/stats/Tails.h"

#include <cmath>

namespace mutuals {

namespace {

constexpr double kExact = 1e-14;

/// Standard deviations of the difference of two single units: if the shares were equal, and as they
/// are.
double pooledSpread(double first, double second)
{
    return std::sqrt((first + second) * (1 - (first + second) / 2));
}

double ownSpread(double first, double second)
{
    return std::sqrt(first * (1 - first) + second * (1 - second));
}

std::optional<double> detectable(double units, double first, double end, double power, double alpha)
{
    if (sharePower(units, first, end, alpha) < power)
        return {};
    // Power rises with the distance, from half of alpha.
    return brentRoot([&](double second) { return sharePower(units, first, second, alpha) - power; },
        first, end, kExact);
}

} // namespace

double sharePower(double units, double first, double second, double alpha)
{
    const double surplus = std::sqrt(units) * std::abs(first - second)
        - normalQuantile(1 - alpha / 2) * pooledSpread(first, second);
    const double spread = ownSpread(first, second);
    if (spread == 0)
        return surplus > 0 ? 1 : 0;
    return normalAbove(-surplus / spread);
}

double unitsForShares(double first, double second, double power, double alpha)
{
    const double root = normalQuantile(1 - alpha / 2) * pooledSpread(first, second)
        + normalQuantile(power) * ownSpread(first, second);
    return root * root / ((first - second) * (first - second));
}

std::optional<double> detectableShareAbove(double units, double first, double power, double alpha)
{
    return detectable(units, first, 1, power, alpha);
}

std::optional<double> detectableShareBelow(double units, double first, double power, double alpha)
{
    return detectable(units, first, 0, power, alpha);
}

double meanPower(double units, double delta, double sd, double alpha)
{
    const double degreesOfFreedom = 2 * (units - 1);
    return shiftedStudentAbove(studentQuantile(1 - alpha / 2, degreesOfFreedom), degreesOfFreedom,
        std::sqrt(units / 2) * std::abs(delta) / sd);
}

double unitsForMeans(double delta, double sd, double power, double alpha)
{
    const auto missing = [&](double units) { return meanPower(units, delta, sd, alpha) - power; };
    // What normal means would take is a little too few.
    const double z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
    double few = 1.5, enough = 2 + 2 * z * z * sd * sd / (delta * delta);
    if (missing(few) >= 0)
        return few;
    while (missing(enough) < 0) {
        few = enough;
        enough *= 2;
    }
    return brentRoot(missing, few, enough, kExact * enough);
}

double detectableDelta(double units, double sd, double power, double alpha)
{
    const auto missing = [&](double delta) { return meanPower(units, delta, sd, alpha) - power; };
    double enough = 4 * sd * std::sqrt(2 / units);
    while (missing(enough) < 0)
        enough *= 2;
    return brentRoot(missing, 0, enough, kExact * enough);
}

} // namespace mutuals
