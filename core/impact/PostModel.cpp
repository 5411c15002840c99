#include "core/impact/PostModel.h"

#include "core/stats/ClusterError.h"
#include "core/stats/HuberRegression.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace mutuals {

namespace {

constexpr int kFewestOfKind = 3; ///< posts, for a weekday or an hour block to have its own level
constexpr int kPostsPerColumn = 6; ///< or its column would fit noise
constexpr double kFarOff = 2.5; ///< scales from what is usual, beyond which a post is drawn near
constexpr double kVaries = 0.05; ///< standard deviation of a lateness worth a column

using Columns = std::vector<Eigen::VectorXd>;

Eigen::VectorXd column(
    const std::vector<PostRow>& rows, const std::function<double(const PostRow&)>& value)
{
    Eigen::VectorXd values(static_cast<Eigen::Index>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        values(static_cast<Eigen::Index>(i)) = value(rows[i]);
    return values;
}

/// One column for each kind that is not the commonest and has a few posts.
void addKinds(Columns& columns, const std::vector<PostRow>& rows, int kinds,
    const std::function<int(const PostRow&)>& kindOf)
{
    std::vector<int> count(static_cast<std::size_t>(kinds));
    for (const PostRow& row : rows)
        ++count[static_cast<std::size_t>(kindOf(row))];
    const auto commonest = std::max_element(count.begin(), count.end()) - count.begin();
    const auto used =
        std::count_if(count.begin(), count.end(), [](int posts) { return posts >= kFewestOfKind; });
    if (used < 2 || std::ssize(rows) < kPostsPerColumn * (used + std::ssize(columns)))
        return;
    for (int kind = 0; kind < kinds; ++kind) {
        if (kind != commonest && count[static_cast<std::size_t>(kind)] >= kFewestOfKind)
            columns.push_back(
                column(rows, [&](const PostRow& row) { return kindOf(row) == kind ? 1 : 0; }));
    }
}

/// A column that the others do not hold already.
void addIfNew(Columns& columns, Eigen::VectorXd added)
{
    Eigen::MatrixXd all(added.size(), std::ssize(columns) + 1);
    for (std::size_t j = 0; j < columns.size(); ++j)
        all.col(static_cast<Eigen::Index>(j)) = columns[j];
    all.col(std::ssize(columns)) = added;
    if (Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(all).rank() == all.cols())
        columns.push_back(std::move(added));
}

/// The side first, then 1, then what is allowed for.
Eigen::MatrixXd designOf(const std::vector<PostRow>& rows, const PostAdjustments& adjustments)
{
    Columns columns { column(rows, [](const PostRow& row) { return row.after() ? 1 : 0; }),
        column(rows, [](const PostRow&) { return 1; }) };
    if (adjustments.trend) {
        const auto day = [](const PostRow& row) { return row.day / 100.0; };
        addIfNew(columns, column(rows, day));
        const double knot = std::min_element(rows.begin(), rows.end(),
                                [](const PostRow& a, const PostRow& b) { return a.day < b.day; })
                                ->day
            / 200.0;
        addIfNew(columns,
            column(rows, [&](const PostRow& row) { return std::max(0.0, day(row) - knot); }));
    }
    for (std::size_t late = 0; adjustments.lateness && late < 2; ++late) {
        Eigen::VectorXd values =
            column(rows, [&](const PostRow& row) { return row.lateness[late]; });
        const Eigen::ArrayXd apart = values.array() - values.mean();
        if (std::sqrt(apart.square().mean()) > kVaries)
            addIfNew(columns, std::move(values));
    }
    if (adjustments.mix) {
        addKinds(columns, rows, 4, [](const PostRow& row) { return row.hourBlock; });
        addKinds(columns, rows, 7, [](const PostRow& row) { return row.weekday; });
    }
    Eigen::MatrixXd design(static_cast<Eigen::Index>(rows.size()), std::ssize(columns));
    for (std::size_t j = 0; j < columns.size(); ++j)
        design.col(static_cast<Eigen::Index>(j)) = columns[j];
    return design;
}

Eigen::VectorXd logsOf(const std::vector<PostRow>& rows)
{
    return column(rows, [](const PostRow& row) { return row.log; });
}

} // namespace

std::optional<PostEstimate> postEstimate(
    const std::vector<PostRow>& rows, const PostAdjustments& adjustments)
{
    if (rows.empty())
        return {};
    const Eigen::MatrixXd design = designOf(rows, adjustments);
    const auto fit = huberFit(design, logsOf(rows));
    if (!fit)
        return {};
    std::vector<int> weeks;
    for (const PostRow& row : rows)
        weeks.push_back(row.week());
    const auto error = clusterError(design, fit->influence, weeks, 0);
    if (!error)
        return {};
    return PostEstimate { fit->coefficients(0), error->error, error->degreesOfFreedom };
}

Result<WanderingStep> wanderingStep(
    const std::vector<PostRow>& rows, const PostAdjustments& adjustments, const Run& run)
{
    const Eigen::MatrixXd design = designOf(rows, adjustments);
    DatedRows dated;
    for (const PostRow& row : rows)
        dated.day.push_back(row.day);
    dated.value = logsOf(rows);
    // The first is the side, the second the constant, which the model has itself.
    dated.columns.resize(design.rows(), design.cols() - 1);
    dated.columns << design.leftCols(1), design.rightCols(design.cols() - 2);
    std::vector<char> bounded(rows.size());
    if (const auto fit = huberFit(design, dated.value); fit && fit->scale > 0) {
        const double bound = kFarOff * fit->scale;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = static_cast<Eigen::Index>(i);
            const double off = fit->residuals(row);
            bounded[i] = std::abs(off) > bound ? 1 : 0;
            dated.value(row) += std::clamp(off, -bound, bound) - off;
        }
    }
    auto model = SteppedLevel::fit(dated, DampedLevelOptions::calibrated(), run);
    if (!model)
        return tl::unexpected(model.error());
    return WanderingStep { std::move(*model), std::move(bounded) };
}

double WanderingStep::deviationAfter(const std::vector<PostRow>& rows, int moreDays) const
{
    int last = 0, posts = 0;
    for (const PostRow& row : rows) {
        last = std::max(last, row.day);
        posts += row.after();
    }
    const double pace = static_cast<double>(posts) / (last + 1);
    DatedRows more;
    for (int i = 0; i < std::lround(pace * moreDays); ++i)
        more.day.push_back(last + 1 + static_cast<int>(i / pace));
    const Eigen::Index columns = model.rows().columns.cols();
    more.value = Eigen::VectorXd::Zero(std::ssize(more.day));
    more.columns = Eigen::MatrixXd::Zero(std::ssize(more.day), columns);
    more.columns.col(0).setOnes();
    // Their mix is that of the posts so far.
    for (Eigen::Index j = 1; j < columns; ++j)
        more.columns.col(j).setConstant(model.rows().columns.col(j).mean());
    return model.deviationWith(more);
}

TwoArms freedWeeks(const std::vector<PostRow>& rows, const PostAdjustments& adjustments)
{
    std::vector<double> freed;
    for (const PostRow& row : rows)
        freed.push_back(row.log);
    const Eigen::MatrixXd design = designOf(rows, adjustments);
    if (const auto fit = huberFit(design, logsOf(rows))) {
        const double bound = fit->scale > 0 ? kFarOff * fit->scale : 1e300;
        for (std::size_t i = 0; i < rows.size(); ++i)
            freed[i] = std::clamp(fit->residuals(static_cast<Eigen::Index>(i)), -bound, bound)
                + (rows[i].after() ? fit->coefficients(0) : 0);
    }
    std::map<int, std::pair<double, int>> weeks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& [sum, count] = weeks[rows[i].week()];
        sum += freed[i];
        ++count;
    }
    TwoArms arms;
    for (const auto& [week, held] : weeks) {
        arms.outcome.push_back(held.first / held.second);
        arms.treated.push_back(week >= 0 ? 1 : 0);
    }
    return arms;
}

} // namespace mutuals
