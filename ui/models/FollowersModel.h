#pragma once

#include "core/records/Follower.h"
#include "ui/models/PagedTableModel.h"

namespace mutuals::ui {

/// The table of followers: any number of rows, in an order that the page makes in a Job. A click on
/// a column's head asks for another order; the model itself never sorts. Roles as RowTable.
class FollowersModel : public PagedTableModel<Id<Person>, FollowerRow> {
    Q_OBJECT

public:
    explicit FollowersModel(Fetch fetch, QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; ///< emits orderWanted

    void setNamesHidden(bool hidden);

signals:
    void orderWanted(mutuals::FollowerColumn column, bool descending);

private:
    QString text(const FollowerRow& row, FollowerColumn column, Id<Person> person) const;
    QString tip(const FollowerRow& row, FollowerColumn column) const;
    static int tone(const FollowerRow& row, FollowerColumn column);

    bool m_namesHidden = false;
};

} // namespace mutuals::ui
