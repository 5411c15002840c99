#include "tests/fuzz/Fuzz.h"

#include "core/import/studio/PlacedDays.h"
#include "core/import/table/TableReader.h"

namespace mutuals::fuzz {

namespace {

void oneCell(std::string_view cell)
{
    if (const auto day = parseDay(cell))
        expectSame(formatDay(*day), std::string(cell), "a day is written as it was read");
    if (const auto time = parseTime(cell)) {
        const auto again = parseTime(formatTime(*time));
        expect(again && *again == *time, "a time is read again as it was written");
    }
    const PartialDate date = partialDate(cell);
    expect(date.day >= 0 && date.day <= 31, "a day of the month is 1 to 31, 0: none");
    expect(!date.month || (*date.month >= 1 && *date.month <= 12), "a month is 1 to 12");
    expect(!date.year || (*date.year >= 2010 && *date.year <= 2100), "a year is TikTok's");
    expect(date.day != 0 || (!date.month && !date.year), "no date has no month and no year");
    if (const auto number = cellNumber(cell)) {
        const auto again = cellNumber(std::to_string(*number));
        expect(again && *again == *number, "a number is read again as it was written");
        expect(!isNoData(cell), "no number means no data");
    }
}

bool agrees(const PartialDate& cell, Day day)
{
    const std::chrono::year_month_day date(day);
    return cell.day == 0
        || (static_cast<int>(static_cast<unsigned>(date.day())) == cell.day
            && (!cell.month || static_cast<int>(static_cast<unsigned>(date.month())) == *cell.month)
            && (!cell.year || static_cast<int>(date.year()) == *cell.year));
}

void consecutiveRows(const std::vector<PartialDate>& cells, const PeriodHint& hint)
{
    const auto resolved = resolvedDays(cells, hint);
    if (!resolved) {
        expect(!resolved.error().detail.empty(), "a refusal says why");
        return;
    }
    expect(resolved->days.size() == cells.size(), "each row has a day");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        expect(agrees(cells[i], resolved->days[i]), "a day is what its cell says");
        expect(i == 0 || resolved->days[i - 1] < resolved->days[i], "days go upwards");
    }
}

void rowsInAnyOrder(const std::vector<PartialDate>& cells, const PeriodHint& hint)
{
    const auto placed = placedDays(cells, hint);
    if (!placed) {
        expect(!placed.error().detail.empty(), "a refusal says why");
        return;
    }
    expect(placed->days.size() == cells.size(), "each row has its place");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        expect(
            placed->days[i].has_value() == (cells[i].day != 0), "a date has a day, nothing else");
        expect(
            !placed->days[i] || agrees(cells[i], *placed->days[i]), "a day is what its cell says");
    }
}

} // namespace

void dates(std::string_view bytes)
{
    constexpr std::size_t kMostCells = 40;
    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    const auto chosen = choice(bytes, 0);
    if (chosen % 3 == 1)
        hint.end = hint.latest - std::chrono::days(chosen / 3 % 800);
    if (chosen % 3 == 2)
        hint.year = 2022 + static_cast<int>(chosen / 3 % 5);

    std::vector<PartialDate> cells;
    while (!bytes.empty() && cells.size() < kMostCells) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        oneCell(line);
        cells.push_back(partialDate(line));
    }
    consecutiveRows(cells, hint);
    rowsInAnyOrder(cells, hint);
}

} // namespace mutuals::fuzz
