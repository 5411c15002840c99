#include "ui/pages/TrialPlanPane.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/TrialFigure.h"
#include "ui/pages/TrialWords.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/Label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kUsualLength { 56 };
constexpr int kChartHeight = 270, kWideEnough = 860; ///< at 100 % text

Label* wrapped(const QString& text, Label::Look look, QWidget* parent)
{
    auto* label = new Label(text, look, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

TrialPlanPane::TrialPlanPane(QWidget* parent)
    : QWidget(parent)
{
    buildLayout();
}

void TrialPlanPane::buildLayout()
{
    m_body = new QGridLayout(this);
    m_body->setContentsMargins({});
    m_body->setSpacing(tokens::kSpace16);

    auto* card = m_choices = new Card(this);
    card->column()->setSpacing(tokens::kSpace12);
    card->column()->addWidget(
        wrapped(tr("Let the lot decide, and you will know"), Label::Look::title, card));
    card->column()->addWidget(wrapped(
        tr("Take followers of whom you would say “either is fine”. The lot says which half you "
           "follow back; the other half you leave alone until the end, and files that you import "
           "later show how the halves differ."),
        Label::Look::body, card));

    m_name = new QLineEdit(tr("Follow-back trial"), card);
    m_name->setObjectName(u"trialName"_s);
    m_warmth = new ComboBox(card);
    m_warmth->setObjectName(u"trialWarmth"_s);
    m_warmth->addItems({ tr("whether they wrote to you or not"),
        tr("who wrote a comment or a message"), tr("who have not written so far") });
    m_tenure = new ComboBox(card);
    m_tenure->setObjectName(u"trialTenure"_s);
    for (const int days : { 0, 7, 30, 90, 365 })
        m_tenure->addItem(
            days == 0 ? tr("however long they follow you") : tr("for %1 days or more").arg(days),
            days);
    m_most = new ComboBox(card);
    m_most->setObjectName(u"trialMost"_s);
    for (const int most : { 0, 40, 100, 200, 500, 1000 })
        m_most->addItem(most == 0 ? tr("all of them") : tr("%1, by lot").arg(number(most)), most);
    m_end = new DateField(qDate(dayOf(now()) + kUsualLength), card);
    m_end->setObjectName(u"trialEnd"_s);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(tokens::kSpace12);
    grid->setVerticalSpacing(tokens::kSpace8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString& words, QWidget* field) {
        auto* label = new Label(words, Label::Look::quiet, card);
        label->setBuddy(field);
        field->setAccessibleName(words);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row++, 1);
    };
    add(tr("Its name"), m_name);
    add(tr("Followers"), m_warmth);
    add(tr("They follow you"), m_tenure);
    add(tr("How many"), m_most);
    add(tr("It ends on"), m_end);
    m_outcome = new ComboBox(card);
    m_outcome->setObjectName(u"trialOutcome"_s);
    m_outcome->addItems(
        { tr("whether they still follow you at the end"), tr("how much they comment until then") });
    add(tr("Measured is"), m_outcome);
    card->column()->addLayout(grid);
    m_count = wrapped({}, Label::Look::quiet, card);
    m_count->setObjectName(u"trialCount"_s);
    card->column()->addWidget(m_count);
    card->column()->addStretch(1);

    m_chart = new ChartCard(this);
    m_chart->view()->setObjectName(u"trialPower"_s);
    auto* last = m_seal = new Card(this);
    m_outlook = wrapped({}, Label::Look::title, last);
    m_outlook->setObjectName(u"trialOutlook"_s);
    last->column()->addWidget(m_outlook);
    last->column()->addWidget(wrapped(
        tr("Starting draws the lot and seals the plan: who is in which half, what is measured, and "
           "when it ends. Nothing of it can be changed afterwards, so that nobody, you included, "
           "can bend the result."),
        Label::Look::quiet, last));
    m_start = new Button(tr("Start: seal the plan"), Button::Kind::primary, last);
    m_start->setObjectName(u"trialStart"_s);
    m_start->setEnabled(false);
    last->column()->addWidget(m_start, 0, Qt::AlignLeft);
    arrange();
    connect(m_start, &Button::clicked, this, &TrialPlanPane::startRequested);
    for (ComboBox* box : { m_warmth, m_tenure, m_most, m_outcome })
        connect(box, &QComboBox::currentIndexChanged, this, &TrialPlanPane::count);
    connect(m_end, &QLineEdit::textChanged, this, &TrialPlanPane::count);
    connect(m_name, &QLineEdit::textChanged, this, &TrialPlanPane::count);
}

/// What it could find beside the choices, or in a narrow window below them.
void TrialPlanPane::arrange()
{
    const bool wide = width() >= tokens::scaled(kWideEnough);
    for (QWidget* part : { static_cast<QWidget*>(m_choices), static_cast<QWidget*>(m_seal),
             static_cast<QWidget*>(m_chart) })
        m_body->removeWidget(part);
    m_body->addWidget(m_choices, 0, 0, wide ? 2 : 1, 1);
    m_body->addWidget(m_seal, wide ? 0 : 1, wide ? 1 : 0);
    m_body->addWidget(m_chart, wide ? 1 : 2, wide ? 1 : 0);
    m_body->setColumnStretch(0, 1);
    m_body->setColumnStretch(1, wide ? 1 : 0);
}

void TrialPlanPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

TrialWish TrialPlanPane::wish() const
{
    TrialWish wish;
    wish.warmth = static_cast<TrialWish::Warmth>(m_warmth->currentIndex());
    wish.fewestFollowDays = m_tenure->currentData().toInt();
    wish.most = m_most->currentData().toInt();
    wish.outcome = static_cast<TrialOutcome>(m_outcome->currentIndex());
    if (const auto end = m_end->date())
        wish.end = dayFrom(*end);
    return wish;
}

std::string TrialPlanPane::name() const
{
    return m_name->text().simplified().toStdString();
}

void TrialPlanPane::replace(const TrialEligible& eligible, bool sample)
{
    m_eligible = eligible;
    m_sample = sample;
    count();
}

void TrialPlanPane::setWritable(bool writable)
{
    m_writable = writable;
    count();
}

void TrialPlanPane::count()
{
    const Day today = dayOf(now());
    const TrialWish wanted = wish();
    m_proposal = proposedTrial(m_eligible, wanted, today);
    QString text = tr("%1 followers are meant, as of the list of %2: whom you neither follow nor "
                      "decided on. %3 would take part.")
                       .arg(number(m_proposal.candidates), longDate(dayOf(m_eligible.snapshotAt)),
                           number(m_proposal.people));
    if (m_eligible.inOtherTrials > 0)
        text += u' '
            + tr("%1 are left out, as another trial still runs with them.")
                  .arg(number(m_eligible.inOtherTrials));
    m_count->setText(text);
    const bool later = m_end->date() && wanted.end > today;
    m_outlook->setText(
        later ? outlookSentence(m_proposal) : tr("Choose a day after today for the end."));
    m_start->setEnabled(m_writable && later && m_proposal.enough() && !name().empty());
    const auto figure = later && m_proposal.enough()
        ? trialPowerFigure(m_proposal, m_proposal.candidates, m_sample)
        : Figure {};
    m_chart->setVisible(!figure.panels.empty());
    m_chart->replace(figure, {});
    m_chart->setFixedHeight(
        std::max(m_chart->minimumSizeHint().height(), tokens::scaled(kChartHeight)));
}

} // namespace mutuals::ui
