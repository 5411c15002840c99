#include "core/stats/WeibullTimes.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <cmath>

namespace mutuals {

namespace {

constexpr int kMostSteps = 200;
constexpr double kEndless = 30; ///< a coefficient of log time that no data give

/// The log-likelihood of a row as a function of its two ends on the standard scale, and its
/// derivatives by them.
struct Term {
    double value = 0, left = 0, right = 0, leftLeft = 0, rightRight = 0, leftRight = 0;
};

/// Between two ends; an end at time 0 or infinity has no derivative.
Term between(double left, double right, bool fromZero, bool forever)
{
    Term term;
    const double early = fromZero ? 0 : std::exp(left);
    if (forever) {
        term.value = -early;
        term.left = term.leftLeft = -early;
        return term;
    }
    const double late = std::exp(right), length = late - early;
    const double inside = -std::expm1(-length);
    term.value = -early + std::log(inside);
    term.right = length > 700 ? 0 : late / std::expm1(length); // there the right end says nothing
    term.rightRight = length > 700 ? 0 : term.right * (1 - late) - term.right * term.right;
    if (!fromZero) {
        term.left = -early / inside;
        term.leftLeft = term.left * (1 - early) - term.left * term.left;
        term.leftRight = -term.left * term.right;
    }
    return term;
}

struct Point {
    double logLikelihood = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
};

/// Everything at some parameters: the coefficients, then the log scale.
Point pointAt(const IntervalRows& rows, const Eigen::MatrixXd& x, const Eigen::VectorXd& parameters)
{
    const Eigen::Index columns = x.cols(), count = columns + 1;
    const double scale = std::exp(parameters[columns]);
    Point point { 0, Eigen::VectorXd::Zero(count), Eigen::MatrixXd::Zero(count, count) };
    // an end z = (log t - x b) / scale; slope: its derivatives by b and the log scale
    const auto slope = [&](Eigen::Index row, double z) {
        Eigen::VectorXd all(count);
        all << -x.row(row).transpose() / scale, -z;
        return all;
    };
    const auto add = [&](Eigen::Index row, double weight, double z, double first) {
        // the second derivatives of z itself
        point.gradient += weight * first * slope(row, z);
        point.information.topRightCorner(columns, 1) -=
            weight * first * x.row(row).transpose() / scale;
        point.information.bottomLeftCorner(1, columns) -= weight * first * x.row(row) / scale;
        point.information(columns, columns) -= weight * first * z;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const double weight = rows.weightOf(i), linear = x.row(row).dot(parameters.head(columns));
        const bool fromZero = rows.left[i] == 0, forever = std::isinf(rows.right[i]);
        const double left = fromZero ? 0 : (std::log(rows.left[i]) - linear) / scale;
        const double right = forever ? 0 : (std::log(rows.right[i]) - linear) / scale;
        if (rows.left[i] == rows.right[i]) {
            const double hazard = std::exp(right);
            point.logLikelihood +=
                weight * (right - hazard - parameters[columns] - std::log(rows.right[i]));
            add(row, weight, right, 1 - hazard);
            point.gradient[columns] -= weight;
            const Eigen::VectorXd s = slope(row, right);
            point.information += weight * hazard * s * s.transpose();
            continue;
        }
        const Term term = between(left, right, fromZero, forever);
        const Eigen::VectorXd atLeft = slope(row, left), atRight = slope(row, right);
        point.logLikelihood += weight * term.value;
        add(row, weight, left, term.left);
        add(row, weight, right, term.right);
        point.information -= weight
            * (term.leftLeft * atLeft * atLeft.transpose()
                + term.rightRight * atRight * atRight.transpose()
                + term.leftRight * (atLeft * atRight.transpose() + atRight * atLeft.transpose()));
    }
    return point;
}

/// Coefficients of the logs of the middles of the intervals: somewhere to begin.
Eigen::VectorXd firstGuess(const IntervalRows& rows, const Eigen::MatrixXd& x)
{
    Eigen::VectorXd logs(x.rows());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double left = rows.left[i], right = rows.right[i];
        logs[static_cast<Eigen::Index>(i)] =
            std::log(std::isinf(right) ? std::max(left, 1e-3) : std::max((left + right) / 2, 1e-9));
    }
    return x.colPivHouseholderQr().solve(logs);
}

} // namespace

Result<WeibullFit> weibullFit(const IntervalRows& rows, const Eigen::MatrixXd& x,
    const std::vector<std::string>& names, bool exponential, const Run& run)
{
    if (const auto fine = checked(rows); !fine)
        return tl::unexpected(fine.error());
    if (x.colPivHouseholderQr().rank() < x.cols())
        return fail(Error::Code::invalid, "the columns tell each other ({} of them); leave one out",
            names.size());
    const Eigen::Index free = x.cols() + (exponential ? 0 : 1);
    Eigen::VectorXd now = Eigen::VectorXd::Zero(x.cols() + 1);
    now.head(x.cols()) = firstGuess(rows, x);
    Point point = pointAt(rows, x, now);
    bool settled = false;
    for (int i = 0; i < kMostSteps && !settled; ++i) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} steps", i);
        Eigen::MatrixXd information = point.information.topLeftCorner(free, free);
        const Eigen::VectorXd gradient = point.gradient.head(free);
        for (double ridge = 1e-3; information.llt().info() != Eigen::Success && ridge < 1e12;
             ridge *= 10)
            information.diagonal().array() += ridge;
        Eigen::VectorXd step = Eigen::VectorXd::Zero(now.size());
        step.head(free) = information.llt().solve(gradient);
        if (!step.allFinite())
            break;
        settled = gradient.dot(step.head(free)) < 1e-16 * (1 + std::abs(point.logLikelihood));
        Point next = pointAt(rows, x, now + step);
        for (int half = 0; half < 60
             && !(
                 next.logLikelihood >= point.logLikelihood - 1e-12 * std::abs(point.logLikelihood));
             ++half) {
            step /= 2;
            next = pointAt(rows, x, now + step);
        }
        now += step;
        point = std::move(next);
    }
    const Eigen::LLT<Eigen::MatrixXd> solved(point.information.topLeftCorner(free, free));
    Eigen::Index worst = 0;
    const double largest = now.head(x.cols()).cwiseAbs().maxCoeff(&worst);
    if (!settled || solved.info() != Eigen::Success || largest > kEndless)
        return fail(Error::Code::invalid,
            "the coefficient of \"{}\" has no finite value: one group holds all events, or none; "
            "leave the group out",
            names[static_cast<std::size_t>(worst)]);
    WeibullFit fit { now.head(free), Eigen::VectorXd(free), point.logLikelihood };
    fit.sd = solved.solve(Eigen::MatrixXd::Identity(free, free)).diagonal().cwiseSqrt();
    return fit;
}

} // namespace mutuals
