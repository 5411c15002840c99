#pragma once

#include "app/cli/NumberTable.h"
#include "app/cli/Session.h"

#include <string>
#include <vector>

namespace mutuals::cli {

/// The row as a spreadsheet numbers it, of an entry of a column.
inline std::size_t rowNumber(std::size_t entry)
{
    return entry + 2;
}

/// A column of names, each as its place among the different ones.
struct LabelColumn {
    std::vector<std::string> names; ///< as numbers where all of them are numbers, else by letters
    std::vector<int> of; ///< [rows]
};

/// errors  notFound: no such column; invalid: an empty cell
Result<LabelColumn> labelColumn(const NumberTable& table, std::string_view column);

/// [rows] of numbers without gaps. errors  as NumberTable::numbers; invalid: an empty cell
Result<std::vector<double>> fullColumn(const NumberTable& table, std::string_view column);

/// [rows] of 0 and 1. errors  as fullColumn; invalid: another number
Result<std::vector<char>> flagColumn(
    const NumberTable& table, std::string_view column, std::string_view meaning);

/// The letters that a name begins with: "likes" of "likes_after".
std::string firstWord(const std::string& name);

/// Says why a question has no answer: exit code 6.
ExitCode unanswered(Session& session, const std::string& why, boost::json::value partial = {});

} // namespace mutuals::cli
