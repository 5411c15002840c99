#include "ui/models/FollowersModel.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/text/Words.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <array>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kColumns { FollowerColumn::handle, FollowerColumn::followedAt,
    FollowerColumn::followedBackAt, FollowerColumn::relation, FollowerColumn::comments,
    FollowerColumn::messages, FollowerColumn::decision };

QString dateOr(const std::optional<Seconds>& time)
{
    return time ? mediumDate(dayOf(*time)) : u"–"_s;
}

QString countOr(const std::optional<int>& count)
{
    return count ? number(*count) : u"–"_s;
}

} // namespace

FollowersModel::FollowersModel(Fetch fetch, QObject* parent)
    : PagedTableModel(std::move(fetch), parent)
{
}

int FollowersModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kColumns.size());
}

QVariant FollowersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FollowerColumn column = kColumns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(row(index.row()), column, idAt(index.row()));
    case Qt::ToolTipRole:
        return plainTip(tip(row(index.row()), column));
    case Qt::TextAlignmentRole: {
        const bool figures =
            column == FollowerColumn::comments || column == FollowerColumn::messages;
        return QVariant::fromValue(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft));
    }
    case RowTable::avatarRole:
        if (column != FollowerColumn::handle)
            return {};
        return m_namesHidden ? QByteArray() : QByteArray::fromStdString(row(index.row()).handle);
    case RowTable::detailRole: {
        const FollowerRow& follower = row(index.row());
        if (column != FollowerColumn::handle || follower.earlierHandles.empty() || m_namesHidden)
            return {};
        return tr("earlier %1").arg(shownHandle(follower.earlierHandles.back()));
    }
    case RowTable::toneRole:
        return tone(row(index.row()), column);
    default:
        return {};
    }
}

int FollowersModel::tone(const FollowerRow& row, FollowerColumn column)
{
    const auto known = [](bool is) { return is ? RowTable::plain : RowTable::quiet; };
    switch (column) {
    case FollowerColumn::handle:
        return known(!row.handle.empty());
    case FollowerColumn::followedAt:
        return known(row.followedAt.has_value());
    case FollowerColumn::followedBackAt:
        return known(row.followedBackAt.has_value());
    case FollowerColumn::relation:
        return row.left                        ? RowTable::quiet
            : row.relation == Relation::mutual ? RowTable::accent
                                               : RowTable::plain;
    case FollowerColumn::comments:
        return known(row.comments.has_value());
    case FollowerColumn::messages:
        return known(row.messages.has_value());
    case FollowerColumn::decision:
        return row.decision == Choice::follow ? RowTable::up : RowTable::quiet;
    }
    return RowTable::plain;
}

QString FollowersModel::text(const FollowerRow& row, FollowerColumn column, Id<Person> person) const
{
    switch (column) {
    case FollowerColumn::handle:
        return personName(row.handle, person, m_namesHidden);
    case FollowerColumn::followedAt:
        return dateOr(row.followedAt);
    case FollowerColumn::followedBackAt:
        return dateOr(row.followedBackAt);
    case FollowerColumn::relation:
        if (row.left)
            return (row.nameGone ? tr("no name %1") : tr("left %1"))
                .arg(dayRange(dayOf(row.left->after), dayOf(row.left->before)));
        return relationTitle(row.relation);
    case FollowerColumn::comments:
        return countOr(row.comments);
    case FollowerColumn::messages:
        return countOr(row.messages);
    case FollowerColumn::decision:
        return row.decision ? choiceTitle(*row.decision) : QString();
    }
    return {};
}

QString FollowersModel::tip(const FollowerRow& row, FollowerColumn column) const
{
    switch (column) {
    case FollowerColumn::handle:
        if (!row.firstSeen || !row.lastSeen)
            return {};
        return tr("In your archives from %1 to %2.")
            .arg(mediumDate(dayOf(*row.firstSeen)), mediumDate(dayOf(*row.lastSeen)));
    case FollowerColumn::followedAt:
        return row.followedAt ? dateTime(*row.followedAt) : tr("No file says since when.");
    case FollowerColumn::followedBackAt:
        return row.followedBackAt ? dateTime(*row.followedBackAt)
                                  : tr("Not in your Following list.");
    case FollowerColumn::relation:
        if (row.left)
            return (row.nameGone ? tr("In the archive of %1; that of %2 has a row without a name "
                                      "instead, since the same second.")
                                 : tr("In the archive of %1, no longer in that of %2."))
                .arg(mediumDate(dayOf(row.left->after)), mediumDate(dayOf(row.left->before)));
        return {};
    case FollowerColumn::comments:
        return row.comments ? tr("Comments on your posts.")
                            : tr("Not known: no comments file was imported.");
    case FollowerColumn::messages:
        return row.messages ? tr("Messages exchanged, both ways.")
                            : tr("Not known: no archive holds messages.");
    case FollowerColumn::decision:
        return {};
    }
    return {};
}

QVariant FollowersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const FollowerColumn column = kColumns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole) {
        const bool figures =
            column == FollowerColumn::comments || column == FollowerColumn::messages;
        return QVariant::fromValue(Qt::AlignVCenter | (figures ? Qt::AlignRight : Qt::AlignLeft));
    }
    const bool words = column == FollowerColumn::handle || column == FollowerColumn::relation
        || column == FollowerColumn::decision;
    if (role == Qt::InitialSortOrderRole) // the newest and the largest are looked for, names by abc
        return words ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case FollowerColumn::handle:
        return tr("Name");
    case FollowerColumn::followedAt:
        return tr("Follows since");
    case FollowerColumn::followedBackAt:
        return tr("You follow since");
    case FollowerColumn::relation:
        return tr("Relation");
    case FollowerColumn::comments:
        return tr("Comments");
    case FollowerColumn::messages:
        return tr("Messages");
    case FollowerColumn::decision:
        return tr("Decision");
    }
    return {};
}

void FollowersModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < columnCount())
        emit orderWanted(kColumns[static_cast<std::size_t>(column)], order == Qt::DescendingOrder);
}

void FollowersModel::setNamesHidden(bool hidden)
{
    if (m_namesHidden == hidden)
        return;
    m_namesHidden = hidden;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

} // namespace mutuals::ui
