#include "ui/MainWindow.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/frame/DropVeil.h"
#include "ui/frame/ImportFlow.h"
#include "ui/frame/MainMenu.h"
#include "ui/frame/Rail.h"
#include "ui/frame/Sample.h"
#include "ui/frame/SearchField.h"
#include "ui/frame/TopBar.h"
#include "ui/jobs/JobBar.h"
#include "ui/pages/FirstRunPage.h"
#include "ui/pages/FollowListPage.h"
#include "ui/pages/FollowersPage.h"
#include "ui/pages/HomePage.h"
#include "ui/pages/HowToPage.h"
#include "ui/pages/ImpactPage.h"
#include "ui/pages/ImportsPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/text/ErrorText.h"
#include "ui/text/ImportWords.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Toast.h"

#include "core/curation/Curation.h"

#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kDefaultSize { 1280, 800 };
constexpr QSize kSmallest { 720, 520 };
constexpr int kRailNeeds = 1100;

QString fileName(const std::filesystem::path& file)
{
    return QString::fromStdString(file.filename().string());
}

} // namespace

MainWindow::MainWindow(Settings& settings, Theme& theme, Dialogs& dialogs)
    : m_settings(settings)
    , m_theme(theme)
    , m_dialogs(dialogs)
    , m_menu(new MainMenu(menuBar()))
{
    m_context.dialogs = &dialogs;
    m_context.settings = &settings;
    m_context.hideNames = settings.hideNames();
    m_menu->hideNames()->setChecked(m_context.hideNames);
    m_menu->showTheme(theme.choice());
    m_menu->showRecent(settings.recentWorkspaces());
    setWindowIcon(ui::icon(u"logo"_s, Tint::accent));
    setAcceptDrops(true);
    setMinimumSize(kSmallest);
    resize(kDefaultSize);
    buildLayout();
    buildPages();
    connectMenu();
    restoreGeometry(settings.windowGeometry());
    updateTitle();
    showPage(PageName::home);
}

MainWindow::~MainWindow()
{
    // Pages own jobs that read the workspace; they end before it is closed.
    delete takeCentralWidget();
}

void MainWindow::buildLayout()
{
    auto* central = new QWidget(this);
    setCentralWidget(central);
    m_rail = new Rail(central);
    m_top = new TopBar(m_menu->hideNames(), central);
    m_stack = new QStackedWidget(central);
    m_jobs = new JobBar(central);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_stack, 1);
    right->addWidget(m_jobs);
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);

    m_toast = new Toast(central);
    m_veil = new DropVeil(this);
    m_flow = new ImportFlow(m_dialogs, this);
    connect(m_rail, &Rail::pageRequested, this, [this](PageName page) { showPage(page); });
    connect(m_top, &TopBar::importRequested, this, &MainWindow::chooseImport);
    connect(m_top, &TopBar::creatorChosen, this, &MainWindow::chooseCreator);
    connect(m_top->search(), &SearchField::jumpRequested, this, &MainWindow::showPage);
    connect(m_flow, &ImportFlow::finished, this, &MainWindow::finishImport);
    connect(m_flow, &ImportFlow::failed, this, [this](const Error& error) {
        reloadCreators();
        if (error.code == Error::Code::cancelled) {
            m_toast->say(tr("Import stopped. Files that were in before stay in."));
            return;
        }
        const ErrorWords words = errorWords(error, fileName(m_session->file()));
        m_dialogs.tell(this, { tr("The import failed"), words.sentence(), words.details });
    });
}

void MainWindow::buildPages()
{
    add(PageName::home, new HomePage);
    add(PageName::followers, new FollowersPage);
    add(PageName::impact, new ImpactPage);
    add(PageName::followList, new FollowListPage);
    m_importsPage = new ImportsPage;
    add(PageName::imports, m_importsPage);
    add(PageName::howTo, new HowToPage);
    auto* settings = new SettingsPage(m_theme, m_settings);
    add(PageName::settings, settings);
    connect(m_importsPage, &ImportsPage::completeRowsRequested, this,
        [this](const std::string& file) { m_flow->takeCompleteRows(*m_session, file); });
    m_firstRun = new FirstRunPage;
    m_stack->addWidget(m_firstRun);
    connect(m_firstRun, &Page::importRequested, this, &MainWindow::chooseImport);
    connect(m_firstRun, &Page::pageRequested, this, &MainWindow::showPage);
    connect(m_firstRun, &FirstRunPage::sampleRequested, this, &MainWindow::openSample);
    connect(settings, &SettingsPage::saveCopyRequested, this, &MainWindow::saveCopy);
    connect(
        settings, &SettingsPage::openWorkspaceRequested, this, [this] { chooseWorkspace(false); });
    connect(
        settings, &SettingsPage::newWorkspaceRequested, this, [this] { chooseWorkspace(true); });
}

void MainWindow::add(PageName name, Page* page)
{
    m_pages[name] = page;
    m_stale[page] = true;
    m_stack->addWidget(page);
    connect(page, &Page::importRequested, this, &MainWindow::chooseImport);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::toastRequested, m_toast, &Toast::say);
    connect(page, &Page::dataChanged, this, [this, page] {
        for (auto& [other, stale] : m_stale)
            stale = stale || other != page;
        refreshCounts();
    });
}

void MainWindow::connectMenu()
{
    connect(m_menu->import(), &QAction::triggered, this, &MainWindow::chooseImport);
    connect(m_menu, &MainMenu::newWorkspaceRequested, this, [this] { chooseWorkspace(true); });
    connect(m_menu, &MainMenu::openWorkspaceRequested, this, [this] { chooseWorkspace(false); });
    connect(m_menu, &MainMenu::recentRequested, this,
        [this](const QString& file) { openWorkspace(file.toStdString()); });
    connect(m_menu, &MainMenu::saveCopyRequested, this, &MainWindow::saveCopy);
    connect(m_menu, &MainMenu::sampleRequested, this, &MainWindow::openSample);
    connect(m_menu, &MainMenu::pageRequested, this, &MainWindow::showPage);
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::searchRequested, this, [this] { m_top->search()->setFocus(); });
    connect(m_menu, &MainMenu::themeRequested, this, [this](ThemeChoice choice) {
        m_settings.setTheme(choice);
        m_theme.setChoice(choice);
    });
    connect(&m_theme, &Theme::changed, this, [this] { m_menu->showTheme(m_theme.choice()); });
    connect(m_menu->hideNames(), &QAction::toggled, this, [this](bool hide) {
        m_settings.setHideNames(hide);
        m_context.hideNames = hide;
        updateTitle();
        refresh();
    });
}

bool MainWindow::openWorkspace(const std::filesystem::path& file)
{
    if (m_session && m_session->file() == file)
        return true;
    auto session = Session::open(file);
    if (!session) {
        const ErrorWords words = errorWords(session.error(), fileName(file));
        m_dialogs.tell(
            this, { tr("The workspace was not opened"), words.sentence(), words.details });
        return false;
    }
    m_context.reading = nullptr;
    m_context.writes = nullptr;
    m_session = std::move(*session);
    m_context.reading = &m_session->reading();
    m_context.writes = m_session->writes();
    m_context.sample = m_session->sample();
    if (m_session->writes()) {
        connect(m_session->writes(), &WriteQueue::started, this, [this](Work* work) {
            if (!work->title().isEmpty())
                m_jobs->watch(work);
        });
    }
    if (!m_context.sample) {
        m_settings.setLastWorkspace(QString::fromStdString(file.string()));
        m_menu->showRecent(m_settings.recentWorkspaces());
    }
    m_menu->import()->setEnabled(m_session->writes() != nullptr);
    reloadCreators();
    showPage(PageName::home);
    if (!m_session->writes())
        m_toast->say(tr("Opened for reading only: another Mutuals has it open, or you may not "
                        "write there."));
    return true;
}

void MainWindow::openSample()
{
    const auto folder = sampleExportsFolder();
    if (folder.empty()) {
        m_dialogs.tell(this,
            { tr("The sample creator is not installed"),
                tr("Its files should lie in share/mutuals/demo beside the program."), {} });
        return;
    }
    if (!openWorkspace(sampleWorkspaceFile()) || m_anyImports)
        return;
    startImport({ folder }, {});
}

void MainWindow::reloadCreators()
{
    m_creators.clear();
    m_anyImports = false;
    m_context.creator = {};
    if (m_session) {
        if (auto all = m_session->reading().creators().all())
            m_creators = std::move(*all);
        const auto imports = m_session->reading().imports().all();
        m_anyImports = imports && !imports->empty();
        const std::string last =
            m_settings.creator(QString::fromStdString(m_session->file().string())).toStdString();
        for (const Creator& creator : m_creators) {
            if (!m_context.creator.id || creator.handle == last)
                m_context.creator = creator;
        }
    }
    refresh();
}

void MainWindow::chooseCreator(const Creator& creator)
{
    m_context.creator = creator;
    m_settings.setCreator(
        QString::fromStdString(m_session->file().string()), QString::fromStdString(creator.handle));
    refresh();
}

void MainWindow::refresh()
{
    m_top->showCreators(m_creators, m_context);
    for (auto& [page, stale] : m_stale)
        stale = true;
    updateTitle();
    refreshCounts();
    showPage(m_current);
}

void MainWindow::refreshCounts()
{
    int open = 0;
    if (m_session && m_context.creator.id) {
        if (const auto summary = queueSummary(m_session->reading(), m_context.creator.id))
            open = summary->open;
    }
    m_rail->setCount(PageName::followList, open);
}

Page* MainWindow::pageFor(PageName name) const
{
    if (name == PageName::home && !m_anyImports)
        return m_firstRun;
    const auto found = m_pages.find(name);
    return found == m_pages.end() ? nullptr : found->second;
}

void MainWindow::showPage(PageName name, const QString& target)
{
    Page* page = pageFor(name);
    if (!page)
        return;
    m_current = name;
    m_rail->showCurrent(name);
    m_stack->setCurrentWidget(page);
    if (m_stale[page]) {
        m_stale[page] = false;
        page->enter(m_context);
    }
    if (!target.isEmpty())
        page->focusOn(target);
}

void MainWindow::chooseImport()
{
    const QStringList files = m_dialogs.filesToOpen(this, tr("Import TikTok files"),
        m_settings.lastFolder().isEmpty() ? QDir::homePath() : m_settings.lastFolder(),
        tr("TikTok files (*.zip *.json *.csv);;All files (*)"), true);
    if (files.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(files.constFirst()).absolutePath());
    importFiles(files);
}

void MainWindow::importFiles(const QStringList& files)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.emplace_back(file.toStdString());
    // What the user brings never goes into the made-up creator's workspace.
    if (m_context.sample && !openWorkspace(defaultWorkspaceFile()))
        return;
    startImport(std::move(paths), {});
}

void MainWindow::startImport(std::vector<std::filesystem::path> paths, ImportOptions options)
{
    if (!m_session || !m_session->writes()) {
        m_dialogs.tell(this,
            { tr("Nothing can be imported here"),
                tr("The workspace is open for reading only. Open or make another one."), {} });
        return;
    }
    m_flow->start(*m_session, std::move(paths), std::move(options));
}

void MainWindow::finishImport(const std::vector<FileOutcome>& outcomes)
{
    // A file of another creator shows that creator.
    for (const FileOutcome& outcome : outcomes) {
        const bool in = outcome.state == FileOutcome::State::imported
            || outcome.state == FileOutcome::State::reported;
        if (in && !outcome.creator.empty())
            m_settings.setCreator(QString::fromStdString(m_session->file().string()),
                QString::fromStdString(outcome.creator));
    }
    const bool first = !m_anyImports;
    const bool clean = std::none_of(outcomes.begin(), outcomes.end(),
        [](const FileOutcome& o) { return o.state == FileOutcome::State::rejected; });
    m_importsPage->showOutcomes(outcomes);
    reloadCreators();
    if (m_context.sample && clean) {
        m_session->writes()->enqueue(
            this, [](Workspace& workspace, const Run&) { return addSamplePolicy(workspace); },
            [this](const Result<>&) { refresh(); });
        showPage(PageName::home);
        return;
    }
    showPage(PageName::imports);
    if (first && clean)
        m_toast->say(tr("Home has your first answer now."));
}

void MainWindow::chooseWorkspace(bool fresh)
{
    const QString filter = tr("Mutuals workspaces (*.db);;All files (*)");
    const QString folder = m_session
        ? QString::fromStdString(m_session->file().parent_path().string())
        : QDir::homePath();
    QString file;
    if (fresh) {
        file = m_dialogs.fileToSave(
            this, tr("New workspace"), folder + u"/mutuals-2.db"_s, filter, u"db"_s);
        if (!file.isEmpty() && QFileInfo::exists(file)) {
            m_dialogs.tell(this,
                { tr("There is a file with that name"),
                    tr("A new workspace never replaces a file. Choose another name."), file });
            return;
        }
    } else {
        file = m_dialogs.filesToOpen(this, tr("Open workspace"), folder, filter, false).value(0);
    }
    if (!file.isEmpty())
        openWorkspace(file.toStdString());
}

void MainWindow::saveCopy()
{
    if (!m_session)
        return;
    const QString target = m_dialogs.fileToSave(this, tr("Save a copy of the workspace"),
        QDir::homePath() + u"/mutuals-copy.db"_s, tr("Mutuals workspaces (*.db)"), u"db"_s);
    if (target.isEmpty())
        return;
    const auto report = [this, target](const Result<>& saved) {
        if (saved) {
            m_toast->say(tr("Saved as %1.").arg(QFileInfo(target).fileName()));
            return;
        }
        const ErrorWords words = errorWords(saved.error(), QFileInfo(target).fileName());
        m_dialogs.tell(this, { tr("The copy was not saved"), words.sentence(), words.details });
    };
    const std::filesystem::path path = target.toStdString();
    if (!m_session->writes()) {
        report(m_session->reading().saveCopy(path));
        return;
    }
    m_session->writes()->enqueue(
        this, tr("Saving a copy"),
        [path](Workspace& workspace, const Run&) { return workspace.saveCopy(path); }, report);
}

void MainWindow::updateTitle()
{
    QString title = tr("Mutuals");
    if (m_context.sample)
        title = tr("Sample data – Mutuals");
    else if (m_session)
        title = tr("%1 – Mutuals").arg(fileName(m_session->file()));
    if (m_session && !m_session->writes())
        title += tr(" (read only)");
    setWindowTitle(title);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setWindowGeometry(saveGeometry());
    m_jobs->cancelAll();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const int needed = kRailNeeds * tokens::textPixels(tokens::kText13) / tokens::kText13;
    const bool narrow = event->size().width() < needed;
    m_rail->setNarrow(narrow);
    m_top->setNarrow(narrow);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_veil->show(*event->mimeData()))
        event->acceptProposedAction();
    else if (event->mimeData()->hasUrls())
        event->accept(); // keeps the card, which says why it will not work
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event)
{
    event->acceptProposedAction();
}
void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_veil->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_veil->hide();
    const QStringList files = DropVeil::filesOf(*event->mimeData());
    event->acceptProposedAction();
    if (files.isEmpty())
        m_toast->say(tr("Download it first: Mutuals does not go online."));
    else
        importFiles(files);
}

} // namespace mutuals::ui
