#include "core/stats/Cox.h"

#include "core/stats/CoxShares.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

namespace mutuals {

namespace {

constexpr double kTold = 1e-9; ///< share of a covariate's information that is as good as none
constexpr double kEndless = 25; ///< log hazard ratio of one standard deviation: no finite maximum
constexpr double kStill = 1e-3; ///< a step, likewise, that is no longer one
constexpr int kMostSteps = 80;

/// Which covariate the ones before it tell, or nothing.
std::optional<Eigen::Index> toldByOthers(const Eigen::MatrixXd& information)
{
    for (Eigen::Index j = 0; j < information.cols(); ++j) {
        double own = information(j, j);
        if (j > 0) {
            const Eigen::VectorXd shared = information.col(j).head(j);
            own -= shared.dot(information.topLeftCorner(j, j).ldlt().solve(shared));
        }
        if (!(own > kTold * information(j, j)))
            return j;
    }
    return {};
}

} // namespace

struct CoxModel::Point {
    double logLikelihood = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
};

CoxModel::CoxModel(SurvivalRows rows, Eigen::MatrixXd x, std::vector<std::string> names, Ties ties)
    : m_rows(std::move(rows))
    , m_mean(x.colwise().mean())
    , m_x((x.rowwise() - m_mean).transpose())
    , m_names(std::move(names))
    , m_ties(ties)
    , m_order(m_rows)
{
    m_spread = (m_x.rowwise().squaredNorm() / static_cast<double>(m_x.cols())).cwiseSqrt();
}

Result<CoxModel> CoxModel::make(
    SurvivalRows rows, Eigen::MatrixXd x, std::vector<std::string> names, Ties ties)
{
    assert(x.cols() == static_cast<Eigen::Index>(names.size()) && x.cols() > 0);
    if (const auto fine = checked(rows); !fine)
        return tl::unexpected(fine.error());
    CoxModel model(std::move(rows), std::move(x), std::move(names), ties);
    const Eigen::MatrixXd information =
        model.at(Eigen::VectorXd::Zero(model.m_x.rows())).information;
    for (Eigen::Index j = 0; j < information.cols(); ++j) {
        const double spread = model.m_spread[j];
        if (!(information(j, j) > kTold * spread * spread * model.m_rows.events()))
            return fail(Error::Code::invalid,
                "column \"{}\" is the same for all who are compared with each other; leave it out",
                model.m_names[static_cast<std::size_t>(j)]);
    }
    if (const auto told = toldByOthers(information))
        return fail(Error::Code::invalid,
            "column \"{}\" is told by the columns before it; leave one of them out",
            model.m_names[static_cast<std::size_t>(*told)]);
    return model;
}

Eigen::VectorXd CoxModel::weights(const Eigen::VectorXd& coefficients) const
{
    return (m_x.transpose() * coefficients).array().exp();
}

CoxModel::Point CoxModel::at(const Eigen::VectorXd& coefficients) const
{
    const Eigen::Index count = m_x.rows();
    const Eigen::VectorXd linear = m_x.transpose() * coefficients;
    Point point { 0, Eigen::VectorXd::Zero(count), Eigen::MatrixXd::Zero(count, count) };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows.event[i]) {
            point.logLikelihood += linear[static_cast<Eigen::Index>(i)];
            point.gradient += m_x.col(static_cast<Eigen::Index>(i));
        }
    }
    eachCoxShare(m_order, m_x, weights(coefficients), m_ties, true, [&](const CoxShare& share) {
        point.logLikelihood -= share.count * std::log(share.total);
        point.gradient -= share.count * share.mean;
        point.information += share.count * share.variance;
    });
    return point;
}

Error CoxModel::endless(const Eigen::VectorXd& coefficients) const
{
    Eigen::Index worst = 0;
    coefficients.cwiseProduct(m_spread).cwiseAbs().maxCoeff(&worst);
    return { Error::Code::invalid,
        fmt::format(
            "column \"{}\" separates the rows with the event from those without, so that its "
            "hazard ratio has no finite value; leave it out or join its values",
            m_names[static_cast<std::size_t>(worst)]) };
}

Result<CoxFit> CoxModel::fit(const Run& run) const
{
    Eigen::VectorXd now = Eigen::VectorXd::Zero(m_x.rows());
    Point point = at(now);
    CoxFit fit;
    fit.rows = static_cast<int>(m_rows.size());
    fit.events = m_rows.events();
    fit.logLikelihoodNull = point.logLikelihood;
    fit.score = point.gradient.dot(point.information.ldlt().solve(point.gradient));
    bool settled = false;
    for (int i = 0; i < kMostSteps && !settled; ++i) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} steps", i);
        Eigen::VectorXd step = point.information.ldlt().solve(point.gradient);
        if (!step.allFinite()
            || (now + step).cwiseProduct(m_spread).cwiseAbs().maxCoeff() > kEndless)
            return tl::unexpected(endless(now));
        settled = point.gradient.dot(step) < 1e-14;
        if (settled && step.cwiseProduct(m_spread).cwiseAbs().maxCoeff() > kStill)
            return tl::unexpected(endless(now));
        Point next = at(now + step);
        while (!(next.logLikelihood >= point.logLikelihood - 1e-9 * std::abs(point.logLikelihood))
            && step.norm() > 1e-12) {
            step /= 2;
            next = at(now + step);
        }
        now += step;
        point = std::move(next);
    }
    if (!settled)
        return tl::unexpected(endless(now));
    fit.coefficients = now;
    fit.covariance =
        point.information.ldlt().solve(Eigen::MatrixXd::Identity(now.size(), now.size()));
    fit.logLikelihood = point.logLikelihood;
    fit.likelihoodRatio = 2 * (fit.logLikelihood - fit.logLikelihoodNull);
    fit.wald = now.dot(point.information * now);
    return fit;
}

} // namespace mutuals
