#include "ui/pages/QueuePane.h"

#include "core/store/Workspace.h"
#include "ui/jobs/Job.h"
#include "ui/pages/Decider.h"
#include "ui/pages/ProfileLink.h"
#include "ui/pages/QueueCard.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAhead = 60; ///< cards read at once
constexpr std::size_t kFewLeft = 5; ///< then the next ones are read
constexpr int kRecent = 9;
constexpr int kSideWidth = 280, kSideWidthWhenNarrow = 200;
constexpr int kNarrow = 900;
constexpr int kCardAlone = 620; ///< below it there is no room for the side

} // namespace

QueuePane::QueuePane(Page& page, Decider& decider, QWidget* parent)
    : QWidget(parent)
    , m_page(page)
    , m_decider(decider)
{
    buildLayout();
    connect(&m_decider, &Decider::decided, this, [this](Id<Person> person) {
        m_pending.erase(person);
        showRecent();
        if (m_queue.size() <= kFewLeft && m_summary.open > static_cast<int>(m_queue.size()))
            reload();
        emit changed();
    });
    connect(&m_decider, &Decider::undone, this, &QueuePane::takeBack);
    connect(&m_decider, &Decider::failed, this, [this](std::optional<Id<Person>> person) {
        if (person) { // comes back as if nothing had been decided
            m_pending.erase(*person);
            m_first = person;
        }
        reload();
    });
}

void QueuePane::buildLayout()
{
    m_card = new QueueCard(this);
    connect(m_card, &QueueCard::chosen, this, &QueuePane::decide);
    connect(m_card, &QueueCard::undoRequested, this, &QueuePane::undo);
    connect(m_card, &QueueCard::profileRequested, this, &QueuePane::openProfile);
    m_done = new EmptyState(this);
    m_done->setObjectName(u"queueDone"_s);
    connect(m_done, &EmptyState::actionRequested, &m_page, &Page::importRequested);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(new QWidget(this)); // until the queue was read
    m_stack->addWidget(m_card);
    m_stack->addWidget(m_done);

    m_side = new QWidget(this);
    auto* counts = new Card(m_side);
    counts->column()->addWidget(new Label(tr("So far"), Label::Look::caption, counts));
    const auto line = [&](const QString& name, const QString& object) {
        auto* row = new QHBoxLayout;
        auto* value = new Label({}, Label::Look::quiet, counts);
        value->setObjectName(object);
        row->addWidget(new Label(name, Label::Look::body, counts), 1);
        row->addWidget(value);
        counts->column()->addLayout(row);
        return value;
    };
    m_open = line(tr("To review"), u"countOpen"_s);
    m_chosen = line(tr("To follow on TikTok"), u"countChosen"_s);
    m_confirmed = line(tr("Seen in Following"), u"countConfirmed"_s);
    auto* recent = new Card(m_side);
    recent->column()->addWidget(new Label(tr("Just decided"), Label::Look::caption, recent));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(tokens::kSpace8);
    recent->column()->addLayout(m_recent);
    recent->column()->addStretch(1);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins({});
    side->setSpacing(tokens::kSpace16);
    side->addWidget(counts);
    side->addWidget(recent, 1);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(tokens::kSpace16);
    row->addWidget(m_stack, 1);
    row->addWidget(m_side);
}

void QueuePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitSide();
}

void QueuePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_side)
        fitSide();
}

/// Beside the card while that leaves it enough; the card matters more.
void QueuePane::fitSide()
{
    const bool narrow = width() < tokens::scaled(kNarrow);
    m_side->setFixedWidth(tokens::scaled(narrow ? kSideWidthWhenNarrow : kSideWidth));
    m_side->setVisible(width() >= tokens::scaled(kCardAlone));
}

void QueuePane::reload()
{
    const Context& context = m_page.context();
    ++m_round;
    if (m_job)
        m_job->cancel();
    if (m_creator != context.creator.id) {
        m_creator = context.creator.id;
        m_queue.clear();
        m_pending.clear();
        m_first.reset();
        m_summary = {};
        m_stack->setCurrentIndex(0);
    }
    if (!context.reading || !m_creator)
        return;
    if (!m_queue.empty())
        showCard(); // names may be hidden now
    showRecent();
    m_job = Job::start(
        this, {},
        [file = context.reading->file(), creator = m_creator](
            const Run& run) { return load(file, creator, run); },
        [this, round = m_round](Result<Loaded> loaded) {
            if (round == m_round && loaded)
                take(std::move(*loaded));
        });
}

Result<QueuePane::Loaded> QueuePane::load(
    const std::filesystem::path& file, Id<Creator> creator, const Run& run)
{
    auto workspace = Workspace::open(file, Workspace::Access::read);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
    Loaded loaded;
    auto items = queue(*workspace, creator, kAhead);
    const auto summary = queueSummary(*workspace, creator);
    const auto snapshots = workspace->imports().archives(creator);
    const auto policies = workspace->plans().policies(creator);
    if (!items || !summary || !snapshots || !policies)
        return tl::unexpected(!items ? items.error()
                : !summary           ? summary.error()
                : !snapshots         ? snapshots.error()
                                     : policies.error());
    loaded.items = std::move(*items);
    loaded.summary = *summary;
    if (!snapshots->empty())
        loaded.today = dayOf(snapshots->back().asOf);
    if (!policies->empty() && !policies->front().end)
        loaded.rules = policies->front().rules;
    return loaded;
}

/// The new queue, without those whose decision is on its way, and with the one who is looked at
/// still in front.
void QueuePane::take(Loaded loaded)
{
    if (!m_first && !m_queue.empty())
        m_first = m_queue.front().follower.person;
    m_summary = loaded.summary;
    m_rules = loaded.rules;
    m_today = loaded.today;
    m_queue.assign(loaded.items.begin(), loaded.items.end());
    std::erase_if(m_queue,
        [this](const QueueItem& item) { return m_pending.contains(item.follower.person); });
    const auto first = std::find_if(m_queue.begin(), m_queue.end(),
        [this](const QueueItem& item) { return item.follower.person == m_first; });
    if (first != m_queue.end())
        std::rotate(m_queue.begin(), first, std::next(first));
    m_first.reset();
    showCard();
    showCounts();
    emit changed();
}

void QueuePane::showCard()
{
    if (m_queue.empty()) {
        m_done->setWords({ u"check"_s, tr("Nobody left to review"),
            tr("Here you decide on your fans, one card each. The next data archive brings new "
               "ones."),
            tr("Import an archive") });
        m_stack->setCurrentIndex(2);
        return;
    }
    const Context& context = m_page.context();
    const QueueItem& item = m_queue.front();
    std::vector<Followers::Event> events;
    if (auto timeline =
            context.reading->followers().timeline(context.creator.id, item.follower.person))
        events = std::move(*timeline);
    m_card->replace(item, events, m_rules, m_today, context.hideNames);
    m_stack->setCurrentIndex(1);
}

void QueuePane::showCounts()
{
    m_open->setText(number(m_summary.open));
    m_chosen->setText(number(m_summary.chosen));
    m_confirmed->setText(number(m_summary.confirmed));
}

void QueuePane::showRecent()
{
    const Context& context = m_page.context();
    if (!context.reading)
        return;
    clearLayout(m_recent);
    const auto recent = context.reading->decisions().recent(context.creator.id, kRecent);
    if (!recent)
        return;
    if (recent->empty()) {
        auto* hint = new Label(tr("Your choices will stand here. Undo takes back the last one."),
            Label::Look::quiet, m_side);
        hint->setWordWrap(true);
        m_recent->addWidget(hint);
    }
    for (const Decision& decision : *recent) {
        if (m_recent->count() > 0)
            m_recent->addWidget(new Line(m_side));
        auto* holder = new QWidget(m_side);
        auto* row = new QHBoxLayout(holder);
        row->setContentsMargins({});
        auto* name = new Label(personName(decision.handle, decision.person, context.hideNames),
            Label::Look::body, holder);
        name->setElided(true);
        auto* choice = new Label(choiceTitle(decision.choice), Label::Look::quiet, holder);
        if (decision.choice == Choice::follow)
            choice->setTone(Label::Tone::up);
        row->addWidget(name, 1);
        row->addWidget(choice);
        holder->setToolTip(plainTip(QString::fromStdString(decision.reason)));
        m_recent->addWidget(holder);
    }
    if (!recent->empty()) {
        auto* hint = new Label(
            tr("Undo takes back the last one, then the one before."), Label::Look::small, m_side);
        hint->setObjectName(u"undoHint"_s);
        hint->setWordWrap(true);
        m_recent->addWidget(hint);
    }
}

void QueuePane::decide(Choice choice)
{
    if (m_queue.empty() || !m_decider.allows(m_queue.front().follower.person, choice))
        return;
    QueueItem item = std::move(m_queue.front());
    m_queue.pop_front();
    m_pending.insert(item.follower.person);
    const Id<Person> person = item.follower.person;
    const QString reason = m_card->reason();
    if (choice == Choice::later) {
        item.postponed = true;
        m_queue.push_back(std::move(item));
    } else {
        m_summary.open = std::max(0, m_summary.open - 1);
        m_summary.chosen += choice == Choice::follow;
    }
    showCard();
    showCounts();
    m_decider.decide(person, choice, reason);
}

void QueuePane::undo()
{
    m_decider.undo();
}

void QueuePane::takeBack(const std::optional<Decision>& decision)
{
    if (decision)
        m_first = decision->person;
    reload();
}

bool QueuePane::press(int key)
{
    switch (key) {
    case Qt::Key_F:
        decide(Choice::follow);
        return true;
    case Qt::Key_L:
        decide(Choice::later);
        return true;
    case Qt::Key_N:
        decide(Choice::no);
        return true;
    case Qt::Key_K:
        decide(Choice::keep);
        return true;
    case Qt::Key_X:
        decide(Choice::never);
        return true;
    case Qt::Key_T:
        if (!m_queue.empty())
            m_card->editReason();
        return true;
    default:
        return false;
    }
}

void QueuePane::openProfile()
{
    if (!m_queue.empty())
        ui::openProfile(m_page, m_queue.front().follower.handle);
}

} // namespace mutuals::ui
