#include "core/stats/BrentRoot.h"
#include "core/stats/Shares.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace mutuals {

namespace {

constexpr double kTail = 0.025;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

double logChoose(int n, int k)
{
    return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
}

/// How many hits the first arm has, given the margins and the odds ratio: Fisher's noncentral
/// hypergeometric distribution.
class Hits {
public:
    Hits(const Share& first, const Share& second)
        : m_low(std::max(0, first.hits + second.hits - second.all))
        , m_high(std::min(first.all, first.hits + second.hits))
        , m_found(first.hits)
    {
        for (int hits = m_low; hits <= m_high; ++hits)
            m_logs.push_back(logChoose(first.all, hits)
                + logChoose(second.all, first.hits + second.hits - hits));
    }

    bool lowest() const { return m_found == m_low; }
    bool highest() const { return m_found == m_high; }
    int found() const { return m_found; }

    double mean(double odds) const
    {
        return sum(odds, [](int hits) { return static_cast<double>(hits); });
    }
    double atMost(double odds) const
    {
        return sum(odds, [this](int hits) { return hits <= m_found ? 1.0 : 0.0; });
    }
    double atLeast(double odds) const
    {
        return sum(odds, [this](int hits) { return hits >= m_found ? 1.0 : 0.0; });
    }
    /// The chance of all tables that are at most as probable; the slack is for ties.
    double asRare() const
    {
        const std::vector<double> chances = weights(1);
        const double limit = chances[static_cast<std::size_t>(m_found - m_low)] * (1 + 1e-7);
        double total = 0;
        for (const double chance : chances)
            total += chance <= limit ? chance : 0;
        return total;
    }

private:
    std::vector<double> weights(double odds) const
    {
        std::vector<double> chances(m_logs.size(), 0.0);
        if (odds == 0) {
            chances.front() = 1;
            return chances;
        }
        double top = -kInfinite, total = 0;
        for (std::size_t i = 0; i < m_logs.size(); ++i) {
            chances[i] = m_logs[i] + std::log(odds) * (m_low + static_cast<double>(i));
            top = std::max(top, chances[i]);
        }
        for (double& chance : chances) {
            chance = std::exp(chance - top);
            total += chance;
        }
        for (double& chance : chances)
            chance /= total;
        return chances;
    }
    template <class Value> double sum(double odds, Value value) const
    {
        double total = 0;
        int hits = m_low;
        for (const double chance : weights(odds))
            total += chance * value(hits++);
        return total;
    }

    int m_low, m_high, m_found;
    std::vector<double>
        m_logs; ///< [m_high - m_low + 1] of the chances at odds ratio 1, but a constant
};

/// Where a function of the odds ratio is 0: sought below 1, or else by the inverse ratio.
template <class Function> double oddsAt(Function f, bool rising, double tolerance)
{
    const double atOne = f(1.0);
    if (atOne == 0)
        return 1;
    if ((atOne > 0) == rising)
        return brentRoot(f, 0, 1, tolerance);
    const double least = std::numeric_limits<double>::epsilon();
    return 1 / brentRoot([&](double inverse) { return f(1 / inverse); }, least, 1, tolerance);
}

double likeliestOdds(const Hits& hits, double tolerance)
{
    if (hits.lowest())
        return 0;
    if (hits.highest())
        return kInfinite;
    return oddsAt([&](double odds) { return hits.mean(odds) - hits.found(); }, true, tolerance);
}

Range oddsRange(const Hits& hits, double tolerance)
{
    Range range { 0, kInfinite };
    if (!hits.lowest())
        range.low =
            oddsAt([&](double odds) { return hits.atLeast(odds) - kTail; }, true, tolerance);
    if (!hits.highest())
        range.high =
            oddsAt([&](double odds) { return hits.atMost(odds) - kTail; }, false, tolerance);
    return range;
}

} // namespace

FisherTest fisherTest(const Share& first, const Share& second)
{
    const Hits hits(first, second);
    FisherTest test;
    test.twoSided = std::min(1.0, hits.asRare());
    test.greater = std::min(1.0, hits.atLeast(1));
    test.less = std::min(1.0, hits.atMost(1));
    constexpr double kExact = 1e-15;
    test.oddsRatio = likeliestOdds(hits, kExact);
    test.range = oddsRange(hits, kExact);
    const double coarse = std::pow(std::numeric_limits<double>::epsilon(), 0.25);
    test.oddsRatioAsPrintedByR = likeliestOdds(hits, coarse);
    test.asPrintedByR = oddsRange(hits, coarse);
    return test;
}

} // namespace mutuals
