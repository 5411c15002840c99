#include "core/stats/ChangePoint.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cassert>
#include <cmath>

namespace mutuals {

namespace {

constexpr double kShape = 2, kRate = 1; ///< of the prior of a Poisson rate

/// Log of the chance of these hits under a share that is uniform on (0, 1).
double logEvidence(int hits, int chances)
{
    return boost::math::lgamma(hits + 1.0) + boost::math::lgamma(chances - hits + 1.0)
        - boost::math::lgamma(chances + 2.0);
}

/// Log of the chance of so many events in so many days, but for what does not depend on the days.
double logEvidenceOfRate(int events, int days)
{
    return kShape * std::log(kRate) - boost::math::lgamma(kShape)
        + boost::math::lgamma(kShape + events) - (kShape + events) * std::log(kRate + days);
}

double posteriorShare(int hits, int chances)
{
    return (1.0 + hits) / (2.0 + chances);
}

double posteriorRate(int events, int days)
{
    return (kShape + events) / (kRate + days);
}

} // namespace

ShareChange shareChange(const std::vector<Tally>& tallies)
{
    assert(tallies.size() >= 2);
    std::vector<Tally> before { {} };
    for (const Tally& day : tallies)
        before.push_back({ before.back().hits + day.hits, before.back().chances + day.chances });
    const Tally all = before.back();
    std::vector<double> evidences;
    for (std::size_t k = 1; k < tallies.size(); ++k)
        evidences.push_back(logEvidence(before[k].hits, before[k].chances)
            + logEvidence(all.hits - before[k].hits, all.chances - before[k].chances));
    ShareChange change;
    weigh(change, std::move(evidences), logEvidence(all.hits, all.chances));
    const Tally first = before[static_cast<std::size_t>(change.mode)];
    change.shareBefore = posteriorShare(first.hits, first.chances);
    change.shareAfter = posteriorShare(all.hits - first.hits, all.chances - first.chances);
    return change;
}

RateChange rateChange(const std::vector<int>& counts)
{
    assert(counts.size() >= 2);
    std::vector<int> before { 0 };
    for (const int count : counts)
        before.push_back(before.back() + count);
    const int all = before.back(), days = static_cast<int>(counts.size());
    std::vector<double> evidences;
    for (int k = 1; k < days; ++k) {
        const int first = before[static_cast<std::size_t>(k)];
        evidences.push_back(logEvidenceOfRate(first, k) + logEvidenceOfRate(all - first, days - k));
    }
    RateChange change;
    weigh(change, std::move(evidences), logEvidenceOfRate(all, days));
    const int first = before[static_cast<std::size_t>(change.mode)];
    change.rateBefore = posteriorRate(first, change.mode);
    change.rateAfter = posteriorRate(all - first, days - change.mode);
    return change;
}

} // namespace mutuals
