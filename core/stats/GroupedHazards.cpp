#include "core/stats/GroupedHazards.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <optional>

namespace mutuals {

namespace {

constexpr int kMostSteps = 60;
constexpr double kTold = 1e-9, kEndless = 25, kStill = 1e-3; ///< as in Cox.cpp

/// The rows whose cell says something, cells numbered anew.
struct Kept {
    std::vector<Eigen::Index> row;
    std::vector<Eigen::Index> cell;
    Eigen::VectorXd start; ///< [cells] levels to begin with
};

Kept keptOf(const GroupedRows& rows)
{
    const int cells =
        rows.cell.empty() ? 0 : 1 + *std::max_element(rows.cell.begin(), rows.cell.end());
    std::vector<double> events(static_cast<std::size_t>(cells)), all = events;
    for (std::size_t i = 0; i < rows.cell.size(); ++i) {
        all[static_cast<std::size_t>(rows.cell[i])] += 1;
        events[static_cast<std::size_t>(rows.cell[i])] += rows.event[i] ? 1 : 0;
    }
    std::vector<Eigen::Index> place(static_cast<std::size_t>(cells), -1);
    std::vector<double> levels;
    for (std::size_t c = 0; c < place.size(); ++c) {
        if (events[c] == 0 || events[c] == all[c])
            continue;
        place[c] = static_cast<Eigen::Index>(levels.size());
        levels.push_back(std::log(-std::log1p(-events[c] / all[c])));
    }
    Kept kept;
    for (std::size_t i = 0; i < rows.cell.size(); ++i) {
        if (const Eigen::Index at = place[static_cast<std::size_t>(rows.cell[i])]; at >= 0) {
            kept.row.push_back(static_cast<Eigen::Index>(i));
            kept.cell.push_back(at);
        }
    }
    kept.start =
        Eigen::Map<Eigen::VectorXd>(levels.data(), static_cast<Eigen::Index>(levels.size()));
    return kept;
}

/// Levels and coefficients, the score of both, and the expected information: diagonal in the levels.
struct Point {
    double logLikelihood = 0;
    Eigen::VectorXd levelScore, levelInformation, score;
    Eigen::MatrixXd mixed, information; ///< [covariates x cells], [covariates x covariates]
};

class Model {
public:
    Model(const GroupedRows& rows, const Kept& kept)
        : m_rows(rows)
        , m_kept(kept)
        , m_x(rows.x(kept.row, Eigen::all))
    {
        m_mean = m_x.colwise().mean();
        m_x.rowwise() -= m_mean;
        spread =
            (m_x.colwise().squaredNorm() / std::max<double>(1, static_cast<double>(m_x.rows())))
                .cwiseSqrt();
    }

    Point at(const Eigen::VectorXd& levels, const Eigen::VectorXd& coefficients) const
    {
        const Eigen::Index count = m_x.cols();
        Point point { 0, Eigen::VectorXd::Zero(levels.size()), Eigen::VectorXd::Zero(levels.size()),
            Eigen::VectorXd::Zero(count), Eigen::MatrixXd::Zero(count, levels.size()),
            Eigen::MatrixXd::Zero(count, count) };
        const Eigen::VectorXd linear = m_x * coefficients;
        for (std::size_t i = 0; i < m_kept.row.size(); ++i) {
            const auto row = static_cast<Eigen::Index>(i);
            const auto source = static_cast<std::size_t>(m_kept.row[i]);
            const Eigen::Index cell = m_kept.cell[i];
            const double length = m_rows.length.empty() ? 1 : m_rows.length[source];
            const double hazard = length * std::exp(levels[cell] + linear[row]);
            const double odds = std::expm1(hazard); // of the event
            const double slope = m_rows.event[source] ? hazard / odds : -hazard;
            const double weight = hazard * hazard / odds;
            point.logLikelihood += m_rows.event[source] ? std::log(-std::expm1(-hazard)) : -hazard;
            point.levelScore[cell] += slope;
            point.levelInformation[cell] += weight;
            point.score += slope * m_x.row(row).transpose();
            point.mixed.col(cell) += weight * m_x.row(row).transpose();
            point.information += weight * m_x.row(row).transpose() * m_x.row(row);
        }
        return point;
    }

    Eigen::VectorXd spread;

private:
    const GroupedRows& m_rows;
    const Kept& m_kept;
    Eigen::MatrixXd m_x;
    Eigen::RowVectorXd m_mean;
};

/// What is left of the information on the coefficients when the levels are not known.
Eigen::MatrixXd leftOf(const Point& point)
{
    return point.information
        - point.mixed * point.levelInformation.cwiseInverse().asDiagonal()
        * point.mixed.transpose();
}

std::optional<std::size_t> toldByOthers(const Eigen::MatrixXd& left, const Point& point)
{
    for (Eigen::Index j = 0; j < left.cols(); ++j) {
        double own = left(j, j);
        if (j > 0) {
            const Eigen::VectorXd shared = left.col(j).head(j);
            own -= shared.dot(left.topLeftCorner(j, j).ldlt().solve(shared));
        }
        if (!(own > kTold * point.information(j, j)))
            return static_cast<std::size_t>(j);
    }
    return {};
}

} // namespace

Result<GroupedFit> groupedFit(
    const GroupedRows& rows, const std::vector<std::string>& names, const Run& run)
{
    GroupedFit fit;
    fit.rows = static_cast<int>(rows.cell.size());
    fit.events = static_cast<int>(std::count(rows.event.begin(), rows.event.end(), true));
    const Kept kept = keptOf(rows);
    if (kept.row.empty())
        return fail(Error::Code::invalid,
            "no interval has both rows with the event and rows without; wait for more");
    const Model model(rows, kept);
    Eigen::VectorXd levels = kept.start, now = Eigen::VectorXd::Zero(rows.x.cols());
    Point point = model.at(levels, now);
    if (const auto told = toldByOthers(leftOf(point), point))
        return fail(Error::Code::invalid,
            "column \"{}\" is the same for all who are compared, or told by the columns before it; "
            "leave it out",
            names[*told]);
    const auto endless = [&] {
        Eigen::Index worst = 0;
        now.cwiseProduct(model.spread).cwiseAbs().maxCoeff(&worst);
        return fail(Error::Code::invalid,
            "column \"{}\" separates the rows with the event from those without, so that its "
            "hazard "
            "ratio has no finite value; leave it out",
            names[static_cast<std::size_t>(worst)]);
    };
    bool settled = false;
    for (int i = 0; i < kMostSteps && !settled; ++i) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} steps", i);
        const Eigen::VectorXd inverse = point.levelInformation.cwiseInverse();
        const Eigen::VectorXd score =
            point.score - point.mixed * inverse.cwiseProduct(point.levelScore);
        Eigen::VectorXd step = leftOf(point).ldlt().solve(score);
        Eigen::VectorXd levelStep =
            inverse.cwiseProduct(point.levelScore - point.mixed.transpose() * step);
        const double gain = point.score.dot(step) + point.levelScore.dot(levelStep);
        if (!step.allFinite()
            || (now + step).cwiseProduct(model.spread).cwiseAbs().maxCoeff() > kEndless)
            return endless();
        settled = gain < 1e-14;
        if (settled && step.cwiseProduct(model.spread).cwiseAbs().maxCoeff() > kStill)
            return endless();
        Point next = model.at(levels + levelStep, now + step);
        for (int half = 0; half < 40
             && !(
                 next.logLikelihood >= point.logLikelihood - 1e-10 * std::abs(point.logLikelihood));
             ++half) {
            step /= 2;
            levelStep /= 2;
            next = model.at(levels + levelStep, now + step);
        }
        now += step;
        levels += levelStep;
        point = std::move(next);
    }
    if (!settled)
        return endless();
    fit.coefficients = now;
    fit.covariance = leftOf(point).ldlt().solve(Eigen::MatrixXd::Identity(now.size(), now.size()));
    fit.logLikelihood = point.logLikelihood;
    fit.deviance = -2 * point.logLikelihood;
    return fit;
}

} // namespace mutuals
