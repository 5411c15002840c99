#include "ui/frame/Desk.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/frame/Sample.h"
#include "ui/text/ErrorText.h"

#include <QDir>
#include <QFileInfo>
#include <QWidget>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

} // namespace

Desk::Desk(Settings& settings, Dialogs& dialogs, QWidget* window)
    : QObject(window)
    , m_settings(settings)
    , m_dialogs(dialogs)
    , m_window(window)
{
    m_context.dialogs = &dialogs;
    m_context.settings = &settings;
    m_context.hideNames = settings.hideNames();
}

QString Desk::title() const
{
    QString title = tr("Mutuals");
    if (m_context.sample)
        title = tr("Sample data – Mutuals");
    else if (m_session)
        title = tr("%1 – Mutuals").arg(text(m_session->file().filename()));
    if (m_session && !m_context.writes)
        title += tr(" (read only)");
    return title;
}

bool Desk::open(const std::filesystem::path& file)
{
    if (m_session && m_session->file() == file)
        return true;
    auto session = Session::open(file);
    if (!session) {
        const ErrorWords words = errorWords(session.error(), text(file.filename()));
        m_dialogs.tell(
            m_window, { tr("The workspace was not opened"), words.sentence(), words.details });
        return false;
    }
    m_context.reading = nullptr;
    m_context.writes = nullptr;
    m_context.creator = {};
    emit closing();
    m_session = std::move(*session);
    m_context.reading = &m_session->reading();
    m_context.writes = m_session->writes();
    m_context.sample = isSampleWorkspace(file);
    watchWrites();
    if (!m_context.sample)
        m_settings.setLastWorkspace(text(file));
    reload();
    emit opened();
    if (!m_session->writes())
        emit said(tr("Opened for reading only: another Mutuals has it open, or you may not write "
                     "there."));
    return true;
}

void Desk::watchWrites()
{
    if (!m_session->writes())
        return;
    connect(m_session->writes(), &WriteQueue::started, this, [this](Work* work) {
        if (!work->title().isEmpty())
            emit workStarted(work);
    });
}

bool Desk::openOwn()
{
    const QString last = m_settings.lastWorkspace();
    return open(
        last.isEmpty() ? defaultWorkspaceFile() : std::filesystem::path(last.toStdString()));
}

QString Desk::folder() const
{
    return m_session ? text(m_session->file().parent_path()) : QDir::homePath();
}

void Desk::openAnother()
{
    const QStringList files = m_dialogs.filesToOpen(m_window, tr("Open workspace"), folder(),
        tr("Mutuals workspaces (*.db);;All files (*)"), false);
    if (!files.isEmpty())
        open(files.constFirst().toStdString());
}

void Desk::makeNew()
{
    const QString file = m_dialogs.fileToSave(m_window, tr("New workspace"),
        folder() + u"/mutuals-2.db"_s, tr("Mutuals workspaces (*.db)"), u"db"_s);
    if (file.isEmpty())
        return;
    if (QFileInfo::exists(file))
        m_dialogs.tell(m_window,
            { tr("There is a file with that name"),
                tr("A new workspace never replaces a file. Choose another name."), file });
    else
        open(file.toStdString());
}

void Desk::saveCopy()
{
    if (!m_session)
        return;
    const QString target = m_dialogs.fileToSave(m_window, tr("Save a copy of the workspace"),
        QDir::homePath() + u"/mutuals-copy.db"_s, tr("Mutuals workspaces (*.db)"), u"db"_s);
    if (target.isEmpty())
        return;
    const auto report = [this, name = QFileInfo(target).fileName()](const Result<>& saved) {
        if (saved) {
            emit said(tr("Saved as %1.").arg(name));
            return;
        }
        const ErrorWords words = errorWords(saved.error(), name);
        m_dialogs.tell(m_window, { tr("The copy was not saved"), words.sentence(), words.details });
    };
    const std::filesystem::path path = target.toStdString();
    if (!m_session->writes()) {
        report(m_session->reading().backups().copyTo(path));
        return;
    }
    m_session->writes()->enqueue(
        this, tr("Saving a copy"),
        [path](Workspace& workspace, const Run&) { return workspace.backups().copyTo(path); }, report);
}

void Desk::chooseCreator(const std::string& handle)
{
    const auto found = std::find_if(m_creators.begin(), m_creators.end(),
        [&](const Creator& creator) { return creator.handle == handle; });
    if (found == m_creators.end())
        return;
    m_context.creator = *found;
    m_settings.setCreator(text(m_session->file()), QString::fromStdString(handle));
    emit changed();
}

void Desk::setHideNames(bool hide)
{
    m_settings.setHideNames(hide);
    m_context.hideNames = hide;
    emit changed();
}

void Desk::reload()
{
    m_creators.clear();
    m_context.creator = {};
    if (auto all = m_session->reading().creators().all())
        m_creators = std::move(*all);
    const auto imports = m_session->reading().imports().all();
    m_anyImports = imports && !imports->empty();
    const std::string last = m_settings.creator(text(m_session->file())).toStdString();
    for (const Creator& creator : m_creators) {
        if (!m_context.creator.id || creator.handle == last)
            m_context.creator = creator;
    }
    emit changed();
}

} // namespace mutuals::ui
