#pragma once

#include "core/store/Trials.h"

#include <QAbstractTableModel>

#include <vector>

namespace mutuals::ui {

/// Whom the lot chose to follow, and how far that is. The box in the first column asks for a tick;
/// the page writes it. Those left alone are not shown: nothing is to be done about them.
class TrialPeople : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    enum Column { handle, state, columns };

    void replace(const Trial& trial, const std::vector<Trials::Sighting>& sightings);
    void setNamesHidden(bool hidden);
    const TrialUnit& unit(int row) const { return m_rows[static_cast<std::size_t>(row)].unit; }
    bool done(int row) const; ///< ticked off or seen
    int undone() const; ///< how many are still to be followed

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void tickWanted(int row, bool ticked);

private:
    struct Row {
        TrialUnit unit;
        Trials::Sighting seen;
    };
    QString stateOf(const Row& row) const;

    std::vector<Row> m_rows;
    bool m_isOver = false;
    bool m_namesHidden = false;
};

} // namespace mutuals::ui
