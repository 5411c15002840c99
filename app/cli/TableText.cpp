#include "app/cli/TableText.h"

#include "app/cli/Text.h"

#include <fmt/format.h>

#include <algorithm>

namespace mutuals::cli {

namespace {

constexpr std::size_t kCells = 3;
constexpr std::size_t kMostColumns = 40;

/// Short, and never within a character.
std::string shortened(std::string_view cell)
{
    constexpr std::size_t kMost = 24;
    if (cell.size() <= kMost)
        return printable(cell);
    auto end = kMost;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xc0) == 0x80)
        --end;
    return printable(cell.substr(0, end)) + "...";
}

std::string columns(const UnknownTable& unknown)
{
    std::vector<std::vector<std::string>> lines { { "column", "1st row", "2nd", "3rd",
        "read as" } };
    for (std::size_t i = 0; i < std::min(unknown.header.size(), kMostColumns); ++i) {
        const std::string name = columnName(unknown.header, i);
        std::vector<std::string> line { shortened(name) };
        for (std::size_t row = 0; row < kCells; ++row)
            line.push_back(row < unknown.rows.size() && i < unknown.rows[row].size()
                    ? shortened(unknown.rows[row][i])
                    : "");
        const auto role = unknown.guessed.roleOf(name);
        line.emplace_back(role ? roleName(*role) : "");
        lines.push_back(std::move(line));
    }
    return table(lines);
}

} // namespace

std::string tableText(const UnknownTable& unknown)
{
    const MappingPreview shown = preview(unknown, unknown.guessed, dayOf(now()));
    std::string text = columns(unknown);
    if (unknown.header.size() > kMostColumns)
        text += fmt::format("and {} columns more\n", unknown.header.size() - kMostColumns);
    if (shown.asksForDates)
        text += "Whether days like 01/02/2023 begin with the day or the month is yours to say.\n";
    else if (shown.reads != ColumnMapping::Reads::nothing)
        text += fmt::format("As {}, {} of the first {} rows can be read.\n",
            shown.reads == ColumnMapping::Reads::comments ? "comments" : "profiles", shown.readable,
            shown.readable + shown.refused);
    for (const Comment& comment : shown.comments)
        text += fmt::format("  {} {} \"{}\"\n", printable(comment.handle), formatTime(comment.at),
            shortened(comment.text));
    for (const Profile& profile : shown.profiles)
        text += fmt::format("  {}{}{}\n", printable(profile.handle),
            profile.displayName ? " \"" + shortened(*profile.displayName) + '"' : "",
            profile.followers ? fmt::format(", {} followers", *profile.followers) : "");
    for (std::size_t i = 0; i < std::min<std::size_t>(shown.reports.size(), 5); ++i)
        text += fmt::format(
            "    {}: {}\n", printable(shown.reports[i].place), printable(shown.reports[i].reason));
    const std::string map = typed(unknown.guessed);
    if (!map.empty())
        text += fmt::format("  --map \"{}\"\n", printable(map));
    return text;
}

} // namespace mutuals::cli
