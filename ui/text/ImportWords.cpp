#include "ui/text/ImportWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString tr(const char* text)
{
    return QCoreApplication::translate("ImportWords", text);
}

static QString joined(const QStringList& parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return tr("%1 and %2").arg(parts.mid(0, parts.size() - 1).join(u", "_s), parts.last());
}

QString listsSentence(const ListCounts& lists, std::optional<Day> asOf)
{
    QStringList parts;
    const auto add = [&parts](std::optional<int> count, const char* one, const char* many) {
        if (count)
            parts.append(tr(*count == 1 ? one : many).arg(number(*count)));
    };
    add(lists.followers, "%1 follower", "%1 followers");
    add(lists.following, "%1 following", "%1 following");
    add(lists.blocked, "%1 blocked", "%1 blocked");
    add(lists.posts, "%1 post", "%1 posts");
    add(lists.comments, "%1 comment", "%1 comments");
    add(lists.days, "%1 day", "%1 days");
    add(lists.conversations, "%1 conversation", "%1 conversations");
    add(lists.profiles, "%1 profile", "%1 profiles");
    if (parts.isEmpty())
        return tr("None of the lists that Mutuals reads.");
    if (!asOf)
        return tr("%1.").arg(joined(parts));
    return tr("%1 as of %2.").arg(joined(parts), longDate(*asOf));
}

QString coverage(const std::optional<Day>& from, const std::optional<Day>& to)
{
    if (!from && !to)
        return {};
    return dayRange(from.value_or(*(to ? to : from)), to.value_or(*(from ? from : to)));
}

QString rowsSentence(const RowCounts& rows)
{
    QStringList parts { rows.seen == 1 ? tr("1 row read")
                                       : tr("%1 rows read").arg(number(rows.seen)),
        tr("%1 new").arg(number(rows.fresh)), tr("%1 known").arg(number(rows.known)) };
    parts.append(tr("%1 left out").arg(number(rows.rejected)));
    return parts.join(u", "_s);
}

QString stateTitle(const FileOutcome& outcome)
{
    switch (outcome.state) {
    case FileOutcome::State::imported:
        return tr("Imported");
    case FileOutcome::State::reported:
        return tr("Imported, with remarks");
    case FileOutcome::State::known:
        return tr("Already imported");
    case FileOutcome::State::rejected:
        return tr("Refused");
    }
    return {};
}

ErrorWords refusalWords(const FileOutcome& outcome)
{
    return errorWords(outcome.error, QString::fromStdString(outcome.file));
}

QString outcomeSentence(const std::vector<FileOutcome>& outcomes)
{
    const auto count = [&outcomes](auto... states) {
        return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(),
            [&](const FileOutcome& o) { return ((o.state == states) || ...); }));
    };
    const int in = count(FileOutcome::State::imported, FileOutcome::State::reported);
    const int known = count(FileOutcome::State::known);
    const int refused = count(FileOutcome::State::rejected);
    QStringList parts;
    if (in > 0)
        parts.append(in == 1 ? tr("1 file is in") : tr("%1 files are in").arg(in));
    if (known > 0)
        parts.append(known == 1 ? tr("1 was known before") : tr("%1 were known before").arg(known));
    if (refused > 0)
        parts.append(
            refused == 1 ? tr("1 could not be used") : tr("%1 could not be used").arg(refused));
    if (parts.isEmpty())
        return tr("There was no file in it.");
    return parts.join(u", "_s) + u"."_s;
}

} // namespace mutuals::ui
