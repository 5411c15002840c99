#include "ui/frame/ImportFlow.h"

#include "ui/frame/Desk.h"
#include "ui/frame/ImportSheet.h"
#include "ui/jobs/Job.h"

#include <algorithm>
#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

using State = FileOutcome::State;

bool goesIn(const FileOutcome& file)
{
    return file.state == State::imported || file.state == State::reported;
}

} // namespace

ImportFlow::ImportFlow(Desk& desk, ImportSheet* sheet, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_sheet(sheet)
{
    connect(sheet, &ImportSheet::answered, this, &ImportFlow::answer);
    connect(sheet, &ImportSheet::importRequested, this, &ImportFlow::commit);
    connect(sheet, &ImportSheet::leftOut, this, &ImportFlow::end);
}

void ImportFlow::start(std::vector<std::filesystem::path> paths, Look look)
{
    m_drops.push_back({ std::move(paths), look });
    if (m_drops.size() > 1)
        emit queued();
    else
        read();
}

void ImportFlow::clear()
{
    ++m_round;
    m_drops.clear();
    m_staged.reset();
    m_sources.clear();
    m_sheet->close();
}

std::filesystem::path ImportFlow::sourceOf(Id<Import> import) const
{
    for (const auto& [id, path] : m_sources) {
        if (id == import)
            return path;
    }
    return {};
}

QString ImportFlow::title(const QString& one, const QString& many) const
{
    const auto& paths = m_drops.front().paths;
    if (paths.size() > 1)
        return many.arg(paths.size());
    return one.arg(QString::fromStdString(paths.front().filename().string()));
}

void ImportFlow::read()
{
    const auto known = withKnown(*m_desk.context().reading, {});
    if (!known)
        return fail(known.error(), false);
    auto* job = Job::start(
        this, title(tr("Reading %1"), tr("Reading %1 files")),
        [paths = m_drops.front().paths, options = *known](
            const Run& run) { return StagedImport::read(paths, options, run); },
        [this, round = m_round](Result<StagedImport> staged) {
            if (round != m_round)
                return;
            if (!staged)
                return fail(staged.error(), false);
            m_staged = std::make_shared<StagedImport>(std::move(*staged));
            preview(false);
        });
    emit workStarted(job->counting(Work::Unit::bytes));
}

void ImportFlow::preview(bool again)
{
    m_desk.context()
        .writes
        ->enqueue(
            this, title(tr("Looking at %1"), tr("Looking at %1 files")),
            [staged = m_staged](
                Workspace& workspace, const Run& run) { return staged->preview(workspace, run); },
            [this, again, round = m_round](const Result<>& done) {
                if (round != m_round)
                    return;
                if (!done)
                    return fail(done.error(), false);
                show(again);
            })
        ->counting(Work::Unit::rows);
}

void ImportFlow::show(bool again)
{
    const std::vector<FileOutcome>& files = m_staged->files();
    const bool clear = std::all_of(files.begin(), files.end(),
        [](const FileOutcome& file) { return goesIn(file) || file.state == State::known; });
    if (clear && m_drops.front().look == Look::whenAsked)
        return commit(std::vector<bool>(files.size(), true));
    std::vector<std::string> creators;
    for (const Creator& creator : m_desk.creators())
        creators.push_back(creator.handle);
    const Context& context = m_desk.context();
    m_sheet->showFiles(files, creators,
        { context.hideNames, context.hideNames ? context.creator.handle : std::string() }, again);
}

void ImportFlow::answer(const std::vector<ImportSheet::Answer>& answers)
{
    m_sheet->setWorking(true);
    const std::filesystem::path& path = m_staged->files()[answers.front().file].path;
    const QString words = answers.size() == 1
        ? tr("Reading %1 again").arg(QString::fromStdString(path.filename().string()))
        : tr("Reading %1 files again").arg(answers.size());
    m_desk.context().writes->enqueue(
        this, words,
        [staged = m_staged, answers](Workspace& workspace, const Run& run) -> Result<> {
            for (const auto& [file, options] : answers) {
                const auto read = withKnown(workspace, options)
                                      .and_then([&, at = file](const ImportOptions& known) {
                                          return staged->answer(at, known, run);
                                      });
                if (!read)
                    return read;
            }
            return staged->preview(workspace, run);
        },
        [this, round = m_round](const Result<>& done) {
            if (round != m_round)
                return;
            if (!done)
                return fail(done.error(), false);
            show(true);
        });
}

void ImportFlow::commit(const std::vector<bool>& chosen)
{
    m_sheet->close();
    m_desk.context()
        .writes
        ->enqueue(
            this, title(tr("Importing %1"), tr("Importing %1 files")),
            [staged = m_staged, chosen](Workspace& workspace, const Run& run) {
                return staged->commit(workspace, chosen, run);
            },
            [this, round = m_round](const Result<std::vector<FileOutcome>>& outcomes) {
                if (round != m_round)
                    return;
                if (!outcomes)
                    return fail(outcomes.error(), true);
                for (const FileOutcome& outcome : *outcomes) {
                    if (outcome.import)
                        m_sources.emplace_back(outcome.import, outcome.path);
                }
                emit finished(*outcomes);
                end();
            })
        ->counting(Work::Unit::rows);
}

void ImportFlow::fail(const Error& error, bool anyIn)
{
    emit failed(error, anyIn);
    end();
}

void ImportFlow::end()
{
    m_sheet->close();
    m_staged.reset();
    if (!m_drops.empty())
        m_drops.pop_front();
    if (!m_drops.empty())
        read();
}

} // namespace mutuals::ui
