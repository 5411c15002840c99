#include "core/stats/DampedLevelGibbs.h"

#include "core/stats/DampedLevelNodes.h"
#include "core/stats/Quantile.h"

#include <boost/random/chi_squared_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <algorithm>
#include <cmath>

namespace mutuals {

using namespace dampedlevel;

namespace {

constexpr double kOfPrior = 0.1; ///< share of proposals from the prior, so that none is left out

class Sampler {
public:
    Sampler(const DailySeries& series, const DampedLevelGibbsOptions& options);

    Result<> start(const Run& run);
    void sweep();
    double effect(); ///< a draw of the average effect

    const DampedLevel::Node& node() const { return m_node; }
    const Eigen::VectorXd& coefficients() const { return m_coefficients; }

private:
    void drawNode();
    void drawScaleAndCoefficients();
    void drawNoise();
    std::vector<double> drawLevel(const std::vector<double>& left);
    std::size_t proposed();
    double ownNoise(double distance); ///< relative variance of a day so far out, in deviations^2

    const DailySeries& m_series;
    const DampedLevelGibbsOptions& m_options;
    boost::random::mt19937_64 m_generator;
    boost::random::normal_distribution<double> m_normal;
    boost::random::uniform_01<double> m_uniform;

    DayRows m_rows;
    FilterDays m_days;
    Eigen::VectorXd m_precisions;
    double m_center = 0, m_degreesOfFreedom = 0;
    std::vector<GridNode> m_grid;
    std::vector<double> m_proposal, m_reached; ///< [grid] chances and their running sum
    std::vector<double> m_given; ///< [days before] the series' own relative noise

    std::size_t m_place = 0; ///< on the grid
    DampedLevel::Node m_node;
    double m_s = 1;
    Eigen::VectorXd m_coefficients;
};

Sampler::Sampler(const DailySeries& series, const DampedLevelGibbsOptions& options)
    : m_series(series)
    , m_options(options)
    , m_generator(options.seed)
{
}

Result<> Sampler::start(const Run& run)
{
    DampedLevelOptions model = m_options.model;
    model.noSlope = model.driftingSlope = 0;
    model.node.reset();
    const auto normal = DampedLevel::fit(m_series, model, run);
    if (!normal)
        return tl::unexpected(normal.error());
    m_rows = *regressors(m_series, model.slope > 0, 0);
    m_days = daysBefore(m_series, m_rows);
    m_center = *centered(m_days);
    m_given = m_days.noise;
    m_degreesOfFreedom = normal->degreesOfFreedom();
    m_precisions = slopePriors(m_series, model).front().precisions;
    m_grid = gridOf(model);
    double reached = 0;
    for (std::size_t i = 0; i < m_grid.size(); ++i) {
        m_proposal.push_back(
            (1 - kOfPrior) * normal->nodes()[i].weight + kOfPrior * m_grid[i].weight);
        m_reached.push_back(reached += m_proposal.back());
        if (normal->nodes()[i].weight > normal->nodes()[m_place].weight)
            m_place = i;
    }
    return {};
}

std::size_t Sampler::proposed()
{
    const double at = m_uniform(m_generator) * m_reached.back();
    const auto found = std::upper_bound(m_reached.begin(), m_reached.end(), at);
    return std::min(static_cast<std::size_t>(found - m_reached.begin()), m_grid.size() - 1);
}

void Sampler::drawNode()
{
    std::vector<std::size_t> places { m_place };
    std::vector<FilteredNode> batch(kFilterLanes);
    while (places.size() < batch.size())
        places.push_back(proposed());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        batch[i].phi = m_grid[places[i]].phi;
        batch[i].rho = m_grid[places[i]].rho;
    }
    filter(m_days, batch);
    std::vector<DampedLevel::Node> nodes;
    std::vector<double> weights;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        nodes.push_back(integrated(batch[i], m_precisions, m_degreesOfFreedom));
        weights.push_back(
            nodes[i].logKernel + std::log(m_grid[places[i]].weight / m_proposal[places[i]]));
    }
    normalize(weights);
    double rest = m_uniform(m_generator);
    std::size_t taken = 0;
    while (taken + 1 < weights.size() && rest >= weights[taken])
        rest -= weights[taken++];
    m_place = places[taken];
    m_node = std::move(nodes[taken]);
}

void Sampler::drawScaleAndCoefficients()
{
    boost::random::chi_squared_distribution<double> chiSquared(m_degreesOfFreedom);
    m_s = std::sqrt(m_node.residual / chiSquared(m_generator));
    Eigen::VectorXd shift(m_node.coefficients.size());
    for (double& element : shift)
        element = m_s * m_normal(m_generator);
    m_node.factor.transpose().triangularView<Eigen::Upper>().solveInPlace(shift);
    m_coefficients = m_node.coefficients + shift;
}

/// Forward filter, backward sampling of the level, given what the regressors leave of each day.
std::vector<double> Sampler::drawLevel(const std::vector<double>& left)
{
    const double phi = m_node.phi, drift = m_s * m_s * m_node.rho;
    const std::size_t count = left.size();
    std::vector<double> mean(count), variance(count); // given the days up to each
    double m = 0, p = phi < 1 ? drift / (1 - phi * phi) : 0;
    for (std::size_t t = 0; t < count; ++t) {
        if (m_days.observed[t] != 0) {
            const double gain = p / (p + m_s * m_s * (1 - m_node.rho) * m_days.noise[t]);
            m += gain * (left[t] - m);
            p -= gain * p;
        }
        mean[t] = m;
        variance[t] = p;
        m *= phi;
        p = phi * phi * p + drift;
    }
    std::vector<double> level(count);
    level[count - 1] = mean[count - 1] + std::sqrt(variance[count - 1]) * m_normal(m_generator);
    for (std::size_t t = count - 1; t-- > 0;) {
        const double ahead = phi * phi * variance[t] + drift;
        const double gain = ahead > 0 ? phi * variance[t] / ahead : 0;
        const double rest = std::max(variance[t] - gain * phi * variance[t], 0.0);
        level[t] = mean[t] + gain * (level[t + 1] - phi * mean[t])
            + std::sqrt(rest) * m_normal(m_generator);
    }
    return level;
}

double Sampler::ownNoise(double distance)
{
    boost::random::gamma_distribution<double> gamma(
        (m_options.freedom + (distance >= 0 ? 1 : 0)) / 2,
        2 / (m_options.freedom + std::max(distance, 0.0)));
    return 1 / gamma(m_generator);
}

void Sampler::drawNoise()
{
    std::vector<double> left(m_days.observed.size(), 0.0);
    for (std::size_t t = 0; t < left.size(); ++t) {
        const auto day = static_cast<Eigen::Index>(t);
        if (m_days.observed[t] != 0)
            left[t] = m_days.rows(day, 0) - m_rows.row(day).dot(m_coefficients);
    }
    const std::vector<double> level = drawLevel(left);
    for (std::size_t t = 0; t < left.size(); ++t) {
        if (m_days.observed[t] == 0)
            continue;
        const double variance = m_s * m_s * (1 - m_node.rho) * m_given[t];
        m_days.noise[t] = m_given[t] * ownNoise(std::pow(left[t] - level[t], 2) / variance);
    }
}

void Sampler::sweep()
{
    drawNode();
    drawScaleAndCoefficients();
    if (m_options.freedom > 0)
        drawNoise();
}

double Sampler::effect()
{
    const Eigen::VectorXd shift = m_coefficients - m_node.coefficients;
    double level = m_node.level - m_node.levelOfColumns.dot(shift)
        + m_s * std::sqrt(m_node.levelVariance) * m_normal(m_generator);
    double sum = 0;
    int days = 0;
    for (auto t = static_cast<std::size_t>(m_series.before); t < m_series.values.size(); ++t) {
        const auto row = m_rows.row(static_cast<Eigen::Index>(t));
        if (!std::isnan(m_series.values[t]) && row.allFinite()) {
            double noise = (1 - m_node.rho) * (m_series.noise.empty() ? 1 : m_series.noise[t]);
            if (m_options.freedom > 0)
                noise *= ownNoise(-1);
            sum += m_series.values[t] - m_center - row.dot(m_coefficients) - level
                - m_s * std::sqrt(noise) * m_normal(m_generator);
            ++days;
        }
        level = m_node.phi * level + m_s * std::sqrt(m_node.rho) * m_normal(m_generator);
    }
    return sum / days;
}

} // namespace

Result<SampledLevel> sampledLevel(
    const DailySeries& series, const DampedLevelGibbsOptions& options, const Run& run)
{
    Sampler sampler(series, options);
    if (const auto started = sampler.start(run); !started)
        return tl::unexpected(started.error());
    for (int i = 0; i < options.draws / 10; ++i)
        sampler.sweep();

    SampledLevel found;
    std::vector<double> effects;
    for (int i = 0; i < options.draws; ++i) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while sampling");
        sampler.sweep();
        effects.push_back(sampler.effect());
        found.averageEffect += effects.back() / options.draws;
        found.probPositive += effects.back() > 0 ? 1.0 / options.draws : 0;
        found.postMeanPhi += sampler.node().phi / options.draws;
        found.postProbPhi1 += sampler.node().phi == 1 ? 1.0 / options.draws : 0;
        found.postMeanRho += sampler.node().rho / options.draws;
        if (i == 0)
            found.postMeanB = Eigen::VectorXd::Zero(sampler.coefficients().size());
        found.postMeanB += sampler.coefficients() / options.draws;
        run.report({ i + 1, options.draws });
    }
    double squares = 0;
    for (const double effect : effects)
        squares += std::pow(effect - found.averageEffect, 2);
    found.averageSd = std::sqrt(squares / (options.draws - 1));
    found.averageLower = quantile(effects, 0.025);
    found.averageUpper = quantile(effects, 0.975);
    return found;
}

} // namespace mutuals
