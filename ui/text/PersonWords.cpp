#include "ui/text/PersonWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongFollow = 90, kShortFollow = 14; ///< days

QString tr(const char* text)
{
    return QCoreApplication::translate("PersonWords", text);
}

QString duration(int days)
{
    return age(Day {}, Day {} + std::chrono::days(days));
}

/// Adds a rule to the side that it speaks for; a rule about something unknown speaks for neither.
void judge(Evidence& evidence, const std::optional<int>& least, const std::optional<int>& value,
    const QString& rule)
{
    if (!least || !value)
        return;
    if (*value >= *least)
        evidence.speaksFor.push_back({ {}, tr("meets your rule: %1").arg(rule) });
    else
        evidence.against.push_back({ {}, tr("below your rule: %1").arg(rule) });
}

} // namespace

QString personSummary(const FollowerRow& row, Day today)
{
    QStringList parts;
    if (row.left)
        parts << tr("left between %1 and %2")
                     .arg(shortDate(dayOf(row.left->after)), mediumDate(dayOf(row.left->before)));
    else if (row.followedAt)
        parts << tr("follows you since %1, %2")
                     .arg(longDate(dayOf(*row.followedAt)), age(dayOf(*row.followedAt), today));
    if (row.relation == Relation::fan)
        parts << tr("fan, not mutual");
    else
        parts << relationTitle(row.relation);
    return parts.join(u" · "_s);
}

QString trialPlaceWords(const TrialPlace& place)
{
    return place.follow ? tr("In the trial: it asks you to follow them")
                        : tr("In the trial: left alone until %1").arg(dayAndMonth(place.until));
}

Evidence evidence(
    const QueueItem& item, const std::vector<Followers::Event>& timeline, const PolicyRules& rules)
{
    Evidence result;
    const FollowerRow& row = item.follower;
    if (!row.comments)
        result.unknown << tr("comments: no comments file was imported");
    else if (*row.comments > 0)
        result.speaksFor.push_back({ number(*row.comments),
            *row.comments == 1 ? tr("comment on your posts") : tr("comments on your posts") });
    else
        result.against.push_back({ {}, tr("no comment on your posts yet") });

    if (!row.messages)
        result.unknown << tr("messages: no archive holds them");
    else if (*row.messages > 0)
        result.speaksFor.push_back({ number(*row.messages),
            *row.messages == 1 ? tr("message exchanged") : tr("messages exchanged") });
    else
        result.against.push_back({ {}, tr("no messages yet") });

    const std::optional<int> days =
        item.followDays >= 0 ? std::optional(item.followDays) : std::nullopt;
    if (!days)
        result.unknown << tr("since when they follow you");
    else if (*days >= kLongFollow)
        result.speaksFor.push_back({ {}, tr("stays for %1").arg(duration(*days)) });
    else if (*days < kShortFollow)
        result.against.push_back({ {}, tr("follows you for %1 only").arg(duration(*days)) });

    const auto left = std::count_if(timeline.begin(), timeline.end(),
        [](const Followers::Event& e) { return e.kind == Followers::Event::Kind::left; });
    if (left > 0)
        result.against.push_back({ {}, tr("left once and came back") });

    judge(result, rules.fewestComments, row.comments,
        tr("at least %1 comments").arg(rules.fewestComments.value_or(0)));
    judge(result, rules.fewestMessages, row.messages,
        tr("at least %1 messages").arg(rules.fewestMessages.value_or(0)));
    judge(result, rules.fewestFollowDays, days,
        tr("follows for at least %1 days").arg(rules.fewestFollowDays.value_or(0)));
    result.unknown << tr("how often they post: no file says");
    return result;
}

} // namespace mutuals::ui
