#include "core/stats/LogRank.h"

#include "core/stats/Tails.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

/// At risk and with the event per group, at one time.
struct Table {
    int stratum = 0;
    Eigen::VectorXd risk, events;
};

/// In the order of the moments: by stratum, latest first.
std::vector<Table> tables(const SurvivalRows& rows, const std::vector<int>& group, int groups)
{
    const RiskOrder order(rows);
    std::vector<Table> all;
    Eigen::VectorXd risk;
    std::size_t entered = 0, gone = 0;
    for (std::size_t m = 0; m < order.moments.size(); ++m) {
        const RiskMoment& moment = order.moments[m];
        if (m == 0 || moment.stratum != order.moments[m - 1].stratum) {
            risk = Eigen::VectorXd::Zero(groups);
            entered = order.stopBegin[m];
            gone = order.startBegin[m];
        }
        for (; entered < moment.entered; ++entered)
            risk[group[order.byStop[entered]]] += 1;
        for (; gone < moment.gone; ++gone)
            risk[group[order.byStart[gone]]] -= 1;
        Table table { moment.stratum, risk, Eigen::VectorXd::Zero(groups) };
        for (std::size_t i = moment.events; i < moment.eventsEnd; ++i)
            table.events[group[order.byStop[i]]] += 1;
        all.push_back(std::move(table));
    }
    return all;
}

/// Adds the strata up, each from its earliest time on, since the weights follow the curve.
LogRank added(const std::vector<Table>& tables, int groups, double rho)
{
    LogRank test;
    test.observed = test.expected = Eigen::VectorXd::Zero(groups);
    test.variance = Eigen::MatrixXd::Zero(groups, groups);
    double survival = 1;
    for (std::size_t i = tables.size(); i-- > 0;) {
        const Table& table = tables[i];
        if (i + 1 == tables.size() || tables[i + 1].stratum != table.stratum)
            survival = 1;
        const double risk = table.risk.sum(), events = table.events.sum();
        const double weight = rho == 0 ? 1 : std::pow(survival, rho);
        const Eigen::VectorXd share = table.risk / risk;
        test.observed += weight * table.events;
        test.expected += weight * events * share;
        if (risk > 1) {
            const double spread = weight * weight * events * (risk - events) / (risk - 1);
            test.variance.diagonal() += spread * share;
            test.variance -= spread * share * share.transpose();
        }
        survival *= (risk - events) / risk;
    }
    return test;
}

} // namespace

Result<LogRank> logRank(
    const SurvivalRows& rows, const std::vector<int>& group, int groups, double rho)
{
    if (const auto fine = checked(rows); !fine)
        return tl::unexpected(fine.error());
    LogRank test = added(tables(rows, group, groups), groups, rho);
    std::vector<Eigen::Index> used;
    for (Eigen::Index g = 0; g < groups; ++g) {
        if (test.expected[g] > 0)
            used.push_back(g);
    }
    if (used.size() < 2)
        return fail(Error::Code::invalid,
            "fewer than two groups were at risk when something happened; name a column with two "
            "groups or more");
    used.pop_back(); // the last one is told by the others
    const Eigen::VectorXd excess = (test.observed - test.expected)(used);
    const Eigen::MatrixXd variance = test.variance(used, used);
    test.freedom = static_cast<int>(used.size());
    test.chiSquare = excess.dot(variance.ldlt().solve(excess));
    if (!std::isfinite(test.chiSquare))
        return fail(Error::Code::invalid,
            "at no time of an event were two groups at risk; compare groups that were watched "
            "together");
    test.p = chiSquaredAbove(std::max(test.chiSquare, 0.0), test.freedom);
    return test;
}

} // namespace mutuals
