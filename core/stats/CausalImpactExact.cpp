#include "core/stats/CausalImpactGrid.h"
#include "core/stats/NormalMixture.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

using namespace causalimpact;

namespace {

constexpr int kFittingPoints = 22, kFittingRounds = 3; ///< to find the box
constexpr double kNegligible = 1e-13; ///< weight of a node that is not looked at again

double logSum(const std::vector<double>& logs)
{
    const double top = *std::max_element(logs.begin(), logs.end());
    double sum = 0;
    for (const double one : logs)
        sum += std::exp(one - top);
    return top + std::log(sum);
}

/// Turns the nodes' log priors into shares of the posterior.
Result<> weigh(const CausalImpactDays& days, const std::vector<Subset>& subsets,
    std::vector<Node>& nodes, const Run& run)
{
    for (std::size_t first = 0; first < nodes.size(); first += kLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while filtering");
        const auto count = static_cast<int>(std::min<std::size_t>(kLanes, nodes.size() - first));
        const Batch batch = Filter(days, &nodes[first], count).before();
        for (int l = 0; l < count; ++l) {
            Node& node = nodes[first + static_cast<std::size_t>(l)];
            std::vector<double> logs;
            for (const Subset& subset : subsets)
                logs.push_back(regressionOf(
                    days, batch, static_cast<std::size_t>(l), subset, std::exp(2 * node.noise))
                                   .logLikelihood);
            node.weight += logSum(logs);
        }
        run.report({ static_cast<std::int64_t>(first), static_cast<std::int64_t>(nodes.size()) });
    }
    std::vector<double> logs;
    for (const Node& node : nodes)
        logs.push_back(node.weight);
    const double all = logSum(logs);
    for (Node& node : nodes)
        node.weight = std::exp(node.weight - all);
    return {};
}

/// Adds up what the nodes foresee.
class Sum {
public:
    Sum(const CausalImpactDays& days, std::size_t after)
        : m_days(days)
        , m_mean(after, 0.0)
        , m_square(after, 0.0)
    {
    }

    void add(const Batch& batch, std::size_t lane, const Regression& regression,
        const std::vector<int>& columns, double weight);
    CausalImpactAnswer answer() const;

private:
    const CausalImpactDays& m_days;
    std::vector<double> m_mean, m_square; ///< [days after]
    std::vector<NormalMixture::Part> m_parts; ///< of the sum over the observed days
};

void Sum::add(const Batch& batch, std::size_t lane, const Regression& regression,
    const std::vector<int>& columns, double weight)
{
    const auto moments = [&](const auto& shown, double variance) {
        std::pair<double, double> found { shown(0), variance };
        if (columns.empty())
            return found;
        Eigen::VectorXd slopes(static_cast<Eigen::Index>(columns.size()));
        for (std::size_t k = 0; k < columns.size(); ++k)
            slopes[static_cast<Eigen::Index>(k)] = shown(columns[k] + 1);
        found.first += slopes.dot(regression.mean);
        found.second += regression.factor.matrixL().solve(slopes).squaredNorm();
        return found;
    };
    for (std::size_t t = 0; t < m_mean.size(); ++t) {
        const auto day = static_cast<Eigen::Index>(t);
        const auto found = moments(batch.shown[lane].row(day), batch.variance[lane][day]);
        m_mean[t] += weight * found.first;
        m_square[t] += weight * (found.second + found.first * found.first);
    }
    const auto found = moments(batch.sum[lane], batch.sumVariance[lane]);
    m_parts.push_back({ weight, found.first, std::sqrt(found.second) });
}

CausalImpactAnswer Sum::answer() const
{
    CausalImpactAnswer found;
    int used = 0;
    double observed = 0;
    for (std::size_t t = 0; t < m_mean.size(); ++t) {
        found.predMean.push_back(m_days.center + m_days.scale * m_mean[t]);
        found.predSd.push_back(
            m_days.scale * std::sqrt(std::max(m_square[t] - m_mean[t] * m_mean[t], 0.0)));
        if (m_days.observedAfter[t] == 0)
            continue;
        ++used;
        observed += m_days.valuesAfter[t];
    }
    const NormalMixture sum(m_parts);
    const auto expected = [&](double z) { return used * m_days.center + m_days.scale * z; };
    const double low = expected(sum.quantile(0.025)), high = expected(sum.quantile(0.975));
    found.sumEffect = observed - expected(sum.mean());
    found.sumSd = m_days.scale * sum.sd();
    found.sumLower = observed - high;
    found.sumUpper = observed - low;
    found.averageEffect = found.sumEffect / used;
    found.averageLower = found.sumLower / used;
    found.averageUpper = found.sumUpper / used;
    const double z = (observed - used * m_days.center) / m_days.scale;
    found.probPositive = sum.chanceBelow(z);
    found.tailArea = std::min(found.probPositive, sum.chanceAbove(z));
    found.expectedMedian = expected(sum.quantile(0.5)) / used;
    found.expectedLower = low / used;
    found.expectedUpper = high / used;
    return found;
}

} // namespace

Result<CausalImpactAnswer> exactCausalImpact(const CausalImpactDays& days, const Run& run)
{
    if (days.rows.cols() > kMostExactCoefficients)
        return fail(Error::Code::invalid, "{} covariates are too many to integrate exactly",
            days.rows.cols() - 1);
    const std::vector<Subset> subsets = subsetsOf(days);
    std::vector<Side> sides { { std::log(2e-3), std::log(std::min(days.noiseMost, 3.0)),
                                  days.noiseFreedom, days.noiseSquare },
        { std::log(1e-3), std::log(days.levelMost), days.levelFreedom, days.levelSquare } };
    if (days.season > 1)
        sides.push_back(
            { std::log(5e-5), std::log(days.seasonMost), days.seasonFreedom, days.seasonSquare });
    for (int round = 0; round < kFittingRounds; ++round) {
        Grid grid = gridOf(sides, std::vector<int>(sides.size(), kFittingPoints), false);
        if (const auto done = weigh(days, subsets, grid.nodes, run); !done)
            return tl::unexpected(done.error());
        shrink(sides, grid);
    }
    const std::vector<int> points =
        days.season > 1 ? std::vector<int> { 20, 20, 24 } : std::vector<int> { 32, 32 };
    std::vector<Node> nodes = gridOf(sides, points, true).nodes;
    if (const auto done = weigh(days, subsets, nodes, run); !done)
        return tl::unexpected(done.error());

    double noise = 0, level = 0, season = 0;
    for (const Node& node : nodes) {
        noise += node.weight * std::exp(node.noise);
        level += node.weight * std::exp(node.level);
        season += node.weight * std::exp(node.season);
    }
    std::erase_if(nodes, [](const Node& node) { return node.weight < kNegligible; });
    Sum sum(days, days.observedAfter.size());
    for (std::size_t first = 0; first < nodes.size(); first += kLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while foreseeing");
        const auto count = static_cast<int>(std::min<std::size_t>(kLanes, nodes.size() - first));
        Filter filter(days, &nodes[first], count);
        Batch batch = filter.before();
        filter.foresee(batch);
        for (int l = 0; l < count; ++l) {
            const Node& node = nodes[first + static_cast<std::size_t>(l)];
            const auto lane = static_cast<std::size_t>(l);
            std::vector<Regression> regressions;
            std::vector<double> logs;
            for (const Subset& subset : subsets) {
                regressions.push_back(
                    regressionOf(days, batch, lane, subset, std::exp(2 * node.noise)));
                logs.push_back(regressions.back().logLikelihood);
            }
            const double all = logSum(logs);
            for (std::size_t s = 0; s < subsets.size(); ++s)
                sum.add(batch, lane, regressions[s], subsets[s].columns,
                    node.weight * std::exp(logs[s] - all));
        }
    }
    CausalImpactAnswer answer = sum.answer();
    answer.meanSigmaObs = days.scale * noise;
    answer.meanSigmaLevel = days.scale * level;
    answer.meanSigmaSeason = days.season > 1 ? days.scale * season : 0;
    return answer;
}

} // namespace mutuals
