#include "ui/pages/QueueCard.h"

#include "ui/charts/PersonTimeline.h"
#include "ui/pages/ChoiceBar.h"
#include "ui/text/Dates.h"
#include "ui/text/PersonName.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/AvatarLabel.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"
#include "ui/widgets/PageScroll.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAvatar = 56;
constexpr int kMostLetters = 300;

} // namespace

QueueCard::QueueCard(QWidget* parent)
    : Card(parent)
    , m_avatar(new AvatarLabel(kAvatar, this))
    , m_name(new Label({}, Label::Look::heading, this))
    , m_summary(new Label({}, Label::Look::quiet, this))
    , m_score(new Badge({}, Badge::Kind::outline, this))
    , m_profile(new Button(tr("Open profile"), Button::Kind::secondary, this))
    , m_for(new QVBoxLayout)
    , m_against(new QVBoxLayout)
    , m_unknown(new QVBoxLayout)
    , m_since(new Label({}, Label::Look::caption, this))
    , m_timeline(new PersonTimeline(this))
    , m_reason(new QLineEdit(this))
    , m_choices(new ChoiceBar(ChoiceBar::Keys::shown, this))
{
    setObjectName(u"queueCard"_s);
    setFocusPolicy(Qt::StrongFocus); // keys that it does not know go on to the page
    column()->setContentsMargins(
        tokens::kSpace32, tokens::kSpace24, tokens::kSpace32, tokens::kSpace24);
    column()->setSpacing(tokens::kSpace16);
    buildHead();
    buildBody();
    buildFoot();
}

void QueueCard::buildBody()
{
    auto* holder = new QWidget(this);
    auto* scroll = new PageScroll(holder, 0);
    QVBoxLayout* body = scroll->column();
    body->setContentsMargins(0, tokens::kSpace8, 0, 0);
    body->setSpacing(tokens::kSpace24);
    column()->addWidget(holder, 1);

    m_trial = new Card(this);
    m_trial->setTone(Tone::fill);
    m_trial->column()->setContentsMargins(
        tokens::kSpace12, tokens::kSpace8, tokens::kSpace12, tokens::kSpace8);
    m_trialWords = new Label({}, Label::Look::strong, m_trial);
    m_trialWords->setObjectName(u"queueTrial"_s);
    m_trialWords->setWordWrap(true);
    m_trial->column()->addWidget(m_trialWords);
    body->addWidget(m_trial);
    auto* speaksFor = new Label(tr("Speaks for"), Label::Look::strong, this);
    speaksFor->setTone(Label::Tone::up);
    auto* against = new Label(tr("Speaks against"), Label::Look::strong, this);
    against->setTone(Label::Tone::down);
    auto* left = new QVBoxLayout;
    left->addWidget(speaksFor);
    left->addLayout(m_for);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->addWidget(against);
    right->addLayout(m_against);
    right->addSpacing(tokens::kSpace12);
    right->addWidget(new Label(tr("Not known"), Label::Look::caption, this));
    right->addLayout(m_unknown);
    right->addStretch(1);
    for (QVBoxLayout* lines : { left, right, m_for, m_against, m_unknown })
        lines->setSpacing(tokens::kSpace8);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(tokens::kSpace32);
    sides->addLayout(left, 1);
    sides->addLayout(right, 1);
    body->addLayout(sides);
    auto* time = new QVBoxLayout;
    time->setSpacing(tokens::kSpace8);
    time->addWidget(m_since);
    time->addWidget(m_timeline);
    body->addLayout(time);
    auto* meaning = new Card(this);
    meaning->setTone(Tone::fill);
    meaning->column()->setContentsMargins(
        tokens::kSpace12, tokens::kSpace8, tokens::kSpace12, tokens::kSpace8);
    auto* words = new Label(tr("Following back makes you friends on TikTok: they may write to "
                               "you and see friends-only posts."),
        Label::Look::quiet, meaning);
    words->setWordWrap(true);
    meaning->column()->addWidget(words);
    body->addWidget(meaning);
    body->addStretch(1);
}

void QueueCard::buildHead()
{
    m_name->setObjectName(u"queueName"_s);
    m_name->setElided(true);
    m_summary->setElided(true);
    m_profile->setObjectName(u"queueProfile"_s);
    m_score->setToolTip(plainTip(tr("How promising, of 100: comments and messages weigh most, the "
                                    "time they follow a little. What is unknown counts neither "
                                    "way.")));
    connect(m_profile, &Button::clicked, this, &QueueCard::profileRequested);
    auto* first = new QHBoxLayout;
    first->setSpacing(tokens::kSpace12);
    first->addWidget(m_name);
    first->addWidget(m_score, 0, Qt::AlignVCenter);
    first->addStretch(1);
    auto* names = new QVBoxLayout;
    names->setSpacing(tokens::kSpace4);
    names->addLayout(first);
    names->addWidget(m_summary);
    auto* head = new QHBoxLayout;
    head->setSpacing(tokens::kSpace16);
    head->addWidget(m_avatar);
    head->addLayout(names, 1);
    head->addWidget(m_profile);
    column()->addLayout(head);
}

void QueueCard::buildFoot()
{
    m_reason->setObjectName(u"queueReason"_s);
    m_reason->setMaxLength(kMostLetters);
    m_reason->setPlaceholderText(tr("Why? (optional)"));
    m_reason->installEventFilter(this);
    m_reason->hide();
    column()->addWidget(m_reason);

    connect(m_choices, &ChoiceBar::chosen, this, &QueueCard::chosen);
    auto* note = new Button(tr("Note"), Button::Kind::quiet, this);
    note->setObjectName(u"queueNote"_s);
    connect(note, &Button::clicked, this, &QueueCard::editReason);
    auto* undo = new Button(tr("Undo"), Button::Kind::quiet, this);
    undo->setObjectName(u"queueUndo"_s);
    connect(undo, &Button::clicked, this, &QueueCard::undoRequested);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(tokens::kSpace4);
    foot->addWidget(m_choices, 1);
    foot->addWidget(note);
    foot->addWidget(new KeyHint(u"T"_s, this));
    foot->addWidget(undo);
    foot->addWidget(new KeyHint(tr("Ctrl Z"), this));
    column()->addLayout(foot);
}

void QueueCard::replace(const QueueItem& item, const std::vector<Followers::Event>& timeline,
    const PolicyRules& rules, Day today, bool hidden)
{
    const FollowerRow& row = item.follower;
    m_avatar->setHandle(hidden ? std::string() : row.handle);
    m_name->setText(personName(row.handle, row.person, hidden));
    m_summary->setText(personSummary(row, today));
    // Of time alone no number of 100 is made.
    m_score->setVisible(row.score && (row.comments || row.messages));
    if (row.score)
        m_score->setText(tr("%1 of 100").arg(QLocale().toString(std::round(*row.score), 'f', 0)));
    m_profile->setVisible(!hidden);
    m_trial->setVisible(item.trial.has_value());
    if (item.trial)
        m_trialWords->setText(trialPlaceWords(*item.trial));
    showEvidence(evidence(item, timeline, rules));
    m_since->setText(
        row.followedAt ? tr("Since %1").arg(mediumDate(dayOf(*row.followedAt))) : QString());
    m_since->setVisible(!timeline.empty());
    m_timeline->replace(timeline, today);
    m_timeline->setVisible(!timeline.empty());
    m_reason->clear();
    m_reason->hide();
    m_choices->setChoice(item.postponed ? std::optional(Choice::later) : std::nullopt);
}

void QueueCard::showEvidence(const Evidence& evidence)
{
    for (QVBoxLayout* column : { m_for, m_against, m_unknown })
        clearLayout(column);
    addLines(m_for, evidence.speaksFor);
    addLines(m_against, evidence.against);
    for (const QString& text : evidence.unknown) {
        auto* line = new Label(text, Label::Look::quiet, this);
        line->setElided(true);
        m_unknown->addWidget(line);
    }
}

void QueueCard::addLines(QVBoxLayout* column, const std::vector<EvidenceLine>& lines)
{
    if (lines.empty())
        column->addWidget(new Label(tr("nothing in your files"), Label::Look::quiet, this));
    for (const EvidenceLine& line : lines) {
        if (column->count() > 0)
            column->addWidget(new Line(this));
        auto* holder = new QWidget(this);
        auto* row = new QHBoxLayout(holder);
        row->setContentsMargins({});
        row->setSpacing(tokens::kSpace8);
        if (!line.figure.isEmpty())
            row->addWidget(new Label(line.figure, Label::Look::strong, holder));
        auto* text = new Label(line.text, Label::Look::body, holder);
        text->setElided(true);
        row->addWidget(text, 1);
        column->addWidget(holder);
    }
}

QString QueueCard::reason() const
{
    return m_reason->text();
}

void QueueCard::editReason()
{
    m_reason->show();
    m_reason->setFocus();
}

bool QueueCard::eventFilter(QObject* watched, QEvent* event)
{
    // Return and Escape leave the field, so that the single keys decide again.
    if (watched == m_reason && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            if (key == Qt::Key_Escape)
                m_reason->clear();
            m_reason->setVisible(!m_reason->text().isEmpty());
            setFocus();
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

} // namespace mutuals::ui
