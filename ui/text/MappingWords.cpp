#include "ui/text/MappingWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"

#include <QCoreApplication>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString tr(const char* text)
{
    return QCoreApplication::translate("MappingWords", text);
}

static QString quoted(const std::string& text)
{
    return text.empty() ? QString() : u"“%1”"_s.arg(shownCell(text));
}

static QString counted(const std::optional<std::int64_t>& count, const char* one, const char* many)
{
    if (!count)
        return {};
    return *count == 1 ? tr(one) : tr(many).arg(number(*count));
}

static QString line(const QStringList& parts)
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(u"  ·  "_s);
}

QString roleTitle(ColumnRole role)
{
    switch (role) {
    case ColumnRole::handle:
        return tr("User name");
    case ColumnRole::time:
        return tr("Time");
    case ColumnRole::text:
        return tr("Text");
    case ColumnRole::likes:
        return tr("Likes");
    case ColumnRole::video:
        return tr("Video");
    case ColumnRole::id:
        return tr("Comment number");
    case ColumnRole::displayName:
        return tr("Display name");
    case ColumnRole::bio:
        return tr("Bio");
    case ColumnRole::region:
        return tr("Region");
    case ColumnRole::followers:
        return tr("Followers");
    case ColumnRole::following:
        return tr("Following");
    case ColumnRole::videos:
        return tr("Videos");
    case ColumnRole::verified:
        return tr("Verified");
    case ColumnRole::isPrivate:
        return tr("Private");
    }
    return {};
}

QString shownCell(const std::string& cell)
{
    return shownHandle(QString::fromStdString(cell).simplified().toStdString());
}

QString mappingSentence(const MappingPreview& preview)
{
    using Reads = ColumnMapping::Reads;
    if (preview.reads == Reads::nothing) {
        const ColumnRole lacking =
            preview.lacking.empty() ? ColumnRole::handle : preview.lacking.front();
        return lacking == ColumnRole::handle ? tr("Which column holds the user names?")
            : lacking == ColumnRole::time    ? tr("Which column says when each was written?")
                                             : tr("Besides the user name it takes a text and its "
                                                     "time, for comments, or something about the "
                                                     "person: a bio, a count.");
    }
    if (preview.asksForDates)
        return tr("Its dates can be read in two ways. Say whether the day or the month comes "
                  "first.");
    const qint64 all = preview.readable + preview.refused;
    const QString what = preview.reads == Reads::comments
        ? tr("%1 of the first %2 rows can be read as comments.")
        : tr("%1 of the first %2 rows can be read as people.");
    QString sentence = what.arg(number(preview.readable), number(all));
    if (preview.refused > 0 && !preview.reports.empty())
        sentence += u' '
            + tr("Left out, for instance: %1.")
                  .arg(QString::fromStdString(preview.reports.front().reason));
    return sentence;
}

QStringList mappingLines(const MappingPreview& preview, bool hideNames)
{
    const auto name = [hideNames](const std::string& handle) {
        return hideNames ? tr("hidden") : u"@"_s + shownHandle(handle);
    };
    QStringList lines;
    for (const Comment& comment : preview.comments)
        lines.append(line({ name(comment.handle), dateTime(comment.at), quoted(comment.text),
            counted(comment.likes, "1 like", "%1 likes") }));
    for (const Profile& profile : preview.profiles)
        lines.append(line({ name(profile.handle),
            hideNames ? QString() : shownCell(profile.displayName.value_or("")),
            quoted(profile.bio.value_or("")),
            counted(profile.followers, "1 follower", "%1 followers"),
            counted(profile.following, "follows 1", "follows %1"),
            counted(profile.likes, "1 like", "%1 likes"),
            counted(profile.videos, "1 video", "%1 videos"), shownCell(profile.region.value_or("")),
            profile.verified.value_or(false) ? tr("verified") : QString(),
            profile.isPrivate.value_or(false) ? tr("private") : QString() }));
    return lines;
}

} // namespace mutuals::ui
