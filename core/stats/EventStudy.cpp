#include "core/stats/EventStudy.h"

#include "core/stats/EventCells.h"
#include "core/stats/Quantile.h"
#include "core/stats/Tails.h"

#include <Eigen/Eigenvalues>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

EventContrast contrast(double estimate, double variance)
{
    const double error = std::sqrt(std::max(variance, 0.0));
    const double reach = normalQuantile(0.975) * error;
    return { estimate, error, estimate - reach, estimate + reach };
}

EventContrast contrast(
    const Eigen::VectorXd& weights, const Eigen::VectorXd& means, const Eigen::MatrixXd& covariance)
{
    return contrast(weights.dot(means), weights.dot(covariance * weights));
}

/// Largest |t| of each draw, over all points and over those before the treatment.
struct Chance {
    std::vector<double> all, before;
};

/// Gaussian multipliers of the units' contributions sum up to a normal vector of their covariance,
/// which is drawn at once.
Result<Chance> chanceOf(const Eigen::MatrixXd& covariance, const std::vector<int>& times,
    const EventStudyOptions& options, const Run& run)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(covariance);
    const Eigen::MatrixXd root =
        axes.eigenvectors() * axes.eigenvalues().cwiseMax(0).cwiseSqrt().asDiagonal();
    const Eigen::VectorXd errors = covariance.diagonal().cwiseMax(0).cwiseSqrt();
    boost::random::mt19937_64 generator(options.seed);
    boost::random::normal_distribution<double> normal;
    Chance chance;
    Eigen::VectorXd drawn(covariance.rows());
    for (int draw = 0; draw < options.draws; ++draw) {
        if (draw % 100 == 0 && run.stopped())
            return fail(Error::Code::cancelled, "while drawing the band");
        for (Eigen::Index j = 0; j < drawn.size(); ++j)
            drawn(j) = normal(generator);
        const Eigen::VectorXd moved = root * drawn;
        double all = 0, before = 0;
        for (Eigen::Index j = 0; j < moved.size(); ++j) {
            const double t = errors(j) > 0 ? std::abs(moved(j)) / errors(j) : 0;
            all = std::max(all, t);
            if (times[static_cast<std::size_t>(j)] < 0)
                before = std::max(before, t);
        }
        chance.all.push_back(all);
        chance.before.push_back(before);
    }
    return chance;
}

/// Event times with enough treated units.
std::vector<int> shownEvents(const EventCells& cells, const EventStudyOptions& options)
{
    std::vector<int> shown;
    const double fewest =
        std::max<double>(options.fewestTreated, options.smallestShare * cells.treated.maxCoeff());
    for (int event = 0; event < cells.events(); ++event) {
        if (cells.treated(event) >= fewest)
            shown.push_back(event);
    }
    return shown;
}

EventPreCheck preCheck(const EventStudy& study, const std::vector<double>& chance, int draws)
{
    EventPreCheck check;
    std::vector<double> errors;
    for (const EventPoint& point : study.points) {
        if (point.time >= 0)
            continue;
        ++check.points;
        errors.push_back(point.error);
        if (point.error > 0)
            check.largest = std::max(check.largest, std::abs(point.estimate) / point.error);
    }
    const auto further = std::count_if(
        chance.begin(), chance.end(), [&](double value) { return value >= check.largest; });
    check.p = (1.0 + static_cast<double>(further)) / (1.0 + draws);
    std::vector<double> sorted = chance;
    check.noticed = quantile(sorted, 0.95) * median(errors);
    return check;
}

int adopters(const EventPanel& panel)
{
    return static_cast<int>(std::count_if(panel.cohort.begin(), panel.cohort.end(),
        [&](int cohort) { return cohort >= 0 && cohort < panel.times; }));
}

} // namespace

Result<EventStudy> eventStudy(
    const EventPanel& panel, const EventStudyOptions& options, const Run& run)
{
    const auto cells = EventCells::make(panel, options, run);
    if (!cells)
        return tl::unexpected(cells.error());
    const std::vector<int> shown = shownEvents(*cells, options);
    const auto timeOf = [&](std::size_t j) { return cells->timeOf(shown[j]); };
    const auto count = static_cast<Eigen::Index>(shown.size());
    Eigen::VectorXd before = Eigen::VectorXd::Zero(count), after = before;
    EventStudy study;
    for (std::size_t j = 0; j < shown.size(); ++j) {
        const double treated = cells->treated(shown[j]), level = cells->level(shown[j]);
        const auto at = static_cast<Eigen::Index>(j);
        if (timeOf(j) < 0) {
            before(at) = treated;
            study.meanBefore += level;
        } else if (timeOf(j) > 0) {
            after(at) = treated;
            study.meanAfter += level;
        }
    }
    if (before.sum() == 0 || after.sum() == 0)
        return fail(Error::Code::tooFewDays,
            "{} treated units that are looked at before and after, beside {} others that are not "
            "yet "
            "treated",
            options.fewestTreated, options.fewestControls);
    study.meanBefore /= before.sum();
    study.meanAfter /= after.sum();
    before /= before.sum();
    after /= after.sum();

    const auto spread = cells->spread(run);
    if (!spread)
        return tl::unexpected(spread.error());
    study.cells = spread->cells;
    study.treated = spread->treated;
    study.controls = spread->allControls;
    study.leftOut = adopters(panel) - spread->treated;
    const Eigen::VectorXd means =
        (cells->beyond.array() / cells->treated.array().max(1)).matrix()(shown);
    const Eigen::MatrixXd covariance = spread->covariance(shown, shown);
    // against the average of the times before
    const Eigen::MatrixXd centering =
        Eigen::MatrixXd::Identity(count, count) - Eigen::VectorXd::Ones(count) * before.transpose();
    const Eigen::VectorXd centered = centering * means;
    const Eigen::MatrixXd centeredCovariance = centering * covariance * centering.transpose();
    study.overall = contrast(after, centered, centeredCovariance);
    study.overallAgainstLast = contrast(after, means, covariance);

    std::vector<int> times;
    for (std::size_t j = 0; j < shown.size(); ++j)
        times.push_back(timeOf(j));
    const auto chance = chanceOf(centeredCovariance, times, options, run);
    if (!chance)
        return tl::unexpected(chance.error());
    std::vector<double> all = chance->all;
    study.critical = std::max(quantile(all, 0.95), normalQuantile(0.975));
    for (std::size_t j = 0; j < shown.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        EventPoint point;
        static_cast<EventContrast&>(point) = contrast(centered(at), centeredCovariance(at, at));
        point.time = timeOf(j);
        point.bandLow = point.estimate - study.critical * point.error;
        point.bandHigh = point.estimate + study.critical * point.error;
        point.againstLast = contrast(means(at), covariance(at, at));
        point.treated = static_cast<int>(cells->treated(shown[j]));
        point.controls = spread->controls[static_cast<std::size_t>(shown[j])];
        study.points.push_back(point);
    }
    if (std::count_if(times.begin(), times.end(), [](int time) { return time < 0; }) > 1)
        study.preCheck = preCheck(study, chance->before, options.draws);
    return study;
}

} // namespace mutuals
