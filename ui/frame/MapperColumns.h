#pragma once

#include "core/import/table/ColumnMapping.h"

#include <QScrollArea>

#include <optional>
#include <vector>

class QComboBox;

namespace mutuals::ui {

class Label;

/// The first rows of a table, with a box above each column that says what it is for. As high as its
/// rows; it scrolls sideways.
class MapperColumns : public QScrollArea {
    Q_OBJECT

public:
    explicit MapperColumns(QWidget* parent = nullptr);

    /// hideNames  the cells of columns with names show none
    void showTable(const UnknownTable& table, bool hideNames);
    void showMapping(const ColumnMapping& mapping);
    QComboBox* firstBox() const;

signals:
    void chosen(int column, std::optional<mutuals::ColumnRole> role); ///< by the user

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Column {
        std::string name; ///< columnName()
        QComboBox* box;
        std::vector<Label*> cells;
    };
    void addColumn(int number, const UnknownTable& table);
    void fit();

    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    bool m_hideNames = false;
};

} // namespace mutuals::ui
