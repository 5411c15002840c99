#include "core/base/Time.h"

#include <fmt/format.h>

#include <algorithm>

namespace mutuals {

namespace chrono = std::chrono;

namespace {

/// The number in text[from, from + length), or -1 when a character is no digit.
int digits(std::string_view text, std::size_t from, std::size_t length)
{
    int value = 0;
    for (const char c : text.substr(from, length)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

Seconds now()
{
    return chrono::floor<chrono::seconds>(chrono::system_clock::now());
}

Day dayOf(Seconds time)
{
    return chrono::floor<chrono::days>(time);
}

std::optional<Day> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return {};
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 1970 || year > 9998 || month < 1 || day < 1)
        return {};
    const chrono::year_month_day date { chrono::year(year),
        chrono::month(static_cast<unsigned>(month)), chrono::day(static_cast<unsigned>(day)) };
    if (!date.ok())
        return {};
    return Day(date);
}

std::optional<Seconds> parseTime(std::string_view text)
{
    if (text.ends_with(" UTC"))
        text.remove_suffix(4);
    else if (text.ends_with('Z'))
        text.remove_suffix(1);
    if (text.size() != 19 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':'
        || text[16] != ':')
        return {};
    const auto day = parseDay(text.substr(0, 10));
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return {};
    return Seconds(*day) + chrono::hours(hour) + chrono::minutes(minute)
        + chrono::seconds(std::min(second, 59));
}

std::string formatDay(Day day)
{
    const chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string formatTime(Seconds time)
{
    const Day day = dayOf(time);
    const chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", formatDay(day), clock.hours().count(),
        clock.minutes().count(), clock.seconds().count());
}

} // namespace mutuals
