#include "ui/pages/ImportCard.h"

#include "ui/text/Dates.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kShownReports = 50;

Label* wrapped(const QString& text, Label::Look look)
{
    auto* label = new Label(text, look);
    label->setWordWrap(true);
    return label;
}

QString iconOf(std::optional<ImportKind> kind)
{
    if (!kind)
        return u"file"_s;
    const bool isArchive = *kind == ImportKind::archive || *kind == ImportKind::archiveText;
    return isArchive ? u"archive"_s : u"table"_s;
}

} // namespace

ImportCard::ImportCard(const Import& import, std::function<std::vector<Report>()> reports,
    const std::string& hidden, QWidget* parent)
    : Card(parent)
    , m_reports(std::move(reports))
    , m_hidden(hidden)
{
    Facts facts;
    facts.kind = import.kind;
    facts.file = QString::fromStdString(import.file);
    facts.sentence = listsSentence(import.lists, dayOf(import.asOf), import.from, import.to);
    facts.rows = rowsSentence(import.rows);
    if (!import.lists.days)
        facts.covers = coverage(import.from, import.to);
    facts.mood = import.rows.rejected > 0 ? Facts::Mood::remarks : Facts::Mood::fine;
    if (import.rows.rejected > 0)
        facts.state = tr("%1 left out").arg(number(import.rows.rejected));
    m_details = tr("Imported on %1").arg(dateTime(import.importedAt));
    build(facts);
}

ImportCard::ImportCard(const FileOutcome& outcome, const std::string& hidden, QWidget* parent)
    : Card(parent)
    , m_reports([reports = outcome.reports] { return reports; })
    , m_hidden(hidden)
{
    Facts facts;
    facts.kind = outcome.kind;
    facts.path = outcome.path;
    facts.file = QString::fromStdString(outcome.file);
    facts.state = stateTitle(outcome);
    for (const std::string& note : outcome.notes)
        facts.notes.append(QString::fromStdString(note));
    switch (outcome.state) {
    case FileOutcome::State::rejected: {
        const ErrorWords words = refusalWords(outcome);
        facts.mood = Facts::Mood::refused;
        facts.sentence = words.what;
        facts.advice = words.advice;
        m_details = words.details;
        facts.completeRows = completeRows(outcome);
        break;
    }
    case FileOutcome::State::known:
        facts.mood = Facts::Mood::known;
        facts.sentence = tr("This file is in already. Nothing was added.");
        break;
    case FileOutcome::State::reported:
    case FileOutcome::State::imported:
        facts.mood = outcome.state == FileOutcome::State::reported ? Facts::Mood::remarks
                                                                   : Facts::Mood::fine;
        facts.sentence = listsSentence(outcome.lists,
            outcome.asOf ? std::optional(dayOf(*outcome.asOf)) : std::nullopt, outcome.from,
            outcome.to);
        facts.rows = rowsSentence(outcome.rows);
        if (!outcome.lists.days)
            facts.covers = coverage(outcome.from, outcome.to);
        break;
    }
    build(facts);
}

QString ImportCard::shown(const QString& text) const
{
    return withoutHandle(text, m_hidden);
}

void ImportCard::build(const Facts& facts)
{
    const bool refused = facts.mood == Facts::Mood::refused;
    setObjectName(refused ? u"refusedCard"_s : u"importCard"_s);
    column()->setContentsMargins(18, 14, 18, 14);
    column()->setSpacing(tokens::kSpace4);

    auto* top = new QHBoxLayout;
    top->setSpacing(tokens::kSpace12);
    top->addWidget(new IconLabel(
        refused ? u"warning"_s : iconOf(facts.kind), refused ? Tint::down : Tint::accent, 20));
    auto* name = new Label(shown(facts.file), Label::Look::strong);
    name->setElided(true);
    top->addWidget(name, 0);
    top->addWidget(
        new Label(facts.kind ? kindTitle(*facts.kind) : QString(), Label::Look::quiet), 0);
    top->addStretch(1);
    if (!facts.state.isEmpty())
        top->addWidget(new Badge(facts.state,
            refused                               ? Badge::Kind::down
                : facts.mood == Facts::Mood::fine ? Badge::Kind::up
                                                  : Badge::Kind::outline));
    m_open = new Button({}, Button::Kind::quiet);
    m_open->setObjectName(u"importOpen"_s);
    m_open->setIconName(u"chevron-down"_s);
    m_open->setAccessibleName(tr("Report"));
    m_open->setToolTip(tr("Show the report"));
    top->addWidget(m_open);
    column()->addLayout(top);

    auto* body = new QVBoxLayout;
    body->setContentsMargins(20 + tokens::kSpace12, 0, 0, 0);
    body->setSpacing(tokens::kSpace4);
    body->addWidget(wrapped(
        shown(facts.advice.isEmpty() ? facts.sentence : facts.sentence + u" "_s + facts.advice),
        Label::Look::body));
    if (facts.completeRows) {
        auto* take = new Button(tr("Take the %1 complete rows").arg(number(*facts.completeRows)));
        take->setObjectName(u"takeCompleteRows"_s);
        body->addSpacing(tokens::kSpace4);
        body->addWidget(take, 0, Qt::AlignLeft);
        connect(take, &Button::clicked, this,
            [this, file = facts.path] { emit completeRowsRequested(file); });
    }
    QStringList line;
    for (const QString& part : { facts.covers, facts.rows }) {
        if (!part.isEmpty())
            line.append(part);
    }
    if (!line.isEmpty())
        body->addWidget(wrapped(line.join(u"  ·  "_s), Label::Look::small));
    for (const QString& note : facts.notes)
        body->addWidget(wrapped(shown(note), Label::Look::small));
    column()->addLayout(body);
    connect(m_open, &Button::clicked, this, &ImportCard::toggle);
}

void ImportCard::toggle()
{
    const bool open = !m_report;
    m_open->setIconName(open ? u"chevron-up"_s : u"chevron-down"_s);
    if (!open) {
        delete m_report;
        m_report = nullptr;
        return;
    }
    m_report = new QWidget(this);
    m_report->setObjectName(u"importReport"_s);
    auto* rows = new QVBoxLayout(m_report);
    rows->setContentsMargins(20 + tokens::kSpace12, tokens::kSpace8, 0, 0);
    rows->setSpacing(tokens::kSpace4);
    rows->addWidget(new Line);
    if (!m_details.isEmpty())
        rows->addWidget(wrapped(shown(m_details), Label::Look::small));
    const std::vector<Report> reports = m_reports();
    if (reports.empty() && m_details.isEmpty())
        rows->addWidget(new Label(tr("Every row was taken as it is."), Label::Look::small));
    for (std::size_t i = 0; i < std::min(reports.size(), kShownReports); ++i) {
        auto* row = new QHBoxLayout;
        row->setSpacing(tokens::kSpace16);
        auto* place = wrapped(shown(QString::fromStdString(reports[i].place)), Label::Look::small);
        auto* reason = wrapped(shown(QString::fromStdString(reports[i].reason)), Label::Look::body);
        row->addWidget(place, 1);
        row->addWidget(reason, 1);
        rows->addLayout(row);
    }
    if (reports.size() > kShownReports)
        rows->addWidget(new Label(
            tr("and %1 more").arg(number(static_cast<qint64>(reports.size() - kShownReports))),
            Label::Look::small));
    column()->addWidget(m_report);
}

} // namespace mutuals::ui
