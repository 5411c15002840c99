#include "ui/frame/MapperColumns.h"

#include "ui/text/MappingWords.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/Label.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollBar>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostColumns = 60; ///< no table of people or comments has more
constexpr std::size_t kShownRows = 5;
constexpr int kNoRole = -1;

Label* cellLabel(Label::Look look)
{
    auto* label = new Label({}, look);
    label->setElided(true);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

} // namespace

MapperColumns::MapperColumns(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(u"mapperColumns"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void MapperColumns::showTable(const UnknownTable& table, bool hideNames)
{
    m_hideNames = hideNames;
    m_columns.clear();
    m_rows = table.rows;
    m_rows.resize(std::min(m_rows.size(), kShownRows));

    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, tokens::kSpace8);
    grid->setHorizontalSpacing(tokens::kSpace16);
    grid->setVerticalSpacing(tokens::kSpace4);
    setWidget(inside); // deletes the one before
    inside->installEventFilter(this);
    const std::size_t shown = std::min(table.header.size(), kMostColumns);
    for (std::size_t i = 0; i < shown; ++i)
        addColumn(static_cast<int>(i), table);
    if (shown < table.header.size()) {
        auto* more =
            new Label(tr("and %1 more columns").arg(number(qint64(table.header.size() - shown))),
                Label::Look::small);
        grid->addWidget(more, 1, static_cast<int>(shown));
    }
    horizontalScrollBar()->setValue(0);
    fit();
}

void MapperColumns::addColumn(int number, const UnknownTable& table)
{
    constexpr int kColumnWidth = 150;
    const auto at = static_cast<std::size_t>(number);
    auto* grid = static_cast<QGridLayout*>(widget()->layout());
    grid->setColumnMinimumWidth(number, tokens::scaled(kColumnWidth));
    grid->setColumnStretch(number, 1);
    Column column { columnName(table.header, at), new ComboBox, {} };

    const QString title = shownCell(table.header[at]);
    column.box->setObjectName(u"role%1"_s.arg(number));
    column.box->setAccessibleName(
        tr("What %1 is for").arg(title.isEmpty() ? tr("column %1").arg(number + 1) : title));
    column.box->addItem(tr("Not needed"), kNoRole);
    for (const ColumnRole role : kColumnRoles)
        column.box->addItem(roleTitle(role), static_cast<int>(role));
    column.box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column.box->installEventFilter(this);
    connect(column.box, &QComboBox::activated, this, [this, number, box = column.box] {
        const int role = box->currentData().toInt();
        emit chosen(
            number, role == kNoRole ? std::nullopt : std::optional(static_cast<ColumnRole>(role)));
    });
    grid->addWidget(column.box, 0, number);

    auto* head = cellLabel(Label::Look::strong);
    head->setText(title.isEmpty() ? u"–"_s : title);
    head->setContentsMargins(0, tokens::kSpace8, 0, 0);
    grid->addWidget(head, 1, number);
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        column.cells.push_back(cellLabel(Label::Look::quiet));
        grid->addWidget(column.cells.back(), static_cast<int>(row) + 2, number);
    }
    m_columns.push_back(std::move(column));
}

void MapperColumns::showMapping(const ColumnMapping& mapping)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        int role = kNoRole;
        for (const auto& [known, name] : mapping.columns) {
            if (name == column.name)
                role = static_cast<int>(known);
        }
        column.box->setCurrentIndex(column.box->findData(role));
        const bool named = role == static_cast<int>(ColumnRole::handle)
            || role == static_cast<int>(ColumnRole::displayName);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const QString cell = i < m_rows[row].size() ? shownCell(m_rows[row][i]) : QString();
            column.cells[row]->setText(named && m_hideNames ? tr("hidden") : cell);
        }
    }
}

QComboBox* MapperColumns::firstBox() const
{
    return m_columns.empty() ? nullptr : m_columns.front().box;
}

void MapperColumns::fit()
{
    const bool scrolls = widget()->minimumSizeHint().width() > viewport()->width();
    setFixedHeight(
        widget()->sizeHint().height() + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
}

bool MapperColumns::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget()
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        fit();
    else if (event->type() == QEvent::FocusIn)
        ensureWidgetVisible(static_cast<QWidget*>(watched), tokens::kSpace24, 0);
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mutuals::ui
