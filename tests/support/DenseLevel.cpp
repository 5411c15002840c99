#include "tests/support/DenseLevel.h"

#include <Eigen/Dense>

#include <cmath>

namespace mutuals::test {

namespace {

/// Covariance of the levels of two days, in units of s2.
double levelCovariance(int s, int t, double phi, double rho)
{
    const int early = std::min(s, t);
    const int apart = std::abs(s - t);
    if (phi == 1)
        return rho * early;
    return rho / (1 - phi * phi) * std::pow(phi, apart);
}

} // namespace

DenseLevel denseLevel(const DailySeries& series, double phi, double rho, double slope,
    double weekday, double covariate, const std::function<double(int, int)>& more)
{
    const DayRows rows = regressors(series, slope > 0, 0).value();
    std::vector<int> before, after;
    for (int t = 0; t < static_cast<int>(series.values.size()); ++t) {
        if (!std::isnan(series.values[static_cast<std::size_t>(t)]) && rows.row(t).allFinite())
            (t < series.before ? before : after).push_back(t);
    }
    const auto covariance = [&](int s, int t) {
        const double c = series.noise.empty() ? 1 : series.noise[static_cast<std::size_t>(t)];
        return levelCovariance(s, t, phi, rho) + more(s, t) + (s == t ? (1 - rho) * c : 0);
    };
    const auto n = static_cast<Eigen::Index>(before.size());
    const auto h = static_cast<Eigen::Index>(after.size());
    const Eigen::Index p = rows.cols();
    Eigen::MatrixXd V(n, n), C(h, n), F(h, h), W(n, p), G(h, p);
    Eigen::VectorXd z(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const int s = before[static_cast<std::size_t>(i)];
        for (Eigen::Index j = 0; j < n; ++j)
            V(i, j) = covariance(s, before[static_cast<std::size_t>(j)]);
        W.row(i) = rows.row(s);
        z[i] = series.values[static_cast<std::size_t>(s)];
    }
    for (Eigen::Index i = 0; i < h; ++i) {
        const int s = after[static_cast<std::size_t>(i)];
        for (Eigen::Index j = 0; j < n; ++j)
            C(i, j) = covariance(s, before[static_cast<std::size_t>(j)]);
        for (Eigen::Index j = 0; j < h; ++j)
            F(i, j) = covariance(s, after[static_cast<std::size_t>(j)]);
        G.row(i) = rows.row(s);
    }
    const double center = z.mean();
    z.array() -= center;

    Eigen::VectorXd prior = Eigen::VectorXd::Zero(p);
    Eigen::Index next = 1;
    if (slope > 0)
        prior[next++] = 1 / (slope * slope);
    if (!series.weekdays.empty()) {
        prior.segment(next, 6).setConstant(1 / (weekday * weekday));
        next += 6;
    }
    prior.tail(p - next).setConstant(1 / (covariate * covariate));

    const Eigen::MatrixXd inverse = V.inverse();
    const Eigen::MatrixXd precision =
        W.transpose() * inverse * W + Eigen::MatrixXd(prior.asDiagonal());
    const Eigen::VectorXd q = W.transpose() * inverse * z;
    DenseLevel dense;
    dense.coefficients = precision.fullPivLu().solve(q);
    dense.residual = z.dot(inverse * z) - q.dot(dense.coefficients);
    dense.logDeterminant = V.fullPivHouseholderQr().logAbsDeterminant();
    const auto freedom = static_cast<double>(n - 1);
    dense.logKernel = -0.5 * dense.logDeterminant
        - 0.5 * precision.fullPivHouseholderQr().logAbsDeterminant()
        - 0.5 * freedom * std::log(dense.residual);

    const Eigen::VectorXd one = Eigen::VectorXd::Ones(h);
    const Eigen::MatrixXd left = G - C * inverse * W;
    const Eigen::VectorXd mean =
        G * dense.coefficients + C * inverse * (z - W * dense.coefficients);
    const Eigen::MatrixXd variance =
        F - C * inverse * C.transpose() + left * precision.inverse() * left.transpose();
    dense.averageMean = center + mean.mean();
    dense.averageScale =
        std::sqrt(one.dot(variance * one) * dense.residual / freedom) / static_cast<double>(h);
    return dense;
}

} // namespace mutuals::test
