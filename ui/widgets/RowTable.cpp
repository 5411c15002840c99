#include "ui/widgets/RowTable.h"

#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Avatar.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace mutuals::ui {

namespace {

constexpr int kAvatar = 24;
constexpr int kBox = 16;

} // namespace

class RowTable::Painter : public QStyledItemDelegate {
public:
    explicit Painter(RowTable* table)
        : QStyledItemDelegate(table)
        , m_table(table)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const auto& colors = tokens::colors();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = m_table->hoveredRow() == index.row();
        painter->fillRect(option.rect,
            selected      ? colors.accentSoft
                : hovered ? colors.hover
                          : colors.card);
        painter->fillRect(
            option.rect.left(), option.rect.bottom(), option.rect.width(), 1, colors.line);
        QRect room = option.rect.adjusted(tokens::kSpace12, 0, -tokens::kSpace12, -1);
        if (const QVariant box = index.data(Qt::CheckStateRole); box.isValid())
            room.setLeft(paintBox(*painter, room, index, box.toInt() == Qt::Checked));
        if (const QVariant avatar = index.data(avatarRole); avatar.isValid()) {
            const QByteArray handle = avatar.toByteArray();
            painter->setRenderHint(QPainter::Antialiasing);
            const QRectF circle(
                room.left(), room.center().y() - kAvatar / 2.0 + 0.5, kAvatar, kAvatar);
            paintAvatar(
                *painter, circle, { handle.constData(), static_cast<std::size_t>(handle.size()) });
            room.setLeft(room.left() + kAvatar + tokens::kSpace8);
        }
        paintText(*painter, room, option, index);
    }

private:
    static QColor colorOf(int tone)
    {
        const auto& colors = tokens::colors();
        switch (tone) {
        case quiet:
            return colors.quiet;
        case up:
            return colors.up;
        case down:
            return colors.down;
        case accent:
            return colors.accent;
        default:
            return colors.ink;
        }
    }

    void paintText(QPainter& painter, QRect room, const QStyleOptionViewItem& option,
        const QModelIndex& index) const
    {
        const QVariant alignment = index.data(Qt::TextAlignmentRole);
        const int flags =
            (alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextSingleLine;
        if (flags & Qt::AlignRight) // under the name of the column, which leaves room for an arrow
            room.setRight(room.right() - tokens::kSpace16);
        painter.setFont(option.font);
        painter.setPen(colorOf(index.data(toneRole).toInt()));
        const QString text =
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width());
        painter.drawText(room, flags, text);
        const QString detail = index.data(detailRole).toString();
        if (detail.isEmpty())
            return;
        const int used = option.fontMetrics.horizontalAdvance(text) + tokens::kSpace8;
        const QFont small = textFont(tokens::kText11);
        painter.setFont(small);
        painter.setPen(tokens::colors().quiet);
        painter.drawText(room.adjusted(used, 0, 0, 0), flags,
            QFontMetrics(small).elidedText(
                detail, Qt::ElideRight, std::max(0, room.width() - used)));
    }

    int paintBox(QPainter& painter, const QRect& room, const QModelIndex& index, bool checked) const
    {
        const auto& colors = tokens::colors();
        const bool open = index.flags().testFlag(Qt::ItemIsUserCheckable);
        const QRectF box(room.left() + 0.5, room.center().y() - kBox / 2 + 0.5, kBox - 1, kBox - 1);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(checked && open ? colors.accent : colors.unsure, 1));
        painter.setBrush(checked && open ? colors.accent : checked ? colors.fill : colors.card);
        painter.drawRoundedRect(box, 4, 4);
        if (checked) {
            QPen tick(open ? colors.onAccent : colors.quiet, 1.75);
            tick.setCapStyle(Qt::RoundCap);
            tick.setJoinStyle(Qt::RoundJoin);
            painter.setPen(tick);
            const QPointF at = box.topLeft();
            painter.drawPolyline(QPolygonF(
                { at + QPointF(3.6, 7.8), at + QPointF(6.4, 10.6), at + QPointF(11.4, 4.6) }));
        }
        return room.left() + kBox + tokens::kSpace12;
    }

    RowTable* m_table;
};

RowTable::RowTable(QWidget* parent)
    : QTableView(parent)
{
    setItemDelegate(new Painter(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(false);
    fit();
}

void RowTable::fit()
{
    verticalHeader()->setDefaultSectionSize(
        std::max(kAvatar + tokens::kSpace12, 2 * fontMetrics().height() + tokens::kSpace4));
}

void RowTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
    else if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void RowTable::hover(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void RowTable::mouseMoveEvent(QMouseEvent* event)
{
    hover(indexAt(event->pos()).row());
    QTableView::mouseMoveEvent(event);
}

void RowTable::wheelEvent(QWheelEvent* event)
{
    QTableView::wheelEvent(event);
    hover(indexAt(event->position().toPoint()).row());
}

bool RowTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

void RowTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    const int left = columnViewportPosition(index.column()) + tokens::kSpace12;
    const bool onBox = index.data(Qt::CheckStateRole).isValid()
        && event->pos().x() < left + kBox + tokens::kSpace8;
    if (!onBox)
        emit rowActivated(index.row());
    else if (index.flags().testFlag(Qt::ItemIsUserCheckable))
        model()->setData(index,
            index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

void RowTable::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit rowActivated(current.row());
        return;
    }
    if (current.isValid() && event->key() == Qt::Key_Space) {
        const QModelIndex box = current.siblingAtColumn(0);
        if (box.flags().testFlag(Qt::ItemIsUserCheckable)) {
            model()->setData(box,
                box.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                Qt::CheckStateRole);
            return;
        }
    }
    QTableView::keyPressEvent(event);
}

} // namespace mutuals::ui
