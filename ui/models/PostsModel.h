#pragma once

#include "core/audience/Posts.h"

#include <QAbstractTableModel>

#include <vector>

namespace mutuals::ui {

/// The creator's posts with what the files say of each; a click on a column's name sorts by it.
class PostsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    enum Column { posted, title, views, likes, comments, shares, sources, columns };

    void replace(std::vector<JoinedPost> posts);
    const JoinedPost& post(int row) const
    {
        return m_posts[m_order[static_cast<std::size_t>(row)]];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; ///< unknown counts always come last

private:
    void arrange();

    std::vector<JoinedPost> m_posts;
    std::vector<std::size_t> m_order;
    int m_column = posted;
    Qt::SortOrder m_direction = Qt::DescendingOrder;
};

} // namespace mutuals::ui
