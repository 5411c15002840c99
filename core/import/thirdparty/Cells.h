#pragma once

#include "core/import/Staged.h"
#include "core/import/table/TableRow.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

using Spellings = std::initializer_list<std::string_view>;

/// The first of the spellings (as columnKey() writes them) that the header has.
std::optional<std::size_t> columnOf(const std::vector<std::string>& keys, Spellings spellings);
/// As above for values that nested data keep in an object: "uniqueid" under "user" is
/// "useruniqueid". The order of the spellings comes first.
std::optional<std::size_t> columnOf(
    const std::vector<std::string>& keys, Spellings parents, Spellings spellings);

/// The cell without the ' that our own tables and others put before what a spreadsheet would take
/// for a formula ("'=1", "'@ana").
std::string_view unguarded(std::string_view cell);

/// A cell by its column; "" where the header has no such column or the row ends before it.
std::string_view cellOf(const TableRow& row, std::optional<std::size_t> column);

/// Digits only, at most 18 of them and what fits 63 bits.
std::optional<std::int64_t> digits(std::string_view cell);

/// A count as tools, spreadsheets and people write it: "1234", "1,234", "12.0" (a table that went
/// through doubles), and in text also "1.234", "1 234" and "1'234". Nothing for what is rounded
/// ("1.2K") or no count ("-1", "0.5").
///
/// isText  it is of a table, in which a count may be grouped by dots; else a number of JSON
std::optional<std::int64_t> countIn(std::string_view cell, bool isText);

/// countIn() of a cell; what is neither a count nor a word for "no data" is reported.
std::optional<std::int64_t> reportedCount(
    const TableRow& row, std::optional<std::size_t> column, Reports& reports);

/// The part after `before`, up to the next separator of an address; "" where there is none.
std::string_view partAfter(std::string_view address, std::string_view before);

/// A handle, the address of a profile, or a user as pyktok writes it: {'unique_id': 'ana', ...}.
/// "" for what no handle can be: "N/A", more than kLongestHandle bytes.
std::string handleIn(std::string_view cell);

/// The number of a video, or that in its address (".../video/123", ".../v/123.html").
std::optional<std::uint64_t> videoIn(std::string_view cell);

/// TikTok's id of a comment. A spreadsheet writes 19 digits as 7.3E+18, which is no id: many
/// comments share it.
std::string_view idIn(std::string_view cell);

/// true, yes, 1 and their opposites.
std::optional<bool> flagIn(std::string_view cell);

} // namespace mutuals
