#include "core/stats/ShareRamp.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mutuals {

namespace {

constexpr double kUnseen =
    1e-20; ///< chance of a number of new ones that cannot be seen in a double

/// Chances of the numbers of new ones, each with its own chance to be new.
class Count {
public:
    void add(double chance, int times)
    {
        for (; times > 0; --times) {
            m_chances.push_back(0);
            for (std::size_t k = m_chances.size() - 1; k > 0; --k)
                m_chances[k] = (1 - chance) * m_chances[k] + chance * m_chances[k - 1];
            m_chances[0] *= 1 - chance;
        }
    }
    const std::vector<double>& chances() const { return m_chances; }
    int most() const { return static_cast<int>(m_chances.size()) - 1; }

private:
    std::vector<double> m_chances { 1 };
};

struct Sums {
    int hits = 0, misses = 0;
};

class Ramps {
public:
    explicit Ramps(const std::vector<Tally>& tallies)
        : m_tallies(tallies)
    {
        m_before.push_back({});
        for (const Tally& day : tallies)
            m_before.push_back({ m_before.back().hits + day.hits,
                m_before.back().misses + day.chances - day.hits });
        const Sums all = m_before.back();
        m_logFactorials.push_back(0);
        for (int n = 1; n <= all.hits + all.misses + 1; ++n)
            m_logFactorials.push_back(m_logFactorials.back() + std::log(n));
    }

    /// Log of the chance of these days under one share that is uniform on (0, 1).
    double unchanged() const { return logBeta(m_before.back().hits, m_before.back().misses); }

    /// The log of the chance of the days with a ramp of `length` days behind day `from`, and the
    /// means of the two shares then.
    struct Found {
        double logEvidence = 0, shareBefore = 0, shareAfter = 0;
    };
    Found found(int from, int length) const
    {
        const int end = std::min(from + length, static_cast<int>(m_tallies.size()));
        Count hits, misses;
        for (int t = from; t < end; ++t) {
            const Tally& day = m_tallies[static_cast<std::size_t>(t)];
            const double isNew = static_cast<double>(t - from + 1) / (length + 1);
            hits.add(isNew, day.hits);
            misses.add(isNew, day.chances - day.hits);
        }
        const Sums old = m_before[static_cast<std::size_t>(from)];
        const Sums until = m_before[static_cast<std::size_t>(end)];
        const Sums all = m_before.back();
        double top = 0, sum = 0, sumBefore = 0, sumAfter = 0;
        bool any = false;
        for (int a = 0; a <= hits.most(); ++a) {
            for (int b = 0; b <= misses.most(); ++b) {
                const double chance = hits.chances()[static_cast<std::size_t>(a)]
                    * misses.chances()[static_cast<std::size_t>(b)];
                if (chance == 0) // less than a double holds
                    continue;
                const Sums first { old.hits + hits.most() - a, old.misses + misses.most() - b };
                const Sums then { all.hits - until.hits + a, all.misses - until.misses + b };
                const double log =
                    logBeta(first.hits, first.misses) + logBeta(then.hits, then.misses);
                if (!any || log > top) { // all so far is told in units of the greatest
                    const double shrink = any ? std::exp(top - log) : 0;
                    sum *= shrink;
                    sumBefore *= shrink;
                    sumAfter *= shrink;
                    top = log;
                    any = true;
                }
                const double weight = chance * std::exp(log - top);
                sum += weight;
                sumBefore += weight * mean(first);
                sumAfter += weight * mean(then);
            }
        }
        return { top + std::log(sum), sumBefore / sum, sumAfter / sum };
    }

private:
    static double mean(Sums sums) { return (1.0 + sums.hits) / (2.0 + sums.hits + sums.misses); }
    double logFactorial(int n) const { return m_logFactorials[static_cast<std::size_t>(n)]; }
    double logBeta(int hits, int misses) const
    {
        return logFactorial(hits) + logFactorial(misses) - logFactorial(hits + misses + 1);
    }

    const std::vector<Tally>& m_tallies;
    std::vector<Sums> m_before; ///< [days + 1]
    std::vector<double> m_logFactorials;
};

} // namespace

ShareRamp shareRamp(const std::vector<Tally>& tallies, const std::vector<int>& lengths)
{
    assert(tallies.size() >= 2 && !lengths.empty());
    const Ramps ramps(tallies);
    const int days = static_cast<int>(tallies.size());
    std::vector<std::vector<double>> logs; ///< [lengths][days - 1]
    double top = ramps.unchanged();
    for (const int length : lengths) {
        logs.emplace_back();
        for (int from = 1; from < days; ++from) {
            logs.back().push_back(ramps.found(from, length).logEvidence);
            top = std::max(top, logs.back().back());
        }
    }
    const auto count = static_cast<double>(lengths.size());
    ShareRamp ramp;
    std::vector<double> evidences(static_cast<std::size_t>(days - 1), 0.0);
    double total = 0;
    for (const std::vector<double>& one : logs) {
        double sum = 0;
        for (std::size_t k = 0; k < one.size(); ++k) {
            evidences[k] += std::exp(one[k] - top);
            sum += std::exp(one[k] - top);
        }
        ramp.lengths.push_back(sum);
        total += sum;
    }
    for (double& chance : ramp.lengths)
        chance /= total;
    for (double& evidence : evidences)
        evidence = top + std::log(evidence / count);
    weigh(ramp, std::move(evidences), ramps.unchanged());
    ramp.length = lengths[static_cast<std::size_t>(
        std::max_element(ramp.lengths.begin(), ramp.lengths.end()) - ramp.lengths.begin())];
    const Ramps::Found best = ramps.found(ramp.mode, ramp.length);
    ramp.shareBefore = best.shareBefore;
    ramp.shareAfter = best.shareAfter;
    return ramp;
}

} // namespace mutuals
