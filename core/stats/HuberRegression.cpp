#include "core/stats/HuberRegression.h"

#include "core/stats/Quantile.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mutuals {

namespace {

constexpr int kMostRounds = 500;
constexpr double kStill = 1e-11; ///< change of a residual, in scales
constexpr double kNormalMedian = 0.674489750196081743; ///< of |z|

double spread(const Eigen::VectorXd& residuals)
{
    std::vector<double> sizes(static_cast<std::size_t>(residuals.size()));
    for (std::size_t i = 0; i < sizes.size(); ++i)
        sizes[i] = std::abs(residuals(static_cast<Eigen::Index>(i)));
    return median(std::move(sizes)) / kNormalMedian;
}

void fillInfluence(HuberFit& fit, Eigen::Index columns)
{
    const auto rows = static_cast<double>(fit.residuals.size());
    if (fit.scale <= 0) {
        fit.influence = fit.residuals;
        return;
    }
    const double bound = kHuber * fit.scale;
    fit.influence = fit.residuals.cwiseMax(-bound).cwiseMin(bound);
    fit.bounded = static_cast<int>((fit.residuals.array().abs() > bound).count());
    const double within = 1 - fit.bounded / rows;
    fit.influence *= (1 + static_cast<double>(columns) / rows * (1 - within) / within) / within;
}

} // namespace

std::optional<HuberFit> huberFit(const Eigen::MatrixXd& design, const Eigen::VectorXd& outcome)
{
    const Eigen::Index rows = design.rows(), columns = design.cols();
    if (rows <= columns)
        return {};
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> plain(design);
    if (plain.rank() < columns)
        return {};
    HuberFit fit;
    fit.coefficients = plain.solve(outcome);
    fit.residuals = outcome - design * fit.coefficients;
    // Rounding leaves something where all rows lie on the line.
    const double nothing = 1e-12 * std::max(1.0, outcome.cwiseAbs().maxCoeff());
    for (int round = 0; round < kMostRounds; ++round) {
        const double scale = spread(fit.residuals);
        if (scale <= nothing)
            break;
        fit.scale = scale;
        const Eigen::ArrayXd root =
            (kHuber * scale / fit.residuals.array().abs().max(1e-300)).min(1.0).sqrt();
        const Eigen::MatrixXd weighted = design.array().colwise() * root;
        const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> step(weighted);
        fit.coefficients = step.solve((outcome.array() * root).matrix());
        const Eigen::VectorXd residuals = outcome - design * fit.coefficients;
        const double moved = (residuals - fit.residuals).cwiseAbs().maxCoeff();
        fit.residuals = residuals;
        if (moved <= kStill * scale)
            break;
    }
    fillInfluence(fit, columns);
    return fit;
}

} // namespace mutuals
