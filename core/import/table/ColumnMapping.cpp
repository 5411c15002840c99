#include "core/import/table/ColumnMapping.h"

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/Cells.h"
#include "core/records/Names.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <set>

namespace mutuals {

namespace json = boost::json;

namespace {

constexpr Names<ColumnRole, 14> kRoles { {
    { ColumnRole::handle, "handle" },
    { ColumnRole::time, "time" },
    { ColumnRole::text, "text" },
    { ColumnRole::likes, "likes" },
    { ColumnRole::video, "video" },
    { ColumnRole::id, "id" },
    { ColumnRole::displayName, "displayName" },
    { ColumnRole::bio, "bio" },
    { ColumnRole::region, "region" },
    { ColumnRole::followers, "followers" },
    { ColumnRole::following, "following" },
    { ColumnRole::videos, "videos" },
    { ColumnRole::verified, "verified" },
    { ColumnRole::isPrivate, "private" },
} };

constexpr Names<DateOrder, 2> kOrders { {
    { DateOrder::dayFirst, "day-first" },
    { DateOrder::monthFirst, "month-first" },
} };

std::string_view viewOf(const json::string& text)
{
    return { text.data(), text.size() };
}

} // namespace

std::string_view roleName(ColumnRole role)
{
    return nameIn(kRoles, role);
}

std::optional<ColumnRole> roleNamed(std::string_view name)
{
    return valueIn(kRoles, name);
}

ColumnMapping::Reads ColumnMapping::reads() const
{
    const auto has = [this](ColumnRole role) { return columns.contains(role); };
    if (!has(ColumnRole::handle) || columns.size() < 2)
        return Reads::nothing;
    if (has(ColumnRole::text))
        return has(ColumnRole::time) ? Reads::comments : Reads::nothing;
    const bool saysMore = std::any_of(columns.begin(), columns.end(),
        [](const auto& column) { return column.first >= ColumnRole::displayName; });
    return saysMore ? Reads::profiles : Reads::nothing;
}

std::vector<ColumnRole> ColumnMapping::lacking() const
{
    if (reads() != Reads::nothing)
        return {};
    if (!columns.contains(ColumnRole::handle))
        return { ColumnRole::handle };
    return { columns.contains(ColumnRole::text) ? ColumnRole::time : ColumnRole::text };
}

bool ColumnMapping::fits(const std::vector<std::string>& header) const
{
    return !columns.empty() && absent(header).empty();
}

std::vector<std::string> ColumnMapping::absent(const std::vector<std::string>& header) const
{
    std::vector<std::string> absent;
    for (const auto& [role, column] : columns) {
        if (!columnNamed(header, column))
            absent.push_back(column);
    }
    return absent;
}

std::optional<ColumnRole> ColumnMapping::roleOf(std::string_view column) const
{
    for (const auto& [role, name] : columns) {
        if (name == column)
            return role;
    }
    return {};
}

void ColumnMapping::assign(std::string_view column, std::optional<ColumnRole> role)
{
    std::erase_if(columns, [&](const auto& one) { return one.second == column; });
    if (role)
        columns[*role] = column;
}

std::string columnName(const std::vector<std::string>& header, std::size_t column)
{
    std::string key = columnKey(header[column]);
    for (std::size_t i = 0; i < column && !key.empty(); ++i) {
        if (columnKey(header[i]) == key)
            key.clear();
    }
    return key.empty() ? fmt::format("#{}", column + 1) : key;
}

std::optional<std::size_t> columnNamed(
    const std::vector<std::string>& header, std::string_view name)
{
    if (name.starts_with('#')) {
        const auto number = digits(name.substr(1));
        if (!number || *number < 1 || static_cast<std::uint64_t>(*number) > header.size())
            return {};
        return static_cast<std::size_t>(*number - 1);
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (columnKey(header[i]) == name)
            return i;
    }
    return {};
}

std::string headerKey(const std::vector<std::string>& header)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string key = columnKey(header[i]);
        if (key.empty() || !taken.insert(key).second)
            key = fmt::format("#{}", i + 1);
        names.push_back(std::move(key));
    }
    return fmt::format("{}", fmt::join(names, ","));
}

bool UnknownTable::hasHeader() const
{
    return std::any_of(
        header.begin(), header.end(), [](const std::string& cell) { return !cell.empty(); });
}

std::string mappingText(const ColumnMapping& mapping)
{
    json::object columns;
    for (const auto& [role, column] : mapping.columns) {
        const auto name = roleName(role);
        columns[json::string_view(name.data(), name.size())] = column;
    }
    json::object object { { "columns", std::move(columns) } };
    if (mapping.dates)
        object["dates"] = json::string(nameIn(kOrders, *mapping.dates).data());
    return json::serialize(object);
}

std::optional<ColumnMapping> mappingOf(std::string_view text)
{
    json::error_code error;
    const json::value value = json::parse(json::string_view(text.data(), text.size()), error);
    if (error || !value.is_object())
        return {};
    ColumnMapping mapping;
    const auto* columns = value.as_object().if_contains("columns");
    if (!columns || !columns->is_object())
        return {};
    for (const auto& [name, column] : columns->as_object()) {
        const auto role = roleNamed({ name.data(), name.size() });
        if (!role || !column.is_string())
            return {};
        mapping.columns[*role] = viewOf(column.as_string());
    }
    if (const auto* dates = value.as_object().if_contains("dates"); dates && dates->is_string())
        mapping.dates = valueIn(kOrders, viewOf(dates->as_string()));
    return mapping;
}

std::string typed(const ColumnMapping& mapping)
{
    std::string text;
    for (const auto& [role, column] : mapping.columns)
        text += fmt::format("{}{}={}", text.empty() ? "" : ",", roleName(role), column);
    if (mapping.dates)
        text += fmt::format("{}dates={}", text.empty() ? "" : ",", nameIn(kOrders, *mapping.dates));
    return text;
}

Result<ColumnMapping> mappingTyped(std::string_view text)
{
    ColumnMapping mapping;
    while (!text.empty()) {
        const auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        const auto equals = part.find('=');
        if (equals == std::string_view::npos)
            return fail(Error::Code::invalid, "\"{}\" is not of the form role=column", part);
        const auto name = part.substr(0, equals);
        const auto column = part.substr(equals + 1);
        if (name == "dates") {
            mapping.dates = valueIn(kOrders, column);
            if (!mapping.dates)
                return fail(Error::Code::invalid, "dates are day-first or month-first");
            continue;
        }
        const auto role = roleNamed(name);
        if (!role)
            return fail(Error::Code::invalid, "\"{}\" is nothing that a column can be", name);
        mapping.columns[*role] = column.starts_with('#') ? std::string(column) : columnKey(column);
    }
    const auto lacking = mapping.lacking();
    if (lacking.empty() || (mapping.columns.empty() && mapping.dates))
        return mapping;
    if (lacking.front() == ColumnRole::handle)
        return fail(
            Error::Code::invalid, "a mapping must name the column of the user names, handle=");
    if (lacking.front() == ColumnRole::time)
        return fail(Error::Code::invalid,
            "a mapping of comments must name the column of their times, time=");
    return fail(Error::Code::invalid,
        "a mapping must name more than the user names: time= and text= of comments, or what the "
        "table says of people (displayName=, bio=, followers=, ...)");
}

} // namespace mutuals
