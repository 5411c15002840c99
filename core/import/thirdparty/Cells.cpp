#include "core/import/thirdparty/Cells.h"

#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mutuals {

namespace {

constexpr std::string_view kUsualStart = "https://www.";

/// The string that begins with its quote at `at`, and where it ends; Python escapes with \\.
std::string_view pythonString(std::string_view text, std::size_t& at)
{
    const char quote = text[at];
    const auto begin = ++at;
    while (at < text.size() && text[at] != quote)
        at += text[at] == '\\' ? 2U : 1U;
    const auto end = std::min(at, text.size());
    at = end + 1;
    return text.substr(begin, end - begin);
}

/// A text of a Python dict as print() shows it: {'uid': '1', 'unique_id': 'ana', 'x': [...]}.
/// Other people's names stand in it too, and may look like anything: only keys of its own count.
std::string_view pythonValue(std::string_view dict, std::string_view key)
{
    int depth = 0;
    std::string_view last;
    bool isValue = false;
    for (std::size_t at = 0; at < dict.size();) {
        const char c = dict[at];
        if (c == '\'' || c == '"') {
            const auto text = pythonString(dict, at);
            if (depth == 1 && isValue && last == key)
                return text;
            if (depth == 1 && !isValue)
                last = text;
            continue;
        }
        ++at;
        if (c == '{' || c == '[' || c == '(')
            ++depth;
        else if (c == '}' || c == ']' || c == ')')
            --depth;
        else if (depth == 1 && (c == ':' || c == ','))
            isValue = c == ':';
    }
    return {};
}

} // namespace

std::optional<std::size_t> columnOf(const std::vector<std::string>& keys, Spellings spellings)
{
    return columnOf(keys, { "" }, spellings);
}

std::optional<std::size_t> columnOf(
    const std::vector<std::string>& keys, Spellings parents, Spellings spellings)
{
    for (const auto spelling : spellings) {
        for (const auto parent : parents) {
            if (const auto place = placeOf(keys, std::string(parent).append(spelling)))
                return place;
        }
    }
    return {};
}

std::string_view unguarded(std::string_view cell)
{
    static constexpr std::array<std::string_view, 11> kFormulas { "=", "+", "-", "@", "\t", "\r",
        "|", "＝", "＋", "－", "＠" };
    if (!cell.starts_with('\''))
        return cell;
    const auto rest = cell.substr(1);
    const bool isGuarded = std::any_of(kFormulas.begin(), kFormulas.end(),
        [&](std::string_view start) { return rest.starts_with(start); });
    return isGuarded ? rest : cell;
}

std::string_view cellOf(const TableRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.cells.size() ? row.cells[*column] : std::string_view();
}

std::optional<std::int64_t> digits(std::string_view cell)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (cell.starts_with('-') || error != std::errc() || end != cell.data() + cell.size())
        return {};
    return number;
}

std::optional<std::int64_t> countIn(std::string_view cell, bool isText)
{
    const auto first = cell.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    cell = cell.substr(first, cell.find_last_not_of(' ') - first + 1);
    if (const auto dot = cell.find('.'); dot != std::string_view::npos
        && cell.find_first_not_of('0', dot + 1) == std::string_view::npos && dot + 1 < cell.size()
        && (!isText || cell.size() - dot != 4))
        cell = cell.substr(0, dot);
    if (const auto number = cellNumber(cell))
        return *number < 0 ? std::nullopt : number;
    if (!isText || cell.starts_with('0'))
        return {};
    for (const std::string_view separator : { ".", " ", "'", "\u00a0", "\u202f", "\u2019" }) {
        if (cell.find(separator) == std::string_view::npos)
            continue;
        std::string grouped(cell);
        for (auto at = grouped.find(separator); at != std::string::npos;
             at = grouped.find(separator, at + 1))
            grouped.replace(at, separator.size(), ",");
        return cell.find(',') == std::string_view::npos ? cellNumber(grouped) : std::nullopt;
    }
    return {};
}

std::optional<std::int64_t> reportedCount(
    const TableRow& row, std::optional<std::size_t> column, Reports& reports)
{
    const auto cell = cellOf(row, column);
    const auto count = countIn(cell, row.unit != "item");
    if (!count && !isNoData(cell))
        reports.add(fmt::format("{}, cell {}", row.place(), *column + 1),
            fmt::format("\"{:.40}\" is no number", cell));
    return count;
}

std::string_view partAfter(std::string_view address, std::string_view before)
{
    if (address.starts_with(kUsualStart)) // nothing that is looked for lies in it
        address.remove_prefix(kUsualStart.size());
    const auto at = address.find(before);
    if (at == std::string_view::npos)
        return {};
    address.remove_prefix(at + before.size());
    return address.substr(0, address.find_first_of("/?#'\""));
}

std::string handleIn(std::string_view cell)
{
    cell = unguarded(cell);
    const bool mayBeAddress = cell.find('/') != std::string_view::npos;
    if (const auto inAddress = mayBeAddress ? partAfter(cell, "tiktok.com/@") : std::string_view();
        !inAddress.empty())
        cell = inAddress;
    else if (cell.starts_with('{'))
        cell = pythonValue(cell, "unique_id");
    std::string handle = cleanHandle(cell);
    if (isNameless(handle) || handle.size() > kLongestHandle)
        handle.clear();
    return handle;
}

std::optional<std::uint64_t> videoIn(std::string_view cell)
{
    if (cell.find('/') != std::string_view::npos) {
        auto number = partAfter(cell, "/video/");
        if (number.empty())
            number = partAfter(cell, "/photo/");
        if (number.empty())
            number = partAfter(cell, "/v/");
        cell = number.substr(0, number.find('.'));
    }
    const auto number = digits(cell);
    if (!number)
        return {};
    return static_cast<std::uint64_t>(*number);
}

std::string_view idIn(std::string_view cell)
{
    cell = unguarded(cell);
    const bool isRounded = cell.find('.') != std::string_view::npos
        && cell.find_first_of("eE") != std::string_view::npos
        && cell.find_first_not_of("0123456789.+eE") == std::string_view::npos;
    return isRounded || isNoData(cell) ? std::string_view() : cell;
}

std::optional<bool> flagIn(std::string_view cell)
{
    const std::string key = columnKey(cell);
    if (key == "true" || key == "yes" || key == "1")
        return true;
    if (key == "false" || key == "no" || key == "0")
        return false;
    return {};
}

} // namespace mutuals
