#include "ui/pages/FollowListPage.h"

#include "core/store/Workspace.h"
#include "ui/pages/Decider.h"
#include "ui/pages/ListPane.h"
#include "ui/pages/QueuePane.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

enum Tab { nothing, queueTab, listTab };
constexpr int kSecondsEach = 8; ///< to decide on one person
constexpr int kLongSitting = 3600;

} // namespace

FollowListPage::FollowListPage(QWidget* parent)
    : Page(parent)
    , m_decider(new Decider(*this))
{
    setObjectName(u"followListPage"_s);
    buildLayout();
    connect(m_queue, &QueuePane::changed, this, &FollowListPage::showNumbers);
    connect(m_list, &ListPane::takenOff, m_queue, &QueuePane::reload);
    connect(m_decider, &Decider::decided, this, [this] {
        m_list->reload();
        showNumbers();
        emit dataChanged();
    });
    connect(m_decider, &Decider::undone, this, [this](const std::optional<Decision>& decision) {
        m_list->reload();
        showNumbers();
        emit dataChanged();
        if (!decision)
            emit toastRequested(tr("Nothing left to undo."), {});
    });
    connect(m_decider, &Decider::ticked, this, [this] {
        m_queue->reload(); // its counts
        m_list->reload();
        showNumbers();
        emit dataChanged();
    });
}

void FollowListPage::buildLayout()
{
    m_title = new Label(tr("Review"), Label::Look::heading, this);
    m_left = new Label({}, Label::Look::quiet, this);
    m_left->setObjectName(u"queueLeft"_s);
    m_left->setElided(true);
    m_queueTab = new Chip(tr("Queue"), this);
    m_queueTab->setObjectName(u"tabQueue"_s);
    m_listTab = new Chip(tr("List"), this);
    m_listTab->setObjectName(u"tabList"_s);
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_queueTab);
    tabs->addButton(m_listTab);
    connect(m_queueTab, &Chip::clicked, this, [this] { showTab(queueTab); });
    connect(m_listTab, &Chip::clicked, this, [this] { showTab(listTab); });
    auto* head = new QHBoxLayout;
    head->setSpacing(tokens::kSpace12);
    head->addWidget(m_title);
    head->addWidget(m_left, 1);
    head->addWidget(m_queueTab);
    head->addWidget(m_listTab);

    m_empty = new EmptyState(
        { u"list"_s, tr("Whom to follow back"),
            tr("Here you go through your fans one by one, with what your files hold for and "
               "against each. It needs a data archive from TikTok with your followers."),
            tr("Import an archive") },
        this);
    connect(m_empty, &EmptyState::actionRequested, this, &FollowListPage::importRequested);
    m_queue = new QueuePane(*this, *m_decider, this);
    m_list = new ListPane(*this, *m_decider, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_queue);
    m_stack->addWidget(m_list);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        tokens::kSpace24, tokens::kSpace4, tokens::kSpace24, tokens::kSpace24);
    column->setSpacing(tokens::kSpace16);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
}

void FollowListPage::reload()
{
    bool followers = false;
    if (context().reading && context().creator.id) {
        const auto snapshots = context().reading->imports().archives(context().creator.id);
        for (const Snapshot& snapshot : snapshots.value_or(std::vector<Snapshot>()))
            followers = followers || snapshot.followers;
    }
    for (QWidget* widget : { static_cast<QWidget*>(m_left), static_cast<QWidget*>(m_queueTab),
             static_cast<QWidget*>(m_listTab) })
        widget->setVisible(followers);
    m_queue->reload();
    m_list->reload();
    showNumbers();
    if (!followers)
        showTab(nothing);
    else if (m_stack->currentIndex() == nothing)
        showTab(queueTab);
}

void FollowListPage::focusOn(const QString& target)
{
    if (m_queueTab->isHidden())
        return;
    if (target == u"list"_s)
        showTab(listTab);
    else if (target == u"queue"_s)
        showTab(queueTab);
}

void FollowListPage::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    m_queueTab->setChecked(tab == queueTab);
    m_listTab->setChecked(tab == listTab);
    m_title->setText(tab == listTab ? tr("Follow list") : tr("Review"));
    showNumbers();
    setFocus();
}

void FollowListPage::showNumbers()
{
    const int open = m_queue->summary().open;
    m_queueTab->setCount(open);
    m_listTab->setCount(m_list->toFollow());
    QString left;
    if (m_stack->currentIndex() == queueTab && open > 0)
        left = open * kSecondsEach < kLongSitting
            ? tr("%1 left · %2").arg(number(open), timeLeft(open * kSecondsEach))
            : tr("%1 left").arg(number(open));
    m_left->setText(left);
}

void FollowListPage::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Undo) && m_stack->currentIndex() != nothing)
        return m_queue->undo();
    const bool plain = event->modifiers() == Qt::NoModifier
        || event->modifiers() == Qt::ShiftModifier; // Caps Lock
    if (plain && m_stack->currentIndex() == queueTab && m_queue->press(event->key()))
        return;
    Page::keyPressEvent(event);
}

} // namespace mutuals::ui
