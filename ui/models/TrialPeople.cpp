#include "ui/models/TrialPeople.h"

#include "ui/text/Dates.h"
#include "ui/text/PersonName.h"
#include "ui/widgets/RowTable.h"

namespace mutuals::ui {

void TrialPeople::replace(const Trial& trial, const std::vector<Trials::Sighting>& sightings)
{
    beginResetModel();
    m_rows.clear();
    m_isOver = !trial.runs(dayOf(now()));
    for (std::size_t i = 0; i < trial.units.size() && i < sightings.size(); ++i) {
        if (trial.units[i].follow)
            m_rows.push_back({ trial.units[i], sightings[i] });
    }
    endResetModel();
}

void TrialPeople::setNamesHidden(bool hidden)
{
    if (m_namesHidden == hidden)
        return;
    m_namesHidden = hidden;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

bool TrialPeople::done(int row) const
{
    const Trials::Sighting& seen = m_rows[static_cast<std::size_t>(row)].seen;
    return seen.followed || seen.tickedAt;
}

int TrialPeople::undone() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += done(row) ? 0 : 1;
    return count;
}

int TrialPeople::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrialPeople::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QString TrialPeople::stateOf(const Row& row) const
{
    if (row.seen.followed)
        return tr("followed, as an archive shows");
    if (row.seen.tickedAt)
        return tr("ticked off %1").arg(mediumDate(dayOf(*row.seen.tickedAt)));
    if (m_isOver)
        return row.seen.follows ? tr("not followed") : tr("not followed; no longer follows you");
    return row.seen.follows ? tr("to follow") : tr("to follow; no longer follows you");
}

QVariant TrialPeople::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == handle)
        return done(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role == RowTable::avatarRole && index.column() == handle)
        return m_namesHidden ? QByteArray() : QByteArray::fromStdString(row.unit.handle);
    if (role == RowTable::toneRole)
        return index.column() == handle ? RowTable::plain
            : row.seen.followed         ? RowTable::up
                                        : RowTable::quiet;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return index.column() == handle ? personName(row.unit.handle, row.unit.person, m_namesHidden)
                                    : stateOf(row);
}

bool TrialPeople::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != handle)
        return false;
    emit tickWanted(index.row(), value.toInt() == Qt::Checked);
    return false; // the row changes when the workspace did
}

Qt::ItemFlags TrialPeople::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool seen =
        index.isValid() && m_rows[static_cast<std::size_t>(index.row())].seen.followed;
    if (index.isValid() && index.column() == handle && !seen)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant TrialPeople::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == handle ? tr("Name") : tr("State");
}

} // namespace mutuals::ui
