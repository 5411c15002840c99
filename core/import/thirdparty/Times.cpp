#include "core/import/thirdparty/Times.h"

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/Cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace mutuals {

namespace {

using std::chrono::seconds;
using namespace std::chrono_literals;

constexpr Seconds kEarliest = std::chrono::sys_days(std::chrono::January / 1 / 2000);

std::optional<Seconds> plausible(std::optional<Seconds> time)
{
    return time && *time >= kEarliest ? time : std::nullopt;
}

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

bool isDigits(std::string_view text, std::size_t fewest, std::size_t most)
{
    return text.size() >= fewest && text.size() <= most
        && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "10:30", "10:30:05", "10:30:05.123"; a leap second is the one before it.
std::optional<seconds> clock(std::string_view text)
{
    if (const auto dot = text.find_first_of(".,"); dot != std::string_view::npos) {
        if (!isDigits(text.substr(dot + 1), 1, 9))
            return {};
        text = text.substr(0, dot);
    }
    const auto numbers = parts(text, ":");
    if (numbers.size() < 2 || numbers.size() > 3)
        return {};
    std::array<std::int64_t, 3> values {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!isDigits(numbers[i], 1, 2))
            return {};
        values[i] = *digits(numbers[i]);
        if (values[i] > (i == 0 ? 23 : i == 1 ? 59 : 60))
            return {};
    }
    return seconds(values[0] * 3600 + values[1] * 60 + std::min<std::int64_t>(values[2], 59));
}

/// What to add for a zone: "Z", "UTC", "GMT+0100", "-05:00", "+1".
std::optional<seconds> zoneIn(std::string_view text)
{
    const std::string key = columnKey(text);
    if (key == "z" || key == "utc" || key == "gmt")
        return 0s;
    if (key.starts_with("utc") || key.starts_with("gmt"))
        text.remove_prefix(3);
    const bool isEast = text.starts_with('+');
    if (!isEast && !text.starts_with('-'))
        return {};
    text.remove_prefix(1);
    const auto colon = text.find(':');
    std::string_view hours = text.substr(0, colon);
    std::string_view minutes = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    if (colon == std::string_view::npos && text.size() > 2) {
        hours = text.substr(0, text.size() - 2);
        minutes = text.substr(text.size() - 2);
    }
    if (!isDigits(hours, 1, 2) || !(minutes.empty() || isDigits(minutes, 2, 2)))
        return {};
    const auto most = *digits(hours);
    const auto more = minutes.empty() ? 0 : *digits(minutes);
    if (most > 14 || more > 59 || (minutes.empty() && colon != std::string_view::npos))
        return {};
    const seconds offset(most * 3600 + more * 60);
    return isEast ? -offset : offset;
}

/// A time of day with what may follow it: "10:30 PM", "10:30:05Z", "10:30:05.123 +01:00".
std::optional<seconds> timeOfDay(std::string_view text)
{
    text = trimmed(text);
    const auto end = std::min(text.find_first_not_of("0123456789:.,"), text.size());
    auto time = clock(trimmed(text.substr(0, end)));
    std::string_view rest = trimmed(text.substr(end));
    const std::string half = columnKey(rest.substr(0, 2));
    if (time && (half == "am" || half == "pm")) {
        const auto hour = std::chrono::floor<std::chrono::hours>(*time);
        if (hour == 0h || hour > 12h)
            return {};
        *time += (half == "pm" ? 12h : 0h) - (hour == 12h ? 12h : 0h);
        rest = trimmed(rest.substr(2));
    }
    if (!time || rest.empty())
        return time;
    const auto zone = zoneIn(rest);
    return zone ? std::optional(*time + *zone) : std::nullopt;
}

std::optional<Day> dayIn(std::string_view text, DateOrder order)
{
    const auto numbers = parts(text, "/-.");
    if (numbers.size() != 3)
        return {};
    std::array<std::int64_t, 3> values {};
    for (std::size_t i = 0; i < 3; ++i) {
        if (!isDigits(numbers[i], 1, 4))
            return {};
        values[i] = *digits(numbers[i]);
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

/// Unix time: seconds, or what is finer, with or without a fraction.
std::optional<Seconds> unixTime(std::string_view cell)
{
    const auto dot = cell.find('.');
    const auto whole = cell.substr(0, dot);
    if (dot != std::string_view::npos && !isDigits(cell.substr(dot + 1), 1, 9))
        return {};
    const auto number = digits(whole);
    if (!number)
        return {};
    if (whole.size() == 10)
        return Seconds(seconds(*number));
    if (whole.size() == 13)
        return Seconds(seconds(*number / 1'000));
    if (whole.size() == 16)
        return Seconds(seconds(*number / 1'000'000));
    return {};
}

/// "2024-03-01T10:00:00.000Z" without its fraction and zone: the form of most files, read fast.
std::string_view withoutFraction(std::string_view iso)
{
    if (iso.size() < 21 || iso[19] != '.')
        return iso;
    const auto end = iso.find_first_not_of("0123456789", 20);
    return end == std::string_view::npos || iso.substr(end) == "Z" ? iso.substr(0, 19) : iso;
}

/// "mar", "March", "Sept." -> 3, 3, 9; 0 for what is no month.
int monthNamed(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> kMonths { "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december" };
    const std::string key = columnKey(word);
    for (std::size_t i = 0; i < kMonths.size() && key.size() >= 3; ++i) {
        if (kMonths[i].starts_with(key))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

bool isWeekday(std::string_view word)
{
    static constexpr std::array<std::string_view, 7> kDays { "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday" };
    const std::string key = columnKey(word);
    return key.size() >= 3 && std::any_of(kDays.begin(), kDays.end(), [&](std::string_view day) {
        return day.starts_with(key);
    });
}

/// A date with the month in words; each of its parts once.
std::optional<Seconds> wordyTime(std::string_view text)
{
    text = text.substr(0, text.find('(')); // the name of a zone that stands before it as a number
    std::int64_t year = 0;
    std::int64_t day = 0;
    int month = 0;
    std::string time, zone;
    for (const auto word : parts(text, " ,")) {
        const std::string key = columnKey(word);
        const bool isTime = isDigits(word.substr(0, 1), 1, 1) && word.find(':') != word.npos;
        if (key.empty() || key == "at" || (isWeekday(word) && !monthNamed(word)))
            continue;
        if (isTime && time.empty())
            time = word;
        else if ((key == "am" || key == "pm") && !time.empty() && zone.empty())
            time += key;
        else if (!month && monthNamed(word))
            month = monthNamed(word);
        else if (!day && isDigits(word, 1, 2))
            day = *digits(word);
        else if (!year && isDigits(word, 4, 4))
            year = *digits(word);
        else if (zone.empty() && zoneIn(word))
            zone = word;
        else
            return {};
    }
    const auto date = parseDay(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    if (!date || time.empty())
        return date && zone.empty() ? std::optional<Seconds>(*date) : std::nullopt;
    const auto inDay = timeOfDay(time + zone);
    return inDay ? std::optional(Seconds(*date) + *inDay) : std::nullopt;
}

} // namespace

std::optional<Seconds> machineTime(std::string_view cell)
{
    cell = trimmed(cell);
    if (isDigits(cell.substr(0, 5), 5, 5))
        return plausible(unixTime(cell));
    if (const auto time = parseTime(withoutFraction(cell)))
        return plausible(time);
    if (cell.size() >= 10 && cell[4] == '-' && isDigits(cell.substr(0, 4), 4, 4)) {
        const auto day = parseDay(cell.substr(0, 10));
        if (!day || cell.size() == 10)
            return plausible(day ? std::optional<Seconds>(*day) : std::nullopt);
        const auto time =
            cell[10] == 'T' || cell[10] == ' ' ? timeOfDay(cell.substr(11)) : std::nullopt;
        return plausible(time ? std::optional(Seconds(*day) + *time) : std::nullopt);
    }
    // Every other form has a month in words.
    return cell.size() >= 10 && cell.size() <= 100 ? plausible(wordyTime(cell)) : std::nullopt;
}

std::optional<Seconds> dateIn(std::string_view cell, DateOrder order)
{
    cell = trimmed(cell);
    const auto blank = cell.find_first_of(" ,T");
    const auto day = dayIn(cell.substr(0, blank), order);
    if (!day || blank == std::string_view::npos)
        return plausible(day ? std::optional<Seconds>(*day) : std::nullopt);
    auto rest = trimmed(cell.substr(blank));
    if (rest.starts_with(',') || rest.starts_with('T'))
        rest.remove_prefix(1);
    const auto time = timeOfDay(rest);
    return plausible(time ? std::optional(Seconds(*day) + *time) : std::nullopt);
}

std::optional<std::chrono::seconds> agoIn(std::string_view cell)
{
    constexpr std::string_view kAgo = " ago";
    cell = trimmed(cell);
    if (columnKey(cell) == "justnow")
        return 0s;
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

} // namespace mutuals
