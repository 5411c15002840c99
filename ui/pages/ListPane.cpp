#include "ui/pages/ListPane.h"

#include "core/base/AtomicFile.h"
#include "core/report/Csv.h"
#include "core/store/Workspace.h"
#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/models/WorklistModel.h"
#include "ui/pages/Decider.h"
#include "ui/pages/ProfileLink.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static constexpr int kHandleWidth = 240, kChosenWidth = 120, kStateWidth = 260;

ListPane::ListPane(Page& page, Decider& decider, QWidget* parent)
    : QWidget(parent)
    , m_page(page)
    , m_decider(decider)
    , m_model(new WorklistModel(this))
{
    buildLayout();
    connect(m_model, &WorklistModel::tickWanted, this,
        [this](int row, bool ticked) { m_decider.tick(m_model->item(row).person, ticked); });
    connect(&m_decider, &Decider::decided, this,
        [this](Id<Person> person, Choice, Id<Decision> decision) {
            if (person != m_leaving)
                return;
            m_leaving.reset();
            emit takenOff();
            emit m_page.toastRequested(
                tr("Taken off the list."), [this, decision] { m_decider.undo(decision); });
        });
    connect(&m_decider, &Decider::failed, this, [this] { m_leaving.reset(); });
}

void ListPane::buildLayout()
{
    m_empty = new EmptyState(this);
    m_empty->setObjectName(u"listEmpty"_s);
    m_empty->setWords({ u"list"_s, tr("Whom to follow on TikTok"),
        tr("Everyone for whom you choose Follow in the queue comes here: open the profile, follow "
           "there, tick off. The next data archive confirms them."),
        tr("Review fans") });
    connect(m_empty, &EmptyState::actionRequested, this,
        [this] { emit m_page.pageRequested(PageName::followList, u"queue"_s); });

    auto* card = new Card(this);
    card->column()->setContentsMargins(1, tokens::kSpace12, 1, 1);
    m_counts = new Label({}, Label::Look::quiet, card);
    m_counts->setObjectName(u"listCounts"_s);
    m_counts->setElided(true);
    m_open = new Button(tr("Open profile"), Button::Kind::primary, card);
    m_open->setObjectName(u"listOpen"_s);
    connect(m_open, &Button::clicked, this, &ListPane::openProfile);
    m_export = new Button(tr("Save as CSV…"), Button::Kind::secondary, card);
    m_export->setObjectName(u"listExport"_s);
    connect(m_export, &Button::clicked, this, &ListPane::exportCsv);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(tokens::kSpace16, 0, tokens::kSpace16, 0);
    head->setSpacing(tokens::kSpace12);
    head->addWidget(m_counts, 1);
    head->addWidget(m_export);
    head->addWidget(m_open);
    card->column()->addLayout(head);
    m_table = new RowTable(card);
    m_table->setObjectName(u"listTable"_s);
    m_table->setModel(m_model);
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setSectionsClickable(false);
    columns->setSectionResizeMode(QHeaderView::Interactive);
    columns->setSectionResizeMode(WorklistModel::reason, QHeaderView::Stretch);
    sizeColumns();
    m_takeOff = new QAction(tr("Take off the list"), this);
    m_takeOff->setObjectName(u"takeOff"_s);
    m_takeOff->setShortcut(QKeySequence::Delete);
    m_takeOff->setShortcutContext(Qt::WidgetShortcut);
    connect(m_takeOff, &QAction::triggered, this, &ListPane::takeOff);
    m_table->addAction(m_takeOff);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ListPane::showButtons);
    card->column()->addWidget(m_table, 1);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(card);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
}

void ListPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_table)
        sizeColumns();
}

void ListPane::sizeColumns()
{
    m_table->setColumnWidth(WorklistModel::handle, tokens::scaled(kHandleWidth));
    m_table->setColumnWidth(WorklistModel::chosenAt, tokens::scaled(kChosenWidth));
    m_table->setColumnWidth(WorklistModel::state, tokens::scaled(kStateWidth));
}

/// Whoever is on the list by mistake leaves it with one key; "no" keeps them out of the queue.
void ListPane::takeOff()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || m_model->item(row).confirmedAt)
        return;
    m_leaving = m_model->item(row).person;
    m_decider.decide(*m_leaving, Choice::no, {});
}

void ListPane::reload()
{
    const Context& context = m_page.context();
    std::vector<ListItem> items;
    if (context.reading && context.creator.id) {
        if (auto listed = worklist(*context.reading, context.creator.id))
            items = std::move(*listed);
    }
    const int row = m_table->currentIndex().row();
    m_model->setNamesHidden(context.hideNames);
    m_model->replace(std::move(items));
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (row >= 0 && row < m_model->rowCount())
        m_table->selectRow(row);
    int ticked = 0, confirmed = 0;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const ListItem& item = m_model->item(i);
        confirmed += item.confirmedAt.has_value();
        ticked += !item.confirmedAt && item.tickedAt;
    }
    m_counts->setText(tr("%1 to follow · %2 ticked off · %3 seen in Following")
                          .arg(number(toFollow()), number(ticked), number(confirmed)));
    showButtons();
}

int ListPane::toFollow() const
{
    int count = 0;
    for (int i = 0; i < m_model->rowCount(); ++i)
        count += !m_model->item(i).tickedAt && !m_model->item(i).confirmedAt;
    return count;
}

void ListPane::showButtons()
{
    const int row = m_table->currentIndex().row();
    m_takeOff->setEnabled(row >= 0 && !m_model->item(row).confirmedAt);
    m_open->setEnabled(m_table->currentIndex().isValid() || toFollow() > 0);
    m_open->setText(
        m_table->currentIndex().isValid() ? tr("Open profile") : tr("Open next profile"));
}

/// The chosen row, else the first that is still to be followed.
void ListPane::openProfile()
{
    int row = m_table->currentIndex().row();
    for (int i = 0; row < 0 && i < m_model->rowCount(); ++i) {
        if (!m_model->item(i).tickedAt && !m_model->item(i).confirmedAt)
            row = i;
    }
    if (row < 0)
        return;
    m_table->selectRow(row);
    ui::openProfile(m_page, m_model->item(row).handle);
}

void ListPane::exportCsv()
{
    const Context& context = m_page.context();
    const auto items = worklist(*context.reading, context.creator.id);
    if (!items || !context.dialogs)
        return;
    const QString folder = context.settings && !context.settings->lastFolder().isEmpty()
        ? context.settings->lastFolder()
        : QDir::homePath();
    const QString path = context.dialogs->fileToSave(window(), tr("Save the list"),
        QDir(folder).filePath(tr("follow-list") + u".csv"_s), tr("Table") + u" (*.csv)"_s,
        u"csv"_s);
    if (path.isEmpty())
        return;
    const QFileInfo file(path);
    const auto saved =
        saveAtomically(std::filesystem::path(path.toStdU16String()), worklistCsv(*items));
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
