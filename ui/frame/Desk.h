#pragma once

#include "ui/frame/Session.h"
#include "ui/pages/Page.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace mutuals::ui {

class Doorbell;
class Work;

/// The workspace that is open and the creator whose turn it is: opens, copies and remembers them,
/// and hands pages their Context.
class Desk : public QObject {
    Q_OBJECT

public:
    Desk(Settings& settings, Dialogs& dialogs, QWidget* window);

    const Context& context() const { return m_context; }
    Session* session() const { return m_session.get(); } ///< nullptr: none is open
    const std::vector<Creator>& creators() const { return m_creators; }
    bool anyImports() const { return m_anyImports; }
    QString title() const; ///< of the window

    /// When it cannot be opened the user is told, and the one that was open stays.
    bool open(const std::filesystem::path& file);
    /// The user's own workspace: the last one, else the default one.
    bool openOwn();
    void openAnother(); ///< asks which
    void makeNew(); ///< asks where; never replaces a file
    void saveCopy();
    void chooseCreator(const std::string& handle); ///< does nothing when nobody is called so
    void setHideNames(bool hide);
    void reload(); ///< reads anew which creators there are, after an import

    /// Closes the workspace; pages must be gone, since their Context points into it.
    void close();

signals:
    void closing(); ///< the Context turns empty: let go of the workspace before another is opened
    void opened();
    void changed(); ///< another creator, other names, new imports
    void said(const QString& text);
    /// What is to be known of the workspace until it was read; with a way on or without.
    void noticed(const QString& text, const QString& action, const std::function<void()>& act);
    void rung(); ///< another Mutuals was started with this workspace
    void workStarted(mutuals::ui::Work* work); ///< with a title, on the writing thread

private:
    void watchWrites();
    void tellState();
    void tellReadOnly(const Error& error);
    void reopen(); ///< perhaps it may be written now
    bool offerBackup(const std::filesystem::path& file, const Error& error);
    QString folder() const; ///< where to begin to look for workspaces

    Settings& m_settings;
    Dialogs& m_dialogs;
    QWidget* m_window;
    Doorbell* m_doorbell;
    std::unique_ptr<Session> m_session;
    Context m_context;
    std::vector<Creator> m_creators;
    bool m_anyImports = false;
};

} // namespace mutuals::ui
