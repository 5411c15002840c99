#include "core/import/studio/YearlessDates.h"

namespace mutuals {

namespace chrono = std::chrono;

namespace {

constexpr int kFarthestBack = 4 * 366; ///< days that the search goes back from the latest day
constexpr int kOneYear = 365;
constexpr int kAboutAYear = 350; ///< ends of periods farther apart than this are told by the year
constexpr chrono::days kLongestLag { 3 }; ///< between the last day and the download, either way

/// Days after which a download is no longer taken to be this year's when another year fits too. A
/// table of 28 days was placed right up to 82 days late (FORMATS 2.4).
constexpr int kFresh = 92;

bool agrees(const PartialDate& cell, Day day)
{
    if (cell.day == 0)
        return true;
    const chrono::year_month_day date(day);
    return static_cast<unsigned>(date.day()) == static_cast<unsigned>(cell.day)
        && (!cell.month
            || static_cast<unsigned>(date.month()) == static_cast<unsigned>(*cell.month))
        && (!cell.year || static_cast<int>(date.year()) == *cell.year);
}

/// Whether the rows are consecutive days that end with `end`.
bool fits(const std::vector<PartialDate>& cells, Day end)
{
    const auto last = static_cast<std::ptrdiff_t>(cells.size()) - 1;
    for (std::ptrdiff_t i = last; i >= 0; --i) {
        if (!agrees(cells[static_cast<std::size_t>(i)], end - chrono::days(last - i)))
            return false;
    }
    return true;
}

bool yearAgrees(Day end, const PeriodHint& hint)
{
    return !hint.year || static_cast<int>(chrono::year_month_day(end).year()) == *hint.year;
}

ResolvedDays consecutive(std::size_t count, Day end)
{
    ResolvedDays resolved;
    for (std::size_t i = 0; i < count; ++i)
        resolved.days.push_back(end - chrono::days(count - 1 - i));
    return resolved;
}

/// Rows that give their years.
Result<ResolvedDays> asWritten(const std::vector<PartialDate>& cells)
{
    ResolvedDays resolved;
    for (const PartialDate& cell : cells) {
        const Day day(chrono::year(*cell.year) / *cell.month / cell.day);
        if (!resolved.days.empty()) {
            const auto step = (day - resolved.days.back()).count();
            if (step < 1)
                return fail(Error::Code::damaged, "row {}: the days are not in order",
                    resolved.days.size() + 1);
            resolved.gaps += static_cast<int>(step) - 1;
        }
        resolved.days.push_back(day);
    }
    return resolved;
}

/// Places rows with gaps by their months, from the last row back.
Result<ResolvedDays> placedByMonth(const std::vector<PartialDate>& cells, const PeriodHint& hint)
{
    ResolvedDays resolved;
    resolved.days.resize(cells.size());
    Day limit = hint.end ? *hint.end + kLongestLag : hint.latest;
    for (std::size_t i = cells.size(); i-- > 0;) {
        const PartialDate& cell = cells[i];
        if (cell.day == 0 || !cell.month)
            return fail(Error::Code::damaged, "row {}: the days are not consecutive", i + 1);
        std::optional<Day> day;
        const int newest = i + 1 == cells.size() && hint.year
            ? *hint.year
            : static_cast<int>(chrono::year_month_day(limit).year());
        for (int year = cell.year.value_or(newest); year > newest - 9 && !day; --year) {
            if (cell.year && *cell.year != year)
                break;
            const chrono::year_month_day date { chrono::year(year),
                chrono::month(static_cast<unsigned>(*cell.month)),
                chrono::day(static_cast<unsigned>(cell.day)) };
            if (date.ok() && Day(date) <= limit)
                day = Day(date);
        }
        if (!day)
            return fail(Error::Code::damaged, "row {}: no such day", i + 1);
        if (i + 1 < cells.size()) {
            const auto step = (resolved.days[i + 1] - *day).count();
            if (step > kOneYear / 2)
                return fail(Error::Code::damaged, "row {}: the days are not in order", i + 2);
            resolved.gaps += static_cast<int>(step) - 1;
        }
        resolved.days[i] = *day;
        limit = *day - chrono::days(1);
    }
    return resolved;
}

} // namespace

Result<ResolvedDays> resolvedDays(const std::vector<PartialDate>& cells, const PeriodHint& hint)
{
    if (cells.empty())
        return ResolvedDays {};
    bool monthsKnown = true;
    bool yearsKnown = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        monthsKnown = monthsKnown && (cells[i].month || cells[i].day == 0);
        yearsKnown = yearsKnown && cells[i].year && cells[i].month;
    }
    if (yearsKnown)
        return asWritten(cells);

    for (const auto& told : { hint.end, hint.asked }) {
        for (const int shift : { 0, -1, 1, -2, 2, -3, 3 }) {
            if (told && yearAgrees(*told + chrono::days(shift), hint)
                && fits(cells, *told + chrono::days(shift)))
                return consecutive(cells.size(), *told + chrono::days(shift));
        }
    }
    Day latest = hint.latest;
    if (hint.year && !yearAgrees(latest, hint))
        latest = Day(chrono::year(*hint.year) / 12 / 31);
    std::optional<Day> found;
    for (int back = 0; back < kFarthestBack; ++back) {
        const Day end = latest - chrono::days(back);
        // A year earlier the same days fit again: of those a fresh download means the latest.
        const bool isStale = !hint.year && found && (latest - *found).count() > kFresh;
        if (found && !isStale && (*found - end).count() >= kOneYear)
            break;
        if (!yearAgrees(end, hint) || !fits(cells, end))
            continue;
        if (found && !monthsKnown && (*found - end).count() < kAboutAYear)
            return fail(Error::Code::ambiguous, "{}; the last day may be {} or {}", kUnreadMonths,
                formatDay(end), formatDay(*found));
        if (found && (!monthsKnown || isStale))
            return fail(Error::Code::ambiguous, "the days may end on {} or on {}", formatDay(end),
                formatDay(*found));
        if (!found)
            found = end;
    }
    if (found) {
        auto resolved = consecutive(cells.size(), *found);
        resolved.inferred = !hint.year && !hint.end;
        return resolved;
    }
    if (!monthsKnown)
        return fail(Error::Code::damaged,
            "no period fits: the day numbers are not those of consecutive days");
    auto resolved = placedByMonth(cells, hint);
    if (!resolved || hint.year || hint.end)
        return resolved;
    const Day end = resolved->days.back();
    if ((latest - end).count() > kFresh)
        return fail(
            Error::Code::ambiguous, "the days may end on {} or in an earlier year", formatDay(end));
    resolved->inferred = true;
    return resolved;
}

} // namespace mutuals
