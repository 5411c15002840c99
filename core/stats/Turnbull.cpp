#include "core/stats/Turnbull.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace mutuals {

namespace {

constexpr double kNothing = 1e-8; ///< mass
constexpr double kSettled = 1e-10; ///< gap per row
constexpr int kMostRounds = 100000;

/// An end on the line: a right end comes before an open left end at the same time, after a closed
/// one (of an exact time).
using End = std::pair<double, int>;
constexpr int kClosedLeft = 0, kRight = 1, kOpenLeft = 2;

End leftEnd(const IntervalRows& rows, std::size_t row)
{
    return { rows.left[row], rows.left[row] == rows.right[row] ? kClosedLeft : kOpenLeft };
}

/// Rows as ranges of innermost intervals, equal ones together.
struct Ranges {
    std::vector<double> lower, upper;
    std::vector<std::size_t> first, end;
    std::vector<double> weight;
    double total = 0;
};

Ranges rangesOf(const IntervalRows& rows)
{
    std::vector<End> ends;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ends.push_back(leftEnd(rows, i));
        ends.emplace_back(rows.right[i], kRight);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    Ranges found;
    std::vector<End> starts, stops;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        if (ends[i].second != kRight && ends[i + 1].second == kRight) {
            starts.push_back(ends[i]);
            stops.push_back(ends[i + 1]);
            found.lower.push_back(ends[i].first);
            found.upper.push_back(ends[i + 1].first);
        }
    }
    std::map<std::pair<std::size_t, std::size_t>, double> weights;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto first = std::lower_bound(starts.begin(), starts.end(), leftEnd(rows, i));
        const auto end = std::upper_bound(stops.begin(), stops.end(), End(rows.right[i], kRight));
        weights[{ static_cast<std::size_t>(first - starts.begin()),
            static_cast<std::size_t>(end - stops.begin()) }] += rows.weightOf(i);
    }
    for (const auto& [range, weight] : weights) {
        found.first.push_back(range.first);
        found.end.push_back(range.second);
        found.weight.push_back(weight);
        found.total += weight;
    }
    return found;
}

/// One round of expectation and maximization at some masses.
struct Round {
    std::vector<double> next;
    double logLikelihood = 0;
    double gap = 0; ///< by the derivative: concave, so nothing lies above it
};

Round roundAt(const Ranges& ranges, const std::vector<double>& mass)
{
    std::vector<double> sums(mass.size() + 1);
    std::partial_sum(mass.begin(), mass.end(), sums.begin() + 1);
    std::vector<double> pull(mass.size() + 1); // differences of the derivative
    Round round;
    for (std::size_t i = 0; i < ranges.weight.size(); ++i) {
        // few intervals are added one by one, since differences of sums lose what is small
        const auto begin = mass.begin() + static_cast<std::ptrdiff_t>(ranges.first[i]);
        const auto end = mass.begin() + static_cast<std::ptrdiff_t>(ranges.end[i]);
        const double chance = end - begin <= 64 ? std::accumulate(begin, end, 0.0)
                                                : sums[ranges.end[i]] - sums[ranges.first[i]];
        round.logLikelihood += ranges.weight[i] * std::log(chance);
        pull[ranges.first[i]] += ranges.weight[i] / chance;
        pull[ranges.end[i]] -= ranges.weight[i] / chance;
    }
    round.next = mass;
    double slope = 0, steepest = 0;
    for (std::size_t j = 0; j < mass.size(); ++j) {
        slope += pull[j];
        steepest = std::max(steepest, slope);
        round.next[j] = mass[j] * slope / ranges.total;
    }
    round.gap = steepest - ranges.total;
    return round;
}

/// Where three masses in a row are heading; the newest, where that leads outside.
std::vector<double> extrapolated(
    const std::vector<double>& zero, const std::vector<double>& one, const std::vector<double>& two)
{
    double steps = 0, bends = 0;
    for (std::size_t j = 0; j < zero.size(); ++j) {
        const double step = one[j] - zero[j], bend = two[j] - one[j] - step;
        steps += step * step;
        bends += bend * bend;
    }
    if (bends == 0)
        return two;
    const double reach = std::max(1.0, std::sqrt(steps / bends));
    std::vector<double> mass(zero.size());
    double total = 0;
    for (std::size_t j = 0; j < zero.size(); ++j) {
        const double step = one[j] - zero[j], bend = two[j] - one[j] - step;
        const double found = zero[j] + 2 * reach * step + reach * reach * bend;
        mass[j] = found > 0 ? found : two[j] / 8; // 0 would be for good
        total += mass[j];
    }
    for (double& one_ : mass)
        one_ /= total;
    return mass;
}

} // namespace

int IntervalRows::numberOf(std::size_t row) const
{
    return number.empty() ? static_cast<int>(row) + 1 : number[row];
}

IntervalRows IntervalRows::only(const std::vector<std::size_t>& rows) const
{
    IntervalRows some;
    for (const std::size_t row : rows) {
        some.left.push_back(left[row]);
        some.right.push_back(right[row]);
        some.weight.push_back(weightOf(row));
        some.number.push_back(numberOf(row));
    }
    return some;
}

Result<> checked(const IntervalRows& rows)
{
    if (rows.size() == 0)
        return fail(Error::Code::invalid, "no row is left to work with; fill the empty cells");
    bool ended = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!(rows.left[i] >= 0 && std::isfinite(rows.left[i])))
            return fail(Error::Code::invalid,
                "row {}: the left end is no time from 0 on; write 0 where nothing is known",
                rows.numberOf(i));
        if (!(rows.right[i] >= rows.left[i] && rows.right[i] > 0))
            return fail(Error::Code::invalid,
                "row {}: the right end lies before the left one; correct it, or leave it empty "
                "where "
                "the event was not seen",
                rows.numberOf(i));
        ended = ended || std::isfinite(rows.right[i]);
    }
    if (!ended)
        return fail(Error::Code::invalid,
            "no row has a right end, so no event was seen; wait until some have one");
    return {};
}

Result<Turnbull> turnbull(const IntervalRows& rows, const Run& run)
{
    if (const auto fine = checked(rows); !fine)
        return tl::unexpected(fine.error());
    const Ranges ranges = rangesOf(rows);
    std::vector<double> mass(ranges.lower.size(), 1.0 / static_cast<double>(ranges.lower.size()));
    Round now = roundAt(ranges, mass);
    for (int i = 0; i < kMostRounds && now.gap > kSettled * ranges.total; ++i) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} rounds", i);
        const Round next = roundAt(ranges, now.next);
        std::vector<double> tried = extrapolated(mass, now.next, next.next);
        Round there = roundAt(ranges, tried);
        if (!(there.logLikelihood >= next.logLikelihood)) {
            tried = next.next;
            there = roundAt(ranges, tried);
        }
        mass = std::move(tried);
        now = std::move(there);
    }
    double total = 0;
    for (double& one : mass) {
        one = one < kNothing ? 0 : one;
        total += one;
    }
    for (double& one : mass)
        one /= total;
    return Turnbull { ranges.lower, ranges.upper, std::move(mass), now.logLikelihood, now.gap };
}

double survivalAt(const Turnbull& estimate, double time)
{
    double survival = 1;
    for (std::size_t j = 0; j < estimate.mass.size() && estimate.upper[j] <= time; ++j)
        survival -= estimate.mass[j];
    return std::max(survival, 0.0);
}

} // namespace mutuals
