#include "core/curation/Curation.h"

#include "core/store/Trials.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

// The sample creators have two comments per fan on average: four comments or messages count for
// two thirds of the most there is, half a year for two thirds of the time.
constexpr double kUsualTalk = 4;
constexpr double kUsualDays = 180;
constexpr double kCommentWeight = 5;
constexpr double kMessageWeight = 3;
constexpr double kTimeWeight = 2;

double saturated(double amount, double usual)
{
    return 1 - std::exp(-std::max(amount, 0.0) / usual);
}

double daysBetween(Seconds from, Seconds to)
{
    return static_cast<double>((to - from).count()) / 86400;
}

Result<Seconds> newestSnapshot(Workspace& workspace, Id<Creator> creator)
{
    const auto snapshots = workspace.imports().archives(creator);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    return snapshots->empty() ? Seconds {} : snapshots->back().asOf;
}

std::optional<TrialPlace> placeOf(
    Id<Person> person, const std::map<Id<Person>, TrialPlace>& running)
{
    const auto found = running.find(person);
    return found == running.end() ? std::nullopt : std::optional(found->second);
}

FollowerRow evidence(const Decisions::Open& open)
{
    FollowerRow row;
    row.person = open.person;
    row.followedAt = open.followedAt;
    row.comments = open.comments;
    row.messages = open.messages;
    return row;
}

} // namespace

std::optional<double> score(const FollowerRow& fan, Seconds asOf)
{
    double sum = 0;
    double weights = 0;
    const auto add = [&](double weight, double share) {
        sum += weight * share;
        weights += weight;
    };
    if (fan.comments)
        add(kCommentWeight, saturated(*fan.comments, kUsualTalk));
    if (fan.messages)
        add(kMessageWeight, saturated(*fan.messages, kUsualTalk));
    if (fan.followedAt)
        add(kTimeWeight, saturated(daysBetween(*fan.followedAt, asOf), kUsualDays));
    if (weights == 0)
        return {};
    return 100 * sum / weights;
}

Result<std::vector<QueueItem>> queue(Workspace& workspace, Id<Creator> creator, int limit)
{
    auto open = workspace.decisions().open(creator);
    const auto asOf = newestSnapshot(workspace, creator);
    if (!open || !asOf)
        return tl::unexpected(open ? asOf.error() : open.error());

    struct Ranked {
        double score;
        const Decisions::Open* fan;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(open->size());
    for (const auto& fan : *open)
        ranked.push_back({ score(evidence(fan), *asOf).value_or(-1), &fan });
    const auto most = std::min(ranked.size(), static_cast<std::size_t>(std::max(limit, 0)));
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(most),
        ranked.end(), [](const Ranked& a, const Ranked& b) {
            if (a.fan->postponed != b.fan->postponed)
                return b.fan->postponed;
            if (a.score != b.score)
                return a.score > b.score;
            return a.fan->person < b.fan->person;
        });
    ranked.resize(most);

    std::vector<Id<Person>> persons;
    for (const Ranked& item : ranked)
        persons.push_back(item.fan->person);
    auto rows = workspace.followers().rows(creator, {}, persons);
    const auto running = workspace.trials().running(creator, dayOf(now()));
    if (!rows || !running)
        return tl::unexpected(rows ? running.error() : rows.error());
    std::vector<QueueItem> items;
    for (std::size_t i = 0; i < most; ++i) {
        QueueItem item;
        item.follower = std::move((*rows)[i]);
        item.follower.score = score(item.follower, *asOf);
        item.followDays = item.follower.followedAt
            ? std::max(0, static_cast<int>(daysBetween(*item.follower.followedAt, *asOf)))
            : -1;
        item.postponed = ranked[i].fan->postponed;
        item.trial = placeOf(persons[i], *running);
        items.push_back(std::move(item));
    }
    return items;
}

Result<QueueSummary> queueSummary(Workspace& workspace, Id<Creator> creator)
{
    const auto open = workspace.decisions().open(creator);
    if (!open)
        return tl::unexpected(open.error());
    const auto list = worklist(workspace, creator);
    if (!list)
        return tl::unexpected(list.error());
    QueueSummary summary;
    summary.open = static_cast<int>(open->size());
    for (const ListItem& item : *list) {
        if (item.confirmedAt)
            ++summary.confirmed;
        else if (item.tickedAt)
            ++summary.ticked;
        else
            ++summary.chosen;
    }
    return summary;
}

Result<std::vector<ListItem>> worklist(Workspace& workspace, Id<Creator> creator)
{
    const auto chosen = workspace.decisions().standing(creator, Choice::follow);
    if (!chosen)
        return tl::unexpected(chosen.error());
    std::vector<Id<Person>> persons;
    for (const Decision& decision : *chosen)
        persons.push_back(decision.person);
    const auto rows = workspace.followers().rows(creator, {}, persons);
    const auto running = workspace.trials().running(creator, dayOf(now()));
    if (!rows || !running)
        return tl::unexpected(rows ? running.error() : rows.error());
    std::vector<ListItem> items;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const FollowerRow& row = (*rows)[i];
        const bool followed =
            row.relation == Relation::mutual || row.relation == Relation::followingOnly;
        ListItem item;
        item.person = persons[i];
        item.handle = row.handle;
        item.reason = (*chosen)[i].reason;
        item.chosenAt = (*chosen)[i].decidedAt;
        const auto ticked = workspace.decisions().tickedAt(persons[i]);
        if (!ticked)
            return tl::unexpected(ticked.error());
        item.tickedAt = *ticked;
        if (followed)
            item.confirmedAt = row.followedBackAt;
        item.trial = placeOf(persons[i], *running);
        item.stillFollows = row.relation == Relation::mutual || row.relation == Relation::fan;
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace mutuals
