#include "core/stats/CausalImpactDays.h"
#include "core/stats/LevelSeason.h"
#include "core/stats/Quantile.h"
#include "core/stats/SpikeRegression.h"
#include "core/stats/TruncatedGamma.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kChains = 4; ///< side by side, in lockstep: one instruction serves several
constexpr int kLeastBurnIn = 50;

using L = Lane<kChains>;

class Sampler {
public:
    Sampler(const CausalImpactDays& days, std::uint64_t seed);

    void sweep();
    /// What the days after would have been, standardized as days.before; per chain.
    void foresee(std::vector<L>& days);

    const L& noise() const { return m_noise; }
    const L& level() const { return m_level; }
    const L& season() const { return m_season; }

private:
    void drawStates();
    void filterDifference();
    void step(std::vector<L>& state, std::size_t t) const;
    void rebuild();
    void drawVariances();
    L fitted(Eigen::Index t) const; ///< the regression's part of a day
    L deviates(const L& variance);
    bool observed(std::size_t t) const { return m_days.observedBefore[t] != 0; }

    const CausalImpactDays& m_days;
    int m_states;
    int m_observed;
    boost::random::mt19937_64 m_generator;
    boost::random::normal_distribution<double> m_normal;
    SpikeRegression m_regression;
    std::array<Eigen::VectorXd, kChains> m_coefficients;
    std::array<std::vector<char>, kChains> m_in;
    L m_noise, m_level, m_season; ///< variances

    // one sweep's work, [days before]
    std::vector<L> m_left; ///< value less the states
    std::vector<L> m_error; ///< of the filter, over its variance
    std::vector<L> m_gain; ///< [days][states]
    std::vector<L> m_levelStep, m_seasonStep; ///< disturbances
    std::vector<L> m_first, m_state; ///< [states] of the first day, of the first day after
    L m_levelSquares {}, m_seasonSquares {};
};

Sampler::Sampler(const CausalImpactDays& days, std::uint64_t seed)
    : m_days(days)
    , m_states(statesOf(days.season))
    , m_observed(
          static_cast<int>(std::count(days.observedBefore.begin(), days.observedBefore.end(), 1)))
    , m_generator(seed)
    , m_regression(days, m_observed)
{
    const auto count = static_cast<std::size_t>(days.before.size());
    for (auto* work : { &m_left, &m_error, &m_levelStep, &m_seasonStep })
        work->resize(count);
    m_gain.resize(count * static_cast<std::size_t>(m_states));
    m_first.resize(static_cast<std::size_t>(m_states));
    m_state = m_first;
    m_noise.fill(days.noiseSquare / 2);
    m_level.fill(days.levelSquare);
    m_season.fill(days.seasonSquare);
    for (auto& coefficients : m_coefficients)
        coefficients = Eigen::VectorXd::Zero(days.rows.cols());
    for (auto& in : m_in)
        in.assign(static_cast<std::size_t>(days.rows.cols()), 1);
}

L Sampler::fitted(Eigen::Index t) const
{
    L sum {};
    for (std::size_t l = 0; l < kChains && m_days.rows.cols() > 0; ++l)
        sum[l] = m_days.rows.row(t).dot(m_coefficients[l]);
    return sum;
}

L Sampler::deviates(const L& variance)
{
    L drawn;
    for (std::size_t l = 0; l < kChains; ++l)
        drawn[l] = std::sqrt(variance[l]) * m_normal(m_generator);
    return drawn;
}

void Sampler::sweep()
{
    drawStates();
    drawVariances();
}

/// Durbin & Koopman (2002): simulate states and values, and add to the simulated states what the
/// smoother makes of the values' difference from the observed ones.
void Sampler::drawStates()
{
    L one;
    one.fill(1);
    for (L& state : m_first)
        state = deviates(one);
    filterDifference();

    const auto states = static_cast<std::size_t>(m_states);
    std::vector<L> back(states, L {}); // the smoother's r
    for (std::size_t t = m_left.size(); t-- > 0;) {
        for (std::size_t l = 0; l < kChains; ++l)
            m_levelStep[t][l] += m_level[l] * back[0][l];
        for (std::size_t l = 0; l < kChains && states > 1; ++l)
            m_seasonStep[t][l] += m_season[l] * back[1][l];
        recedeStates(back.data(), m_states);
        if (!observed(t))
            continue;
        L push = m_error[t];
        for (std::size_t i = 0; i < states; ++i) {
            const L& gain = m_gain[t * states + i];
            for (std::size_t l = 0; l < kChains; ++l)
                push[l] -= gain[l] * back[i][l];
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(states, 2); ++i) {
            for (std::size_t l = 0; l < kChains; ++l)
                back[i][l] += push[l];
        }
    }
    for (std::size_t i = 0; i < states; ++i) { // the first states' prior variance is 1
        for (std::size_t l = 0; l < kChains; ++l)
            m_first[i][l] += back[i][l];
    }
    rebuild();
}

/// Simulates from m_first on and filters observed less simulated values.
void Sampler::filterDifference()
{
    const auto states = static_cast<std::size_t>(m_states);
    LevelSeason<kChains> filter(m_days.season, m_noise, m_level, m_season, 1);
    std::vector<L> simulated = m_first, mean(states, L {});
    for (std::size_t t = 0; t < m_left.size(); ++t) {
        if (observed(t)) {
            const auto day = static_cast<Eigen::Index>(t);
            const L regression = fitted(day);
            const L shown = shownOf(simulated.data(), m_states);
            const L expected = shownOf(mean.data(), m_states);
            const L noise = deviates(m_noise);
            const L foreseen = filter.foresee();
            filter.learn(foreseen);
            L error;
            for (std::size_t l = 0; l < kChains; ++l) {
                error[l] = m_days.before[day] - regression[l] - shown[l] - noise[l] - expected[l];
                m_error[t][l] = error[l] / foreseen[l];
            }
            for (std::size_t i = 0; i < states; ++i) {
                const L& gain = filter.gain()[i];
                m_gain[t * states + i] = gain;
                for (std::size_t l = 0; l < kChains; ++l)
                    mean[i][l] += gain[l] * error[l];
            }
        }
        filter.advance();
        advanceStates(mean.data(), m_states);
        m_levelStep[t] = deviates(m_level);
        if (states > 1)
            m_seasonStep[t] = deviates(m_season);
        step(simulated, t);
    }
}

/// The states of the next day: shifted, with the disturbances of day t.
void Sampler::step(std::vector<L>& state, std::size_t t) const
{
    advanceStates(state.data(), m_states);
    for (std::size_t l = 0; l < kChains; ++l)
        state[0][l] += m_levelStep[t][l];
    for (std::size_t l = 0; l < kChains && m_states > 1; ++l)
        state[1][l] += m_seasonStep[t][l];
}

/// The drawn states from the first ones and the disturbances: what they leave of each day.
void Sampler::rebuild()
{
    m_state = m_first;
    m_levelSquares = m_seasonSquares = {};
    for (std::size_t t = 0; t < m_left.size(); ++t) {
        const L shown = shownOf(m_state.data(), m_states);
        for (std::size_t l = 0; l < kChains; ++l) {
            m_left[t][l] = m_days.before[static_cast<Eigen::Index>(t)] - shown[l];
            m_levelSquares[l] += m_levelStep[t][l] * m_levelStep[t][l];
            m_seasonSquares[l] += m_seasonStep[t][l] * m_seasonStep[t][l];
        }
        step(m_state, t);
    }
}

void Sampler::drawVariances()
{
    const auto days = static_cast<double>(m_left.size());
    const auto draw = [&](double freedom, double square, double most, double count,
                          double squares) {
        return inverseGamma(
            m_generator, (freedom + count) / 2, (freedom * square + squares) / 2, most * most);
    };
    for (std::size_t l = 0; l < kChains; ++l) {
        m_level[l] = draw(
            m_days.levelFreedom, m_days.levelSquare, m_days.levelMost, days, m_levelSquares[l]);
        if (m_states > 1)
            m_season[l] = draw(m_days.seasonFreedom, m_days.seasonSquare, m_days.seasonMost, days,
                m_seasonSquares[l]);
        Eigen::VectorXd projections = Eigen::VectorXd::Zero(m_days.rows.cols());
        double squares = 0;
        for (std::size_t t = 0; t < m_left.size(); ++t) {
            if (!observed(t))
                continue;
            squares += m_left[t][l] * m_left[t][l];
            if (projections.size() > 0)
                projections +=
                    m_left[t][l] * m_days.rows.row(static_cast<Eigen::Index>(t)).transpose();
        }
        m_noise[l] = projections.size() > 0
            ? m_regression.draw(m_generator, projections, squares, m_coefficients[l], m_in[l])
            : draw(m_days.noiseFreedom, m_days.noiseSquare, m_days.noiseMost, m_observed, squares);
    }
}

void Sampler::foresee(std::vector<L>& days)
{
    std::vector<L> state = m_state;
    for (std::size_t t = 0; t < days.size(); ++t) {
        const L shown = shownOf(state.data(), m_states);
        const L noise = deviates(m_noise);
        const L regression = fitted(m_days.before.size() + static_cast<Eigen::Index>(t));
        for (std::size_t l = 0; l < kChains; ++l)
            days[t][l] = shown[l] + regression[l] + noise[l];
        advanceStates(state.data(), m_states);
        const L level = deviates(m_level);
        const L season = m_states > 1 ? deviates(m_season) : L {};
        for (std::size_t l = 0; l < kChains; ++l) {
            state[0][l] += level[l];
            if (m_states > 1)
                state[1][l] += season[l];
        }
    }
}

/// What the kept draws say.
class Draws {
public:
    Draws(const CausalImpactDays& days, int count)
        : m_days(days)
        , m_count(count)
        , m_mean(days.valuesAfter.size(), 0.0)
        , m_square(days.valuesAfter.size(), 0.0)
    {
    }

    bool full() const { return static_cast<int>(m_sums.size()) >= m_count; }
    void add(const std::vector<L>& foreseen, const Sampler& sampler);
    CausalImpactAnswer answer();

private:
    const CausalImpactDays& m_days;
    int m_count;
    std::vector<double> m_mean, m_square; ///< [days after] sums over draws
    std::vector<double> m_sums; ///< [draws] of the observed days
    L m_chainSums {}, m_chainCounts {};
    double m_noise = 0, m_level = 0, m_season = 0;
};

void Draws::add(const std::vector<L>& foreseen, const Sampler& sampler)
{
    for (std::size_t l = 0; l < kChains && !full(); ++l) {
        double sum = 0;
        for (std::size_t t = 0; t < m_mean.size(); ++t) {
            const double value = m_days.center + m_days.scale * foreseen[t][l];
            m_mean[t] += value;
            m_square[t] += (value - m_days.center) * (value - m_days.center);
            sum += m_days.observedAfter[t] != 0 ? value : 0;
        }
        m_sums.push_back(sum);
        m_chainSums[l] += sum;
        ++m_chainCounts[l];
        m_noise += std::sqrt(sampler.noise()[l]);
        m_level += std::sqrt(sampler.level()[l]);
        m_season += std::sqrt(sampler.season()[l]);
    }
}

CausalImpactAnswer Draws::answer()
{
    CausalImpactAnswer found;
    const auto count = static_cast<double>(m_sums.size());
    double observed = 0;
    int used = 0;
    for (std::size_t t = 0; t < m_mean.size(); ++t) {
        const double mean = m_mean[t] / count;
        found.predMean.push_back(mean);
        found.predSd.push_back(
            std::sqrt(std::max(m_square[t] / count - std::pow(mean - m_days.center, 2), 0.0)));
        if (m_days.observedAfter[t] == 0)
            continue;
        observed += m_days.valuesAfter[t];
        ++used;
    }
    double total = 0, squares = 0;
    int below = 0;
    for (const double sum : m_sums) {
        total += sum;
        below += sum < observed ? 1 : 0;
    }
    for (const double sum : m_sums)
        squares += std::pow(sum - total / count, 2);
    found.sumEffect = observed - total / count;
    found.sumSd = std::sqrt(squares / (count - 1));
    for (std::size_t l = 0; l < kChains; ++l)
        found.chainMeans.push_back((observed - m_chainSums[l] / m_chainCounts[l]) / used);
    const double low = quantile(m_sums, 0.025), high = quantile(m_sums, 0.975);
    found.sumLower = observed - high;
    found.sumUpper = observed - low;
    found.averageEffect = found.sumEffect / used;
    found.averageLower = found.sumLower / used;
    found.averageUpper = found.sumUpper / used;
    found.expectedMedian = quantile(m_sums, 0.5) / used;
    found.expectedLower = low / used;
    found.expectedUpper = high / used;
    found.probPositive = below / count;
    found.tailArea = std::min(found.probPositive, 1 - found.probPositive);
    found.meanSigmaObs = m_days.scale * m_noise / count;
    found.meanSigmaLevel = m_days.scale * m_level / count;
    found.meanSigmaSeason = m_days.season > 1 ? m_days.scale * m_season / count : 0;
    return found;
}

} // namespace

Result<CausalImpactAnswer> sampledCausalImpact(
    const CausalImpactDays& days, const CausalImpactOptions& options, const Run& run)
{
    Sampler sampler(days, options.seed);
    const int burnIn = std::max(kLeastBurnIn, options.draws / 10);
    Draws draws(days, options.draws);
    std::vector<L> foreseen(days.valuesAfter.size());
    for (int sweep = 0; !draws.full(); ++sweep) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while sampling");
        sampler.sweep();
        if (sweep < burnIn)
            continue;
        sampler.foresee(foreseen);
        draws.add(foreseen, sampler);
        run.report({ std::int64_t { kChains } * (sweep - burnIn + 1), options.draws });
    }
    return draws.answer();
}

} // namespace mutuals
