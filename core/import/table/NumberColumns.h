#pragma once

#include "core/import/Staged.h"
#include "core/import/table/CsvReader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Which of the header's columnKey()s is `key`, from 0.
std::optional<std::size_t> placeOf(const std::vector<std::string>& keys, std::string_view key);

/// cellNumber(), with a report for what is neither a number nor a word for "no data".
std::optional<std::int64_t> reportedNumber(
    const TableRow& row, std::size_t place, Reports& reports);

/// A column of numbers and the value of a record that it fills.
template <class Record> struct NumberColumn {
    std::size_t place;
    std::optional<std::int64_t> Record::*value;
};

/// Fills a record from its row; a row that ends too early fills what it has, and is reported.
///
/// begin  the cell that the places count from
template <class Record>
void readNumbers(const TableRow& row, const std::vector<NumberColumn<Record>>& columns,
    std::size_t begin, Record& record, Reports& reports)
{
    bool isShort = false;
    for (const auto& [place, value] : columns) {
        if (begin + place < row.cells.size())
            record.*value = reportedNumber(row, begin + place, reports);
        else
            isShort = true;
    }
    if (isShort)
        reports.add(row.place(), "fewer cells than the header");
}

} // namespace mutuals
