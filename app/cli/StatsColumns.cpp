#include "app/cli/StatsColumns.h"

#include "app/cli/Text.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>
#include <ostream>

namespace mutuals::cli {

namespace {

std::optional<double> numberOf(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

tl::unexpected<Error> emptyCell(std::size_t entry, std::string_view column)
{
    return fail(Error::Code::invalid,
        "Row {}, column \"{}\" is empty: fill the cell or take the row out", rowNumber(entry),
        column);
}

} // namespace

Result<LabelColumn> labelColumn(const NumberTable& table, std::string_view column)
{
    const auto cells = table.cells(column);
    if (!cells)
        return tl::unexpected(cells.error());
    LabelColumn found;
    bool numeric = true;
    for (std::size_t i = 0; i < (*cells)->size(); ++i) {
        const std::string& cell = (**cells)[i];
        if (cell.empty())
            return emptyCell(i, column);
        found.names.push_back(cell);
        numeric = numeric && numberOf(cell);
    }
    const auto less = [numeric](const std::string& a, const std::string& b) {
        return numeric && *numberOf(a) != *numberOf(b) ? *numberOf(a) < *numberOf(b) : a < b;
    };
    std::sort(found.names.begin(), found.names.end(), less);
    found.names.erase(std::unique(found.names.begin(), found.names.end()), found.names.end());
    std::map<std::string, int> places;
    for (std::size_t i = 0; i < found.names.size(); ++i)
        places[found.names[i]] = static_cast<int>(i);
    for (const std::string& cell : **cells)
        found.of.push_back(places[cell]);
    return found;
}

Result<std::vector<double>> fullColumn(const NumberTable& table, std::string_view column)
{
    auto values = table.numbers(column);
    if (!values)
        return values;
    for (std::size_t i = 0; i < values->size(); ++i) {
        if (std::isnan((*values)[i]))
            return emptyCell(i, column);
    }
    return values;
}

Result<std::vector<char>> flagColumn(
    const NumberTable& table, std::string_view column, std::string_view meaning)
{
    const auto values = fullColumn(table, column);
    if (!values)
        return tl::unexpected(values.error());
    std::vector<char> flags;
    for (const double value : *values) {
        if (value != 0 && value != 1)
            return fail(Error::Code::invalid, "Row {}, column \"{}\" is not 0 or 1: {}",
                rowNumber(flags.size()), column, meaning);
        flags.push_back(value == 1 ? 1 : 0);
    }
    return flags;
}

std::string firstWord(const std::string& name)
{
    const auto end = std::find_if_not(name.begin(), name.end(),
        [](char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; });
    return end == name.begin() ? name : std::string(name.begin(), end);
}

ExitCode unanswered(Session& session, const std::string& why, boost::json::value partial)
{
    const std::string text = printable(why);
    session.err << "mutuals-cli: " << text << ".\n";
    if (session.json) {
        boost::json::object object =
            partial.is_object() ? partial.as_object() : boost::json::object();
        object["missing"] = boost::json::array { boost::json::value(text) };
        session.print(object);
    }
    return ExitCode::unanswerable;
}

} // namespace mutuals::cli
