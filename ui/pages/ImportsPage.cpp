#include "ui/pages/ImportsPage.h"

#include "ui/Dialogs.h"
#include "ui/pages/ImportCard.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/ImportWords.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/GrowingColumn.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include "core/base/AtomicFile.h"
#include "core/report/Csv.h"
#include "core/store/Workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString monthOf(const Import& import)
{
    return ImportsPage::tr("Imported in %1")
        .arg(QLocale().toString(qDate(dayOf(import.importedAt)), u"MMMM yyyy"_s));
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
    , m_recentCards(new GrowingColumn)
    , m_recentTitle(new Label({}, Label::Look::title))
    , m_timeline(new GrowingColumn)
    , m_trouble(new Label)
{
    setObjectName(u"importsPage"_s);
    auto* top = new QHBoxLayout;
    top->addWidget(new Label(tr("Imports"), Label::Look::heading), 1);
    auto* backups = new Button(tr("Backups…"), Button::Kind::quiet);
    backups->setObjectName(u"importsBackups"_s);
    top->addWidget(backups);
    m_body->column()->addLayout(top);

    m_recent->setObjectName(u"recentImports"_s);
    m_recentTitle->setObjectName(u"recentTitle"_s);
    auto* recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins(0, 0, 0, 0);
    recent->setSpacing(tokens::kSpace8);
    auto* head = new QHBoxLayout;
    auto* close = new Button(tr("Done"), Button::Kind::quiet);
    close->setObjectName(u"recentClose"_s);
    head->addWidget(m_recentTitle, 1);
    head->addWidget(close);
    recent->addLayout(head);
    recent->addWidget(m_recentCards);
    m_recent->hide();
    m_body->column()->addWidget(m_recent);
    m_body->column()->addWidget(m_trouble);
    m_body->column()->addWidget(m_timeline);
    m_body->column()->addWidget(m_empty, 1);
    m_body->column()->addStretch(1);
    m_recentCards->growWith(m_body);
    m_timeline->growWith(m_body);
    m_timeline->setObjectName(u"importTimeline"_s);
    connect(close, &Button::clicked, m_recent, &QWidget::hide);
    connect(backups, &Button::clicked, this, &ImportsPage::restoreRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &Page::importRequested);
}

void ImportsPage::showOutcomes(const std::vector<FileOutcome>& outcomes)
{
    m_outcomes = outcomes;
    // The refused ones first: they ask for something.
    std::stable_partition(m_outcomes.begin(), m_outcomes.end(),
        [](const FileOutcome& outcome) { return outcome.state == FileOutcome::State::rejected; });
    m_recentTitle->setText(outcomeSentence(outcomes));
    fillRecent();
    m_recent->show();
    m_body->verticalScrollBar()->setValue(0);
}

void ImportsPage::fillRecent()
{
    m_recentCards->fill(
        static_cast<int>(m_outcomes.size()), [this](int number, QVBoxLayout* column) {
            const FileOutcome& outcome = m_outcomes[static_cast<std::size_t>(number)];
            const std::string& whose =
                outcome.creator.empty() ? context().creator.handle : outcome.creator;
            column->addWidget(outcomeCard(outcome, context().hideNames ? whose : std::string()));
        });
}

void ImportsPage::clearOutcomes()
{
    m_outcomes.clear();
    fillRecent();
    m_recent->hide();
}

void ImportsPage::forgetOutcome(Id<Import> import)
{
    std::erase_if(m_outcomes, [&](const FileOutcome& o) { return o.import == import; });
    if (m_outcomes.empty())
        m_recent->hide();
    m_recentTitle->setText(outcomeSentence(m_outcomes));
    fillRecent();
}

void ImportsPage::reload()
{
    fillRecent(); // names may be hidden now
    m_imports.clear();
    m_trouble->hide();
    if (context().reading && context().creator.id) {
        auto found = context().reading->imports().all(context().creator.id);
        if (found)
            m_imports = std::move(*found);
        else
            m_trouble->setText(errorWords(found.error(), workspaceName()).sentence());
        m_trouble->setVisible(!found);
    }
    m_empty->setVisible(m_imports.empty());
    m_timeline->setVisible(!m_imports.empty());
    m_timeline->fill(static_cast<int>(m_imports.size()), [this](int number, QVBoxLayout* column) {
        addImport(static_cast<std::size_t>(number), column);
    });
}

void ImportsPage::addImport(std::size_t number, QVBoxLayout* column)
{
    const Import& import = m_imports[number];
    if (number == 0 || monthOf(m_imports[number - 1]) != monthOf(import)) {
        auto* month = new Label(monthOf(import), Label::Look::caption);
        month->setContentsMargins(0, tokens::kSpace8, 0, 0);
        column->addWidget(month);
    }
    auto* card = new ImportCard(
        import,
        [this, id = import.id] {
            auto reports = context().reading->imports().reports(id);
            return reports ? std::move(*reports) : std::vector<Report>();
        },
        context().hideNames ? context().creator.handle : std::string(),
        context().writes != nullptr);
    column->addWidget(card);
    // Queued: taking an import back replaces the card.
    connect(card, &ImportCard::takeBackRequested, this, &ImportsPage::takeBackRequested,
        Qt::QueuedConnection);
    connect(card, &ImportCard::reportsWanted, this, &ImportsPage::saveReports);
}

void ImportsPage::saveReports(const Import& import)
{
    const auto reports = context().reading->imports().reports(import.id);
    const QString name = QFileInfo(QString::fromStdString(import.file)).completeBaseName();
    const QString target = context().dialogs->fileToSave(this, tr("Save the rows left out"),
        QDir::homePath() + u"/%1 left out.csv"_s.arg(name), tr("Tables (*.csv)"), u"csv"_s);
    if (target.isEmpty())
        return;
    std::vector<std::vector<std::string>> rows { { "File", "Place", "Reason" } };
    if (reports) {
        for (const Report& report : *reports)
            rows.push_back({ import.file, report.place, report.reason });
    }
    const auto saved = !reports
        ? Result<>(tl::unexpected(reports.error()))
        : saveAtomically(std::filesystem::path(target.toStdU16String()), csvTable(rows));
    const QString file = QFileInfo(target).fileName();
    if (saved)
        emit toastRequested(tr("Saved as %1.").arg(file), {});
    else {
        const ErrorWords words = errorWords(saved.error(), file);
        context().dialogs->tell(
            this, { tr("The table was not saved"), words.sentence(), words.details });
    }
}

} // namespace mutuals::ui
