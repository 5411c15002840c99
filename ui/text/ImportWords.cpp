#include "ui/text/ImportWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"

#include <QCoreApplication>
#include <QRegularExpression>
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

QString listsSentence(const ListCounts& lists, std::optional<Day> asOf, std::optional<Day> from,
    std::optional<Day> to)
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
    if (lists.days && from && to)
        return tr("%1 from %2 to %3.").arg(joined(parts), longDate(*from), longDate(*to));
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

/// What core/import says about a file it cannot use, by a piece of its detail. The first that fits
/// wins; a detail that none fits gets the words of its code.
static constexpr struct {
    const char* detail;
    const char* what;
    const char* advice;
} kRefusals[] = {
    { "is empty", "%1 is empty.", "Download it again." },
    { "download is incomplete", "%1 is incomplete: its download broke off.",
        "Download it again. Nothing of it was taken." },
    { "is a web page", "%1 is a web page, not the file that it promised.",
        "Log in to TikTok in the browser, and download the file again." },
    { "text files without any list", "%1 holds text, but none of the lists that Mutuals reads.",
        "Ask TikTok again, and choose all data." },
    { "which list is", "%1 is in a language in which Mutuals cannot tell the lists apart.",
        "Import it again, and say which list is which." },
    { "spreadsheet that needs a password", "%1 is locked with a password.",
        "Open it in a spreadsheet program, and save it without one." },
    { "spreadsheet in the old format", "%1 is a spreadsheet in an old format.",
        "Open it in a spreadsheet program, and save it as XLSX or CSV." },
    { "but no spreadsheet", "%1 is a document of another kind.",
        "Use a Studio table as TikTok gave it to you." },
    { "the sheet is missing", "%1 is damaged.", "Download it again. Nothing of it was taken." },
    { "needs a password", "%1 is locked with a password.",
        "Unpack it, and import what was inside." },
    { "complete rows", "%1 ends in the middle.", "Download it again. Nothing of it was taken." },
    { "neither text nor a zip", "%1 is neither a zip nor a table nor JSON.",
        "Use the data archive or a Studio table, just as TikTok gave it to you." },
    { "holds user names", "%1 is a table that names nobody.",
        "Mutuals reads TikTok's own tables, and those of comments and people with their user "
        "names." },
    { "columns and no header", "%1 is a table without a header.",
        "If it holds comments or people, say which of its columns is what." },
    { "a header and no row", "%1 holds no row.", "Export it again, with its rows." },
    { "a table with the columns", "%1 is a table that Mutuals does not know.",
        "If it holds comments or people, say which of its columns is what." },
    { "with the day first", "%1 has dates like 01/02/2023.",
        "Say whether the day or the month comes first." },
    { "none of the creators here", "%1 is about another creator.",
        "Export what is yours. If the other creator is you as well, import their archive first." },
    { "are of several creators", "%1 lists videos of several creators.",
        "Import your data archive first: it says who you are." },
    { "Research API", "%1 holds comments without the names of who wrote them.",
        "Export them with a tool that gives user names." },
    { "what yt-dlp says", "%1 is what yt-dlp says of a video; it gets no comments from TikTok.",
        "Export the comments with another tool." },
    { "no table is in it", "%1 holds no table.",
        "Use Studio's Overview and FollowerHistory, just as TikTok gave them to you." },
    { "before any list", "%1 breaks off before anything of use.", "Download it again." },
    { "before any row", "%1 breaks off before anything of use.", "Download it again." },
    { "without any list", "%1 is JSON, but not TikTok's data archive.",
        "The archive is a zip named TikTok_Data, with user_data_tiktok.json in it." },
    { "nothing in it to import", "%1 is a data archive, but an empty one.",
        "Ask TikTok again, and choose all data." },
    { "nothing but blanks", "%1 holds nothing but blanks.", "Download it again." },
    { "directory is damaged", "%1 is damaged.", "Download it again. Nothing of it was taken." },
    { "would unpack to", "%1 would unpack to more than any export of TikTok holds.",
        "Download it again from TikTok itself." },
    { "nested deeper", "%1 is not put together as an export of TikTok is.",
        "Download it again from TikTok itself." },
    { "a header and no day", "%1 holds no day.",
        "Choose a period with data in Studio, and download the table again." },
    { "has a readable date", "%1 has no date that Mutuals can read.",
        "Switch Studio to English, and download the table again." },
    { "the days may end on", "%1 does not say of which year its days are.",
        "Import it alone, and say the year." },
    { "the last day may be", "%1 names its months in a language that Mutuals does not know.",
        "Say on which day it was downloaded." },
    { "lie in the future", "%1 is about days that have not come yet.",
        "Download the table again." },
    { "fills it from 100 followers", "%1 is empty.",
        "TikTok fills this table for accounts of 100 followers and more." },
    { "no JSON, no table", "%1 holds neither JSON nor text nor a table.",
        "Use the zip just as TikTok gave it to you." },
    { "entries overlap", "%1 is not put together as an honest zip is.",
        "Download it again from TikTok itself." },
    { "larger than it says", "%1 is not put together as an honest zip is.",
        "Download it again from TikTok itself." },
    { "changed while it was read", "%1 changed while Mutuals read it.",
        "Wait until its download has ended, and import it again." },
    { "not a regular file", "%1 is not a file that can be read.",
        "Drop the file itself, not a device or a link that leads nowhere." },
    { "holds no file", "%1 is a folder without files.", "Drop the folder that holds them." },
};

QString refusalReason(const FileOutcome& outcome)
{
    const QString file = QString::fromStdString(outcome.file);
    QString reason = QString::fromStdString(outcome.error.detail);
    // Of a table in a zip some errors name both, some the zip and then the table.
    for (const QString& name : { file, file.section(u'/', 0, 0), file.section(u'/', 1) }) {
        if (name.isEmpty() || !reason.startsWith(name))
            continue;
        reason.remove(0, name.size());
        if (reason.startsWith(u": "_s))
            reason.remove(0, 2);
    }
    return reason;
}

ErrorWords refusalWords(const FileOutcome& outcome)
{
    const QString file = QString::fromStdString(outcome.file);
    const QString reason = refusalReason(outcome);
    ErrorWords words = errorWords(outcome.error, file);
    for (const auto& refusal : kRefusals) {
        if (reason.contains(QLatin1String(refusal.detail))) {
            words.what = tr(refusal.what).arg(u"“%1”"_s.arg(file));
            words.advice = tr(refusal.advice);
            return words;
        }
    }
    // No words of our own for it: the reason as the reader gave it is better than none.
    const bool aboutTheFile = outcome.error.code == Error::Code::notAnExport
        || outcome.error.code == Error::Code::damaged;
    if (aboutTheFile && !reason.isEmpty())
        words.what += u" ("_s + reason + u")"_s;
    return words;
}

QString questionSentence(const FileOutcome& outcome)
{
    const QString handle = u"@"_s + shownHandle(outcome.creator);
    switch (outcome.question) {
    case Question::none:
        return {};
    case Question::whose:
        return tr("Whose file is it? It does not say itself, and there are several creators here.");
    case Question::isMe:
        return tr("It says that it is of %1. The files imported before name nobody: are they of "
                  "%1 too?")
            .arg(handle);
    case Question::when:
        return tr("From which day is it? Neither its name nor its content says when TikTok made "
                  "it. The day of the request is near enough.");
    case Question::lists:
        return outcome.undecided.size() == 1
            ? tr("It is in a language that Mutuals does not know. Which list is this?")
            : tr("It is in a language that Mutuals does not know. Which list is which?");
    case Question::columns:
        return tr("It is a table that Mutuals does not know. If it holds comments or people, say "
                  "which of its columns is what.");
    case Question::dates:
        return tr("It has dates like 01/02/2023. Does the day come first, or the month?");
    case Question::year:
        return tr("In which year does it end? Its dates have no year, and its days fit more than "
                  "one.");
    case Question::cut:
        return tr("It ends in the middle. Best download it again; else take what is whole: %1.")
            .arg(outcome.completeRows == 1
                    ? tr("1 row")
                    : tr("%1 rows").arg(number(static_cast<qint64>(outcome.completeRows))));
    }
    return {};
}

std::vector<int> candidateYears(const FileOutcome& outcome)
{
    static const QRegularExpression day(u"\\b(\\d{4})-\\d{2}-\\d{2}\\b"_s);
    std::vector<int> years;
    const QString reason = refusalReason(outcome);
    for (const auto& match : day.globalMatch(reason))
        years.push_back(match.captured(1).toInt());
    constexpr int kEarlier = 5; // a table reaches back a year, an old download some more
    if (reason.contains(u"in an earlier year"_s) && !years.empty()) {
        for (int i = 1; i <= kEarlier; ++i)
            years.push_back(years.front() - i);
    }
    std::sort(years.rbegin(), years.rend());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

QString overlapSentence(const Overlap& overlap)
{
    const QString file = QString::fromStdString(overlap.with);
    if (overlap.videos > 0 || overlap.groups > 0) {
        const QString what = overlap.groups > 0 ? tr("Repeats the shares of “%1”").arg(file)
            : overlap.videos == 1
            ? tr("Repeats 1 video of “%1”").arg(file)
            : tr("Repeats %1 videos of “%2”").arg(QString::number(overlap.videos), file);
        if (overlap.changed == 0)
            return tr("%1, with the same numbers.").arg(what);
        return overlap.thisWins ? tr("%1, and this newer download wins.").arg(what)
                                : tr("%1; the newer download that is in already wins.").arg(what);
    }
    const QString what = tr("Repeats %1 of “%2”")
                             .arg(overlap.from == overlap.to ? longDate(overlap.from)
                                                             : dayRange(overlap.from, overlap.to),
                                 file);
    if (overlap.changed == 0)
        return tr("%1, with the same numbers.").arg(what);
    const QString differ =
        overlap.changed == 1 ? tr("1 day differs") : tr("%1 days differ").arg(overlap.changed);
    return overlap.thisWins
        ? tr("%1: %2, and this newer download wins.").arg(what, differ)
        : tr("%1: %2, and the newer download that is in already wins.").arg(what, differ);
}

namespace {

struct Standing {
    int ready = 0, asking = 0, known = 0, refused = 0;
    qint64 fresh = 0;
};

Standing standing(const std::vector<FileOutcome>& files)
{
    Standing sum;
    for (const FileOutcome& file : files) {
        switch (file.state) {
        case FileOutcome::State::imported:
        case FileOutcome::State::reported:
            ++sum.ready;
            sum.fresh += file.rows.fresh;
            break;
        case FileOutcome::State::known:
            ++sum.known;
            break;
        case FileOutcome::State::rejected:
            ++(file.question == Question::none ? sum.refused : sum.asking);
            break;
        }
    }
    return sum;
}

} // namespace

QString stagedTitle(const std::vector<FileOutcome>& files)
{
    const Standing sum = standing(files);
    const int all = static_cast<int>(files.size());
    if (sum.ready == all && all > 0)
        return all == 1 ? tr("Ready to import") : tr("All %1 files are ready").arg(all);
    if (sum.ready > 0)
        return sum.ready == 1 ? tr("1 of %1 files is ready").arg(all)
                              : tr("%1 of %2 files are ready").arg(sum.ready).arg(all);
    if (sum.asking > 0)
        return sum.asking == 1 ? tr("One question first") : tr("A few questions first");
    if (sum.known > 0 && sum.refused == 0)
        return all == 1 ? tr("This file is in already") : tr("All of this is in already");
    return all == 1 ? tr("This file cannot be used") : tr("Nothing of this can go in");
}

QString stagedSentence(const std::vector<FileOutcome>& files)
{
    const Standing sum = standing(files);
    QStringList sentences;
    if (sum.ready > 0)
        sentences.append(sum.fresh == 0 ? tr("No row is new.")
                : sum.fresh == 1        ? tr("1 row is new.")
                                        : tr("%1 rows are new.").arg(number(sum.fresh)));
    QStringList rest;
    if (sum.asking > 0 && sum.ready > 0)
        rest.append(sum.asking == 1 ? tr("1 asks you something")
                                    : tr("%1 ask you something").arg(sum.asking));
    if (sum.known > 0 && files.size() > 1)
        rest.append(
            sum.known == 1 ? tr("1 is in already") : tr("%1 are in already").arg(sum.known));
    if (sum.refused > 0 && files.size() > 1)
        rest.append(
            sum.refused == 1 ? tr("1 cannot be used") : tr("%1 cannot be used").arg(sum.refused));
    if (!rest.isEmpty())
        sentences.append(rest.join(u", "_s) + u"."_s);
    return sentences.join(u' ');
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
