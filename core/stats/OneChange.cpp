#include "core/stats/OneChange.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mutuals {

namespace {

/// Ends of the smallest set of days that holds 95 %.
void findInterval(OneChange& change)
{
    std::vector<int> order(change.posterior.size());
    std::iota(order.begin(), order.end(), 0);
    const auto chance = [&](int k) { return change.posterior[static_cast<std::size_t>(k)]; };
    std::stable_sort(
        order.begin(), order.end(), [&](int a, int b) { return chance(a) > chance(b); });
    change.low = change.high = order.front() + 1;
    double held = 0;
    for (const int k : order) {
        change.low = std::min(change.low, k + 1);
        change.high = std::max(change.high, k + 1);
        held += chance(k);
        if (held >= 0.95)
            break;
    }
}

} // namespace

void weigh(OneChange& change, std::vector<double> logEvidences, double unchanged)
{
    change.posterior = std::move(logEvidences);
    const auto best = std::max_element(change.posterior.begin(), change.posterior.end());
    change.mode = static_cast<int>(best - change.posterior.begin()) + 1;
    const double top = *best;
    double total = 0;
    for (double& weight : change.posterior) {
        weight = std::exp(weight - top);
        total += weight;
    }
    change.logBayesFactor =
        top + std::log(total / static_cast<double>(change.posterior.size())) - unchanged;
    for (double& weight : change.posterior)
        weight /= total;
    findInterval(change);
}

} // namespace mutuals
