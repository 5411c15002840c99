#include "ui/pages/HomeFacts.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include "core/store/Workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSpan = 28;

QString tr(const char* text)
{
    return QCoreApplication::translate("HomePage", text);
}

Label::Tone toneOf(double change)
{
    return change > 0 ? Label::Tone::up : change < 0 ? Label::Tone::down : Label::Tone::quiet;
}

/// All interactions over all views of the days that have both.
std::optional<double> engagement(
    std::vector<DayMetrics>::const_iterator from, std::vector<DayMetrics>::const_iterator end)
{
    std::int64_t interactions = 0, views = 0;
    for (auto day = from; day != end; ++day) {
        if (!day->views || !day->likes || !day->comments || !day->shares)
            continue;
        interactions += *day->likes + *day->comments + *day->shares;
        views += *day->views;
    }
    if (views <= 0)
        return {};
    return static_cast<double>(interactions) / static_cast<double>(views);
}

const Snapshot* newestWithFollowers(const HomeFacts& facts)
{
    const auto found = std::find_if(facts.snapshots.rbegin(), facts.snapshots.rend(),
        [](const Snapshot& s) { return s.followers.has_value(); });
    return found == facts.snapshots.rend() ? nullptr : &*found;
}

const Snapshot* followersBefore(const HomeFacts& facts, const Snapshot& later)
{
    const Snapshot* found = nullptr;
    for (const Snapshot& s : facts.snapshots) {
        if (s.followers && s.asOf < later.asOf)
            found = &s;
    }
    return found;
}

std::optional<double> mutualShare(const Snapshot& snapshot)
{
    if (!snapshot.mutual || !snapshot.followers || *snapshot.followers == 0)
        return {};
    return static_cast<double>(*snapshot.mutual) / *snapshot.followers;
}

} // namespace

Result<HomeFacts> homeFacts(Workspace& workspace, Id<Creator> creator)
{
    HomeFacts facts;
    auto days = workspace.days().all(creator);
    auto snapshots = workspace.imports().snapshots(creator);
    auto policies = workspace.plans().policies(creator);
    auto notes = workspace.plans().notes(creator);
    auto excluded = workspace.plans().excludedDays(creator);
    auto posts = postDays(workspace, creator);
    auto queue = queueSummary(workspace, creator);
    for (const auto* error : { days ? nullptr : &days.error(),
             snapshots ? nullptr : &snapshots.error(), policies ? nullptr : &policies.error(),
             notes ? nullptr : &notes.error(), excluded ? nullptr : &excluded.error(),
             posts ? nullptr : &posts.error(), queue ? nullptr : &queue.error() }) {
        if (error)
            return tl::unexpected(*error);
    }
    facts.days = std::move(*days);
    facts.snapshots = std::move(*snapshots);
    facts.notes = std::move(*notes);
    facts.queue = *queue;
    facts.policies = std::move(*policies);
    facts.excluded = std::move(*excluded);
    facts.posts = std::move(*posts);
    return facts;
}

const Policy* homePolicy(const HomeFacts& facts)
{
    return policyInForce(facts.policies, facts.days.empty() ? Day {} : facts.days.back().day);
}

Stat followersStat(const HomeFacts& facts)
{
    Stat stat { tr("Followers"), u"–"_s, {}, Label::Tone::plain, tr("needs a data archive"), {} };
    const auto last = std::find_if(facts.days.rbegin(), facts.days.rend(),
        [](const DayMetrics& d) { return d.followers.has_value(); });
    if (last == facts.days.rend()) {
        const Snapshot* snapshot = newestWithFollowers(facts);
        if (!snapshot)
            return stat;
        const int count = snapshot->ownFollowerCount.value_or(*snapshot->followers);
        stat.value = number(count);
        stat.note = tr("on %1").arg(mediumDate(dayOf(snapshot->asOf)));
        stat.tip = tr("Your follower count in the data archive of %1.")
                       .arg(longDate(dayOf(snapshot->asOf)));
        return stat;
    }
    stat.value = number(*last->followers);
    stat.note = tr("on %1").arg(mediumDate(last->day));
    stat.tip = tr("Your follower count on %1, from Studio's FollowerHistory table.")
                   .arg(longDate(last->day));
    if (facts.days.rend() - last > kSpan) {
        const auto& before = *(last + kSpan);
        if (before.followers) {
            const std::int64_t change = *last->followers - *before.followers;
            stat.change = signedNumber(change);
            stat.changeTone = toneOf(static_cast<double>(change));
            stat.note = tr("in %1 days").arg(kSpan);
            stat.tip += u" "_s
                + tr("Compared with %1: %2.").arg(longDate(before.day), number(*before.followers));
        }
    }
    return stat;
}

Stat mutualStat(const HomeFacts& facts)
{
    Stat stat { tr("Mutual"), u"–"_s, {}, Label::Tone::plain, tr("needs a data archive"), {} };
    const Snapshot* newest = newestWithFollowers(facts);
    if (!newest)
        return stat;
    const auto share = mutualShare(*newest);
    if (!share)
        return stat;
    stat.value = sharePercent(*share, 0);
    stat.note = tr("of your followers");
    stat.tip = tr("%1 of %2 named followers, in the data archive of %3: you follow them and they "
                  "follow you. TikTok says friends.")
                   .arg(number(*newest->mutual), number(*newest->followers),
                       longDate(dayOf(newest->asOf)));
    if (const Snapshot* before = followersBefore(facts, *newest)) {
        if (const auto earlier = mutualShare(*before)) {
            stat.change = points(*share - *earlier);
            stat.changeTone = Label::Tone::quiet; // more of them is neither good nor bad
            stat.note = tr("of your followers, since %1").arg(shortDate(dayOf(before->asOf)));
        }
    }
    return stat;
}

Stat leftStat(const HomeFacts& facts)
{
    Stat stat { tr("Left"), u"–"_s, {}, Label::Tone::plain, tr("needs two data archives"), {} };
    const Snapshot* newest = newestWithFollowers(facts);
    const Snapshot* before = newest ? followersBefore(facts, *newest) : nullptr;
    if (!before || !newest->left)
        return stat;
    stat.value = number(*newest->left);
    stat.note = tr("since %1").arg(mediumDate(dayOf(before->asOf)));
    stat.tip = tr("Followers of the archive of %1 who are not in the one of %2. Who came and left "
                  "in between is in neither.")
                   .arg(longDate(dayOf(before->asOf)), longDate(dayOf(newest->asOf)));
    return stat;
}

Stat engagementStat(const HomeFacts& facts)
{
    Stat stat { tr("Engagement rate"), u"–"_s, {}, Label::Tone::plain,
        tr("needs Studio's Overview table"), metricDefinition(Metric::engagementRate) };
    const auto end = facts.days.end();
    const auto from = facts.days.size() > kSpan ? end - kSpan : facts.days.begin();
    const auto share = engagement(from, end);
    if (!share)
        return stat;
    stat.value = sharePercent(*share, 1);
    stat.note = tr("(likes + comments + shares) / views");
    stat.tip += u" "_s + tr("All of %1 together.").arg(dayRange(from->day, facts.days.back().day));
    if (facts.days.size() >= 2 * kSpan) {
        if (const auto earlier = engagement(from - kSpan, from)) {
            stat.change = points(*share - *earlier);
            stat.changeTone = toneOf(*share - *earlier);
            stat.tip += u" "_s + tr("Compared with the %1 days before.").arg(kSpan);
        }
    }
    return stat;
}

} // namespace mutuals::ui
