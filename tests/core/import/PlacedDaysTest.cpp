#include "core/import/studio/PlacedDays.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace mutuals;

namespace {

/// The days of the rows: "2026-03-01 2026-02-28 ?", or the error.
std::string placed(const std::vector<std::string>& cells, std::string_view latest = "2026-03-15")
{
    std::vector<PartialDate> dates;
    for (const auto& cell : cells)
        dates.push_back(partialDate(cell));
    PeriodHint hint;
    hint.latest = *parseDay(latest);
    const auto found = placedDays(dates, hint);
    if (!found)
        return found.error().detail;
    std::string days;
    for (const auto& day : found->days)
        days += (days.empty() ? "" : " ") + (day ? formatDay(*day) : "?");
    return days;
}

/// Consecutive days in a language that no list knows.
std::vector<std::string> unknown(std::string_view from, int days)
{
    std::vector<std::string> cells;
    for (Day day = *parseDay(from); days-- > 0; day += std::chrono::days(1))
        cells.push_back(
            std::to_string(static_cast<unsigned>(std::chrono::year_month_day(day).day()))
            + ". kuu");
    return cells;
}

} // namespace

TEST(PlacedDays, OfAnUnknownLanguageMayRunBackward)
{
    for (const char* from : { "2025-03-15", "2025-03-10", "2025-01-02" }) {
        auto cells = unknown(from, 365);
        const std::string forward = placed(cells);
        EXPECT_EQ(forward.substr(0, 10), from);
        std::reverse(cells.begin(), cells.end());
        const std::string backward = placed(cells);
        EXPECT_EQ(backward.substr(backward.size() - 10), from);
    }
}

TEST(PlacedDays, KeepThePlaceOfARowWithoutADate)
{
    auto cells = unknown("2025-03-20", 340);
    const std::string whole = placed(cells);
    cells[30] = "undefined";
    std::string expected = whole;
    expected.replace(30 * 11, 10, "?");
    EXPECT_EQ(placed(cells), expected);
    cells.push_back("Total");
    EXPECT_EQ(placed(cells), expected + " ?");
    cells.insert(cells.begin(), "");
    EXPECT_EQ(placed(cells), "? " + expected + " ?");
    // With known months it is a gap like any other.
    EXPECT_EQ(placed({ "March 1", "?", "March 3" }), "2026-03-01 ? 2026-03-03");
}

TEST(PlacedDays, OfRowsThatRepeatAreTheSame)
{
    auto cells = unknown("2025-03-20", 340);
    cells.insert(cells.begin() + 5, cells[5]);
    const std::string days = placed(cells);
    EXPECT_EQ(days.substr(5 * 11, 10), "2025-03-25");
    EXPECT_EQ(days.substr(6 * 11, 10), "2025-03-25");
}

TEST(PlacedDays, OfStirredRowsAreFoundByTheirMonths)
{
    EXPECT_EQ(placed({ "March 3", "March 1", "March 2", "March 1" }),
        "2026-03-03 2026-03-01 2026-03-02 2026-03-01");
    EXPECT_EQ(
        placed({ "January 1", "December 30", "December 31" }), "2026-01-01 2025-12-30 2025-12-31");
    EXPECT_EQ(
        placed({ "February 29", "March 1", "February 28" }), "2024-02-29 2024-03-01 2024-02-28");
    EXPECT_EQ(placed({ "March 3", "1. kuu", "March 2" }),
        "no period fits: the day numbers are not those of consecutive days");
}

TEST(PlacedDays, OfAStirredYearAreRefused)
{
    std::vector<std::string> cells;
    for (Day day = *parseDay("2025-03-15"); day < *parseDay("2026-03-15");
         day += std::chrono::days(1))
        cells.push_back(
            fmt::format("{}月{}日", static_cast<unsigned>(std::chrono::year_month_day(day).month()),
                static_cast<unsigned>(std::chrono::year_month_day(day).day())));
    EXPECT_EQ(placed(cells).substr(0, 10), "2025-03-15");
    std::swap(cells[100], cells[200]);
    EXPECT_EQ(placed(cells).find("2025"), std::string::npos) << "nothing tells where it begins";
}

TEST(PlacedDays, WithYearsAreTakenAsTheyStand)
{
    EXPECT_EQ(placed({ "2026-03-03", "", "2024-03-01", "2026-03-03" }),
        "2026-03-03 ? 2024-03-01 2026-03-03");
}

TEST(MonthWords, AreKnownInTheLanguagesOfTikTok)
{
    for (const char* cell : { "January 5", "5 January", "5 de enero", "5 DE ENERO", "5 de janeiro",
             "5 tháng Một", "5 Tháng một", "5 tháng 1", "1月5日", "1월 5일", "5 января", "5 ЯНВАРЯ",
             "5 Ιανουαρίου", "5 ιανουαριου", "5 Januari", "5. Januar", "5 janvier", "5 gennaio",
             "5. tammikuuta", "5 TAMMIKUUTA", "5 stycznia", "5. ledna", "január 5.", "5 ianuarie",
             "5 Ocak", "٥ يناير", "۵ ژانویه", "५ जनवरी", "5 มกราคม", "๕ มกราคม", "5 січня",
             "5 Enero", "5 בינואר", "January 5th", "5th of January", "5-Jan" }) {
        EXPECT_EQ(partialDate(cell).day, 5) << cell;
        EXPECT_EQ(partialDate(cell).month, 1) << cell;
    }
    EXPECT_EQ(partialDate("1er mars").month, 3);
    EXPECT_EQ(partialDate("18 tháng Mười Hai").month, 12);
    EXPECT_FALSE(partialDate("5 listopada").month) << "October or November";
    EXPECT_FALSE(partialDate("5 ba").month) << "a number but for the word before it";
    EXPECT_EQ(partialDate("5 ba").day, 5);
}
