#pragma once

#include <QAbstractTableModel>
#include <QCache>

#include <algorithm>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace mutuals::ui {

inline constexpr int kPageRows = 64; ///< twice what a window shows; read within a millisecond
inline constexpr int kPagesKept = 256;

/// A table over any number of rows: it keeps the ids of all rows in view order (8 bytes each) and
/// the cells of the pages last looked at. Sorting and filtering make a new order, so there is no
/// proxy. A page is read when one of its rows is first asked for, never cell by cell.
///
/// Id, Row  `fetch` gives one Row per Id in the same order, blank when the id is gone
template <class Id, class Row> class PagedTableModel : public QAbstractTableModel {
public:
    using Fetch = std::function<std::vector<Row>(std::span<const Id>)>;

    explicit PagedTableModel(Fetch fetch, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_fetch(std::move(fetch))
        , m_pages(kPagesKept)
    {
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_order.size());
    }

    /// Shows other rows, or the same in another order. Cells are read anew.
    void setOrder(std::vector<Id> order)
    {
        beginResetModel();
        m_order = std::move(order);
        m_pages.clear();
        endResetModel();
    }

    /// Reads what is shown anew; the order stays.
    void refresh()
    {
        m_pages.clear();
        if (!m_order.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    const std::vector<Id>& order() const { return m_order; }
    Id idAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }

    /// One row; valid until another one is asked for.
    const Row& row(int number) const
    {
        const int page = number / kPageRows;
        if (!m_pages.contains(page))
            m_pages.insert(page, new std::vector<Row>(fetched(page)));
        return (*m_pages.object(page))[static_cast<std::size_t>(number % kPageRows)];
    }

private:
    std::vector<Row> fetched(int page) const
    {
        const auto begin = static_cast<std::size_t>(page) * kPageRows;
        const auto count = std::min<std::size_t>(kPageRows, m_order.size() - begin);
        std::vector<Row> rows = m_fetch(std::span(m_order).subspan(begin, count));
        rows.resize(count); // a failed read shows blank rows, not a crash
        return rows;
    }

    Fetch m_fetch;
    std::vector<Id> m_order;
    mutable QCache<int, std::vector<Row>> m_pages;
};

} // namespace mutuals::ui
