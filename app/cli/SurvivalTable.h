#pragma once

#include "app/cli/NumberTable.h"
#include "core/stats/SurvivalRows.h"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace mutuals::cli {

/// The values of a column that sorts rows into groups or strata: in order of number where all are
/// numbers, else of text.
struct Groups {
    std::vector<std::string> names;
    std::vector<int> of; ///< [rows] -1: the cell is empty

    boost::json::value value(std::size_t group) const; ///< a number where it is one
};

/// Cells that a fit cannot use say which row and what to do. errors  notFound, invalid
Result<std::vector<double>> numberColumn(const NumberTable& table, const std::string& name);
/// errors  notFound; invalid: fewer than two values
Result<Groups> groupColumn(const NumberTable& table, const std::string& name);

/// Columns of times and events as rows of a survival analysis.
struct SurvivalTable {
    std::vector<std::size_t> tableRow; ///< [rows] of NumberTable, from 0
    SurvivalRows rows;
    boost::json::array leftOut; ///< {"row", "why"}: rows that say nothing

    /// Places in `rows` whose cells are all there.
    std::vector<std::size_t> with(const std::vector<const std::vector<int>*>& groups,
        const std::vector<const std::vector<double>*>& numbers) const;
    /// Of some of the rows, by their places.
    std::vector<int> groupsOf(const Groups& groups, const std::vector<std::size_t>& places) const;
};

/// start  "": everyone is watched from 0 on, and whoever stops at 0 says nothing
/// errors  notFound; invalid: as checked(), an event that is neither 0 nor 1
Result<SurvivalTable> survivalTable(const NumberTable& table, const std::string& start,
    const std::string& stop, const std::string& event);

} // namespace mutuals::cli
