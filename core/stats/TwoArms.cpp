#include "core/stats/TwoArms.h"

#include "core/stats/Tails.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace mutuals {

namespace {

struct Moments {
    double sum = 0, squares = 0; ///< squares: around the mean
    int count = 0;
    double mean() const { return sum / count; }
    double variance() const { return squares / (count - 1); }
};

/// [blocks][arm] in two passes, so that large outcomes keep their digits.
std::vector<std::array<Moments, 2>> moments(const TwoArms& trial)
{
    std::vector<std::array<Moments, 2>> all(static_cast<std::size_t>(trial.blocks()));
    const auto at = [&](std::size_t unit) -> Moments& {
        return all[static_cast<std::size_t>(trial.blockOf(unit))]
                  [static_cast<std::size_t>(trial.treated[unit])];
    };
    for (std::size_t unit = 0; unit < trial.units(); ++unit) {
        at(unit).sum += trial.outcome[unit];
        ++at(unit).count;
    }
    for (std::size_t unit = 0; unit < trial.units(); ++unit) {
        const double apart = trial.outcome[unit] - at(unit).mean();
        at(unit).squares += apart * apart;
    }
    return all;
}

/// The centered covariates and the centered indicators of all blocks but the first.
Eigen::MatrixXd centered(const TwoArms& trial, const std::vector<std::vector<double>>& covariates)
{
    const auto rows = static_cast<Eigen::Index>(trial.units());
    const auto given = static_cast<Eigen::Index>(covariates.size());
    Eigen::MatrixXd columns = Eigen::MatrixXd::Zero(rows, given + trial.blocks() - 1);
    for (Eigen::Index j = 0; j < given; ++j)
        columns.col(j) =
            Eigen::Map<const Eigen::VectorXd>(covariates[static_cast<std::size_t>(j)].data(), rows);
    for (Eigen::Index i = 0; i < rows; ++i) {
        if (const int block = trial.blockOf(static_cast<std::size_t>(i)); block > 0)
            columns(i, given + block - 1) = 1;
    }
    columns.rowwise() -= columns.colwise().mean().eval();
    return columns;
}

} // namespace

int TwoArms::blocks() const
{
    return block.empty() ? 1 : *std::max_element(block.begin(), block.end()) + 1;
}

std::vector<BlockSize> blockSizes(const TwoArms& trial)
{
    std::vector<BlockSize> sizes(static_cast<std::size_t>(trial.blocks()));
    for (std::size_t unit = 0; unit < trial.units(); ++unit) {
        BlockSize& size = sizes[static_cast<std::size_t>(trial.blockOf(unit))];
        ++(trial.treated[unit] ? size.treated : size.control);
    }
    return sizes;
}

BlockedDifference blockedDifference(const TwoArms& trial)
{
    BlockedDifference found;
    double variance = 0;
    bool known = true;
    const auto units = static_cast<double>(trial.units());
    for (const auto& [control, treated] : moments(trial)) {
        assert(control.count > 0 && treated.count > 0);
        const double weight = (control.count + treated.count) / units;
        found.blocks.push_back(treated.mean() - control.mean());
        found.value += weight * found.blocks.back();
        known = known && control.count > 1 && treated.count > 1;
        if (known)
            variance += weight * weight
                * (treated.variance() / treated.count + control.variance() / control.count);
    }
    if (known) {
        const double z = normalQuantile(0.975);
        found.error = std::sqrt(variance);
        found.low = found.value - z * *found.error;
        found.high = found.value + z * *found.error;
    }
    return found;
}

std::optional<Difference> linDifference(
    const TwoArms& trial, const std::vector<std::vector<double>>& covariates, double level)
{
    const auto rows = static_cast<Eigen::Index>(trial.units());
    const Eigen::MatrixXd before = centered(trial, covariates);
    Eigen::MatrixXd design(rows, 2 + 2 * before.cols());
    Eigen::VectorXd arm(rows);
    for (Eigen::Index i = 0; i < rows; ++i)
        arm(i) = trial.treated[static_cast<std::size_t>(i)];
    design << arm, Eigen::VectorXd::Ones(rows), before,
        (before.array().colwise() * arm.array()).matrix();
    if (rows <= design.cols())
        return {};
    // The arm comes first, so a pivoting decomposition says whether the others determine it.
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> pivoted(design);
    if (pivoted.rank() < design.cols())
        return {};
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
    const Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(rows, design.cols());
    const auto r = qr.matrixQR().topRows(design.cols()).triangularView<Eigen::Upper>();
    const Eigen::VectorXd outcome = Eigen::Map<const Eigen::VectorXd>(trial.outcome.data(), rows);
    const Eigen::VectorXd rest = outcome - q * (q.transpose() * outcome);
    // The difference is a sum of outcomes with these weights: the first row of R^-1 Q'.
    Eigen::VectorXd unit = Eigen::VectorXd::Unit(design.cols(), 0);
    const Eigen::VectorXd weights = q * r.transpose().solve(unit);
    const Eigen::ArrayXd leverage = q.rowwise().squaredNorm().array();

    Difference found;
    found.value = weights.dot(outcome);
    if ((leverage > 1 - 1e-10).any())
        return found; // a unit that is fitted exactly tells nothing of the noise
    found.error =
        std::sqrt((weights.array() * rest.array()).square().cwiseQuotient(1 - leverage).sum());
    const double t = studentQuantile((1 + level) / 2, static_cast<double>(rows - design.cols()));
    found.low = found.value - t * *found.error;
    found.high = found.value + t * *found.error;
    return found;
}

SampleRatio sampleRatio(int treated, int control, double treatedShare)
{
    SampleRatio ratio { treated, control };
    const double expected = (treated + control) * treatedShare;
    const double expectedControl = treated + control - expected;
    ratio.chiSquared = (treated - expected) * (treated - expected) / expected
        + (control - expectedControl) * (control - expectedControl) / expectedControl;
    ratio.p = chiSquaredAbove(ratio.chiSquared, 1);
    return ratio;
}

} // namespace mutuals
