#include "core/stats/Partition.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

std::size_t at(int place)
{
    return static_cast<std::size_t>(place);
}

/// x log x, 0 at 0.
double plogp(double x)
{
    return x > 0 ? x * std::log(x) : 0;
}

template <class T> std::vector<double> sums(const std::vector<T>& values)
{
    std::vector<double> sums { 0 };
    for (const T value : values)
        sums.push_back(sums.back() + static_cast<double>(value));
    return sums;
}

/// The segments that end at `count`, by where each of them begins.
std::vector<int> endsOf(int count, const std::function<int(int end)>& begin)
{
    std::vector<int> ends;
    for (int end = count; end > 0; end = begin(end))
        ends.push_back(end);
    std::reverse(ends.begin(), ends.end());
    return ends;
}

} // namespace

SegmentCost squaredCost(const std::vector<double>& values)
{
    // Around the mean of all, so that the difference of two large sums keeps its digits.
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    std::vector<double> apart, squares;
    for (const double value : values) {
        apart.push_back(value - mean);
        squares.push_back((value - mean) * (value - mean));
    }
    return [sum = sums(apart), square = sums(squares)](int from, int end) {
        const double whole = sum[at(end)] - sum[at(from)];
        return square[at(end)] - square[at(from)] - whole * whole / (end - from);
    };
}

SegmentCost poissonCost(const std::vector<int>& counts)
{
    return [sum = sums(counts)](int from, int end) {
        const double events = sum[at(end)] - sum[at(from)];
        return 2 * (events - plogp(events) + (events > 0 ? events * std::log(end - from) : 0));
    };
}

SegmentCost binomialCost(const std::vector<Tally>& tallies)
{
    std::vector<int> hits, chances;
    for (const Tally& day : tallies) {
        hits.push_back(day.hits);
        chances.push_back(day.chances);
    }
    return [hit = sums(hits), all = sums(chances)](int from, int end) {
        const double x = hit[at(end)] - hit[at(from)], n = all[at(end)] - all[at(from)];
        return -2 * (plogp(x) + plogp(n - x) - plogp(n));
    };
}

Partition optimalPartition(int count, double penalty, int fewest, const SegmentCost& cost)
{
    assert(fewest >= 1 && fewest <= count);
    std::vector<double> best(at(count) + 1, kNever); // of the first so many values
    std::vector<int> begin(at(count) + 1, 0);
    best[0] = -penalty;
    for (int end = fewest; end <= count; ++end) {
        for (int from = 0; from <= end - fewest; ++from) {
            const double tried = best[at(from)] + penalty + cost(from, end);
            if (tried < best[at(end)]) {
                best[at(end)] = tried;
                begin[at(end)] = from;
            }
        }
    }
    return { endsOf(count, [&](int end) { return begin[at(end)]; }), best[at(count)] };
}

std::vector<Partition> bestPartitions(
    int count, int mostChanges, int fewest, const SegmentCost& cost)
{
    assert(fewest >= 1 && fewest <= count);
    std::vector<Partition> found;
    std::vector<double> best(at(count) + 1, kNever); // with the changes so far
    best[0] = 0;
    std::vector<std::vector<int>> begins;
    for (int changes = 0; changes <= mostChanges; ++changes) {
        std::vector<double> next(at(count) + 1, kNever);
        std::vector<int> begin(at(count) + 1, 0);
        for (int end = fewest; end <= count; ++end) {
            for (int from = 0; from <= end - fewest; ++from) {
                if (best[at(from)] == kNever)
                    continue;
                const double tried = best[at(from)] + cost(from, end);
                if (tried < next[at(end)]) {
                    next[at(end)] = tried;
                    begin[at(end)] = from;
                }
            }
        }
        if (next[at(count)] == kNever)
            break;
        begins.push_back(std::move(begin));
        auto level = begins.rbegin();
        found.push_back(
            { endsOf(count, [&](int end) { return (*level++)[at(end)]; }), next[at(count)] });
        best = std::move(next);
    }
    return found;
}

} // namespace mutuals
