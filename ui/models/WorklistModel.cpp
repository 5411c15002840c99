#include "ui/models/WorklistModel.h"

#include "ui/text/Dates.h"
#include "ui/text/PersonName.h"
#include "ui/text/PersonWords.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

namespace mutuals::ui {

QString listState(const ListItem& item)
{
    if (item.confirmedAt)
        return WorklistModel::tr("followed since %1").arg(mediumDate(dayOf(*item.confirmedAt)));
    if (item.tickedAt)
        return WorklistModel::tr("ticked off %1").arg(mediumDate(dayOf(*item.tickedAt)));
    if (item.trial && !item.trial->follow)
        return trialPlaceWords(*item.trial);
    if (!item.stillFollows)
        return WorklistModel::tr("to follow; no longer follows you");
    if (item.trial)
        return WorklistModel::tr("to follow; the trial asks for it");
    return WorklistModel::tr("to follow");
}

void WorklistModel::replace(std::vector<ListItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

void WorklistModel::setNamesHidden(bool hidden)
{
    if (m_namesHidden == hidden)
        return;
    m_namesHidden = hidden;
    if (!m_items.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int WorklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int WorklistModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QVariant WorklistModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ListItem& chosen = item(index.row());
    if (role == Qt::CheckStateRole && index.column() == handle)
        return chosen.tickedAt || chosen.confirmedAt ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == state)
        return plainTip(chosen.trial && !chosen.trial->follow
                ? tr(
                    "You chose to follow them, and the lot put them among those whom a trial "
                    "leaves alone. Followed before its end they hide a part of what it could find.")
                : chosen.confirmedAt
                ? tr("In the Following list of a later archive, with this date.")
                : tr("The next archive that shows them in Following confirms it."));
    if (role == RowTable::avatarRole && index.column() == handle)
        return m_namesHidden ? QByteArray() : QByteArray::fromStdString(chosen.handle);
    if (role == RowTable::toneRole)
        return index.column() == state && chosen.confirmedAt ? RowTable::up
            : index.column() == handle                       ? RowTable::plain
                                                             : RowTable::quiet;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case handle:
        return personName(chosen.handle, chosen.person, m_namesHidden);
    case chosenAt:
        return mediumDate(dayOf(chosen.chosenAt));
    case state:
        return listState(chosen);
    case reason:
        return QString::fromStdString(chosen.reason).simplified();
    default:
        return {};
    }
}

bool WorklistModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != handle)
        return false;
    emit tickWanted(index.row(), value.toInt() == Qt::Checked);
    return false; // the row changes when the workspace did
}

Qt::ItemFlags WorklistModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    // What an archive shows as followed cannot be unticked by hand.
    if (index.isValid() && index.column() == handle && !item(index.row()).confirmedAt)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant WorklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
        return {};
    }
    switch (section) {
    case handle:
        return tr("Name");
    case chosenAt:
        return tr("Chosen");
    case state:
        return tr("State");
    case reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace mutuals::ui
