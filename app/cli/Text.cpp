#include "app/cli/Text.h"

#include "core/records/Metric.h"

#include <fmt/format.h>

#include <algorithm>

namespace mutuals::cli {

namespace {

/// Characters that a terminal shows, bytes that continue one left out.
std::size_t width(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// U+200B..U+200F, U+202A..U+202E, U+2066..U+2069: invisible, or they turn the text around.
bool isMark(std::string_view at)
{
    if (at.size() < 3 || at[0] != '\xe2')
        return false;
    const auto second = static_cast<unsigned char>(at[1]);
    const auto third = static_cast<unsigned char>(at[2]);
    return (second == 0x80
               && ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae)))
        || (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

} // namespace

std::string printable(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
        } else if (isMark(text.substr(i))) {
            out += fmt::format("\\u{:04x}",
                (static_cast<unsigned>(static_cast<unsigned char>(text[i + 1]) & 0x3f) << 6
                    | static_cast<unsigned>(static_cast<unsigned char>(text[i + 2]) & 0x3f))
                    | 0x2000U);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string out;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& cell = row[i];
            line += cell.empty() ? "–" : cell;
            line.append(widths[i] + 2 - (cell.empty() ? 1 : width(cell)), ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

std::string dayOrDash(std::optional<Seconds> time)
{
    return time ? formatDay(dayOf(*time)) : std::string();
}

std::string numberOrDash(std::optional<int> number)
{
    return number ? std::to_string(*number) : std::string();
}

std::string isDay(const std::string& text)
{
    return parseDay(text) ? std::string()
                          : fmt::format("{} is no day; write YYYY-MM-DD", printable(text));
}

std::string isMetric(const std::string& text)
{
    return metricNamed(text) ? std::string()
                             : fmt::format("{} is no metric; write one of engagement-rate, views, "
                                           "profile-views, likes, comments, shares, net-growth",
                                 printable(text));
}

std::string isCount(const std::string& text)
{
    const bool isNumber =
        !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == text.npos;
    return isNumber ? std::string() : fmt::format("{} is no number from 0 on", printable(text));
}

std::optional<DayRange> parseRange(std::string_view text)
{
    const auto dots = text.find("..");
    if (dots == std::string_view::npos)
        return {};
    const auto from = parseDay(text.substr(0, dots));
    const auto last = parseDay(text.substr(dots + 2));
    if (!from || !last || *last < *from)
        return {};
    return DayRange { *from, *last + std::chrono::days(1) };
}

} // namespace mutuals::cli
