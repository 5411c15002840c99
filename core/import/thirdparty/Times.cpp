#include "core/import/thirdparty/Times.h"

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/Cells.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

namespace mutuals {

namespace {

using std::chrono::seconds;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string_view> parts(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> all;
    while (true) {
        const auto end = text.find_first_of(separators);
        all.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return all;
        text.remove_prefix(end + 1);
    }
}

/// "10:30", "10:30:05", "3:05 PM"
std::optional<seconds> timeOfDay(std::string_view text)
{
    bool isAfternoon = false;
    bool isTwelveHours = false;
    for (const auto& [name, afternoon] :
        { std::pair<std::string_view, bool> { "am", false }, { "pm", true } }) {
        if (columnKey(text).ends_with(name) && text.size() > 2) {
            isTwelveHours = true;
            isAfternoon = afternoon;
            text = trimmed(text.substr(0, text.size() - 2));
            break;
        }
    }
    const auto numbers = parts(text, ":");
    if (numbers.size() < 2 || numbers.size() > 3)
        return {};
    std::array<std::int64_t, 3> values {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto value = digits(numbers[i]);
        if (!value || numbers[i].size() > 2 || *value > (i == 0 ? 23 : 59))
            return {};
        values[i] = *value;
    }
    if (isTwelveHours) {
        if (values[0] == 0 || values[0] > 12)
            return {};
        values[0] = values[0] % 12 + (isAfternoon ? 12 : 0);
    }
    return seconds(values[0] * 3600 + values[1] * 60 + values[2]);
}

std::optional<Day> dayIn(std::string_view text, DateOrder order)
{
    const auto numbers = parts(text, "/-.");
    if (numbers.size() != 3)
        return {};
    std::array<std::int64_t, 3> values {};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = digits(numbers[i]);
        if (!value || numbers[i].size() > 4)
            return {};
        values[i] = *value;
    }
    if (numbers[0].size() != 4) {
        std::swap(values[0], values[2]);
        if (numbers[2].size() != 4)
            return {};
        if (order == DateOrder::monthFirst)
            std::swap(values[1], values[2]);
    }
    return parseDay(fmt::format("{:04}-{:02}-{:02}", values[0], values[1], values[2]));
}

} // namespace

std::optional<Seconds> machineTime(std::string_view cell)
{
    if (const auto number = digits(cell)) {
        if (cell.size() == 10)
            return Seconds(seconds(*number));
        if (cell.size() == 13)
            return Seconds(seconds(*number / 1000));
        return {};
    }
    std::string text(cell);
    if (const auto dot = text.find('.'); dot == 19)
        text.erase(dot, text.find_first_not_of("0123456789", dot + 1) - dot);
    if (text.ends_with("+00:00"))
        text.erase(text.size() - 6);
    return parseTime(text);
}

std::optional<Seconds> dateIn(std::string_view cell, DateOrder order)
{
    cell = trimmed(cell);
    const auto blank = cell.find_first_of(" ,T");
    const auto day = dayIn(cell.substr(0, blank), order);
    if (!day || blank == std::string_view::npos)
        return day ? std::optional<Seconds>(*day) : std::nullopt;
    const auto time = timeOfDay(trimmed(cell.substr(blank + 1)));
    if (!time)
        return {};
    return Seconds(*day) + *time;
}

std::optional<std::chrono::seconds> agoIn(std::string_view cell)
{
    constexpr std::string_view kAgo = " ago";
    cell = trimmed(cell);
    if (columnKey(cell) == "justnow")
        return seconds(0);
    if (!cell.ends_with(kAgo) || cell.size() < kAgo.size() + 2)
        return {};
    cell.remove_suffix(kAgo.size());
    const char unit = cell.back();
    const auto number = digits(trimmed(cell.substr(0, cell.size() - 1)));
    if (!number || *number > 10'000)
        return {};
    switch (unit) {
    case 's':
        return seconds(*number);
    case 'm':
        return seconds(*number * 60);
    case 'h':
        return seconds(*number * 3600);
    case 'd':
        return seconds(*number * 86'400);
    case 'w':
        return seconds(*number * 604'800);
    default:
        return {};
    }
}

std::optional<Seconds> browserTime(std::string_view text)
{
    static constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    const auto words = parts(trimmed(text), " ");
    if (words.size() < 5)
        return {};
    const auto month = kMonths.find(columnKey(words[1]));
    const auto day = words[1].size() == 3 && month != kMonths.npos && month % 3 == 0
        ? dayIn(fmt::format("{}-{}-{}", words[3], month / 3 + 1, words[2]), DateOrder::dayFirst)
        : std::nullopt;
    const auto time = timeOfDay(words[4]);
    if (!day || !time)
        return {};
    Seconds at = Seconds(*day) + *time;
    if (words.size() > 5 && words[5].size() == 8 && words[5].starts_with("GMT")) {
        const auto hours = digits(words[5].substr(4, 2));
        const auto minutes = digits(words[5].substr(6, 2));
        if (!hours || !minutes)
            return {};
        const seconds offset(*hours * 3600 + *minutes * 60);
        at = words[5][3] == '-' ? at + offset : at - offset;
    }
    return at;
}

} // namespace mutuals
