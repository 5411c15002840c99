#include "core/stats/CoxShares.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

/// What a moment adds to the score residual of a row with covariates x at risk: -(x hazard - drag)
/// for each unit of its weight; of a row with the event `kept` and `keptDrag` in their place, plus
/// x - mean.
struct Increment {
    double hazard = 0, kept = 0;
    Eigen::VectorXd drag, keptDrag, mean;
};

} // namespace

Eigen::MatrixXd CoxModel::robustCovariance(const CoxFit& fit, const std::vector<int>& cluster) const
{
    const Eigen::Index count = m_x.rows();
    const Eigen::VectorXd weight = weights(fit.coefficients);
    const Eigen::VectorXd zero = Eigen::VectorXd::Zero(count);
    std::vector<Increment> increments(m_order.moments.size(), { 0, 0, zero, zero, zero });
    eachCoxShare(m_order, m_x, weight, m_ties, false, [&](const CoxShare& share) {
        Increment& one = increments[share.moment];
        const double hazard = share.count / share.total;
        const auto& moment = m_order.moments[share.moment];
        one.hazard += hazard;
        one.drag += hazard * share.mean;
        one.kept += hazard * (1 - share.lost);
        one.keptDrag += hazard * (1 - share.lost) * share.mean;
        one.mean +=
            share.count * share.mean / static_cast<double>(moment.eventsEnd - moment.events);
    });

    // Sums from the latest moment of a stratum backward; a row takes those within its time.
    const int clusters = 1 + *std::max_element(cluster.begin(), cluster.end());
    Eigen::MatrixXd residual = Eigen::MatrixXd::Zero(count, clusters);
    double hazard = 0;
    Eigen::VectorXd drag = zero;
    const auto add = [&](std::size_t row, double sign) {
        const auto i = static_cast<Eigen::Index>(row);
        residual.col(cluster[row]) += sign * weight[i] * (m_x.col(i) * hazard - drag);
    };
    std::vector<bool> watched(m_rows.size());
    std::size_t entered = 0, gone = 0;
    const auto& moments = m_order.moments;
    for (std::size_t m = 0; m < moments.size(); ++m) {
        if (m == 0 || moments[m].stratum != moments[m - 1].stratum) {
            hazard = 0;
            drag = zero;
            entered = m_order.stopBegin[m];
            gone = m_order.startBegin[m];
        }
        for (; entered < moments[m].entered; ++entered) {
            add(m_order.byStop[entered], 1);
            watched[m_order.byStop[entered]] = true;
        }
        for (; gone < moments[m].gone; ++gone) {
            add(m_order.byStart[gone], -1);
            watched[m_order.byStart[gone]] = false;
        }
        const Increment& one = increments[m];
        hazard += one.hazard;
        drag += one.drag;
        for (std::size_t k = moments[m].events; k < moments[m].eventsEnd; ++k) {
            const std::size_t row = m_order.byStop[k];
            const auto i = static_cast<Eigen::Index>(row);
            residual.col(cluster[row]) += m_x.col(i) - one.mean
                + weight[i] * (m_x.col(i) * (one.hazard - one.kept) - (one.drag - one.keptDrag));
        }
        if (m + 1 < moments.size() && moments[m + 1].stratum == moments[m].stratum)
            continue;
        for (std::size_t i = m_order.stopBegin[m]; i < entered; ++i) {
            if (watched[m_order.byStop[i]])
                add(m_order.byStop[i], -1);
        }
    }
    const Eigen::MatrixXd change = fit.covariance * residual;
    return change * change.transpose();
}

HazardDrift CoxModel::drift(const CoxFit& fit) const
{
    const Eigen::Index count = m_x.rows();
    double middle = 0; // of the event times: keeps the squares small
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        middle += m_rows.event[i] ? m_rows.stop[i] / m_rows.events() : 0;
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(count);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows.event[i])
            gradient += (m_rows.stop[i] - middle) * m_x.col(static_cast<Eigen::Index>(i));
    }
    Eigen::MatrixXd plain = Eigen::MatrixXd::Zero(count, count), mixed = plain, timed = plain;
    eachCoxShare(m_order, m_x, weights(fit.coefficients), m_ties, true, [&](const CoxShare& share) {
        const double time = m_order.moments[share.moment].time - middle;
        gradient -= share.count * time * share.mean;
        plain += share.count * share.variance;
        mixed += share.count * time * share.variance;
        timed += share.count * time * time * share.variance;
    });
    const Eigen::LDLT<Eigen::MatrixXd> solved = plain.ldlt();
    const Eigen::MatrixXd left = timed - mixed * solved.solve(mixed);
    HazardDrift drift { Eigen::VectorXd(count), gradient.dot(left.ldlt().solve(gradient)) };
    for (Eigen::Index j = 0; j < count; ++j)
        drift.chiSquare[j] = gradient[j] * gradient[j] / left(j, j);
    return drift;
}

std::vector<double> CoxModel::baseline(const CoxFit& fit, const std::vector<double>& times) const
{
    std::vector<double> hazards(times.size());
    const int first = m_order.moments.front().stratum;
    const double atZero = std::exp(-m_mean.dot(fit.coefficients));
    eachCoxShare(
        m_order, m_x, weights(fit.coefficients), m_ties, false, [&](const CoxShare& share) {
            const RiskMoment& moment = m_order.moments[share.moment];
            for (std::size_t i = 0; i < times.size(); ++i) {
                if (moment.stratum == first && moment.time <= times[i])
                    hazards[i] += atZero * share.count / share.total;
            }
        });
    return hazards;
}

} // namespace mutuals
