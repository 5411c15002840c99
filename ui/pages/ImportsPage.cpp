#include "ui/pages/ImportsPage.h"

#include "ui/pages/ImportCard.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/ImportWords.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"
#include "ui/widgets/PageScroll.h"

#include "core/store/Workspace.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostCards = 200;

QVBoxLayout* columnIn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kSpace8);
    return column;
}

} // namespace

ImportsPage::ImportsPage(QWidget* parent)
    : Page(parent)
    , m_body(new PageScroll(this))
    , m_empty(new EmptyState({ u"imports"_s, tr("Every file that you import will stand here"),
          tr("With what it held, the days it covers and each row that could not be taken. There is "
             "none yet."),
          tr("Import files…") }))
    , m_recent(new QWidget)
    , m_recentCards(new QVBoxLayout)
    , m_recentTitle(new Label({}, Label::Look::title))
    , m_timeline(new QWidget)
    , m_timelineCards(columnIn(m_timeline))
{
    setObjectName(u"importsPage"_s);
    m_body->column()->addWidget(new Label(tr("Imports"), Label::Look::heading));

    m_recent->setObjectName(u"recentImports"_s);
    m_recentTitle->setObjectName(u"recentTitle"_s);
    auto* recent = columnIn(m_recent);
    auto* head = new QHBoxLayout;
    auto* close = new Button(tr("Done"), Button::Kind::quiet);
    close->setObjectName(u"recentClose"_s);
    head->addWidget(m_recentTitle, 1);
    head->addWidget(close);
    recent->addLayout(head);
    m_recentCards->setSpacing(tokens::kSpace8);
    recent->addLayout(m_recentCards);
    m_recent->hide();
    m_body->column()->addWidget(m_recent);
    m_body->column()->addWidget(m_timeline);
    m_body->column()->addWidget(m_empty, 1);
    m_body->column()->addStretch(1);
    connect(close, &Button::clicked, m_recent, &QWidget::hide);
    connect(m_empty, &EmptyState::actionRequested, this, &Page::importRequested);
}

void ImportsPage::showOutcomes(const std::vector<FileOutcome>& outcomes)
{
    m_outcomes = outcomes;
    m_recentTitle->setText(outcomeSentence(outcomes));
    fillRecent();
    m_recent->show();
    m_body->verticalScrollBar()->setValue(0);
}

void ImportsPage::fillRecent()
{
    clearLayout(m_recentCards);
    // The refused ones first: they ask for something.
    for (const bool refused : { true, false }) {
        for (const FileOutcome& outcome : m_outcomes) {
            const bool isRefused = outcome.state == FileOutcome::State::rejected;
            if (isRefused == refused
                && static_cast<std::size_t>(m_recentCards->count()) < kMostCards) {
                const std::string& whose =
                    outcome.creator.empty() ? context().creator.handle : outcome.creator;
                auto* card = new ImportCard(outcome, context().hideNames ? whose : std::string());
                m_recentCards->addWidget(card);
                connect(card, &ImportCard::completeRowsRequested, this,
                    &ImportsPage::completeRowsRequested, Qt::QueuedConnection);
            }
        }
    }
}

void ImportsPage::clearOutcomes()
{
    m_outcomes.clear();
    m_recent->hide();
    clearLayout(m_recentCards);
}

void ImportsPage::addMonth(const QString& month)
{
    auto* label = new Label(month, Label::Look::caption);
    label->setContentsMargins(0, tokens::kSpace8, 0, 0);
    m_timelineCards->addWidget(label);
}

void ImportsPage::reload()
{
    fillRecent(); // names may be hidden now
    clearLayout(m_timelineCards);
    const std::string hidden = context().hideNames ? context().creator.handle : std::string();
    std::vector<Import> imports;
    if (context().reading && context().creator.id) {
        auto found = context().reading->imports().all(context().creator.id);
        if (found)
            imports = std::move(*found);
        else
            m_timelineCards->addWidget(
                new Label(errorWords(found.error(), workspaceName()).sentence()));
    }
    m_empty->setVisible(imports.empty());
    m_timeline->setVisible(!imports.empty());
    QString month;
    for (std::size_t i = 0; i < std::min(imports.size(), kMostCards); ++i) {
        const Import& import = imports[i];
        const QString its =
            tr("Imported in %1")
                .arg(QLocale().toString(qDate(dayOf(import.importedAt)), u"MMMM yyyy"_s));
        if (its != month) {
            month = its;
            addMonth(month);
        }
        m_timelineCards->addWidget(new ImportCard(
            import,
            [this, id = import.id] {
                auto reports = context().reading->imports().reports(id);
                return reports ? std::move(*reports) : std::vector<Report>();
            },
            hidden));
    }
    if (imports.size() > kMostCards)
        m_timelineCards->addWidget(new Label(
            tr("and %1 older ones").arg(imports.size() - kMostCards), Label::Look::quiet));
}

} // namespace mutuals::ui
