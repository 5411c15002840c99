#include "ui/frame/Desk.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/frame/Doorbell.h"
#include "ui/frame/Sample.h"
#include "ui/text/Dates.h"
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
    , m_doorbell(new Doorbell(this))
{
    connect(m_doorbell, &Doorbell::rung, this, &Desk::rung);
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
    if (!session && offerBackup(file, session.error()))
        session = Session::open(file);
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
    if (m_session->writes())
        m_doorbell->hang(file);
    else
        m_doorbell->takeDown();
    reload();
    emit opened();
    tellState();
    return true;
}

void Desk::close()
{
    m_doorbell->takeDown();
    m_session.reset();
}

void Desk::tellState()
{
    if (m_session->readOnly())
        tellReadOnly(*m_session->readOnly());
    else if (!m_session->interrupted().empty())
        emit noticed(tr("Mutuals was cut off during %1. What was not finished left nothing behind: "
                        "the workspace is as it was before.")
                         .arg(QString::fromStdString(m_session->interrupted())),
            {}, {});
}

void Desk::tellReadOnly(const Error& error)
{
    if (error.code != Error::Code::workspaceBusy) {
        emit noticed(tr("You may look, but not change anything: this file or its folder may not be "
                        "written. A copy of your own may."),
            tr("Save a copy…"), [this] { saveCopy(); });
        return;
    }
    const QString text = tr("This workspace is open in another Mutuals window. Here you may look, "
                            "but not change anything.");
    // Whether a window hears at all is known when it is rung.
    emit noticed(text, tr("Go to that window"), [this, text] {
        if (!Doorbell::ring(m_session->file()))
            emit noticed(tr("That window does not answer; it may be closed by now."),
                tr("Try again here"), [this] { reopen(); });
    });
}

void Desk::reopen()
{
    const std::filesystem::path file = m_session->file();
    m_context.reading = nullptr;
    m_context.creator = {};
    emit closing();
    m_session.reset(); // the lock of this process goes with it
    open(file);
}

bool Desk::offerBackup(const std::filesystem::path& file, const Error& error)
{
    const bool damaged = error.code == Error::Code::notAWorkspace
        || error.code == Error::Code::damaged || error.code == Error::Code::database;
    const auto backups = backupsOf(file);
    if (!damaged || backups.empty())
        return false;
    const auto chosen = m_dialogs.choose(m_window,
        { tr("This workspace is damaged"),
            tr("“%1” cannot be read any more. There is a backup of it, made %2. The damaged file "
               "is kept beside it.")
                .arg(text(file.filename()), clockTime(backups.front().madeAt)),
            QString::fromStdString(error.detail) },
        { tr("Bring the backup back"), tr("Leave it as it is") });
    if (chosen != 0)
        return false;
    const auto kept = replaceDamaged(file, backups.front().file);
    if (kept)
        return true;
    const ErrorWords words = errorWords(kept.error(), text(file.filename()));
    m_dialogs.tell(
        m_window, { tr("The backup was not brought back"), words.sentence(), words.details });
    return false;
}

void Desk::watchWrites()
{
    if (!m_session->writes())
        return;
    connect(m_session->writes(), &WriteQueue::started, this, [this](Work* work) {
        if (!work->title().isEmpty())
            emit workStarted(work);
    });
    connect(m_session->writes(), &WriteQueue::lost, this, [this] {
        emit noticed(tr("“%1” was moved, deleted or replaced while it was open. Nothing more is "
                        "written to it; what you see here can still be kept.")
                         .arg(text(m_session->file().filename())),
            tr("Save a copy as…"), [this] { saveCopy(); });
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
    if (!m_session->writes() || !m_session->writes()->isThere()) {
        report(m_session->reading().backups().copyTo(path));
        return;
    }
    m_session->writes()->enqueue(
        this, tr("Saving a copy"),
        [path](
            Workspace& workspace, const Run& run) { return workspace.backups().copyTo(path, run); },
        report);
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
