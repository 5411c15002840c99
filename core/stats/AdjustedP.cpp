#include "core/stats/AdjustedP.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace mutuals {

namespace {

std::vector<std::size_t> ascending(const std::vector<double>& p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

/// From the greatest on: each times its factor, and never above those after it.
template <class Factor> std::vector<double> steppingUp(const std::vector<double>& p, Factor factor)
{
    const auto order = ascending(p);
    std::vector<double> adjusted(p.size());
    double least = 1;
    for (std::size_t rank = p.size(); rank > 0; --rank) {
        const std::size_t at = order[rank - 1];
        least = std::min(least, p[at] * factor(static_cast<double>(rank)));
        adjusted[at] = least;
    }
    return adjusted;
}

} // namespace

std::vector<double> adjustedByBenjaminiHochberg(const std::vector<double>& p)
{
    const auto n = static_cast<double>(p.size());
    return steppingUp(p, [n](double rank) { return n / rank; });
}

std::vector<double> adjustedByBenjaminiYekutieli(const std::vector<double>& p)
{
    double harmonic = 0;
    for (std::size_t i = 1; i <= p.size(); ++i)
        harmonic += 1 / static_cast<double>(i);
    const auto n = static_cast<double>(p.size());
    return steppingUp(p, [=](double rank) { return harmonic * n / rank; });
}

std::vector<double> adjustedByHochberg(const std::vector<double>& p)
{
    const auto n = static_cast<double>(p.size());
    return steppingUp(p, [n](double rank) { return n - rank + 1; });
}

std::vector<double> adjustedByHolm(const std::vector<double>& p)
{
    std::vector<double> adjusted(p.size());
    double most = 0;
    auto factor = static_cast<double>(p.size());
    for (const std::size_t at : ascending(p)) {
        most = std::max(most, std::min(1.0, p[at] * factor--));
        adjusted[at] = most;
    }
    return adjusted;
}

} // namespace mutuals
