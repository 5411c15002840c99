#include "core/import/studio/PlacedDays.h"

#include <algorithm>
#include <array>
#include <limits>

namespace mutuals {

namespace {

namespace chrono = std::chrono;

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

/// Rows as resolvedDays takes them.
struct Sequence {
    std::vector<PartialDate> cells;
    std::vector<std::size_t> placeOf; ///< per row its cell, or kNowhere

    void reverse()
    {
        std::reverse(cells.begin(), cells.end());
        for (std::size_t& place : placeOf) {
            if (place != kNowhere)
                place = cells.size() - 1 - place;
        }
    }
    Result<PlacedDays> placed(const PeriodHint& hint) const
    {
        const auto resolved = resolvedDays(cells, hint);
        if (!resolved)
            return tl::unexpected(resolved.error());
        PlacedDays placed { {}, resolved->inferred };
        for (const std::size_t place : placeOf)
            placed.days.push_back(
                place == kNowhere ? std::nullopt : std::optional(resolved->days[place]));
        return placed;
    }
};

/// The rows in their order, those once that repeat the one before; with the places of those that
/// are no date between others, or without.
Sequence inOrder(const std::vector<PartialDate>& cells, bool withHoles)
{
    Sequence sequence;
    std::size_t holes = 0;
    const PartialDate* last = nullptr;
    for (const PartialDate& cell : cells) {
        if (cell.day == 0) {
            sequence.placeOf.push_back(kNowhere);
            ++holes;
            continue;
        }
        if (last && withHoles)
            sequence.cells.resize(sequence.cells.size() + holes);
        const bool isRepeat = last && *last == cell && (holes == 0 || !withHoles);
        if (!isRepeat)
            sequence.cells.push_back(cell);
        sequence.placeOf.push_back(sequence.cells.size() - 1);
        last = &cell;
        holes = 0;
    }
    return sequence;
}

/// Day of a leap year, from 0.
std::size_t yearDay(const PartialDate& cell)
{
    const chrono::year_month_day date { chrono::year(2024),
        chrono::month(static_cast<unsigned>(*cell.month)),
        chrono::day(static_cast<unsigned>(cell.day)) };
    return static_cast<std::size_t>(
        (chrono::sys_days(date) - chrono::sys_days(chrono::year(2024) / 1 / 1)).count());
}

/// The rows of no more than a year by their place in it; it begins behind its longest stretch without a row.
std::optional<Sequence> byCalendar(const std::vector<PartialDate>& cells)
{
    constexpr std::size_t kYear = 366;
    std::array<const PartialDate*, kYear> year {};
    for (const PartialDate& cell : cells) {
        if (cell.day == 0)
            continue;
        if (!cell.month)
            return {};
        const PartialDate*& row = year[yearDay(cell)];
        if (row && row->year && cell.year && *row->year != *cell.year)
            return {};
        if (!row || !row->year)
            row = &cell;
    }
    std::size_t longest = 0, empty = 0, begin = 0;
    for (std::size_t i = 0; i < 2 * kYear; ++i) {
        if (!year[i % kYear]) {
            ++empty;
            continue;
        }
        if (empty > longest && i >= empty) {
            longest = empty;
            begin = i % kYear;
        }
        empty = 0;
    }
    if (longest < 2) // a whole year: nothing tells where it begins
        return {};
    Sequence sequence;
    std::array<std::size_t, kYear> placeOf {};
    for (std::size_t i = begin; i < begin + kYear; ++i) {
        if (year[i % kYear]) {
            placeOf[i % kYear] = sequence.cells.size();
            sequence.cells.push_back(*year[i % kYear]);
        }
    }
    for (const PartialDate& cell : cells)
        sequence.placeOf.push_back(cell.day == 0 ? kNowhere : placeOf[yearDay(cell)]);
    return sequence;
}

} // namespace

Result<PlacedDays> placedDays(const std::vector<PartialDate>& cells, const PeriodHint& hint)
{
    const bool allWritten = std::all_of(cells.begin(), cells.end(),
        [](const PartialDate& cell) { return cell.day == 0 || (cell.year && cell.month); });
    if (allWritten) {
        PlacedDays placed;
        for (const PartialDate& cell : cells)
            placed.days.push_back(cell.day == 0
                    ? std::nullopt
                    : std::optional(Day(chrono::year(*cell.year) / *cell.month / cell.day)));
        return placed;
    }
    std::optional<Error> first;
    for (const bool withHoles : { false, true }) {
        Sequence sequence = inOrder(cells, withHoles);
        for (const bool newestFirst : { false, true }) {
            if (newestFirst)
                sequence.reverse();
            auto placed = sequence.placed(hint);
            if (placed || placed.error().code != Error::Code::damaged)
                return placed;
            if (!first)
                first = placed.error();
        }
    }
    if (const auto sequence = byCalendar(cells)) {
        if (auto placed = sequence->placed(hint);
            placed || placed.error().code != Error::Code::damaged)
            return placed;
    }
    return tl::unexpected(*first);
}

} // namespace mutuals
