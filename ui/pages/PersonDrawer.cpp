#include "ui/pages/PersonDrawer.h"

#include "ui/charts/PersonTimeline.h"
#include "ui/pages/ChoiceBar.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/AvatarLabel.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostEvents = 40;
constexpr int kMostLetters = 300;

} // namespace

PersonDrawer::PersonDrawer(QWidget* parent)
    : Card(parent)
    , m_avatar(new AvatarLabel(44, this))
    , m_name(new Label({}, Label::Look::title, this))
    , m_detail(new Label({}, Label::Look::small, this))
    , m_facts(new QVBoxLayout)
    , m_timeline(new PersonTimeline(this))
    , m_events(new QVBoxLayout)
    , m_decide(new QWidget(this))
    , m_reason(new QLineEdit(m_decide))
    , m_choices(new ChoiceBar(ChoiceBar::Keys::hidden, m_decide))
    , m_profile(new Button(tr("Open profile"), Button::Kind::secondary, this))
{
    setObjectName(u"personDrawer"_s);
    m_name->setObjectName(u"personName"_s);
    m_name->setElided(true);
    m_detail->setElided(true);
    auto* close = new Button({}, Button::Kind::quiet, this);
    close->setObjectName(u"closeDrawer"_s);
    close->setIconName(u"close"_s);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(plainTip(tr("Close (Esc)")));
    connect(close, &Button::clicked, this, &PersonDrawer::closed);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_detail);
    auto* head = new QHBoxLayout;
    head->setSpacing(tokens::kSpace12);
    head->addWidget(m_avatar);
    head->addLayout(names, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    column()->addLayout(head);

    auto* body = new QWidget(this);
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins({});
    lines->setSpacing(tokens::kSpace8);
    m_facts->setSpacing(tokens::kSpace4);
    lines->addLayout(m_facts);
    lines->addSpacing(tokens::kSpace4);
    lines->addWidget(m_timeline);
    m_events->setSpacing(tokens::kSpace4);
    lines->addLayout(m_events);
    lines->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    column()->addWidget(scroll, 1);

    m_reason->setObjectName(u"drawerReason"_s);
    m_reason->setMaxLength(kMostLetters);
    m_reason->setPlaceholderText(tr("Why? (optional, before deciding)"));
    connect(m_choices, &ChoiceBar::chosen, this,
        [this](Choice choice) { emit chosen(choice, m_reason->text()); });
    auto* decide = new QVBoxLayout(m_decide);
    decide->setContentsMargins({});
    decide->addWidget(m_reason);
    decide->addWidget(m_choices);
    column()->addWidget(m_decide);
    m_profile->setObjectName(u"openProfile"_s);
    m_profile->setIconName(u"external"_s);
    connect(m_profile, &Button::clicked, this, &PersonDrawer::profileRequested);
    column()->addWidget(m_profile);
}

void PersonDrawer::replace(
    const FollowerRow& row, const std::vector<Followers::Event>& timeline, Day today, bool hidden)
{
    if (row.person != m_row.person)
        m_reason->clear();
    m_row = row;
    const bool named = !row.handle.empty();
    m_avatar->setHandle(hidden ? std::string() : row.handle);
    m_name->setText(personName(row.handle, row.person, hidden));
    m_detail->setText(row.nameGone ? tr("name gone")
            : row.left             ? tr("left")
                                   : relationTitle(row.relation));
    clearLayout(m_facts);
    showFacts(today, hidden);
    m_timeline->replace(timeline, row.left ? dayOf(row.left->before) : today);
    m_timeline->setVisible(named && !timeline.empty());
    clearLayout(m_events);
    showEvents(timeline);
    m_choices->setChoice(row.decision);
    m_choices->setFollowed(
        row.relation == Relation::mutual || row.relation == Relation::followingOnly);
    m_decide->setVisible(named);
    m_profile->setVisible(named && !hidden);
}

void PersonDrawer::addFact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(tokens::kSpace8);
    auto* words = new Label(value, Label::Look::body, line);
    words->setAlignment(Qt::AlignRight);
    words->setElided(true);
    row->addWidget(new Label(name, Label::Look::quiet, line));
    row->addWidget(words, 1);
    m_facts->addWidget(line);
}

void PersonDrawer::showFacts(Day today, bool hidden)
{
    const FollowerRow& row = m_row;
    if (row.handle.empty()) {
        auto* why = new Label(tr("TikTok names this follower “N/A”: an account that is gone. It is "
                                 "counted, never taken for a person."),
            Label::Look::quiet, this);
        why->setWordWrap(true);
        m_facts->addWidget(why);
    }
    const auto since = [today](const std::optional<Seconds>& time) {
        return time ? mediumDate(dayOf(*time)) + u" · "_s + age(dayOf(*time), today) : QString();
    };
    if (row.left) // an age would go on where the following has ended
        addFact(
            tr("Followed since"), row.followedAt ? mediumDate(dayOf(*row.followedAt)) : QString());
    else
        addFact(tr("Follows since"), since(row.followedAt));
    addFact(tr("You follow since"), since(row.followedBackAt));
    if (row.left)
        addFact(row.nameGone ? tr("Name gone") : tr("Left"),
            dayRange(dayOf(row.left->after), dayOf(row.left->before)));
    if (row.handle.empty())
        return;
    addFact(tr("Comments"), row.comments ? number(*row.comments) : tr("not known"));
    addFact(tr("Messages"), row.messages ? number(*row.messages) : tr("not known"));
    if (row.firstSeen && row.lastSeen)
        addFact(tr("In your archives"), dayRange(dayOf(*row.firstSeen), dayOf(*row.lastSeen)));
    QStringList earlier;
    for (const std::string& handle : row.earlierHandles)
        earlier << shownHandle(handle);
    if (!hidden)
        addFact(tr("Earlier names"), earlier.join(u", "_s));
}

void PersonDrawer::showEvents(const std::vector<Followers::Event>& timeline)
{
    int shown = 0;
    for (auto event = timeline.rbegin(); event != timeline.rend(); ++event) {
        using Kind = Followers::Event::Kind;
        if (event->kind == Kind::comment || event->kind == Kind::message)
            continue;
        if (++shown > kMostEvents)
            return;
        auto* line =
            new Label(eventDay(*event) + u" · "_s + eventTitle(*event), Label::Look::small, this);
        line->setWordWrap(true);
        m_events->addWidget(line);
    }
}

void PersonDrawer::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    // In a low window the choices matter more than a word on why.
    m_reason->show();
    m_reason->setVisible(layout()->totalMinimumSize().height() <= height());
}

void PersonDrawer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        Card::keyPressEvent(event);
}

} // namespace mutuals::ui
