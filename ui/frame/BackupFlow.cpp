#include "ui/frame/BackupFlow.h"

#include "ui/frame/BackupsSheet.h"
#include "ui/frame/Desk.h"
#include "ui/jobs/Job.h"
#include "ui/text/Dates.h"

namespace mutuals::ui {

namespace {

/// How many imports each backup holds; one that does not open stays without.
std::vector<ShownBackup> counted(std::vector<ShownBackup> backups, const Run& run)
{
    for (ShownBackup& shown : backups) {
        if (run.stopped())
            break;
        auto workspace = Workspace::open(shown.backup.file, Workspace::Access::read);
        if (!workspace)
            continue;
        if (const auto imports = workspace->imports().all())
            shown.imports = static_cast<int>(imports->size());
    }
    return backups;
}

} // namespace

BackupFlow::BackupFlow(Desk& desk, BackupsSheet* sheet, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_sheet(sheet)
{
    connect(sheet, &BackupsSheet::backupRequested, this, &BackupFlow::make);
    connect(sheet, &BackupsSheet::restoreRequested, this,
        [this](const Backup& backup) { restore(backup, false); });
}

void BackupFlow::show()
{
    const Context& context = m_desk.context();
    if (!context.reading)
        return;
    std::vector<ShownBackup> backups;
    for (const Backup& backup : backupsOf(context.reading->file()))
        backups.push_back({ backup, {} });
    m_sheet->showBackups(backups, context.writes != nullptr);
    if (m_counting)
        m_counting->cancel();
    m_counting = Job::start(
        this, {}, [backups](const Run& run) { return counted(backups, run); },
        [this](const std::vector<ShownBackup>& shown) {
            if (m_sheet->isVisible())
                m_sheet->showBackups(shown, m_desk.context().writes != nullptr);
        });
}

void BackupFlow::clear()
{
    if (m_counting)
        m_counting->cancel();
    m_sheet->close();
}

void BackupFlow::make()
{
    if (!m_desk.context().writes)
        return;
    m_desk.context().writes->enqueue(
        this, tr("Backing up"),
        [](Workspace& workspace, const Run& run) { return workspace.backups().make(run); },
        [this](const Result<Backup>& made) {
            if (!made) {
                emit failed(made.error());
                return;
            }
            if (m_sheet->isVisible())
                show();
            emit said(tr("Backed up."), {});
        });
}

void BackupFlow::restore(const Backup& backup, bool again)
{
    if (!m_desk.context().writes)
        return;
    m_sheet->close();
    m_desk.context().writes->enqueue(
        this, tr("Bringing back the backup"),
        [backup](Workspace& workspace, const Run& run) {
            return workspace.backups().restore(backup.file, run);
        },
        [this, backup, again](const Result<>& done) {
            if (!done) {
                emit failed(done.error());
                return;
            }
            m_desk.reload();
            emit restored();
            const QString text = again
                ? tr("Back to the state from before.")
                : tr("The workspace is as it was %1.").arg(clockTime(backup.madeAt));
            // The newest backup is now what there was a moment ago.
            const auto kept = backupsOf(m_desk.context().reading->file());
            if (kept.empty() || again)
                emit said(text, {});
            else
                emit said(text, [self = QPointer(this), before = kept.front()] {
                    if (self)
                        self->restore(before, true);
                });
        });
}

} // namespace mutuals::ui
