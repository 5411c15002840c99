#pragma once

#include "core/records/Creator.h"

#include <QString>
#include <QWidget>

#include <functional>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

class Dialogs;
class Settings;
class WriteQueue;

/// The screens of the rail, and how to ask TikTok for the files.
enum class PageName { home, followers, impact, followList, content, imports, settings, howTo };

/// What a page works with. All pointers outlive the page's use of them; MainWindow hands over a new
/// Context when the workspace or the creator changes.
struct Context {
    /// GUI-thread connection, for queries of milliseconds. A longer read runs in a Job that opens
    /// its own Workspace of `reading->file()` with Access::read. nullptr: no workspace yet.
    Workspace* reading = nullptr;
    WriteQueue* writes = nullptr; ///< the one thread that writes; nullptr with `reading`
    Dialogs* dialogs = nullptr;
    Settings* settings = nullptr;
    Creator creator; ///< id 0: the workspace holds nobody yet
    bool hideNames = false; ///< draw "follower 17" instead of a handle
    bool sample = false; ///< the made-up creator: mark charts and exports
};

/// One screen. MainWindow calls enter() when the page is first shown, after an import, and when
/// creator, workspace or hide-names change.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr);

    void enter(const Context& context)
    {
        m_context = context;
        reload();
    }
    const Context& context() const { return m_context; }
    /// The workspace's file, for messages; "" when none is open.
    QString workspaceName() const;

    /// Reads everything shown anew. Called with a Context set; also by the page after a write.
    virtual void reload() = 0;

    /// Opens what a search or a link of another page means: a handle on Followers, a metric on
    /// Impact, "queue" or "list" on Follow list. Empty: nothing in particular.
    virtual void focusOn(const QString& target) { Q_UNUSED(target) }

signals:
    void importRequested();
    void pageRequested(mutuals::ui::PageName page, const QString& target);
    void toastRequested(const QString& text, const std::function<void()>& undo);
    void dataChanged(); ///< this page wrote: counts elsewhere (rail, Home) are stale

protected:
    void showEvent(QShowEvent* event) override;

private:
    Context m_context;
};

} // namespace mutuals::ui
