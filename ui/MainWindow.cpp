#include "ui/MainWindow.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/frame/Desk.h"
#include "ui/frame/DropVeil.h"
#include "ui/frame/FilesDesk.h"
#include "ui/frame/MainMenu.h"
#include "ui/frame/NoticeBar.h"
#include "ui/frame/Rail.h"
#include "ui/frame/Sample.h"
#include "ui/frame/SearchField.h"
#include "ui/frame/TopBar.h"
#include "ui/jobs/Job.h"
#include "ui/jobs/JobBar.h"
#include "ui/pages/ContentPage.h"
#include "ui/pages/EngagementPage.h"
#include "ui/pages/FirstRunPage.h"
#include "ui/pages/FollowListPage.h"
#include "ui/pages/FollowersPage.h"
#include "ui/pages/HomePage.h"
#include "ui/pages/HowToPage.h"
#include "ui/pages/ImpactPage.h"
#include "ui/pages/ImpactTabs.h"
#include "ui/pages/ImportsPage.h"
#include "ui/pages/RetentionPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/TrialPage.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Toast.h"

#include "core/curation/Curation.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kDefaultSize { 1280, 800 };
constexpr QSize kSmallest { 720, 520 };
constexpr int kRailNeeds = 1100;

} // namespace

MainWindow::MainWindow(Settings& settings, Theme& theme, Dialogs& dialogs)
    : m_settings(settings)
    , m_theme(theme)
    , m_dialogs(dialogs)
    , m_desk(new Desk(settings, dialogs, this))
    , m_menu(new MainMenu(menuBar()))
{
    m_menu->hideNames()->setChecked(settings.hideNames());
    m_menu->showTheme(theme.choice());
    m_menu->showRecent(settings.recentWorkspaces());
    setWindowIcon(ui::icon(u"logo"_s, Tint::accent));
    setMinimumSize(kSmallest);
    resize(kDefaultSize);
    buildLayout();
    buildPages();
    buildFiles();
    connectMenu();
    connectDesk();
    restoreGeometry(settings.windowGeometry());
    setWindowTitle(m_desk->title());
    showPage(PageName::home);
}

MainWindow::~MainWindow()
{
    // Pages own jobs that read the workspace; they end before it is closed.
    delete takeCentralWidget();
    m_desk->close();
}

void MainWindow::buildLayout()
{
    auto* central = new QWidget(this);
    setCentralWidget(central);
    m_rail = new Rail(central);
    m_top = new TopBar(m_menu->hideNames(), central);
    m_stack = new QStackedWidget(central);
    m_jobs = new JobBar(central);
    m_notice = new NoticeBar(central);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_notice);
    right->addWidget(m_stack, 1);
    right->addWidget(m_jobs);
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(right, 1);

    m_toast = new Toast(central);
    m_veil = new DropVeil(this);
    connect(m_rail, &Rail::pageRequested, this, [this](PageName page) { showPage(page); });
    connect(m_top, &TopBar::creatorChosen, m_desk,
        [this](const Creator& creator) { m_desk->chooseCreator(creator.handle); });
    connect(m_top->search(), &SearchField::jumpRequested, this, &MainWindow::showPage);
    connect(m_veil, &DropVeil::addressDropped, m_toast,
        [this] { m_toast->say(tr("Download it first: Mutuals does not go online.")); });
}

void MainWindow::buildFiles()
{
    m_files = new FilesDesk(*m_desk, m_settings, m_dialogs,
        { centralWidget(), { m_rail, m_top, m_notice, m_stack }, m_jobs, m_toast }, this);
    connect(m_veil, &DropVeil::dropped, m_files, &FilesDesk::bring);
    connect(m_top, &TopBar::importRequested, m_files, &FilesDesk::choose);
    connect(m_files, &FilesDesk::imported, this, &MainWindow::finishImport);
    connect(m_files, &FilesDesk::restored, m_importsPage, &ImportsPage::clearOutcomes);
    connect(m_files, &FilesDesk::takenBack, m_importsPage,
        [this](const Import& import) { m_importsPage->forgetOutcome(import.id); });
    connect(m_importsPage, &ImportsPage::takeBackRequested, m_files, &FilesDesk::takeBack);
    connect(m_importsPage, &ImportsPage::restoreRequested, m_files, &FilesDesk::showBackups);
    connect(m_settingsPage, &SettingsPage::restoreRequested, m_files, &FilesDesk::showBackups);
    connect(m_menu, &MainMenu::restoreRequested, m_files, &FilesDesk::showBackups);
    connect(m_menu, &MainMenu::backupRequested, m_files, &FilesDesk::backUp);
    connect(m_menu->import(), &QAction::triggered, m_files, &FilesDesk::choose);
    for (Page* page : m_stack->findChildren<Page*>(Qt::FindDirectChildrenOnly))
        connect(page, &Page::importRequested, m_files, &FilesDesk::choose);
}

void MainWindow::buildPages()
{
    add(PageName::home, new HomePage);
    add(PageName::followers, new FollowersPage);
    auto* impact = new ImpactTabs;
    impact->add(u"series"_s, tr("Before and after"), new ImpactPage);
    impact->add(u"stays"_s, tr("Who stays?"), new RetentionPage);
    impact->add(u"engagement"_s, tr("Do they engage more?"), new EngagementPage);
    impact->add(u"trial"_s, tr("Trial"), new TrialPage);
    add(PageName::impact, impact);
    add(PageName::followList, new FollowListPage);
    add(PageName::content, new ContentPage);
    m_importsPage = new ImportsPage;
    add(PageName::imports, m_importsPage);
    add(PageName::howTo, new HowToPage);
    m_settingsPage = new SettingsPage(m_theme, m_settings);
    add(PageName::settings, m_settingsPage);
    m_firstRun = new FirstRunPage;
    m_stack->addWidget(m_firstRun);
    connect(m_firstRun, &Page::pageRequested, this, &MainWindow::showPage);
    connect(m_firstRun, &FirstRunPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_settingsPage, &SettingsPage::saveCopyRequested, m_desk, &Desk::saveCopy);
    connect(m_settingsPage, &SettingsPage::openWorkspaceRequested, m_desk, &Desk::openAnother);
    connect(m_settingsPage, &SettingsPage::newWorkspaceRequested, m_desk, &Desk::makeNew);
}

void MainWindow::add(PageName name, Page* page)
{
    m_pages[name] = page;
    m_stale[page] = true;
    m_stack->addWidget(page);
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
    connect(m_menu, &MainMenu::newWorkspaceRequested, m_desk, &Desk::makeNew);
    connect(m_menu, &MainMenu::openWorkspaceRequested, m_desk, &Desk::openAnother);
    connect(m_menu, &MainMenu::recentRequested, this,
        [this](const QString& file) { openWorkspace(file.toStdString()); });
    connect(m_menu, &MainMenu::saveCopyRequested, m_desk, &Desk::saveCopy);
    connect(m_menu, &MainMenu::sampleRequested, this, &MainWindow::openSample);
    connect(m_menu, &MainMenu::pageRequested, this, &MainWindow::showPage);
    connect(m_menu, &MainMenu::quitRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::searchRequested, this, [this] { m_top->search()->setFocus(); });
    connect(m_menu, &MainMenu::themeRequested, this, [this](ThemeChoice choice) {
        m_settings.setTheme(choice);
        m_theme.setChoice(choice);
    });
    connect(&m_theme, &Theme::changed, this, [this] { m_menu->showTheme(m_theme.choice()); });
    connect(m_menu->hideNames(), &QAction::toggled, m_desk, &Desk::setHideNames);
}

void MainWindow::connectDesk()
{
    // What was just done, and its undo, may be about another creator or workspace.
    connect(m_desk, &Desk::closing, m_toast, &Toast::hide);
    connect(m_desk, &Desk::changed, m_toast, &Toast::hide);
    connect(m_desk, &Desk::closing, m_importsPage, &ImportsPage::clearOutcomes);
    connect(m_desk, &Desk::closing, m_notice, &QWidget::hide);
    connect(m_desk, &Desk::closing, m_files, &FilesDesk::clear);
    connect(m_desk, &Desk::closing, this, &MainWindow::letGo);
    connect(m_desk, &Desk::changed, this, &MainWindow::refresh);
    connect(m_desk, &Desk::workStarted, m_jobs, &JobBar::watch);
    connect(m_desk, &Desk::noticed, m_notice, &NoticeBar::say);
    connect(m_desk, &Desk::rung, this, [this] {
        setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
        show();
        raise();
        activateWindow();
    });
    connect(m_desk, &Desk::said, m_toast, [this](const QString& text) { m_toast->say(text); });
    connect(m_desk, &Desk::opened, this, [this] {
        m_menu->showRecent(m_settings.recentWorkspaces());
        m_menu->import()->setEnabled(m_desk->context().writes != nullptr);
        showPage(PageName::home);
    });
}

bool MainWindow::openWorkspace(const std::filesystem::path& file)
{
    return m_desk->open(file);
}

void MainWindow::letGo()
{
    for (auto& [page, stale] : m_stale) {
        if (page->context().reading)
            page->enter(m_desk->context());
        stale = true;
    }
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
    if (openWorkspace(sampleWorkspaceFile()) && !sampleIsComplete(m_desk->session()->reading()))
        m_files->bringSample(folder);
}

void MainWindow::refresh()
{
    m_top->showCreators(m_desk->creators(), m_desk->context());
    for (auto& [page, stale] : m_stale)
        stale = true;
    setWindowTitle(m_desk->title());
    refreshCounts();
    showPage(m_current);
}

void MainWindow::refreshCounts()
{
    if (m_counting)
        m_counting->cancel();
    const Context& context = m_desk->context();
    if (!context.reading || !context.creator.id) {
        m_rail->setCount(PageName::followList, 0);
        return;
    }
    m_counting = Job::start(
        m_rail, {},
        [file = context.reading->file(), creator = context.creator.id](
            const Run& run) -> std::optional<int> {
            auto workspace = Workspace::open(file, Workspace::Access::read);
            if (!workspace)
                return {};
            const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
            const auto summary = queueSummary(*workspace, creator);
            return summary && !run.stopped() ? std::optional(summary->open) : std::nullopt;
        },
        [this](std::optional<int> open) {
            if (open)
                m_rail->setCount(PageName::followList, *open);
        });
}

Page* MainWindow::pageFor(PageName name) const
{
    if (name == PageName::home && !m_desk->anyImports())
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
        page->enter(m_desk->context());
    }
    if (!target.isEmpty())
        page->focusOn(target);
}

void MainWindow::importFiles(const QStringList& files)
{
    m_files->bring(files);
}

void MainWindow::finishImport(const std::vector<FileOutcome>& outcomes)
{
    const bool first = !m_desk->anyImports();
    const bool clean = std::none_of(outcomes.begin(), outcomes.end(),
        [](const FileOutcome& o) { return o.state == FileOutcome::State::rejected; });
    m_importsPage->showOutcomes(outcomes);
    m_desk->reload();
    // A file of another creator shows that creator.
    for (const FileOutcome& outcome : outcomes) {
        if (outcome.state != FileOutcome::State::rejected
            && outcome.creator != m_desk->context().creator.handle)
            m_desk->chooseCreator(outcome.creator);
    }
    if (m_desk->context().sample && clean) {
        m_desk->context().writes->enqueue(
            this, [](Workspace& workspace, const Run&) { return addSamplePolicy(workspace); },
            [this](const Result<>&) { refresh(); });
        showPage(PageName::home);
        return;
    }
    showPage(PageName::imports);
    if (first && clean)
        m_toast->say(tr("Home sums up what your files say."));
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
    const bool narrow = event->size().width() < tokens::scaled(kRailNeeds);
    m_rail->setNarrow(narrow);
    m_top->setNarrow(narrow);
}

} // namespace mutuals::ui
