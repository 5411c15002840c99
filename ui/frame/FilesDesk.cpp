#include "ui/frame/FilesDesk.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/frame/BackupFlow.h"
#include "ui/frame/BackupsSheet.h"
#include "ui/frame/Desk.h"
#include "ui/frame/ImportFlow.h"
#include "ui/frame/ImportSheet.h"
#include "ui/frame/TakeBack.h"
#include "ui/jobs/JobBar.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Toast.h"

#include <QDir>
#include <QFileInfo>

namespace mutuals::ui {

FilesDesk::FilesDesk(
    Desk& desk, Settings& settings, Dialogs& dialogs, const Surroundings& around, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_settings(settings)
    , m_dialogs(dialogs)
    , m_jobs(around.jobs)
    , m_toast(around.toast)
{
    auto* files = new ImportSheet(around.host, around.beneath);
    auto* backups = new BackupsSheet(around.host, around.beneath);
    connect(files, &Sheet::opened, m_jobs, &QWidget::raise); // with its Cancel
    connect(backups, &Sheet::opened, m_jobs, &QWidget::raise);
    m_flow = new ImportFlow(desk, files, this);
    m_takeBack = new TakeBack(desk, *m_flow, settings, this);
    m_backups = new BackupFlow(desk, backups, this);
    connectFlows();
}

void FilesDesk::connectFlows()
{
    connect(m_flow, &ImportFlow::workStarted, m_jobs, &JobBar::watch);
    connect(m_flow, &ImportFlow::finished, this, &FilesDesk::imported);
    connect(m_flow, &ImportFlow::failed, this, &FilesDesk::tellImport);
    connect(m_flow, &ImportFlow::queued, m_toast,
        [this] { m_toast->say(tr("These files come next.")); });
    connect(m_takeBack, &TakeBack::done, this, &FilesDesk::takenBack);
    connect(m_takeBack, &TakeBack::said, m_toast, &Toast::offer);
    connect(m_takeBack, &TakeBack::failed, this, [this](const Error& error, const QString& file) {
        tell(tr("The import was not taken back"), error, file);
    });
    connect(m_backups, &BackupFlow::restored, this, &FilesDesk::restored);
    connect(m_backups, &BackupFlow::said, m_toast, &Toast::say);
    connect(m_backups, &BackupFlow::failed, this, [this](const Error& error) {
        tell(tr("That did not work with the backup"), error, workspaceName());
    });
}

QString FilesDesk::workspaceName() const
{
    const Context& context = m_desk.context();
    return context.reading ? QString::fromStdString(context.reading->file().filename().string())
                           : QString();
}

void FilesDesk::choose()
{
    const QStringList files =
        m_dialogs.filesToOpen(qobject_cast<QWidget*>(parent()), tr("Import TikTok files"),
            m_settings.lastFolder().isEmpty() ? QDir::homePath() : m_settings.lastFolder(),
            tr("TikTok files (*.zip *.json *.csv *.xlsx *.txt *.ndjson);;All files (*)"), true);
    if (files.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(files.constFirst()).absolutePath());
    bring(files);
}

void FilesDesk::bring(const QStringList& files)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.emplace_back(file.toStdString());
    // What the user brings never goes into the made-up creator's workspace.
    if ((!m_desk.context().sample || m_desk.openOwn()) && mayChange())
        m_flow->start(std::move(paths));
}

void FilesDesk::bringSample(const std::filesystem::path& folder)
{
    if (mayChange())
        m_flow->start({ folder }, ImportFlow::Look::whenAsked);
}

void FilesDesk::takeBack(const Import& import)
{
    m_takeBack->start(import);
}

void FilesDesk::showBackups()
{
    m_backups->show();
}

void FilesDesk::backUp()
{
    m_backups->make();
}

void FilesDesk::clear()
{
    m_flow->clear();
    m_backups->clear();
}

bool FilesDesk::mayChange()
{
    if (m_desk.context().writes)
        return true;
    m_dialogs.tell(qobject_cast<QWidget*>(parent()),
        { tr("Nothing can be imported here"),
            tr("The workspace is open for reading only. Open or make another one."), {} });
    return false;
}

void FilesDesk::tellImport(const Error& error, bool anyIn)
{
    m_desk.reload();
    if (error.code == Error::Code::cancelled)
        m_toast->say(anyIn ? tr("Import stopped. Files that were in before stay in.")
                           : tr("Stopped. Nothing of it went in."));
    else
        tell(tr("The import failed"), error, workspaceName());
}

void FilesDesk::tell(const QString& title, const Error& error, const QString& file)
{
    const ErrorWords words = errorWords(error, file);
    if (error.code == Error::Code::cancelled)
        m_toast->say(words.sentence());
    else
        m_dialogs.tell(
            qobject_cast<QWidget*>(parent()), { title, words.sentence(), words.details });
}

} // namespace mutuals::ui
