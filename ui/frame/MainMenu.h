#pragma once

#include "ui/pages/Page.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QMenuBar;

namespace mutuals::ui {

/// The menu bar: File, View, Help. Wishes go out by signal.
class MainMenu : public QObject {
    Q_OBJECT

public:
    explicit MainMenu(QMenuBar* bar);

    QAction* import() const { return m_import; }
    QAction* hideNames() const { return m_hideNames; } ///< checkable; also worn by the eye
    void showTheme(ThemeChoice choice);
    void showRecent(const QStringList& files);

signals:
    void newWorkspaceRequested();
    void openWorkspaceRequested();
    void recentRequested(const QString& file);
    void saveCopyRequested();
    void backupRequested();
    void restoreRequested();
    void sampleRequested();
    void themeRequested(mutuals::ui::ThemeChoice choice);
    void pageRequested(mutuals::ui::PageName page, const QString& target);
    void searchRequested();
    void quitRequested();

private:
    void buildFile(QMenuBar* bar);
    void buildView(QMenuBar* bar);
    void buildHelp(QMenuBar* bar);

    QAction* m_import = nullptr;
    QAction* m_hideNames = nullptr;
    QMenu* m_recent = nullptr;
    QList<QAction*> m_themes;
};

} // namespace mutuals::ui
