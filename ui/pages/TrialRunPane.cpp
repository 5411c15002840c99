#include "ui/pages/TrialRunPane.h"

#include "core/base/AtomicFile.h"
#include "core/report/TrialReport.h"
#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/models/TrialPeople.h"
#include "ui/pages/Decider.h"
#include "ui/pages/ProfileLink.h"
#include "ui/pages/TrialWords.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IntervalBar.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"
#include "ui/widgets/RowTable.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStringList>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTableHeight = 320, kStateWidth = 280; ///< at 100 % text

Label* wrapped(const QString& text, Label::Look look, QWidget* parent)
{
    auto* label = new Label(text, look, parent);
    label->setWordWrap(true);
    return label;
}

IntervalBar::Interval intervalOf(const TrialAnswer& answer)
{
    const bool stays = answer.outcome == TrialOutcome::stays;
    const double unit = stays ? 1 : 100; // comments per 100 people
    return { unit * answer.estimate(), unit * answer.likely.low, unit * answer.likely.high,
        stays ? IntervalBar::Unit::share : IntervalBar::Unit::count };
}

} // namespace

TrialRunPane::TrialRunPane(Page& page, QWidget* parent)
    : QWidget(parent)
    , m_page(page)
    , m_decider(new Decider(page))
    , m_people(new TrialPeople(this))
{
    buildLayout();
    connect(m_people, &TrialPeople::tickWanted, this,
        [this](int row, bool done) { m_decider->tick(m_people->unit(row).person, done); });
    connect(m_decider, &Decider::ticked, this, &TrialRunPane::ticked);
}

void TrialRunPane::buildLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace16);
    column->addWidget(buildAnswer());
    column->addWidget(buildPeople());
}

QWidget* TrialRunPane::buildAnswer()
{
    auto* card = new Card(this);
    card->column()->setSpacing(tokens::kSpace12);
    m_title = new Label({}, Label::Look::caption, card);
    m_title->setElided(true);
    m_grade = new Badge({}, Badge::Kind::outline, card);
    m_grade->setToolTip(plainTip(gradeWords('A')));
    m_grade->setText(gradeWords('A').section(u' ', 0, 1));
    m_period = new Label({}, Label::Look::quiet, card);
    m_period->setObjectName(u"trialPeriod"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_period);
    head->addWidget(m_grade);
    card->column()->addLayout(head);
    m_tampered =
        wrapped(tr("This plan was changed after it was sealed, outside of Mutuals. Nothing "
                   "that it shows can be trusted."),
            Label::Look::strong, card);
    m_tampered->setObjectName(u"trialTampered"_s);
    m_tampered->setTone(Label::Tone::down);
    card->column()->addWidget(m_tampered);
    m_headline = wrapped({}, Label::Look::heading, card);
    m_headline->setObjectName(u"trialHeadline"_s);
    card->column()->addWidget(m_headline);
    m_sentence = wrapped({}, Label::Look::body, card);
    m_sentence->setObjectName(u"trialSentence"_s);
    card->column()->addWidget(m_sentence);
    m_interval = new IntervalBar;
    card->column()->addWidget(m_interval);
    auto* doubts = new QWidget(card);
    m_doubts = new QVBoxLayout(doubts);
    m_doubts->setContentsMargins({});
    m_doubts->setSpacing(tokens::kSpace8);
    card->column()->addWidget(doubts);
    m_methodToggle = new Button({}, Button::Kind::link, card);
    m_methodToggle->setObjectName(u"trialMethodToggle"_s);
    connect(m_methodToggle, &Button::clicked, this, [this] { showMethod(m_method->isHidden()); });
    m_save = new Button(tr("Save the report…"), Button::Kind::secondary, card);
    m_save->setObjectName(u"trialSave"_s);
    connect(m_save, &Button::clicked, this, &TrialRunPane::saveReport);
    m_end = new Button({}, Button::Kind::quiet, card);
    m_end->setObjectName(u"trialEndEarly"_s);
    connect(m_end, &Button::clicked, this,
        [this] { m_trial.ended() ? emit goOnRequested() : emit endRequested(); });
    auto* foot = new QHBoxLayout;
    foot->setSpacing(tokens::kSpace8);
    foot->addWidget(m_methodToggle);
    foot->addStretch(1);
    foot->addWidget(m_end);
    foot->addWidget(m_save);
    card->column()->addLayout(foot);
    m_method = wrapped({}, Label::Look::quiet, card);
    m_method->setObjectName(u"trialMethod"_s);
    card->column()->addWidget(m_method);
    showMethod(false);
    return card;
}

QWidget* TrialRunPane::buildPeople()
{
    auto* card = new Card(this);
    card->column()->setContentsMargins(1, tokens::kSpace12, 1, 1);
    m_progress = new Label({}, Label::Look::quiet, card);
    m_progress->setObjectName(u"trialProgress"_s);
    m_progress->setElided(true);
    m_copy = new Button(tr("Copy names"), Button::Kind::secondary, card);
    m_copy->setObjectName(u"trialCopy"_s);
    connect(m_copy, &Button::clicked, this, &TrialRunPane::copyNames);
    m_open = new Button(tr("Open next profile"), Button::Kind::primary, card);
    m_open->setObjectName(u"trialOpen"_s);
    connect(m_open, &Button::clicked, this, &TrialRunPane::openNext);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(tokens::kSpace16, 0, tokens::kSpace16, 0);
    head->setSpacing(tokens::kSpace12);
    head->addWidget(m_progress, 1);
    head->addWidget(m_copy);
    head->addWidget(m_open);
    card->column()->addLayout(head);
    m_table = new RowTable(card);
    m_table->setObjectName(u"trialTable"_s);
    m_table->setModel(m_people);
    m_table->setFixedHeight(tokens::scaled(kTableHeight));
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setSectionsClickable(false);
    columns->setSectionResizeMode(TrialPeople::handle, QHeaderView::Stretch);
    columns->resizeSection(TrialPeople::state, tokens::scaled(kStateWidth));
    card->column()->addWidget(m_table);
    return card;
}

void TrialRunPane::showMethod(bool shown)
{
    m_method->setVisible(shown);
    m_methodToggle->setText(shown ? tr("Hide how we know") : tr("How we know ›"));
}

void TrialRunPane::replace(const TrialState& state)
{
    m_trial = *state.trial();
    m_answer = state.answer;
    m_asSealed = state.asSealed;
    m_title->setText(QString::fromStdString(m_trial.name).simplified());
    const bool runs = m_trial.runs(dayOf(now()));
    m_period->setText(m_trial.ended()
            ? tr("%1, ended early").arg(dayRange(m_trial.start(), m_trial.lastDay()))
            : dayRange(m_trial.start(), m_trial.end));
    m_end->setText(m_trial.ended() ? tr("Let it go on") : tr("End it early…"));
    m_end->setVisible((runs || m_trial.ended()) && m_page.context().writes);
    m_tampered->setVisible(!m_asSealed);
    const bool judged = m_answer.difference.has_value() && m_asSealed;
    m_headline->setText(m_asSealed ? trialHeadline(m_answer) : tr("No answer."));
    m_sentence->setText(trialSentence(m_answer));
    m_sentence->setVisible(m_asSealed);
    m_interval->setVisible(judged);
    m_grade->setVisible(judged);
    if (judged)
        m_interval->setInterval(intervalOf(m_answer));
    clearLayout(m_doubts);
    for (const QString& doubt : trialDoubts(m_answer))
        m_doubts->addWidget(wrapped(doubt, Label::Look::quiet, this));
    m_method->setText(trialNumbers(m_trial, m_answer));
    m_progress->setText(armSentence(m_answer));

    const int row = m_table->currentIndex().row();
    m_people->setNamesHidden(m_page.context().hideNames);
    m_people->replace(m_trial, state.sightings);
    if (row >= 0 && row < m_people->rowCount())
        m_table->selectRow(row);
    m_open->setEnabled(runs && m_people->undone() > 0);
    m_copy->setEnabled(runs && m_people->undone() > 0);
}

void TrialRunPane::openNext()
{
    int row = m_table->currentIndex().row();
    for (int i = 0; (row < 0 || m_people->done(row)) && i < m_people->rowCount(); ++i) {
        if (!m_people->done(i))
            row = i;
    }
    if (row < 0)
        return;
    m_table->selectRow(row);
    openProfile(m_page, m_people->unit(row).handle);
}

void TrialRunPane::copyNames()
{
    QStringList names;
    for (int row = 0; row < m_people->rowCount(); ++row) {
        if (!m_people->done(row))
            names << QString::fromStdString(m_people->unit(row).handle);
    }
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
    emit m_page.toastRequested(
        names.size() == 1 ? tr("1 name copied.") : tr("%1 names copied.").arg(names.size()), {});
}

void TrialRunPane::saveReport()
{
    const Context& context = m_page.context();
    if (!context.dialogs)
        return;
    const QString folder = context.settings && !context.settings->lastFolder().isEmpty()
        ? context.settings->lastFolder()
        : QDir::homePath();
    const QString path = context.dialogs->fileToSave(window(), tr("Save the report"),
        QDir(folder).filePath(tr("trial-report") + u".txt"_s), tr("Text") + u" (*.txt)"_s,
        u"txt"_s);
    if (path.isEmpty())
        return;
    const QFileInfo file(path);
    const auto saved = saveAtomically(
        std::filesystem::path(path.toStdU16String()), trialReport(m_trial, m_answer, m_asSealed));
    if (!saved) {
        const ErrorWords words = errorWords(saved.error(), file.fileName());
        context.dialogs->tell(window(), { words.what, words.advice, words.details });
        return;
    }
    if (context.settings)
        context.settings->setLastFolder(file.absolutePath());
    emit m_page.toastRequested(tr("Saved as %1.").arg(file.fileName()), {});
}

} // namespace mutuals::ui
