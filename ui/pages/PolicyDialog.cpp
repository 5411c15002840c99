#include "ui/pages/PolicyDialog.h"

#include "ui/text/Dates.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/Label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDialogWidth = 480;
constexpr int kMostLetters = 200;
constexpr int kWindowFrame = 48; ///< room for the title bar that the desktop draws

DateField* dayField(const QString& name, Day day, QWidget* parent)
{
    auto* field = new DateField(qDate(day), parent);
    field->setObjectName(name);
    return field;
}

} // namespace

PolicyDialog::PolicyDialog(const Policy& policy, std::optional<Day> lastDay, QWidget* parent)
    : QDialog(parent)
    , m_id(policy.id)
    , m_lastDay(lastDay)
    , m_name(new QLineEdit(QString::fromStdString(policy.name), this))
    , m_start(dayField(u"policyStart"_s, policy.start, this))
    , m_startHint(new Label({}, Label::Look::small, this))
    , m_ends(new QCheckBox(tr("ended; last day"), this))
    , m_end(dayField(u"policyEnd"_s, policy.end.value_or(policy.start), this))
    , m_whom(new QLineEdit(QString::fromStdString(policy.whom), this))
    , m_measure(new ComboBox(this))
    , m_shownBy(policy.shownBy)
    , m_measureHint(new Label({}, Label::Look::small, this))
    , m_problem(new Label({}, Label::Look::small, this))
    , m_save(new Button(m_id ? tr("Save") : tr("Add policy"), Button::Kind::primary, this))
{
    setObjectName(u"policyDialog"_s);
    setWindowTitle(m_id ? tr("Follow-back policy") : tr("New follow-back policy"));
    setMinimumWidth(tokens::scaled(kDialogWidth));
    resize(minimumWidth(), 0);
    buildLayout(policy);
    connect(m_name, &QLineEdit::textChanged, this, &PolicyDialog::judge);
    connect(m_start, &QLineEdit::textChanged, this, &PolicyDialog::judge);
    connect(m_end, &QLineEdit::textChanged, this, &PolicyDialog::judge);
    connect(m_ends, &QCheckBox::toggled, this, &PolicyDialog::judge);
    connect(m_measure, &QComboBox::currentIndexChanged, this, &PolicyDialog::judge);
    connect(m_save, &Button::clicked, this, [this] {
        emit saved(this->policy());
        accept();
    });
    judge();
}

void PolicyDialog::buildLayout(const Policy& policy)
{
    m_name->setObjectName(u"policyName"_s);
    m_name->setMaxLength(kMostLetters);
    m_name->setPlaceholderText(tr("follow-back"));
    m_ends->setObjectName(u"policyEnds"_s);
    m_ends->setChecked(policy.end.has_value());
    m_whom->setObjectName(u"policyWhom"_s);
    m_whom->setMaxLength(kMostLetters);
    m_whom->setPlaceholderText(tr("people who comment, sixty a day"));
    m_measure->setObjectName(u"policyMeasure"_s);
    for (const Metric metric : kMetrics)
        m_measure->addItem(metricTitle(metric), static_cast<int>(metric));
    m_measure->setCurrentIndex(m_measure->findData(static_cast<int>(policy.primary)));
    m_measureHint->setObjectName(u"policyMeasureHint"_s);
    m_measureHint->setWordWrap(true);
    m_save->setObjectName(u"policySave"_s);
    m_save->setDefault(true);
    m_problem->setObjectName(u"policyProblem"_s);
    m_problem->setTone(Label::Tone::down);
    m_problem->setWordWrap(true);
    m_startHint->setObjectName(u"policyStartHint"_s);
    m_startHint->setWordWrap(true);

    // Large text makes the box taller than the screen: then its fields scroll.
    m_fields = new QScrollArea(this);
    m_fields->setWidgetResizable(true);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_fields->setFocusPolicy(Qt::NoFocus);
    auto* holder = new QWidget(m_fields);
    m_fields->setWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({ 0, tokens::kSpace24, 0, tokens::kSpace16 });
    whole->setSpacing(tokens::kSpace8);
    whole->addWidget(m_fields, 1);

    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, 0);
    column->setSpacing(tokens::kSpace8);
    column->addWidget(new Label(windowTitle(), Label::Look::title, this));
    auto* why = new Label(tr("From its first day on you follow people back by these rules. Mutuals "
                             "compares the days before with the days after."),
        Label::Look::quiet, this);
    why->setWordWrap(true);
    column->addWidget(why);
    column->addSpacing(tokens::kSpace8);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(tokens::kSpace16);
    grid->setVerticalSpacing(tokens::kSpace8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString& name, QWidget* field) {
        grid->addWidget(new Label(name, Label::Look::caption, this), row, 0);
        grid->addWidget(field, row++, 1);
    };
    add(tr("Name"), m_name);
    add(tr("First day"), m_start);
    grid->addWidget(m_startHint, row++, 1);
    grid->addWidget(m_ends, row, 0);
    grid->addWidget(m_end, row++, 1);
    add(tr("Who, in words"), m_whom);
    add(tr("Judged by"), m_measure);
    grid->addWidget(m_measureHint, row++, 1);
    column->addLayout(grid);

    column->addSpacing(tokens::kSpace8);
    column->addWidget(new Label(tr("Who, as rules (all optional)"), Label::Look::caption, this));
    const PolicyRules& rules = policy.rules;
    m_rules = { rule(u"Comments"_s, tr("comments on your posts, at least"), {},
                    rules.fewestComments, 3),
        rule(u"Messages"_s, tr("messages exchanged, at least"), {}, rules.fewestMessages, 1),
        rule(u"FollowDays"_s, tr("follows you for at least"), tr(" days"), rules.fewestFollowDays,
            30),
        rule(u"PerDay"_s, tr("follow-backs a day, at most"), {}, rules.mostPerDay, 60) };
    auto* ruleGrid = new QGridLayout;
    ruleGrid->setVerticalSpacing(tokens::kSpace4);
    ruleGrid->setColumnStretch(0, 1);
    for (int i = 0; i < static_cast<int>(m_rules.size()); ++i) {
        ruleGrid->addWidget(m_rules[static_cast<std::size_t>(i)].on, i, 0);
        ruleGrid->addWidget(m_rules[static_cast<std::size_t>(i)].number, i, 1);
    }
    column->addLayout(ruleGrid);
    column->addStretch(1);
    auto* problem = new QHBoxLayout; // in sight however far the fields are scrolled
    problem->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, 0);
    problem->addWidget(m_problem);
    whole->addLayout(problem);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, 0);
    if (m_id) {
        auto* remove = new Button(tr("Remove"), Button::Kind::quiet, this);
        remove->setObjectName(u"policyRemove"_s);
        connect(remove, &Button::clicked, this, [this] {
            emit removed(m_id);
            reject();
        });
        buttons->addWidget(remove);
    }
    buttons->addStretch(1);
    auto* cancel = new Button(tr("Cancel"), Button::Kind::secondary, this);
    connect(cancel, &Button::clicked, this, &QDialog::reject);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    whole->addLayout(buttons);
}

PolicyDialog::Rule PolicyDialog::rule(const QString& name, const QString& text, const QString& unit,
    const std::optional<int>& value, int proposal)
{
    Rule rule { new QCheckBox(text, this), new QSpinBox(this) };
    rule.on->setObjectName(u"rule"_s + name);
    rule.number->setObjectName(u"number"_s + name);
    rule.number->setRange(0, 100'000);
    rule.number->setSuffix(unit);
    rule.number->setValue(value.value_or(proposal));
    rule.on->setChecked(value.has_value());
    rule.number->setEnabled(value.has_value());
    connect(rule.on, &QCheckBox::toggled, rule.number, &QSpinBox::setEnabled);
    return rule;
}

QString PolicyDialog::problem() const
{
    for (const DateField* field : { m_start, m_end }) {
        if (field->isEnabled() && !field->date())
            return tr("“%1” is not a date. Write it like %2.")
                .arg(field->text(), longDate(m_lastDay.value_or(dayOf(now()))));
    }
    if (m_ends->isChecked() && *m_end->date() < *m_start->date())
        return tr("The last day lies before the first.");
    return {};
}

void PolicyDialog::judge()
{
    m_end->setEnabled(m_ends->isChecked());
    const QString problem = this->problem();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_save->setEnabled(problem.isEmpty());
    const auto start = m_start->date();
    const bool tooLate = m_lastDay && start && dayFrom(*start) > *m_lastDay;
    m_startHint->setText(tooLate
            ? tr("Your files hold numbers up to %1 only.").arg(longDate(*m_lastDay))
            : QString());
    m_startHint->setVisible(tooLate);
    const bool rechosen = m_shownBy && *m_shownBy != chosenMeasure();
    m_measureHint->setText(rechosen
            ? tr("An answer by %1 has been shown already. It will be said that you chose this one "
                 "after looking.")
                  .arg(metricTitle(*m_shownBy).toLower())
            : tr("Choose it before looking. Engagement rate is what a few months can settle."));
    grow();
}

Metric PolicyDialog::chosenMeasure() const
{
    return static_cast<Metric>(m_measure->currentData().toInt());
}

void PolicyDialog::grow()
{
    QWidget* fields = m_fields->widget();
    fields->ensurePolished();
    fields->layout()->activate();
    const int wide = width() - layout()->contentsMargins().left();
    const int needed = fields->layout()->totalHeightForWidth(wide);
    const int around = layout()->totalSizeHint().height() - m_fields->sizeHint().height();
    const int most = screen()->availableGeometry().height() - kWindowFrame;
    const int tall = std::min(needed + around, most);
    if (height() < tall)
        resize(width(), tall);
}

void PolicyDialog::showEvent(QShowEvent* event)
{
    grow();
    QDialog::showEvent(event);
}

Policy PolicyDialog::policy() const
{
    const auto number = [](const Rule& rule) -> std::optional<int> {
        if (!rule.on->isChecked())
            return {};
        return rule.number->value();
    };
    const QString name = m_name->text().simplified();
    Policy policy;
    policy.id = m_id;
    policy.name = (name.isEmpty() ? tr("follow-back") : name).toStdString();
    policy.start = dayFrom(*m_start->date());
    if (m_ends->isChecked())
        policy.end = dayFrom(*m_end->date());
    policy.whom = m_whom->text().simplified().toStdString();
    policy.primary = chosenMeasure();
    policy.shownBy = m_shownBy;
    policy.rules = { number(m_rules[0]), number(m_rules[1]), number(m_rules[2]),
        number(m_rules[3]) };
    return policy;
}

} // namespace mutuals::ui
