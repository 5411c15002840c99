#pragma once

#include "ui/pages/Page.h"

#include "core/import/Importer.h"

#include <QMainWindow>
#include <QPointer>

#include <filesystem>
#include <map>
#include <vector>

class QStackedWidget;

namespace mutuals::ui {

class Desk;
class DropVeil;
class FilesDesk;
class FirstRunPage;
class Job;
class ImportsPage;
class JobBar;
class MainMenu;
class NoticeBar;
class Rail;
class SettingsPage;
class Theme;
class Toast;
class TopBar;

/// The window: rail, top bar and pages around one open workspace. Wires them, knows no numbers.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Settings& settings, Theme& theme, Dialogs& dialogs);
    ~MainWindow() override;

    /// Opens the workspace and shows Home. When it cannot be opened the user is told and the one
    /// that was open stays.
    bool openWorkspace(const std::filesystem::path& file);
    /// The made-up creator, in a workspace of its own, imported on first use.
    void openSample();
    void importFiles(const QStringList& files);
    void showPage(PageName page, const QString& target = {});
    PageName currentPage() const { return m_current; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void buildFiles();
    void buildPages();
    void add(PageName name, Page* page);
    void connectMenu();
    void connectDesk();
    void finishImport(const std::vector<FileOutcome>& outcomes);
    void letGo(); ///< no page keeps hold of a workspace that is about to close
    void refresh(); ///< every page is stale; the visible one is read anew
    void refreshCounts();
    Page* pageFor(PageName name) const;

    Settings& m_settings;
    Theme& m_theme;
    Dialogs& m_dialogs;
    Desk* m_desk;
    QPointer<Job> m_counting;
    PageName m_current = PageName::home;
    std::map<PageName, Page*> m_pages;
    std::map<Page*, bool> m_stale;

    MainMenu* m_menu;
    Rail* m_rail = nullptr;
    TopBar* m_top = nullptr;
    QStackedWidget* m_stack = nullptr;
    FirstRunPage* m_firstRun = nullptr;
    ImportsPage* m_importsPage = nullptr;
    JobBar* m_jobs = nullptr;
    Toast* m_toast = nullptr;
    DropVeil* m_veil = nullptr;
    NoticeBar* m_notice = nullptr;
    FilesDesk* m_files = nullptr;
    SettingsPage* m_settingsPage = nullptr;
};

} // namespace mutuals::ui
