#include "ui/pages/FollowersFilter.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchWidth = 220;
constexpr int kOneRow = 660; ///< room for title and fields side by side
constexpr int kSinceWidth = 230; ///< what it takes more to choose what to compare with
constexpr std::array kViews { FollowerView::all, FollowerView::mutual, FollowerView::fans,
    FollowerView::followingOnly, FollowerView::came, FollowerView::left, FollowerView::returned,
    FollowerView::renamed, FollowerView::nameGone };

} // namespace

FollowersFilter::FollowersFilter(QWidget* parent)
    : QWidget(parent)
    , m_head(new QWidget(this))
    , m_chipRow(new QWidget(this))
    , m_status(new Label({}, Label::Look::quiet, m_head))
    , m_chart(new Button(tr("Over time"), Button::Kind::quiet, m_head))
    , m_snapshot(new QComboBox(m_head))
    , m_since(new QComboBox(m_head))
    , m_search(new QLineEdit(m_head))
    , m_nameless(new Button({}, Button::Kind::quiet, m_chipRow))
{
    buildHead();
    buildChips();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace12);
    column->addWidget(m_head);
    column->addWidget(m_chipRow);
}

void FollowersFilter::buildHead()
{
    m_status->setObjectName(u"followersStatus"_s);
    m_status->setElided(true);
    m_chart->setObjectName(u"followersChartToggle"_s);
    m_chart->setIconName(u"impact"_s);
    m_chart->setCheckable(true);
    connect(m_chart, &Button::toggled, this, &FollowersFilter::chartToggled);
    m_snapshot->setObjectName(u"snapshot"_s);
    m_snapshot->setToolTip(plainTip(tr("Each data archive is a snapshot of its day.")));
    connect(m_snapshot, &QComboBox::activated, this, &FollowersFilter::chooseSnapshot);
    m_since->setObjectName(u"since"_s);
    m_since->setToolTip(plainTip(
        tr("New, Left, Returned, Renamed and Name gone are told between the two snapshots.")));
    m_since->hide();
    connect(m_since, &QComboBox::activated, this, &FollowersFilter::chooseSince);
    m_search->setObjectName(u"followersSearch"_s);
    m_search->setPlaceholderText(tr("Search names"));
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    QAction* clear = m_search->addAction(icon(u"close"_s), QLineEdit::TrailingPosition);
    clear->setToolTip(plainTip(tr("Clear")));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, clear,
        [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
    connect(m_search, &QLineEdit::textChanged, this, &FollowersFilter::searched);
    auto* title = new QHBoxLayout;
    title->setSpacing(tokens::kSpace12);
    title->addWidget(new Label(tr("Followers"), Label::Look::heading, m_head));
    title->addWidget(m_since);
    title->addWidget(m_status, 1);
    m_fields = new QHBoxLayout;
    m_fields->setSpacing(tokens::kSpace12);
    m_fields->addWidget(m_chart);
    m_fields->addWidget(m_snapshot);
    m_fields->addWidget(m_search, 1);
    m_row = new QHBoxLayout(m_head);
    m_row->setContentsMargins({});
    m_row->setSpacing(tokens::kSpace12);
    m_row->addLayout(title, 1);
    m_row->addLayout(m_fields);
}

void FollowersFilter::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void FollowersFilter::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_row)
        fit();
}

void FollowersFilter::fit()
{
    const int search = tokens::scaled(kSearchWidth);
    m_search->setMinimumWidth(search * 2 / 3);
    m_search->setMaximumWidth(search);
    const bool narrow = width() < tokens::scaled(kOneRow + (m_since->isHidden() ? 0 : kSinceWidth));
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_fields, narrow ? Qt::AlignLeft : Qt::Alignment());
}

void FollowersFilter::buildChips()
{
    auto* flow = new FlowLayout(tokens::kSpace8, m_chipRow);
    for (const FollowerView view : kViews) {
        auto* chip = new Chip(viewTitle(view), m_chipRow);
        const std::string_view name = viewName(view);
        chip->setObjectName(
            u"view-"_s + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        connect(chip, &Chip::clicked, this, [this, view] {
            setView(view);
            emit viewChosen(view);
        });
        flow->addWidget(chip);
        m_chips[view] = chip;
    }
    m_chips[FollowerView::nameGone]->hide(); // seldom any
    m_nameless->setObjectName(u"nameless"_s);
    m_nameless->setCheckable(true);
    m_nameless->setToolTip(
        plainTip(tr("Rows that TikTok calls “N/A”: counted, never taken for people.")));
    m_nameless->hide();
    connect(m_nameless, &Button::clicked, this, [this] {
        setView(FollowerView::nameless);
        emit viewChosen(FollowerView::nameless);
    });
    flow->addWidget(m_nameless);
}

void FollowersFilter::setSnapshots(
    const std::vector<Snapshot>& snapshots, std::optional<Day> at, std::optional<Day> since)
{
    m_snapshots = snapshots;
    m_snapshot->clear();
    for (auto snapshot = m_snapshots.rbegin(); snapshot != m_snapshots.rend(); ++snapshot)
        m_snapshot->addItem(tr("As of %1").arg(mediumDate(dayOf(snapshot->asOf))));
    int shown = m_snapshots.empty() ? -1 : 0;
    for (std::size_t i = 0; i < m_snapshots.size() && at; ++i) {
        if (dayOf(m_snapshots[i].asOf) <= *at)
            shown = static_cast<int>(m_snapshots.size() - 1 - i);
    }
    m_snapshot->setCurrentIndex(shown);
    offerSince(since);
    showComparison();
}

std::size_t FollowersFilter::shownPlace() const
{
    return m_snapshots.size() - 1 - static_cast<std::size_t>(m_snapshot->currentIndex());
}

/// One snapshot before the one shown is no choice, and said in words.
void FollowersFilter::offerSince(std::optional<Day> since)
{
    m_since->clear();
    const std::size_t before = m_snapshots.empty() ? 0 : shownPlace();
    int chosen = 0;
    for (std::size_t i = 0; i < before; ++i) {
        const Day day = dayOf(m_snapshots[before - 1 - i].asOf);
        m_since->addItem(tr("compared with %1").arg(mediumDate(day)));
        if (since && day > *since)
            chosen = static_cast<int>(i) + 1;
    }
    m_since->setCurrentIndex(std::min(chosen, m_since->count() - 1));
    m_since->setVisible(before > 1);
    fit();
}

void FollowersFilter::chooseSince(int index)
{
    if (index == 0)
        emit sinceChosen({});
    else
        emit sinceChosen(
            dayOf(m_snapshots[shownPlace() - 1 - static_cast<std::size_t>(index)].asOf));
}

void FollowersFilter::chooseSnapshot(int index)
{
    offerSince({});
    showComparison();
    if (index == 0)
        emit snapshotChosen({});
    else
        emit snapshotChosen(
            dayOf(m_snapshots[m_snapshots.size() - 1 - static_cast<std::size_t>(index)].asOf));
}

void FollowersFilter::showComparison()
{
    if (m_snapshots.empty() || !m_since->isHidden())
        return m_status->setText({});
    const auto place = shownPlace();
    m_status->setText(place == 0
            ? tr("your first archive, nothing to compare with yet")
            : tr("compared with %1").arg(mediumDate(dayOf(m_snapshots[place - 1].asOf))));
}

void FollowersFilter::setCounts(const FollowerCounts& counts)
{
    m_chips[FollowerView::all]->setCount(counts.all);
    m_chips[FollowerView::mutual]->setCount(counts.mutual);
    m_chips[FollowerView::fans]->setCount(counts.fans);
    m_chips[FollowerView::followingOnly]->setCount(counts.followingOnly);
    const std::pair<FollowerView, std::optional<int>> changes[] { { FollowerView::came,
                                                                      counts.came },
        { FollowerView::left, counts.left }, { FollowerView::returned, counts.returned },
        { FollowerView::renamed, counts.renamed }, { FollowerView::nameGone, counts.nameGone } };
    for (const auto& [view, count] : changes) {
        m_chips[view]->setCount(count);
        m_chips[view]->setEnabled(count.has_value());
        m_chips[view]->setToolTip(
            count ? QString() : plainTip(tr("Known from the second archive on.")));
    }
    m_chips[FollowerView::nameGone]->setVisible(counts.nameGone.value_or(0) > 0);
    m_nameless->setText(counts.nameless == 1
            ? tr("1 row without a name")
            : tr("%1 rows without a name").arg(number(counts.nameless)));
    m_nameless->setVisible(counts.nameless > 0);
}

void FollowersFilter::setView(FollowerView view)
{
    for (const auto& [each, chip] : m_chips)
        chip->setChecked(each == view);
    m_nameless->setChecked(view == FollowerView::nameless);
}

void FollowersFilter::setFound(std::optional<int> rows)
{
    if (rows)
        m_status->setText(tr("%1 found").arg(number(*rows)));
    else
        showComparison();
}

void FollowersFilter::setStatus(const QString& text)
{
    m_status->setText(text);
}

void FollowersFilter::clearSearch()
{
    if (!m_search->text().isEmpty())
        m_search->clear();
}

} // namespace mutuals::ui
