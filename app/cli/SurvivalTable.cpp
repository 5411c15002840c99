#include "app/cli/SurvivalTable.h"

#include <boost/json/object.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace mutuals::cli {

namespace {

constexpr int kFirstDataRow = 2; ///< as a spreadsheet numbers rows

std::optional<double> numberOf(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

bool comesBefore(const std::string& a, const std::string& b)
{
    const auto one = numberOf(a), other = numberOf(b);
    if (one && other && *one != *other)
        return *one < *other;
    return one.has_value() != other.has_value() ? one.has_value() : a < b;
}

} // namespace

boost::json::value Groups::value(std::size_t group) const
{
    const auto number = numberOf(names[group]);
    if (!number)
        return boost::json::value(names[group]);
    if (*number == std::floor(*number) && std::abs(*number) < 1e15)
        return boost::json::value(static_cast<std::int64_t>(*number));
    return boost::json::value(*number);
}

Result<std::vector<double>> numberColumn(const NumberTable& table, const std::string& name)
{
    auto values = table.numbers(name);
    if (!values && values.error().code == Error::Code::invalid)
        return fail(
            Error::Code::invalid, "{}; correct the cell, or leave it empty", values.error().detail);
    return values;
}

Result<Groups> groupColumn(const NumberTable& table, const std::string& name)
{
    const auto cells = table.cells(name);
    if (!cells)
        return tl::unexpected(cells.error());
    Groups groups;
    for (const std::string& cell : **cells) {
        if (!cell.empty() && cell != "NA")
            groups.names.push_back(cell);
    }
    std::sort(groups.names.begin(), groups.names.end(), comesBefore);
    groups.names.erase(std::unique(groups.names.begin(), groups.names.end()), groups.names.end());
    if (groups.names.size() < 2)
        return fail(Error::Code::invalid,
            "Column \"{}\" holds one group only; name a column with two or more", name);
    std::map<std::string, int> place;
    for (std::size_t i = 0; i < groups.names.size(); ++i)
        place[groups.names[i]] = static_cast<int>(i);
    for (const std::string& cell : **cells) {
        const auto found = place.find(cell);
        groups.of.push_back(found == place.end() ? -1 : found->second);
    }
    return groups;
}

std::vector<std::size_t> SurvivalTable::with(const std::vector<const std::vector<int>*>& groups,
    const std::vector<const std::vector<double>*>& numbers) const
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < tableRow.size(); ++i) {
        const std::size_t row = tableRow[i];
        const bool whole = std::all_of(groups.begin(), groups.end(), [row](const auto* group) {
            return (*group)[row] >= 0;
        }) && std::all_of(numbers.begin(), numbers.end(), [row](const auto* column) {
            return !std::isnan((*column)[row]);
        });
        if (whole)
            places.push_back(i);
    }
    return places;
}

std::vector<int> SurvivalTable::groupsOf(
    const Groups& groups, const std::vector<std::size_t>& places) const
{
    std::vector<int> of;
    for (const std::size_t place : places)
        of.push_back(groups.of[tableRow[place]]);
    return of;
}

Result<SurvivalTable> survivalTable(const NumberTable& table, const std::string& start,
    const std::string& stop, const std::string& event)
{
    const auto stops = numberColumn(table, stop);
    if (!stops)
        return tl::unexpected(stops.error());
    const auto events = numberColumn(table, event);
    if (!events)
        return tl::unexpected(events.error());
    std::vector<double> starts;
    if (!start.empty()) {
        const auto found = numberColumn(table, start);
        if (!found)
            return tl::unexpected(found.error());
        starts = *found;
    }
    SurvivalTable made;
    for (std::size_t i = 0; i < stops->size(); ++i) {
        const int number = static_cast<int>(i) + kFirstDataRow;
        const double end = (*stops)[i], what = (*events)[i];
        const bool missing =
            std::isnan(end) || std::isnan(what) || (!starts.empty() && std::isnan(starts[i]));
        if (missing || (starts.empty() && end == 0)) {
            made.leftOut.push_back(boost::json::object { { "row", number },
                { "why", missing ? "a cell is empty" : "it stops when it begins" } });
            continue;
        }
        if (what != 0 && what != 1)
            return fail(Error::Code::invalid,
                "Row {}, column \"{}\": write 1 where the event happened, 0 where not", number,
                event);
        if (starts.empty() && end < 0)
            return fail(Error::Code::invalid,
                "Row {}: it stops at {}, before its start at 0; correct the time or leave the row "
                "out",
                number, end);
        made.tableRow.push_back(i);
        made.rows.stop.push_back(end);
        made.rows.event.push_back(what == 1);
        made.rows.number.push_back(number);
        if (!starts.empty())
            made.rows.start.push_back(starts[i]);
    }
    if (const auto fine = checked(made.rows); !fine)
        return tl::unexpected(fine.error());
    return made;
}

} // namespace mutuals::cli
