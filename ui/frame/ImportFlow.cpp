#include "ui/frame/ImportFlow.h"

#include "ui/Dialogs.h"
#include "ui/frame/Session.h"
#include "ui/text/ImportWords.h"
#include "ui/text/PersonName.h"
#include "ui/widgets/Label.h"

#include "core/records/Handle.h"

#include <QDate>
#include <QWidget>

#include <algorithm>
#include <map>
#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

bool isOpenQuestion(const FileOutcome& outcome)
{
    return outcome.state == FileOutcome::State::rejected
        && outcome.error.code == Error::Code::ambiguous;
}

/// Puts what a further round gave in the place of the questions of the rounds before; whatever else
/// they gave is kept. A zip may hold two tables of one name: the second answers the second.
void answerQuestions(std::vector<FileOutcome>& before, std::vector<FileOutcome> answers)
{
    const std::size_t asked = before.size();
    std::map<std::pair<std::filesystem::path, std::string>, std::size_t> next;
    for (FileOutcome& answer : answers) {
        std::size_t& from = next[{ answer.path, answer.file }];
        while (
            from < asked && (before[from].path != answer.path || before[from].file != answer.file))
            ++from;
        if (from == asked)
            before.push_back(std::move(answer));
        else if (FileOutcome& same = before[from++]; isOpenQuestion(same))
            same = std::move(answer);
    }
}

QString nameOf(const FileOutcome& outcome)
{
    return QString::fromStdString(outcome.file);
}

} // namespace

ImportFlow::ImportFlow(Dialogs& dialogs, QWidget* window)
    : QObject(window)
    , m_dialogs(dialogs)
    , m_window(window)
{
}

void ImportFlow::start(
    Session& session, std::vector<std::filesystem::path> paths, ImportOptions options)
{
    Drop drop;
    drop.options = options;
    run(session, std::move(paths), options, std::move(drop));
}

void ImportFlow::takeCompleteRows(Session& session, const std::filesystem::path& file)
{
    ImportOptions options;
    options.acceptPartial = true;
    start(session, { file }, options);
}

void ImportFlow::run(Session& session, std::vector<std::filesystem::path> paths,
    const ImportOptions& options, Drop drop)
{
    if (!session.writes())
        return;
    const QString title = paths.size() == 1
        ? tr("Importing %1").arg(QString::fromStdString(paths.front().filename().string()))
        : tr("Importing %1 files").arg(paths.size());
    session.writes()->enqueue(
        this, title,
        [paths = std::move(paths), options](Workspace& workspace, const Run& run) {
            return importFiles(workspace, paths, options, run);
        },
        [this, &session, drop = std::move(drop)](Result<Outcomes> result) mutable {
            if (!result) {
                emit failed(result.error());
                return;
            }
            answerQuestions(drop.outcomes, std::move(*result));
            askNext(session, std::move(drop));
        });
}

void ImportFlow::askNext(Session& session, Drop drop)
{
    for (;;) {
        const auto question = std::find_if(
            drop.outcomes.begin(), drop.outcomes.end(), [&drop](const FileOutcome& outcome) {
                return isOpenQuestion(outcome) && !drop.left.contains(outcome.path);
            });
        if (question == drop.outcomes.end())
            return emit finished(drop.outcomes);
        if (drop.asked != question->path) {
            drop.asked = question->path;
            drop.answers = drop.options;
        }
        if (ask(session, *question, drop.answers))
            return run(session, { drop.asked }, drop.answers, drop);
        drop.left.insert(drop.asked);
    }
}

bool ImportFlow::ask(Session& session, const FileOutcome& outcome, ImportOptions& options)
{
    // No question is put twice about a file: an answer that settles nothing is the last.
    if (refusalReason(outcome).contains(u"the days may end on"_s))
        return !options.year && askYear(outcome, options);
    if (!outcome.kind)
        return !options.asOf && askDay(outcome, options);
    if (!outcome.creator.empty())
        return !options.renameMe && askRename(session, outcome, options);
    return !options.creator && askWhose(session, outcome, options);
}

bool ImportFlow::askWhose(Session& session, const FileOutcome& outcome, ImportOptions& options)
{
    QStringList buttons;
    std::vector<std::string> handles;
    if (const auto creators = session.reading().creators().all()) {
        for (const Creator& creator : *creators) {
            handles.push_back(creator.handle);
            buttons.append(plainAction(u"@"_s + shownHandle(creator.handle)));
        }
    }
    buttons.append(tr("Leave it out"));
    const auto chosen = m_dialogs.choose(m_window,
        { tr("Whose file is “%1”?").arg(nameOf(outcome)),
            tr("It does not say itself, and this workspace holds several creators."), {} },
        buttons);
    if (!chosen || *chosen >= static_cast<int>(handles.size()))
        return false;
    options.creator = handles[static_cast<std::size_t>(*chosen)];
    return true;
}

bool ImportFlow::askRename(Session& session, const FileOutcome& outcome, ImportOptions& options)
{
    const QString handle = u"@"_s + shownHandle(outcome.creator);
    const auto chosen = m_dialogs.choose(m_window,
        { tr("Are the earlier files of %1 too?").arg(handle),
            tr("“%1” says that it is of %2. The files imported before do not name anybody.")
                .arg(nameOf(outcome), handle),
            {} },
        { tr("Yes, all of %1").arg(plainAction(handle)), tr("No, of someone else"),
            tr("Leave it out") });
    if (chosen == 0) {
        options.renameMe = true;
        return true;
    }
    if (chosen != 1)
        return false;
    const auto other = m_dialogs.askText(m_window,
        { tr("Whose are the earlier files?"), tr("The user name on TikTok, without @."), {} }, {});
    const std::string name = other ? cleanHandle(other->toStdString()) : std::string();
    if (name.empty())
        return false;
    session.writes()->enqueue(
        this,
        [name](Workspace& workspace, const Run&) -> Result<> {
            const auto creators = workspace.creators().all();
            if (!creators)
                return tl::unexpected(creators.error());
            for (const Creator& creator : *creators) {
                if (!creator.named)
                    return workspace.creators().rename(creator.id, name);
            }
            return {};
        },
        [](const Result<>&) {}); // when it fails, the import that follows asks again and says why
    return true;
}

bool ImportFlow::askYear(const FileOutcome& outcome, ImportOptions& options)
{
    const int thisYear = QDate::currentDate().year();
    const auto year = m_dialogs.askText(m_window,
        { tr("In which year does “%1” end?").arg(nameOf(outcome)),
            tr("Its dates have no year, and its days fit more than one."), {} },
        QString::number(thisYear));
    bool number = false;
    const int said = year ? year->trimmed().toInt(&number) : 0;
    constexpr int kFirstYear = 2016; // TikTok began
    if (!number || said < kFirstYear || said > thisYear)
        return false;
    options.year = said;
    return true;
}

bool ImportFlow::askDay(const FileOutcome& outcome, ImportOptions& options)
{
    const auto day = m_dialogs.askText(m_window,
        { tr("From which day is “%1”?").arg(nameOf(outcome)),
            tr("Neither its name nor its content says when TikTok made it. The day of the request "
               "is near enough, as year-month-day."),
            {} },
        QString::fromStdString(formatDay(dayOf(now()))));
    if (!day)
        return false;
    options.asOf = parseDay(day->trimmed().toStdString());
    return options.asOf.has_value();
}

} // namespace mutuals::ui
