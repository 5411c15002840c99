#pragma once

#include "core/curation/Curation.h"

#include <QAbstractTableModel>

#include <vector>

namespace mutuals::ui {

/// The people chosen to be followed, on their way to a later archive's Following list. The box in
/// the first column asks for a tick; the page writes it.
class WorklistModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    enum Column { handle, chosenAt, state, reason, columns };

    void replace(std::vector<ListItem> items);
    void setNamesHidden(bool hidden);
    const ListItem& item(int row) const { return m_items[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void tickWanted(int row, bool ticked);

private:
    std::vector<ListItem> m_items;
    bool m_namesHidden = false;
};

/// "to follow", "ticked off 12 Dec 2024", "followed since 13 Dec 2024", ...
QString listState(const ListItem& item);

} // namespace mutuals::ui
