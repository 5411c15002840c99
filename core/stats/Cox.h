#pragma once

#include "core/base/Run.h"
#include "core/stats/SurvivalRows.h"

#include <Eigen/Core>

#include <string>

namespace mutuals {

/// How events at the same time share the risk set.
enum class Ties { efron, breslow };

struct CoxFit {
    Eigen::VectorXd coefficients; ///< log hazard ratio per unit
    Eigen::MatrixXd covariance; ///< inverse of the observed information
    double logLikelihoodNull = 0, logLikelihood = 0;
    double likelihoodRatio = 0, wald = 0, score = 0; ///< chi-squares, as many df as coefficients
    int rows = 0, events = 0;
};

/// Whether the coefficients drift with time: chi-squares of the score test.
struct HazardDrift {
    Eigen::VectorXd chiSquare; ///< [coefficients] one df each
    double all = 0; ///< of all at once, as many df as coefficients
};

/// Cox's proportional hazards: the hazard of a row is exp(x b) times that of its stratum.
///
/// Start-stop rows make covariates that change over time; source: Cox (1972); Efron (1977) for ties;
/// Therneau and Grambsch (2000), Modeling Survival Data.
class CoxModel {
public:
    /// x       [rows x covariates] finite
    /// names   [covariates] for messages
    /// errors  as checked(); invalid: a covariate is constant within all strata or told by the others
    static Result<CoxModel> make(
        SurvivalRows rows, Eigen::MatrixXd x, std::vector<std::string> names, Ties ties);

    /// Newton's method with halved steps.
    ///
    /// run     polled once per step; progress counts nothing
    /// errors  invalid: the likelihood grows without end (a covariate separates those with the event
    ///         from those without); cancelled
    Result<CoxFit> fit(const Run& run = {}) const;

    /// Covariance that holds where rows of one cluster (a person's) go together: the sandwich of the
    /// clusters' score residuals, Lin and Wei (1989).
    ///
    /// cluster  [rows]
    Eigen::MatrixXd robustCovariance(const CoxFit& fit, const std::vector<int>& cluster) const;

    /// Grambsch and Therneau's test with time itself as the transformation, as a score test.
    HazardDrift drift(const CoxFit& fit) const;

    /// Cumulative baseline hazard of the first stratum at covariates 0, at ascending times.
    std::vector<double> baseline(const CoxFit& fit, const std::vector<double>& times) const;

private:
    CoxModel(SurvivalRows rows, Eigen::MatrixXd x, std::vector<std::string> names, Ties ties);

    struct Point;
    Point at(const Eigen::VectorXd& coefficients) const;
    Eigen::VectorXd weights(const Eigen::VectorXd& coefficients) const;
    Error endless(const Eigen::VectorXd& coefficients) const;

    SurvivalRows m_rows;
    Eigen::RowVectorXd m_mean;
    Eigen::MatrixXd m_x; ///< centered; [covariates x rows], a row of the table is a column
    Eigen::VectorXd m_spread; ///< [covariates] standard deviations
    std::vector<std::string> m_names;
    Ties m_ties;
    RiskOrder m_order;
};

} // namespace mutuals
