#include "core/stats/CausalImpactFilter.h"

#include <algorithm>
#include <cmath>

namespace mutuals::causalimpact {

namespace {

L lanesOf(const Node* nodes, int count, double Node::*member)
{
    L lanes;
    for (int l = 0; l < kLanes; ++l)
        lanes[static_cast<std::size_t>(l)] = std::exp(2 * (nodes[std::min(l, count - 1)].*member));
    return lanes;
}

} // namespace

std::vector<Subset> subsetsOf(const CausalImpactDays& days)
{
    const int columns = static_cast<int>(days.rows.cols());
    std::vector<Subset> all;
    for (int mask = 0; mask < 1 << columns; ++mask) {
        Subset subset;
        double chance = 1;
        for (int k = 0; k < columns; ++k) {
            const bool in = (mask >> k & 1) != 0;
            chance *= in ? days.inclusion : 1 - days.inclusion;
            if (in)
                subset.columns.push_back(k);
        }
        subset.logPrior = std::log(chance);
        if (chance > 0)
            all.push_back(std::move(subset));
    }
    return all;
}

Filter::Filter(const CausalImpactDays& days, const Node* nodes, int count)
    : m_days(days)
    , m_width(static_cast<int>(days.rows.cols()) + 1)
    , m_covariance(days.season, lanesOf(nodes, count, &Node::noise),
          lanesOf(nodes, count, &Node::level), lanesOf(nodes, count, &Node::season), 1)
    , m_means(static_cast<std::size_t>(m_width),
          std::vector<L>(static_cast<std::size_t>(m_covariance.states()), L {}))
{
}

Batch Filter::before()
{
    Batch batch;
    const int states = m_covariance.states();
    const auto width = static_cast<std::size_t>(m_width);
    std::vector<L> errors(width), products(width * (width + 1) / 2, L {});
    for (int t = 0; t < m_days.before.size(); ++t) {
        if (m_days.observedBefore[static_cast<std::size_t>(t)] != 0) {
            const L foreseen = m_covariance.foresee();
            m_covariance.learn(foreseen);
            for (std::size_t l = 0; l < kLanes; ++l)
                batch.logDeterminant[l] += std::log(foreseen[l]);
            for (std::size_t c = 0, k = 0; c < width; ++c) {
                const double value = element(t, static_cast<int>(c));
                const L shown = shownOf(m_means[c].data(), states);
                for (std::size_t l = 0; l < kLanes; ++l)
                    errors[c][l] = value - shown[l];
                for (int i = 0; i < states; ++i) {
                    const L& gain = m_covariance.gain()[static_cast<std::size_t>(i)];
                    for (std::size_t l = 0; l < kLanes; ++l)
                        m_means[c][static_cast<std::size_t>(i)][l] += gain[l] * errors[c][l];
                }
                for (std::size_t d = 0; d <= c; ++d, ++k) {
                    for (std::size_t l = 0; l < kLanes; ++l)
                        products[k][l] += errors[c][l] * errors[d][l] / foreseen[l];
                }
            }
        }
        m_covariance.advance();
        for (auto& mean : m_means)
            advanceStates(mean.data(), states);
    }
    for (std::size_t l = 0; l < kLanes; ++l) {
        batch.products[l].resize(m_width, m_width);
        for (std::size_t c = 0, k = 0; c < width; ++c) {
            for (std::size_t d = 0; d <= c; ++d, ++k) {
                const auto row = static_cast<Eigen::Index>(c),
                           column = static_cast<Eigen::Index>(d);
                batch.products[l](row, column) = products[k][l];
                batch.products[l](column, row) = products[k][l];
            }
        }
    }
    return batch;
}

void Filter::foresee(Batch& batch)
{
    const int states = m_covariance.states();
    const auto after = static_cast<Eigen::Index>(m_days.observedAfter.size());
    for (std::size_t l = 0; l < kLanes; ++l) {
        batch.shown[l].resize(after, m_width);
        batch.variance[l].resize(after);
        batch.sum[l] = Eigen::RowVectorXd::Zero(m_width);
    }
    std::vector<L> shared(static_cast<std::size_t>(states), L {}); // of the sum with the states
    for (Eigen::Index t = 0; t < after; ++t) {
        const L variance = m_covariance.foresee();
        const L common = shownOf(shared.data(), states);
        const bool observed = m_days.observedAfter[static_cast<std::size_t>(t)] != 0;
        for (int c = 0; c < m_width; ++c) {
            auto& mean = m_means[static_cast<std::size_t>(c)];
            const L shown = shownOf(mean.data(), states);
            for (std::size_t l = 0; l < kLanes; ++l) {
                const double regressor =
                    c > 0 ? m_days.rows(m_days.before.size() + t, c - 1) : 2 * shown[l];
                batch.shown[l](t, c) = regressor - shown[l]; // the values have no regressor
            }
            advanceStates(mean.data(), states);
        }
        for (std::size_t l = 0; l < kLanes; ++l) {
            batch.variance[l][t] = variance[l];
            if (!observed)
                continue;
            batch.sum[l] += batch.shown[l].row(t);
            batch.sumVariance[l] += variance[l] + 2 * common[l];
        }
        for (int i = 0; observed && i < states; ++i) {
            const L& with = m_covariance.gain()[static_cast<std::size_t>(i)];
            for (std::size_t l = 0; l < kLanes; ++l)
                shared[static_cast<std::size_t>(i)][l] += with[l];
        }
        advanceStates(shared.data(), states);
        m_covariance.advance();
    }
}

Regression regressionOf(const CausalImpactDays& days, const Batch& batch, std::size_t lane,
    const Subset& subset, double noise)
{
    const Eigen::MatrixXd& products = batch.products[lane];
    Regression found;
    const auto size = static_cast<Eigen::Index>(subset.columns.size());
    Eigen::MatrixXd precision(size, size), prior(size, size);
    Eigen::VectorXd projections(size);
    for (Eigen::Index i = 0; i < size; ++i) {
        const int row = subset.columns[static_cast<std::size_t>(i)];
        projections[i] = products(row + 1, 0);
        for (Eigen::Index j = 0; j < size; ++j) {
            const int column = subset.columns[static_cast<std::size_t>(j)];
            prior(i, j) = days.precision(row, column) / noise;
            precision(i, j) = products(row + 1, column + 1) + prior(i, j);
        }
    }
    found.logLikelihood = -0.5 * (batch.logDeterminant[lane] + products(0, 0)) + subset.logPrior;
    if (size == 0)
        return found;
    found.factor.compute(precision);
    found.mean = found.factor.solve(projections);
    const auto logDeterminant = [](const Eigen::LLT<Eigen::MatrixXd>& factor) {
        return 2 * factor.matrixLLT().diagonal().array().log().sum();
    };
    found.logLikelihood += 0.5
        * (projections.dot(found.mean) - logDeterminant(found.factor)
            + logDeterminant(Eigen::LLT<Eigen::MatrixXd>(prior)));
    return found;
}

} // namespace mutuals::causalimpact
