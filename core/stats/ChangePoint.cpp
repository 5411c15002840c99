#include "core/stats/ChangePoint.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace mutuals {

namespace {

/// Log of the chance of these hits under a share that is uniform on (0, 1).
double logEvidence(int hits, int chances)
{
    return boost::math::lgamma(hits + 1.0) + boost::math::lgamma(chances - hits + 1.0)
        - boost::math::lgamma(chances + 2.0);
}

double posteriorShare(int hits, int chances)
{
    return (1.0 + hits) / (2.0 + chances);
}

/// Ends of the smallest set of days that holds 95 %.
void findInterval(ShareChange& change)
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

ShareChange shareChange(const std::vector<Tally>& tallies)
{
    assert(tallies.size() >= 2);
    Tally all;
    for (const Tally& day : tallies) {
        all.hits += day.hits;
        all.chances += day.chances;
    }
    ShareChange change;
    std::vector<Tally> before;
    Tally so;
    for (std::size_t k = 0; k + 1 < tallies.size(); ++k) {
        so.hits += tallies[k].hits;
        so.chances += tallies[k].chances;
        before.push_back(so);
        change.posterior.push_back(logEvidence(so.hits, so.chances)
            + logEvidence(all.hits - so.hits, all.chances - so.chances));
    }
    const auto best = std::max_element(change.posterior.begin(), change.posterior.end());
    const auto at = static_cast<std::size_t>(best - change.posterior.begin());
    const double top = *best;
    double total = 0;
    for (double& weight : change.posterior) {
        weight = std::exp(weight - top);
        total += weight;
    }
    change.logBayesFactor = top + std::log(total / static_cast<double>(before.size()))
        - logEvidence(all.hits, all.chances);
    for (double& weight : change.posterior)
        weight /= total;
    change.mode = static_cast<int>(at) + 1;
    change.shareBefore = posteriorShare(before[at].hits, before[at].chances);
    change.shareAfter =
        posteriorShare(all.hits - before[at].hits, all.chances - before[at].chances);
    findInterval(change);
    return change;
}

} // namespace mutuals
