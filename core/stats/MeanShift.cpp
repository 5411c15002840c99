#include "core/stats/MeanShift.h"

#include "core/stats/Partition.h"
#include "core/stats/Tails.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace mutuals {

namespace {

constexpr int kMostShifts = 5;
constexpr double kTrimmed = 0.15;

double meanOf(const std::vector<double>& values, int from, int end)
{
    return std::accumulate(values.begin() + from, values.begin() + end, 0.0) / (end - from);
}

/// Schwarz's criterion of a normal series in `segments` means; each asks for a place as well.
double criterion(double squares, int count, std::size_t segments)
{
    const double n = count;
    return n * (std::log(squares) + 1 - std::log(n) + std::log(2 * std::numbers::pi))
        + std::log(n) * 2 * static_cast<double>(segments);
}

/// Upper normal tail times exp(z^2 / 2), which the tail alone would lose far out.
double scaledTail(double z)
{
    constexpr double kFar = 20;
    if (z < kFar)
        return normalAbove(z) * std::exp(z * z / 2);
    const double w = 1 / (z * z);
    return (1 - w + 3 * w * w) / (z * std::sqrt(2 * std::numbers::pi));
}

/// Distribution function of where a two-sided random walk with drift is greatest (Bai 1997,
/// appendix B), the moments of the regressors being alike on both sides.
///
/// phi  variance after the shift over that before it
double chanceBelow(double x, double phi)
{
    const double c = 1 / phi;
    const double far = std::abs(x), root = std::sqrt(far);
    if (x < 0) {
        const double near = std::exp(-far / 8);
        return -std::sqrt(far / (2 * std::numbers::pi)) * near
            - phi * (phi + 2) / (phi + 1) * near * scaledTail((0.5 + c) * root)
            + (far / 2 - 2 + (phi + 2) * (phi + 2) / (phi + 1)) * normalAbove(root / 2);
    }
    const double near = std::exp(-c * far / 8);
    return 1 + std::sqrt(c * far / (2 * std::numbers::pi)) * near
        + c * (2 * phi + 1) / (phi + 1) * near * scaledTail((phi + 0.5) / std::sqrt(phi) * root)
        - ((2 * phi + 1) * (2 * phi + 1) / ((phi + 1) * phi) - 2 + c * far / 2)
        * normalAbove(std::sqrt(c) * root / 2);
}

/// Where chanceBelow() reaches `share`, on the side of zero that `sign` says.
double quantileOf(double share, double phi, int sign)
{
    double inner = 0, outer = 1;
    const auto beyond = [&](double x) {
        const double chance = chanceBelow(sign * x, phi);
        return sign > 0 ? chance >= share : chance <= share;
    };
    while (!beyond(outer) && outer < 500)
        outer *= 2;
    for (int i = 0; i < 60; ++i) {
        const double middle = (inner + outer) / 2;
        (beyond(middle) ? outer : inner) = middle;
    }
    return sign * outer;
}

void findInterval(MeanShift& shift, int count, double squaresBefore, double squaresAfter)
{
    shift.low = 1;
    shift.high = count - 1;
    const double jump = shift.meanAfter - shift.meanBefore;
    const double varianceBefore = squaresBefore / shift.before;
    const double varianceAfter = squaresAfter / (count - shift.before);
    if (!(jump != 0 && varianceBefore > 0 && varianceAfter > 0))
        return;
    const double phi = varianceAfter / varianceBefore;
    const double unit = varianceBefore / (jump * jump);
    const double up = quantileOf(0.975, phi, 1) * unit, down = quantileOf(0.025, phi, -1) * unit;
    shift.low = std::max(1, static_cast<int>(std::floor(shift.before - up)));
    shift.high = std::min(count - 1, static_cast<int>(std::ceil(shift.before - down)));
}

double tailOfGreatestF(double f)
{
    const double odds = (1 - kTrimmed) / kTrimmed;
    const double tail = std::sqrt(f / (2 * std::numbers::pi)) * std::exp(-f / 2)
        * ((1 - 1 / f) * std::log(odds * odds) + 2 / f);
    return f > 1 ? std::min(tail, 1.0) : 1;
}

} // namespace

MeanShift meanShift(const std::vector<double>& values, int fewest)
{
    const int count = static_cast<int>(values.size());
    assert(fewest >= 2 && count >= 2 * fewest);
    const SegmentCost cost = squaredCost(values);
    MeanShift shift;
    shift.squaresUnparted = cost(0, count);
    const auto partitions = bestPartitions(count, kMostShifts, fewest, cost);
    for (const Partition& partition : partitions)
        shift.informationCriteria.push_back(
            criterion(partition.cost, count, partition.ends.size()));
    shift.before = partitions[1].ends.front();
    shift.squares = partitions[1].cost;
    shift.meanBefore = meanOf(values, 0, shift.before);
    shift.meanAfter = meanOf(values, shift.before, count);
    findInterval(shift, count, cost(0, shift.before), cost(shift.before, count));

    const int trimmed = std::max(2, static_cast<int>(kTrimmed * count));
    for (int k = trimmed; k <= count - trimmed; ++k) {
        const double left = cost(0, k) + cost(k, count);
        shift.greatestF =
            std::max(shift.greatestF, (shift.squaresUnparted - left) / (left / (count - 2)));
    }
    shift.p = tailOfGreatestF(shift.greatestF);
    return shift;
}

} // namespace mutuals
