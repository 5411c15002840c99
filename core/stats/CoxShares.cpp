#include "core/stats/CoxShares.h"

namespace mutuals {

namespace {

/// Weighted sums of 1, x and x x' over some rows.
class Sums {
public:
    Sums(Eigen::Index count, bool squares)
        : first(Eigen::VectorXd::Zero(count))
        , second(squares ? Eigen::MatrixXd::Zero(count, count) : Eigen::MatrixXd())
    {
    }

    void clear()
    {
        total = 0;
        first.setZero();
        second.setZero();
    }

    template <class Column> void add(const Column& x, double weight)
    {
        total += weight;
        first += weight * x;
        for (Eigen::Index j = 0; j < second.cols(); ++j)
            second.col(j) += (weight * x[j]) * x;
    }

    double total = 0;
    Eigen::VectorXd first;
    Eigen::MatrixXd second;
};

void fill(CoxShare& share, const Sums& risk, const Sums& dead)
{
    share.total = risk.total - share.lost * dead.total;
    share.mean = (risk.first - share.lost * dead.first) / share.total;
    if (risk.second.size() > 0)
        share.variance = (risk.second - share.lost * dead.second) / share.total
            - share.mean * share.mean.transpose();
}

} // namespace

void eachCoxShare(const RiskOrder& order, const Eigen::MatrixXd& x, const Eigen::VectorXd& weights,
    Ties ties, bool variances, const std::function<void(const CoxShare&)>& visit)
{
    Sums risk(x.rows(), variances), dead(x.rows(), variances);
    CoxShare share;
    std::size_t entered = 0, gone = 0;
    const auto put = [&](Sums& sums, std::size_t row, double sign) {
        const auto i = static_cast<Eigen::Index>(row);
        sums.add(x.col(i), sign * weights[i]);
    };
    for (std::size_t m = 0; m < order.moments.size(); ++m) {
        const RiskMoment& moment = order.moments[m];
        if (m == 0 || moment.stratum != order.moments[m - 1].stratum) {
            risk.clear();
            entered = order.stopBegin[m];
            gone = order.startBegin[m];
        }
        for (; entered < moment.entered; ++entered)
            put(risk, order.byStop[entered], 1);
        for (; gone < moment.gone; ++gone)
            put(risk, order.byStart[gone], -1);
        dead.clear();
        for (std::size_t i = moment.events; i < moment.eventsEnd; ++i)
            put(dead, order.byStop[i], 1);
        const auto events = static_cast<double>(moment.eventsEnd - moment.events);
        const int shares = ties == Ties::efron ? static_cast<int>(events) : 1;
        share.moment = m;
        share.count = events / shares;
        for (int k = 0; k < shares; ++k) {
            share.lost = k / events;
            fill(share, risk, dead);
            visit(share);
        }
    }
}

} // namespace mutuals
