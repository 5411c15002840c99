#include "core/report/Json.h"

#include "core/records/Names.h"
#include "core/report/Sentences.h"
#include "core/report/TableJson.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace mutuals {

namespace json = boost::json;

namespace {

constexpr Names<Question, 9> kQuestions { {
    { Question::none, "" },
    { Question::whose, "whose" },
    { Question::isMe, "is-me" },
    { Question::when, "when" },
    { Question::year, "year" },
    { Question::cut, "cut" },
    { Question::lists, "lists" },
    { Question::columns, "columns" },
    { Question::dates, "dates" },
} };

json::value text(std::string_view words)
{
    return json::string(json::string_view(words.data(), words.size()));
}

json::value day(std::optional<Day> value)
{
    return value ? text(formatDay(*value)) : json::value(nullptr);
}

json::value time(std::optional<Seconds> value)
{
    return value ? text(formatTime(*value)) : json::value(nullptr);
}

template <class Number> json::value number(std::optional<Number> value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

json::value idOrNull(Id<Import> id)
{
    return id ? json::value(id.value) : json::value(nullptr);
}

json::value countsOf(const RowCounts& rows)
{
    return json::object { { "seen", rows.seen }, { "new", rows.fresh }, { "known", rows.known },
        { "rejected", rows.rejected } };
}

void addLists(json::object& object, const ListCounts& lists)
{
    object["followers"] = number(lists.followers);
    object["following"] = number(lists.following);
    object["blocked"] = number(lists.blocked);
    object["posts"] = number(lists.posts);
    object["comments"] = number(lists.comments);
    object["days"] = number(lists.days);
    object["conversations"] = number(lists.conversations);
    object["profiles"] = number(lists.profiles);
}

json::value snapshotJson(const Snapshot& snapshot)
{
    return json::object { { "asOf", time(snapshot.asOf) },
        { "followers", number(snapshot.followers) }, { "nameless", snapshot.nameless },
        { "following", number(snapshot.following) }, { "mutual", number(snapshot.mutual) },
        { "ownCount", number(snapshot.ownFollowerCount) }, { "came", number(snapshot.came) },
        { "left", number(snapshot.left) }, { "returned", number(snapshot.returned) },
        { "renamed", number(snapshot.renamed) }, { "nameGone", number(snapshot.nameGone) },
        { "cameBackBetween", number(snapshot.cameBackBetween) } };
}

} // namespace

json::value toJson(const FileOutcome& outcome)
{
    json::object object;
    object["file"] = text(outcome.file);
    object["kind"] = outcome.kind ? text(kindName(*outcome.kind)) : json::value(nullptr);
    object["outcome"] = text(stateName(outcome.state));
    object["import"] = idOrNull(outcome.import);
    object["creator"] = outcome.creator.empty() ? json::value(nullptr) : text(outcome.creator);
    object["asOf"] = time(outcome.asOf);
    object["from"] = day(outcome.from);
    object["to"] = day(outcome.to);
    addLists(object, outcome.lists);
    object["rows"] = countsOf(outcome.rows);
    json::array reports;
    for (const Report& report : outcome.reports)
        reports.push_back(
            json::object { { "place", text(report.place) }, { "reason", text(report.reason) } });
    object["reports"] = std::move(reports);
    object["reportCount"] = outcome.reportCount;
    json::array notes;
    for (const std::string& note : outcome.notes)
        notes.push_back(text(note));
    object["notes"] = std::move(notes);
    json::array undecided;
    for (const UndecidedList& list : outcome.undecided) {
        json::array first;
        for (const UndecidedList::Row& row : list.first)
            first.push_back(
                json::object { { "date", text(row.date) }, { "name", text(row.name) } });
        undecided.push_back(json::object {
            { "file", text(list.file) }, { "rows", list.rows }, { "first", std::move(first) } });
    }
    object["undecided"] = std::move(undecided);
    json::array overlaps;
    for (const Overlap& overlap : outcome.overlaps)
        overlaps.push_back(json::object {
            { "from", overlap.groups > 0 ? json::value(nullptr) : day(overlap.from) },
            { "to", overlap.groups > 0 ? json::value(nullptr) : day(overlap.to) },
            { "days", overlap.days }, { "videos", overlap.videos }, { "groups", overlap.groups },
            { "changed", overlap.changed }, { "thisWins", overlap.thisWins },
            { "with", text(overlap.with) } });
    object["overlaps"] = std::move(overlaps);
    object["question"] = outcome.question == Question::none
        ? json::value(nullptr)
        : text(nameIn(kQuestions, outcome.question));
    object["table"] =
        outcome.unknownTable ? toJson(*outcome.unknownTable, dayOf(now())) : json::value(nullptr);
    object["message"] = text(sentence(outcome));
    return object;
}

json::value toJson(const Import& import, std::string_view creator)
{
    json::object object;
    object["import"] = import.id.value;
    object["file"] = text(import.file);
    object["kind"] = text(kindName(import.kind));
    object["creator"] = text(creator);
    object["importedAt"] = time(import.importedAt);
    object["asOf"] = time(import.asOf);
    object["from"] = day(import.from);
    object["to"] = day(import.to);
    addLists(object, import.lists);
    object["rows"] = countsOf(import.rows);
    return object;
}

json::value toJson(const JoinedPost& joined)
{
    const Post& post = joined.post;
    return json::object { { "postedAt", time(post.postedAt) },
        { "video", post.video ? text(std::to_string(*post.video)) : json::value(nullptr) },
        { "title", post.title.empty() ? json::value(nullptr) : text(post.title) },
        { "views", number(post.views) }, { "likes", number(post.likes) },
        { "comments", number(post.comments) }, { "shares", number(post.shares) },
        { "inArchive", joined.inArchive }, { "commentsKept", joined.commentsKept } };
}

json::value toJson(const Status& status)
{
    json::array creators;
    for (const CreatorStatus& one : status.creators) {
        json::object creator;
        creator["handle"] = text(one.creator.handle);
        creator["days"] = nullptr;
        if (one.days)
            creator["days"] = json::object { { "from", day(one.days->from) },
                { "to", day(one.days->end - std::chrono::days(1)) }, { "count", one.daysKnown },
                { "missing", one.days->count() - one.daysKnown } };
        json::array snapshots;
        for (const Snapshot& snapshot : one.snapshots)
            snapshots.push_back(snapshotJson(snapshot));
        creator["snapshots"] = std::move(snapshots);
        creator["audience"] =
            json::object { { "days", one.audienceDays }, { "hours", one.activeHours },
                { "gender", time(one.genderAsOf) }, { "territories", time(one.territoriesAsOf) } };
        creator["posts"] = one.posts;
        creator["comments"] = one.comments;
        creator["queue"] = one.queue.open;
        creator["chosen"] = one.queue.chosen + one.queue.ticked + one.queue.confirmed;
        creator["confirmed"] = one.queue.confirmed;
        creators.push_back(std::move(creator));
    }
    return json::object { { "creators", std::move(creators) }, { "schema", status.schema },
        { "integrity", text(status.integrity) } };
}

json::value toJson(const AudienceTables& tables)
{
    json::array days, hours;
    for (const DayMetrics& one : tables.days)
        days.push_back(json::object { { "day", day(one.day) }, { "viewers", number(one.viewers) },
            { "newViewers", number(one.newViewers) },
            { "returningViewers", number(one.returningViewers) },
            { "reached", number(one.reached) }, { "engaged", number(one.engaged) },
            { "newFollowers", number(one.newFollowers) },
            { "lostFollowers", number(one.lostFollowers) } });
    for (const ActiveHour& one : tables.hours)
        hours.push_back(json::object { { "day", day(one.day) }, { "hour", one.hour },
            { "activeFollowers", number(one.followers) } });
    const auto shares = [](const std::optional<FollowerShares>& table) -> json::value {
        if (!table)
            return nullptr;
        json::array rows;
        for (const FollowerShare& one : table->shares)
            rows.push_back(
                json::object { { "name", text(one.name) }, { "share", number(one.share) } });
        return json::object { { "asOf", time(table->asOf) }, { "shares", std::move(rows) } };
    };
    return json::object { { "days", std::move(days) }, { "hours", std::move(hours) },
        { "gender", shares(tables.gender) }, { "territories", shares(tables.territories) } };
}

json::value toJson(const FollowerRow& row)
{
    json::object object;
    object["handle"] = row.handle.empty() ? json::value(nullptr) : text(row.handle);
    object["displayName"] = row.displayName.empty() ? json::value(nullptr) : text(row.displayName);
    object["followedAt"] = time(row.followedAt);
    object["followedBackAt"] = time(row.followedBackAt);
    object["relation"] = text(relationName(row.relation));
    object["firstSeen"] = time(row.firstSeen);
    object["lastSeen"] = time(row.lastSeen);
    object["leftBetween"] = nullptr;
    if (row.left)
        object["leftBetween"] = json::array { time(row.left->after), time(row.left->before) };
    object["nameGone"] = row.nameGone;
    json::array earlier;
    for (const std::string& handle : row.earlierHandles)
        earlier.push_back(text(handle));
    object["earlierHandles"] = std::move(earlier);
    object["comments"] = number(row.comments);
    object["messages"] = number(row.messages);
    object["decision"] = row.decision ? text(choiceName(*row.decision)) : json::value(nullptr);
    object["score"] = number(row.score);
    object["profile"] = row.profile ? toJson(*row.profile) : json::value(nullptr);
    return object;
}

json::value toJson(const Followers::Event& event)
{
    using Kind = Followers::Event::Kind;
    const auto name = [&]() -> std::string_view {
        switch (event.kind) {
        case Kind::followed:
            return "followed";
        case Kind::followedBack:
            return "followed-back";
        case Kind::left:
            return "left";
        case Kind::returned:
            return "returned";
        case Kind::unfollowed:
            return "unfollowed";
        case Kind::renamed:
            return "renamed";
        case Kind::nameGone:
            return "name-gone";
        case Kind::message:
            return "message";
        case Kind::comment:
            return "comment";
        }
        return "";
    };
    return json::object { { "kind", text(name()) }, { "at", time(event.at) },
        { "until", time(event.until) } };
}

json::value toJson(const Policy& policy)
{
    json::object rules;
    rules["fewestComments"] = number(policy.rules.fewestComments);
    rules["fewestMessages"] = number(policy.rules.fewestMessages);
    rules["fewestFollowDays"] = number(policy.rules.fewestFollowDays);
    rules["mostPerDay"] = number(policy.rules.mostPerDay);
    return json::object { { "id", policy.id.value }, { "name", text(policy.name) },
        { "start", day(policy.start) }, { "end", day(policy.end) }, { "whom", text(policy.whom) },
        { "rules", std::move(rules) }, { "metric", text(metricName(policy.primary)) },
        { "shownBy", policy.shownBy ? text(metricName(*policy.shownBy)) : json::value(nullptr) },
        { "source", "recorded" } };
}

json::value toJson(const PolicyStart& start)
{
    return json::object { { "start", day(start.day) }, { "low", day(start.low) },
        { "high", day(start.high) }, { "logBayesFactor", start.logBayesFactor },
        { "followBacksPerDayBefore", start.followBacksPerDayBefore },
        { "followBacksPerDayAfter", start.followBacksPerDayAfter },
        { "sign", start.sign == PolicyStart::Sign::sooner ? "sooner" : "oftener" },
        { "daysUntilBefore", start.daysUntilBefore }, { "daysUntilAfter", start.daysUntilAfter },
        { "shape", start.risingDays > 0 ? "ramp" : "step" }, { "risingDays", start.risingDays },
        { "source", "inferred" } };
}

json::value toJson(const Note& note)
{
    return json::object { { "id", note.id.value }, { "day", day(note.day) },
        { "text", text(note.text) } };
}

json::value toJson(const QueueItem& item)
{
    json::value object = toJson(item.follower);
    object.as_object()["followDays"] =
        item.followDays < 0 ? json::value(nullptr) : json::value(item.followDays);
    object.as_object()["postponed"] = item.postponed;
    object.as_object()["trial"] = toJson(item.trial);
    return object;
}

json::value toJson(const ListItem& item)
{
    return json::object { { "handle", text(item.handle) }, { "reason", text(item.reason) },
        { "chosenAt", time(item.chosenAt) }, { "tickedAt", time(item.tickedAt) },
        { "confirmedAt", time(item.confirmedAt) }, { "stillFollows", item.stillFollows },
        { "trial", toJson(item.trial) } };
}

json::value toJson(const std::optional<TrialPlace>& place)
{
    if (!place)
        return nullptr;
    return json::object { { "trial", place->trial.value },
        { "arm", place->follow ? "follow" : "leave" }, { "until", formatDay(place->until) } };
}

json::value toJson(const Decision& decision)
{
    return json::object { { "handle", text(decision.handle) },
        { "decision", text(choiceName(decision.choice)) }, { "reason", text(decision.reason) },
        { "decidedAt", time(decision.decidedAt) } };
}

json::value toJson(const Damage& damage)
{
    return json::object { { "import", idOrNull(damage.import) }, { "what", text(damage.what) } };
}

} // namespace mutuals
