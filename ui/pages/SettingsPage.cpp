#include "ui/pages/SettingsPage.h"

#include "ui/Settings.h"
#include "ui/jobs/Job.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include "core/store/Workspace.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

/// A name on the left, a row of chips that exclude each other on the right.
QButtonGroup* addChoice(Card* card, const QString& name, const QStringList& choices)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kSpace8);
    auto* label = new Label(name);
    label->setMinimumWidth(120);
    row->addWidget(label);
    auto* group = new QButtonGroup(card);
    for (const QString& choice : choices) {
        auto* chip = new Chip(choice);
        group->addButton(chip, static_cast<int>(group->buttons().size()));
        row->addWidget(chip);
    }
    row->addStretch(1);
    card->column()->addLayout(row);
    return group;
}

Label* paragraph(const QString& text, Label::Look look = Label::Look::quiet)
{
    auto* label = new Label(text, look);
    label->setWordWrap(true);
    return label;
}

} // namespace

SettingsPage::SettingsPage(Theme& theme, Settings& settings, QWidget* parent)
    : Page(parent)
    , m_theme(theme)
    , m_settings(settings)
{
    setObjectName(u"settingsPage"_s);
    auto* body = new PageScroll(this);
    body->column()->addWidget(new Label(tr("Settings"), Label::Look::heading));
    body->column()->addWidget(appearance());
    body->column()->addWidget(workspace());
    body->column()->addWidget(about());
    body->column()->addStretch(1);
}

Card* SettingsPage::appearance()
{
    auto* card = new Card;
    card->column()->setSpacing(tokens::kSpace12);
    card->column()->addWidget(new Label(tr("Appearance"), Label::Look::caption));
    auto* themes = addChoice(card, tr("Theme"), { tr("As the system"), tr("Light"), tr("Dark") });
    const QString names[] { u"themeSystem"_s, u"themeLight"_s, u"themeDark"_s };
    for (int i = 0; i < 3; ++i)
        themes->button(i)->setObjectName(names[i]);
    const auto showTheme = [this, themes] {
        themes->button(static_cast<int>(m_theme.choice()))->setChecked(true);
    };
    showTheme();
    connect(&m_theme, &Theme::changed, card, showTheme);
    connect(themes, &QButtonGroup::idClicked, this, [this](int id) {
        m_settings.setTheme(static_cast<ThemeChoice>(id));
        m_theme.setChoice(static_cast<ThemeChoice>(id));
    });

    const QList<int> sizes { 100, 115, 130, 150, 200 };
    QStringList words;
    for (const int size : sizes)
        words.append(tr("%1%").arg(size));
    auto* group = addChoice(card, tr("Text size"), words);
    for (int i = 0; i < sizes.size(); ++i) {
        group->button(i)->setObjectName(u"text%1"_s.arg(sizes[i]));
        group->button(i)->setChecked(sizes[i] == m_theme.textPercent());
    }
    connect(group, &QButtonGroup::idClicked, this, [this, sizes](int id) {
        m_settings.setTextPercent(sizes[id]);
        m_theme.setTextPercent(sizes[id]);
    });
    return card;
}

Card* SettingsPage::workspace()
{
    auto* card = new Card;
    card->column()->addWidget(new Label(tr("Workspace"), Label::Look::caption));
    m_file = paragraph({}, Label::Look::body);
    m_file->setObjectName(u"workspaceFile"_s);
    card->column()->addWidget(m_file);
    card->column()->addWidget(
        paragraph(tr("One file with everything that your exports hold, except the text of direct "
                     "messages, which is never kept. Anyone who can read the file can read your "
                     "data: on a shared computer, use disk encryption.")));
    card->column()->addSpacing(tokens::kSpace4);
    auto* row = new QHBoxLayout;
    auto* copy = new Button(tr("Save a copy…"));
    auto* open = new Button(tr("Open another…"));
    auto* fresh = new Button(tr("New…"));
    auto* backups = new Button(tr("Backups…"));
    backups->setObjectName(u"showBackups"_s);
    m_check = new Button(tr("Check it"));
    m_check->setObjectName(u"checkWorkspace"_s);
    m_check->setToolTip(tr("Counts every stored row again and compares it with what was imported"));
    for (Button* button : { copy, open, fresh, backups, m_check })
        row->addWidget(button);
    row->addStretch(1);
    card->column()->addLayout(row);
    m_checked = paragraph({});
    m_checked->setObjectName(u"checkResult"_s);
    m_checked->hide();
    card->column()->addWidget(m_checked);
    connect(copy, &Button::clicked, this, &SettingsPage::saveCopyRequested);
    connect(open, &Button::clicked, this, &SettingsPage::openWorkspaceRequested);
    connect(fresh, &Button::clicked, this, &SettingsPage::newWorkspaceRequested);
    connect(backups, &Button::clicked, this, &SettingsPage::restoreRequested);
    connect(m_check, &Button::clicked, this, &SettingsPage::checkWorkspace);
    return card;
}

Card* SettingsPage::about()
{
    auto* card = new Card;
    card->column()->addWidget(new Label(tr("About"), Label::Look::caption));
    card->column()->addWidget(new Label(
        tr("Mutuals %1").arg(QCoreApplication::applicationVersion()), Label::Look::title));
    card->column()->addWidget(
        paragraph(tr("Mutuals never goes online: it opens no connection, sends nothing and asks "
                     "nobody. A profile page opens in your browser only when you click it.")));
    card->column()->addWidget(
        paragraph(tr("Free software under the GNU General Public License, version 3 or later, "
                     "without any warranty. Not made by, paid by or connected with TikTok.")));
    return card;
}

void SettingsPage::reload()
{
    m_file->setText(context().reading ? QString::fromStdString(context().reading->file().string())
                                      : tr("No workspace is open."));
    m_check->setEnabled(context().reading != nullptr);
    m_checked->hide();
}

void SettingsPage::checkWorkspace()
{
    m_check->setEnabled(false);
    Job::start(
        this, tr("Checking the workspace"),
        [file = context().reading->file()](const Run& run) -> Result<std::vector<Damage>> {
            auto workspace = Workspace::open(file, Workspace::Access::read);
            if (!workspace)
                return tl::unexpected(workspace.error());
            const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
            return workspace->imports().check();
        },
        [this](const Result<std::vector<Damage>>& result) {
            m_check->setEnabled(true);
            m_checked->show();
            if (!result)
                m_checked->setText(errorWords(result.error(), workspaceName()).sentence());
            else if (result->empty())
                m_checked->setText(tr("Sound: every row is as it was imported."));
            else
                m_checked->setText(
                    tr("Damaged: %1. Save a copy, and import the files of that import again.")
                        .arg(QString::fromStdString(result->front().what)));
        });
}

} // namespace mutuals::ui
