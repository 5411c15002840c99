#include "core/impact/FollowBackHazard.h"

#include "core/stats/Cox.h"
#include "core/stats/GroupedHazards.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace mutuals {

namespace {

constexpr double kNormal975 = 1.959963984540054;
constexpr std::ptrdiff_t kLeaversOfClass = 60, kFewestClasses = 3, kMostClasses = 8; ///< of warmth

/// Which of several equal shares of all warmths a row is in.
class Shares {
public:
    Shares(const std::vector<RetentionRow>& rows, int count)
    {
        std::vector<double> all;
        for (const RetentionRow& row : rows)
            all.push_back(row.warmth);
        for (int share = 1; share < count && !all.empty(); ++share)
            m_ends.push_back(quantile(all, static_cast<double>(share) / count));
    }
    int of(double warmth) const
    {
        return static_cast<int>(
            std::lower_bound(m_ends.begin(), m_ends.end(), warmth) - m_ends.begin());
    }

private:
    std::vector<double> m_ends;
};

/// Rows of strata that hold both followed back and others, and the number of each row's stratum.
struct Compared {
    std::vector<RetentionRow> rows;
    std::vector<int> cell; ///< interval, month, third
    std::vector<int> stratum; ///< month and third: the intervals follow each other
    int cells = 0;
};

Compared comparedOf(const std::vector<RetentionRow>& rows)
{
    using Key = std::tuple<int, int, int>;
    const Shares thirds(rows, 3);
    const auto keyOf = [&](const RetentionRow& row) {
        return Key(row.interval, row.month, thirds.of(row.warmth));
    };
    struct Held {
        bool back = false, other = false;
        int number = -1;
    };
    std::map<Key, Held> cells;
    for (const RetentionRow& row : rows)
        (row.followedBack ? cells[keyOf(row)].back : cells[keyOf(row)].other) = true;
    std::map<std::pair<int, int>, int> strata;
    Compared compared;
    for (const RetentionRow& row : rows) {
        Held& held = cells[keyOf(row)];
        if (!held.back || !held.other)
            continue;
        if (held.number < 0)
            held.number = compared.cells++;
        compared.rows.push_back(row);
        compared.cell.push_back(held.number);
        const std::pair<int, int> stratum(row.month, thirds.of(row.warmth));
        compared.stratum.push_back(
            strata.emplace(stratum, static_cast<int>(strata.size())).first->second);
    }
    return compared;
}

Eigen::MatrixXd design(const std::vector<RetentionRow>& rows, bool withWarmth)
{
    Eigen::MatrixXd x(static_cast<Eigen::Index>(rows.size()), withWarmth ? 2 : 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        x(at, 0) = rows[i].followedBack ? 1 : 0;
        if (withWarmth)
            x(at, 1) = rows[i].warmth;
    }
    return x;
}

std::vector<std::string> names(bool withWarmth)
{
    return withWarmth ? std::vector<std::string> { "followed back", "warmth" }
                      : std::vector<std::string> { "followed back" };
}

HazardRatio ratioOf(double log, double variance)
{
    const double reach = kNormal975 * std::sqrt(variance);
    return { std::exp(log), std::exp(log - reach), std::exp(log + reach) };
}

std::optional<HazardRatio> coxRatio(const Compared& compared, bool withWarmth, const Run& run)
{
    SurvivalRows rows;
    std::vector<int> stay;
    std::map<int, int> stays;
    for (std::size_t i = 0; i < compared.rows.size(); ++i) {
        const RetentionRow& row = compared.rows[i];
        rows.start.push_back(row.interval);
        rows.stop.push_back(row.interval + 1);
        rows.event.push_back(row.left);
        rows.stratum.push_back(compared.stratum[i]);
        stay.push_back(stays.emplace(row.stay, static_cast<int>(stays.size())).first->second);
    }
    const auto model = CoxModel::make(
        std::move(rows), design(compared.rows, withWarmth), names(withWarmth), Ties::efron);
    if (!model)
        return {};
    const auto fit = model->fit(run);
    if (!fit)
        return {};
    return ratioOf(fit->coefficients[0], model->robustCovariance(*fit, stay)(0, 0));
}

/// Grouped proportional hazards, the follow-back as it was at the first snapshot of each interval.
void addChecks(const std::vector<RetentionRow>& rows, FollowBackHazard& found, const Run& run)
{
    const Compared compared = comparedOf(rows);
    if (compared.rows.empty())
        return;
    GroupedRows grouped;
    grouped.cell = compared.cell;
    for (const RetentionRow& row : compared.rows)
        grouped.event.push_back(row.left);
    bool withWarmth = true;
    grouped.x = design(compared.rows, true);
    auto fit = groupedFit(grouped, names(true), run);
    if (!fit && fit.error().code == Error::Code::invalid) { // nobody talked, or all alike
        withWarmth = false;
        grouped.x = design(compared.rows, false);
        fit = groupedFit(grouped, names(false), run);
    }
    if (!fit)
        return;
    found.atSnapshots = ratioOf(fit->coefficients[0], fit->covariance(0, 0));
    found.check = coxRatio(compared, withWarmth, run);
}

} // namespace

FollowBackStrata followBackStrata(const std::vector<RetentionRow>& rows, bool withWarmth)
{
    const auto left =
        std::count_if(rows.begin(), rows.end(), [](const RetentionRow& row) { return row.left; });
    const auto classes = static_cast<int>(
        std::clamp<std::ptrdiff_t>(left / kLeaversOfClass, kFewestClasses, kMostClasses));
    const Shares shares(rows, withWarmth ? classes : 1);
    std::map<std::tuple<int, int, int>, int> cells;
    FollowBackStrata strata;
    for (const RetentionRow& row : rows) {
        const auto [cell, isNew] = cells.try_emplace(
            { row.interval, row.month, shares.of(row.warmth) }, static_cast<int>(cells.size()));
        if (isNew)
            strata.rows.length.push_back(row.days());
        strata.rows.cell.push_back(cell->second);
        strata.rows.daysBefore.push_back(row.followedBackAfter.value_or(row.days()));
        strata.rows.event.push_back(row.left);
    }
    return strata;
}

Result<FollowBackHazard> followBackHazard(const std::vector<RetentionRow>& rows, const Run& run)
{
    const FollowBackStrata strata = followBackStrata(rows);
    const SwitchModel model(strata.rows);
    const std::vector<SwitchCell> cells = model.at(0);
    FollowBackHazard found;
    found.strata = static_cast<int>(std::count_if(
        cells.begin(), cells.end(), [](const SwitchCell& cell) { return cell.compares(); }));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!cells[static_cast<std::size_t>(strata.rows.cell[i])].compares())
            continue;
        const bool back = rows[i].followedBackAfter.has_value();
        ++found.looks;
        found.left += rows[i].left ? 1 : 0;
        found.looksFollowedBack += back ? 1 : 0;
        found.leftFollowedBack += rows[i].left && back ? 1 : 0;
    }
    if (found.left < kFewestLeavers || found.leftFollowedBack == 0
        || found.leftFollowedBack == found.left)
        return fail(Error::Code::tooFewDays,
            "{} who left among followers that can be compared, both followed back and not ({} and "
            "{} found)",
            kFewestLeavers, found.leftFollowedBack, found.left - found.leftFollowedBack);
    const auto fit = model.fit(run);
    if (!fit && fit.error().code == Error::Code::cancelled)
        return tl::unexpected(fit.error());
    if (!fit)
        return fail(Error::Code::tooFewDays, "{}", fit.error().detail);
    found.logRatio = fit->logRatio;
    found.ratio = ratioOf(fit->logRatio, fit->error * fit->error);
    if (const auto crude = SwitchModel(followBackStrata(rows, false).rows).fit(run))
        found.crude = ratioOf(crude->logRatio, crude->error * crude->error);
    addChecks(rows, found, run);
    if (run.stopped())
        return fail(Error::Code::cancelled, "while checking");
    return found;
}

} // namespace mutuals
