#include "ui/pages/FollowersPage.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ShareButton.h"
#include "ui/models/FollowersModel.h"
#include "ui/pages/Decider.h"
#include "ui/pages/FollowersFilter.h"
#include "ui/pages/PersonDrawer.h"
#include "ui/pages/ProfileLink.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDrawerWidth = 340;
constexpr int kChartHeight = 190;
/// Columns and the width of the table from which on they are shown, at 100 % text.
struct Column {
    int width, shownFrom;
};
constexpr std::array kColumnsByIndex { Column { 0, 0 }, Column { 122, 400 }, Column { 134, 580 },
    Column { 130, 300 }, Column { 104, 800 }, Column { 104, 900 }, Column { 98, 660 } };
constexpr int kRelation = 3, kRelationWhenLeft = 214;

/// Whether the relation of the view's people says between which days they were lost.
bool saysWhenLeft(FollowerView view)
{
    return view == FollowerView::left || view == FollowerView::nameGone;
}

} // namespace

void FollowersPage::buildLayout()
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(
        { u"followers"_s, tr("Who follows whom"),
            tr("Here you will see who follows you, whom you follow back, who is new and who left. "
               "It needs a data archive from TikTok; each further one shows what changed."),
            tr("Import an archive") },
        this);
    connect(m_empty, &EmptyState::actionRequested, this, &FollowersPage::importRequested);

    auto* content = new QWidget(this);
    m_filter = new FollowersFilter(content);
    auto* left = new QVBoxLayout;
    left->setSpacing(tokens::kSpace12);
    m_chart = new ChartCard(content);
    m_chart->setObjectName(u"followersChartCard"_s);
    auto* share = new ShareButton([this] { return m_chart->view()->figure(); }, m_chart);
    m_chart->head()->addWidget(share);
    connect(share, &ShareButton::shared, this,
        [this](const QString& what) { emit toastRequested(what, {}); });
    m_chart->hide();
    left->addWidget(m_chart);
    left->addWidget(buildTable(content), 1);

    m_drawer = new PersonDrawer(content);
    m_drawer->hide();
    connect(m_drawer, &PersonDrawer::closed, this, &FollowersPage::closePerson);
    connect(m_drawer, &PersonDrawer::chosen, this, [this](Choice choice, const QString& reason) {
        if (m_decider->allows(m_drawer->person(), choice))
            m_decider->decide(m_drawer->person(), choice, reason);
    });
    connect(m_drawer, &PersonDrawer::profileRequested, this, [this] {
        const auto rows = fetch(std::array { m_drawer->person() });
        openProfile(*this, rows.empty() ? std::string() : rows.front().handle);
    });

    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(
        tokens::kSpace24, tokens::kSpace4, tokens::kSpace24, tokens::kSpace24);
    column->setSpacing(tokens::kSpace12);
    column->addWidget(m_filter);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kSpace16);
    column->addLayout(row, 1);
    row->addLayout(left, 1);
    row->addWidget(m_drawer);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
}

QWidget* FollowersPage::buildTable(QWidget* content)
{
    auto* card = new Card(content);
    card->column()->setContentsMargins(1, 1, 1, 1);
    m_table = new RowTable(card);
    m_table->setObjectName(u"followersTable"_s);
    m_table->setModel(m_model);
    QHeaderView* head = m_table->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(0, QHeaderView::Stretch);
    head->setSortIndicator(1, Qt::DescendingOrder);
    head->setSortIndicatorShown(true);
    head->setSectionsClickable(true);
    sizeColumns();
    connect(head, &QHeaderView::sortIndicatorChanged, m_model, &FollowersModel::sort);
    connect(m_table, &RowTable::rowActivated, this,
        [this](int row) { openPerson(m_model->idAt(row)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& current) {
            if (current.isValid() && m_drawer->isVisible())
                openPerson(m_model->idAt(current.row()));
        });
    m_nobody = new Label({}, Label::Look::quiet, card);
    m_nobody->setObjectName(u"nobody"_s);
    m_nobody->setAlignment(Qt::AlignCenter);
    m_nobody->setWordWrap(true);
    m_tableStack = new QStackedWidget(card);
    m_tableStack->addWidget(m_table);
    auto* nobody = new QWidget(card);
    auto* words = new QVBoxLayout(nobody);
    m_inLeft = new Button({}, Button::Kind::link, nobody);
    m_inLeft->setObjectName(u"inLeft"_s);
    m_inLeft->hide();
    connect(m_inLeft, &Button::clicked, this, [this] { chooseView(FollowerView::left); });
    words->addStretch(1);
    words->addWidget(m_nobody);
    words->addWidget(m_inLeft, 0, Qt::AlignHCenter);
    words->addStretch(1);
    m_tableStack->addWidget(nobody);
    card->column()->addWidget(m_tableStack);
    return card;
}

void FollowersPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitColumns();
}

void FollowersPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_drawer) {
        sizeColumns();
        fitColumns();
    }
}

void FollowersPage::sizeColumns()
{
    for (int i = 1; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(
            i, tokens::scaled(kColumnsByIndex[static_cast<std::size_t>(i)].width));
    if (saysWhenLeft(m_query.view))
        m_table->setColumnWidth(kRelation, tokens::scaled(kRelationWhenLeft));
}

/// Hides the columns that a narrow table has no room for; the drawer says what they say.
void FollowersPage::fitColumns()
{
    const int drawer = std::min(tokens::scaled(kDrawerWidth), width() / 2);
    m_drawer->setFixedWidth(drawer);
    m_chart->view()->setFixedHeight(tokens::scaled(kChartHeight));
    const int taken = m_drawer->isVisible() ? drawer + tokens::kSpace16 : 0;
    const bool left = saysWhenLeft(m_query.view);
    const int wider = left ? kRelationWhenLeft - kColumnsByIndex[kRelation].width : 0;
    const int room = width() - 2 * tokens::kSpace24 - taken - tokens::scaled(wider);
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnHidden(
            i, room < tokens::scaled(kColumnsByIndex[static_cast<std::size_t>(i)].shownFrom));
}

} // namespace mutuals::ui
