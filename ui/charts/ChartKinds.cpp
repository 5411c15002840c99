#include "ui/charts/ChartKinds.h"

#include "core/impact/EngagementStudy.h"
#include "core/impact/Family.h"
#include "core/impact/PostDays.h"
#include "core/impact/Retention.h"
#include "core/store/Histories.h"
#include "core/store/Workspace.h"
#include "ui/charts/DailyFigure.h"
#include "ui/charts/EngagementFigure.h"
#include "ui/charts/ImpactFigure.h"
#include "ui/charts/PostsFigure.h"
#include "ui/charts/RetentionFigure.h"
#include "ui/charts/SnapshotsFigure.h"
#include "ui/models/ContentAnswers.h"
#include "ui/text/Words.h"

namespace mutuals::ui {

namespace {

Result<Figure> peopleFigure(
    Workspace& workspace, Id<Creator> creator, std::string_view kind, bool sample, const Run& run)
{
    const auto history = followerHistory(workspace, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    if (kind == "retention") {
        const auto answer = retention(*history, {}, run);
        if (!answer)
            return tl::unexpected(answer.error());
        return retentionFigure(*answer, sample);
    }
    const auto answer = engagement(*history, run);
    if (!answer)
        return tl::unexpected(answer.error());
    return engagementFigure(answer->comments, sample);
}

} // namespace

std::vector<std::string_view> chartKinds()
{
    std::vector<std::string_view> kinds;
    for (const Metric metric : kMetrics)
        kinds.push_back(metricName(metric));
    kinds.push_back("followers");
    kinds.push_back("snapshots");
    kinds.push_back("posts");
    kinds.push_back("retention");
    kinds.push_back("engagement");
    return kinds;
}

/// As the page shows it: held back as one of a family if the policy is judged by another metric.
static Result<ImpactAnswer> shownAnswer(Workspace& workspace, Id<Creator> creator,
    const std::vector<DayMetrics>& days, const Policy& policy, Metric metric, const Run& run)
{
    ImpactQuestion question;
    question.metric = policy.primary;
    question.start = policy.start;
    question.end = policy.end;
    if (const auto known = surround(question, workspace, creator); !known)
        return tl::unexpected(known.error());
    if (metric == policy.primary)
        return impact(days, question, run);
    auto family = impactFamily(days, question, run);
    if (!family)
        return tl::unexpected(family.error());
    return std::move(family->answers[static_cast<std::size_t>(metric)]);
}

Result<Figure> chartFigure(
    Workspace& workspace, Id<Creator> creator, std::string_view kind, bool sample, const Run& run)
{
    const auto nothing = [kind] {
        return fail(Error::Code::tooFewDays, "nothing to draw for \"{}\"", kind);
    };
    if (kind == "snapshots") {
        auto snapshots = workspace.imports().snapshots(creator);
        if (!snapshots)
            return tl::unexpected(snapshots.error());
        Figure figure = snapshotsFigure(*snapshots, sample);
        if (figure.panels.empty())
            return nothing();
        return figure;
    }
    if (kind == "posts") {
        const auto content = contentOf(workspace, creator, run);
        if (!content)
            return tl::unexpected(content.error());
        const PostMetric metric = content->usualMetric();
        Figure figure =
            postsFigure(content->comparison(metric), content->posts, metric, { sample });
        if (figure.panels.empty())
            return nothing();
        return figure;
    }
    if (kind == "retention" || kind == "engagement") {
        auto figure = peopleFigure(workspace, creator, kind, sample, run);
        return figure && figure->panels.empty() ? Result<Figure>(nothing()) : figure;
    }
    const auto metric = metricNamed(kind);
    if (!metric && kind != "followers")
        return fail(Error::Code::invalid, "no chart is called \"{}\"", kind);
    auto days = workspace.days().all(creator);
    if (!days)
        return tl::unexpected(days.error());
    auto policies = workspace.plans().policies(creator);
    if (!policies)
        return tl::unexpected(policies.error());
    auto notes = workspace.plans().notes(creator);
    if (!notes)
        return tl::unexpected(notes.error());

    if (metric && !policies->empty() && !days->empty()) {
        const Policy& policy = *policyInForce(*policies, days->back().day);
        auto answer = shownAnswer(workspace, creator, *days, policy, *metric, run);
        if (!answer)
            return tl::unexpected(answer.error());
        return impactFigure(*answer,
            { *days, QString::fromStdString(policy.name), *notes, metricSource(*metric), sample });
    }
    const DailySurroundings around { *policies, *notes,
        metricSource(metric.value_or(Metric::netGrowth)), sample };
    Figure figure = metric ? dailyFigure(*days, *metric, around) : followersFigure(*days, around);
    if (figure.panels.empty())
        return nothing();
    return figure;
}

} // namespace mutuals::ui
