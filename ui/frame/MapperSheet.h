#pragma once

#include "ui/widgets/Sheet.h"

#include "core/import/table/ColumnMapping.h"

#include <map>
#include <optional>
#include <vector>

class QComboBox;

namespace mutuals::ui {

class Button;
class Label;
class MapperColumns;

/// A table that Mutuals does not know: the user says what its columns are for, and sees at once
/// what would be read.
class MapperSheet : public Sheet {
    Q_OBJECT

public:
    MapperSheet(QWidget* host, const QWidgetList& beneath);

    /// isRead     `table.guessed` is what the user said before
    /// hideNames  no name of a person is shown
    void showTable(const QString& file, const UnknownTable& table, bool isRead, bool hideNames);

signals:
    void mapped(
        const std::string& header, const mutuals::ColumnMapping& mapping); ///< by headerKey()

private:
    void buildLayout();
    void choose(int column, std::optional<ColumnRole> role);
    void chooseDates();
    void settle(); ///< wishes into mapping
    void tryOut(); ///< shows what the mapping reads

    /// What the user, or the guess, wants of a column. Of two that want the same the later one has
    /// it, and gives it back when it wants something else: who steps through a box with the keys
    /// takes nothing from the other columns.
    struct Wish {
        std::optional<ColumnRole> role;
        int turn = 0;
    };

    UnknownTable m_table;
    std::vector<Wish> m_wishes; ///< one per column
    int m_turn = 0;
    ColumnMapping m_mapping; ///< what they come to
    bool m_hideNames = false;
    bool m_asksForDates = false; ///< this table did, with some mapping
    Label* m_sentence;
    MapperColumns* m_columns;
    QWidget* m_dates;
    QComboBox* m_order;
    Label* m_reads;
    QWidget* m_lines;
    Button* m_back;
    Button* m_use;
};

} // namespace mutuals::ui
