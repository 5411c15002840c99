#include "tests/support/StagedText.h"

#include <fmt/format.h>

#include <algorithm>

namespace mutuals::test {

namespace {

std::string time(std::optional<Seconds> at)
{
    return at ? formatTime(*at) : "?";
}

std::string number(std::optional<std::int64_t> value)
{
    return value ? std::to_string(*value) : "?";
}

std::string names(const char* name, StagedList& list)
{
    if (!list.present)
        return "";
    std::string line = std::string(name) + ":";
    if (list.isNull)
        line += " null";
    if (list.ownCount)
        line += fmt::format(" ({} says the profile)", *list.ownCount);
    ListedRow row;
    if (!list.rows->rewind())
        return line + " unreadable\n";
    while (list.rows->next(row))
        line += fmt::format(" {} {},", row.handle, time(row.followedAt));
    if (list.rows->repeated() > 0)
        line += fmt::format(" {} repeated,", list.rows->repeated());
    for (const auto& followedAt : list.nameless)
        line += fmt::format(" N/A {},", time(followedAt));
    if (line.ends_with(','))
        line.pop_back();
    return line + '\n';
}

std::string comment(const Comment& comment)
{
    return fmt::format("comment: {} {} \"{}\" id {} video {} likes {}\n",
        comment.handle.empty() ? "(own)" : comment.handle, time(comment.at), comment.text,
        comment.id.empty() ? "?" : comment.id, comment.video ? std::to_string(*comment.video) : "?",
        number(comment.likes));
}

/// By time; "?" for an id that the file does not give.
std::string comments(CommentSorter& sorter)
{
    std::vector<Comment> all;
    CommentRow row;
    if (sorter.rewind()) {
        while (sorter.next(row)) {
            const bool isMade = row.cid.find(' ') != std::string_view::npos;
            all.push_back({ std::string(row.author), row.at, std::string(row.text),
                isMade ? std::string() : std::string(row.cid), row.video, row.likes });
        }
    }
    std::stable_sort(
        all.begin(), all.end(), [](const Comment& a, const Comment& b) { return a.at < b.at; });
    std::string drawn;
    for (const Comment& one : all)
        drawn += comment(one);
    return drawn;
}

/// "profile: ben "Ben" bio "clay" DE, 7 followers 0 following 9 likes 3 videos, verified private
/// follower"; what is unknown is "?".
std::string profile(const Profile& profile)
{
    const auto words = [](const std::optional<std::string>& text) {
        return text ? '"' + *text + '"' : "?";
    };
    const auto flag = [](std::optional<bool> value, const char* yes, const char* no) {
        return value ? (*value ? yes : no) : "?";
    };
    return fmt::format(
        "profile: {} {} bio {} {}, {} followers {} following {} likes {} videos, {} {} {}\n",
        profile.handle, words(profile.displayName), words(profile.bio),
        profile.region.value_or("?"), number(profile.followers), number(profile.following),
        number(profile.likes), number(profile.videos),
        flag(profile.verified, "verified", "unverified"),
        flag(profile.isPrivate, "private", "public"),
        !profile.connection                                        ? "?"
            : *profile.connection == Profile::Connection::follower ? "follower"
                                                                   : "followed");
}

/// What is known of persons, where anything is: ", 9 viewers (7 new, 2 returning)".
std::string audience(const DayMetrics& day)
{
    std::string drawn;
    if (day.viewers || day.newViewers || day.returningViewers)
        drawn += fmt::format(", {} viewers ({} new, {} returning)", number(day.viewers),
            number(day.newViewers), number(day.returningViewers));
    if (day.reached || day.engaged)
        drawn += fmt::format(", {} reached {} engaged", number(day.reached), number(day.engaged));
    if (day.newFollowers || day.lostFollowers)
        drawn +=
            fmt::format(", {} came {} left", number(day.newFollowers), number(day.lostFollowers));
    return drawn;
}

} // namespace

std::string text(Staged& staged)
{
    std::string drawn = fmt::format("{}, {}..{}, as of {}, {} seen, {} rejected\n",
        staged.owner.empty() ? "(nobody)" : staged.owner,
        staged.from ? formatDay(*staged.from) : "?", staged.to ? formatDay(*staged.to) : "?",
        staged.asOf == Seconds {} ? "?" : formatTime(staged.asOf), staged.seen, staged.rejected);
    if (staged.archive) {
        ArchiveContent& content = *staged.archive;
        drawn += names("followers", content.followers);
        drawn += names("following", content.following);
        drawn += names("blocked", content.blocked);
        if (content.posts) {
            drawn += "posts:";
            for (const Post& post : *content.posts)
                drawn += fmt::format(" {} {}", time(post.postedAt), number(post.likes));
            drawn += '\n';
        }
        if (content.comments) {
            for (const Comment& own : *content.comments)
                drawn += comment(own);
        }
        if (content.messages) {
            drawn += fmt::format("{} conversations:", content.conversations.value_or(-1));
            for (const Message& message : *content.messages)
                drawn += fmt::format(" {} {} {}", message.fromThem ? "from" : "to", message.handle,
                    time(message.at));
            drawn += '\n';
        }
    }
    for (const DayMetrics& day : staged.days)
        drawn += fmt::format("{}: {} {} {} {} {}, {} followers{}\n", formatDay(day.day),
            number(day.views), number(day.profileViews), number(day.likes), number(day.comments),
            number(day.shares), number(day.followers), audience(day));
    for (const ActiveHour& hour : staged.hours)
        drawn +=
            fmt::format("{} {}h: {}\n", formatDay(hour.day), hour.hour, number(hour.followers));
    for (const FollowerShare& share : staged.shares)
        drawn += fmt::format(
            "{}: {}\n", share.name, share.share ? fmt::format("{:g}", *share.share) : "?");
    for (const Post& post : staged.posts)
        drawn += fmt::format("{} {} \"{}\": {} views {} likes {} comments {} shares\n",
            post.video.value_or(0), time(post.postedAt), post.title, number(post.views),
            number(post.likes), number(post.comments), number(post.shares));
    if (staged.comments)
        drawn += comments(*staged.comments);
    for (const Profile& one : staged.profiles)
        drawn += profile(one);
    for (const std::string& note : staged.notes)
        drawn += "note: " + note + '\n';
    for (const Report& report : staged.reports.kept())
        drawn += report.place + ": " + report.reason + '\n';
    return drawn;
}

std::string text(const Error& error)
{
    const char* code = error.code == Error::Code::notAnExport ? "notAnExport"
        : error.code == Error::Code::damaged                  ? "damaged"
        : error.code == Error::Code::cutShort                 ? "cutShort"
        : error.code == Error::Code::ambiguous                ? "ambiguous"
        : error.code == Error::Code::cannotOpen               ? "cannotOpen"
        : error.code == Error::Code::cannotWrite              ? "cannotWrite"
        : error.code == Error::Code::cancelled                ? "cancelled"
                                                              : "other";
    return code + (": " + error.detail);
}

std::string text(Result<Staged>& staged)
{
    return staged ? text(*staged) : text(staged.error());
}

} // namespace mutuals::test
