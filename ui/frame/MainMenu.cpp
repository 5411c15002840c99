#include "ui/frame/MainMenu.h"

#include "ui/theme/Icons.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

MainMenu::MainMenu(QMenuBar* bar)
    : QObject(bar)
{
    buildFile(bar);
    buildView(bar);
    buildHelp(bar);
}

void MainMenu::buildFile(QMenuBar* bar)
{
    QMenu* menu = bar->addMenu(tr("&File"));
    menu->setObjectName(u"fileMenu"_s);
    m_import = menu->addAction(tr("&Import…"));
    m_import->setObjectName(u"importAction"_s);
    m_import->setShortcut(QKeySequence::Open);
    menu->addSeparator();
    const auto add = [this, menu](const QString& words, auto signal) {
        QAction* action = menu->addAction(words);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add(tr("&New workspace…"), &MainMenu::newWorkspaceRequested);
    add(tr("&Open workspace…"), &MainMenu::openWorkspaceRequested)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_recent = menu->addMenu(tr("Open &recent"));
    add(tr("Save a &copy…"), &MainMenu::saveCopyRequested)->setObjectName(u"saveCopyAction"_s);
    add(tr("&Back up now"), &MainMenu::backupRequested)->setObjectName(u"backupAction"_s);
    add(tr("Resto&re a backup…"), &MainMenu::restoreRequested)->setObjectName(u"restoreAction"_s);
    menu->addSeparator();
    add(tr("Open the &sample creator"), &MainMenu::sampleRequested)
        ->setObjectName(u"sampleAction"_s);
    menu->addSeparator();
    add(tr("&Quit"), &MainMenu::quitRequested)->setShortcut(QKeySequence::Quit);
}

void MainMenu::buildView(QMenuBar* bar)
{
    QMenu* menu = bar->addMenu(tr("&View"));
    const struct {
        QString words;
        PageName page;
    } pages[] = { { tr("&Home"), PageName::home }, { tr("&Followers"), PageName::followers },
        { tr("&Impact"), PageName::impact }, { tr("Follow &list"), PageName::followList },
        { tr("&Content"), PageName::content }, { tr("I&mports"), PageName::imports } };
    int key = Qt::Key_1;
    for (const auto& page : pages) {
        QAction* action = menu->addAction(page.words);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        connect(action, &QAction::triggered, this,
            [this, name = page.page] { emit pageRequested(name, {}); });
    }
    menu->addSeparator();
    QAction* search = menu->addAction(tr("&Search or jump"));
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(search, &QAction::triggered, this, &MainMenu::searchRequested);
    m_hideNames = menu->addAction(ui::icon(u"eye"_s), tr("Hide &names"));
    m_hideNames->setObjectName(u"hideNamesAction"_s);
    m_hideNames->setCheckable(true);
    m_hideNames->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    m_hideNames->setToolTip(tr("Hide names on the screen, for a recording or somebody beside you"));
    connect(m_hideNames, &QAction::toggled, this, [this](bool hidden) {
        m_hideNames->setIcon(
            ui::icon(hidden ? u"eye-off"_s : u"eye"_s, hidden ? Tint::accent : Tint::quiet));
    });

    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(themes);
    const QString names[] { tr("As the &system"), tr("&Light"), tr("&Dark") };
    for (const auto choice : { ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark }) {
        QAction* action = themes->addAction(names[static_cast<int>(choice)]);
        action->setCheckable(true);
        group->addAction(action);
        m_themes.append(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeRequested(choice); });
    }
}

void MainMenu::buildHelp(QMenuBar* bar)
{
    QMenu* menu = bar->addMenu(tr("&Help"));
    connect(menu->addAction(tr("How to &ask TikTok for your files")), &QAction::triggered, this,
        [this] { emit pageRequested(PageName::howTo, {}); });
    connect(menu->addAction(tr("About &Mutuals")), &QAction::triggered, this,
        [this] { emit pageRequested(PageName::settings, {}); });
}

void MainMenu::showTheme(ThemeChoice choice)
{
    m_themes.at(static_cast<int>(choice))->setChecked(true);
}

void MainMenu::showRecent(const QStringList& files)
{
    m_recent->clear();
    for (const QString& file : files) {
        QAction* action = m_recent->addAction(
            plainAction(QFileInfo(file).fileName() + u"   "_s + QFileInfo(file).path()));
        connect(action, &QAction::triggered, this, [this, file] { emit recentRequested(file); });
    }
    m_recent->setEnabled(!files.isEmpty());
}

} // namespace mutuals::ui
