#include "core/import/studio/YearlessDates.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mutuals;

namespace {

const Day kLatest = *parseDay("2026-03-15");

/// "from..to" of the days that the cells mean, with what was inferred and missing; or the error.
std::string period(const std::vector<std::string>& cells, const PeriodHint& hint)
{
    std::vector<PartialDate> dates;
    for (const auto& cell : cells)
        dates.push_back(partialDate(cell));
    const auto resolved = resolvedDays(dates, hint);
    if (!resolved)
        return (resolved.error().code == Error::Code::ambiguous ? "ambiguous: " : "damaged: ")
            + resolved.error().detail;
    EXPECT_EQ(resolved->days.size(), cells.size());
    for (std::size_t i = 1; i < resolved->days.size(); ++i)
        EXPECT_LT(resolved->days[i - 1], resolved->days[i]);
    return formatDay(resolved->days.front()) + ".." + formatDay(resolved->days.back())
        + (resolved->inferred ? " inferred" : "")
        + (resolved->gaps ? " gaps " + std::to_string(resolved->gaps) : "");
}

PeriodHint until(Day latest)
{
    PeriodHint hint;
    hint.latest = latest;
    return hint;
}

PeriodHint inYear(int year)
{
    PeriodHint hint = until(kLatest);
    hint.year = year;
    return hint;
}

/// The name of the file says that it ends here.
PeriodHint endingAbout(Day end)
{
    PeriodHint hint = until(kLatest);
    hint.end = end;
    return hint;
}

/// Daily cells in a language that no list knows: "9. kuu07".
std::vector<std::string> unknownLanguage(std::string_view from, int days)
{
    std::vector<std::string> cells;
    for (Day day = *parseDay(from); days-- > 0; day += std::chrono::days(1)) {
        const std::chrono::year_month_day date(day);
        cells.push_back(std::to_string(static_cast<unsigned>(date.day())) + ". kuu"
            + std::string(static_cast<unsigned>(date.month()), 'x'));
    }
    return cells;
}

} // namespace

TEST(YearlessDates, CrossNewYearInEachLanguageOfStudio)
{
    const std::vector<std::vector<std::string>> languages {
        { "December 30", "December 31", "January 1", "January 2" }, // en
        { "30 December", "31 December", "1 January", "2 January" }, // en-GB
        { "30 de diciembre", "31 de diciembre", "1 de enero", "2 de enero" }, // es
        { "30 de dezembro", "31 de dezembro", "1 de janeiro", "2 de janeiro" }, // pt
        { "30 tháng Mười Hai", "31 tháng Mười Hai", "1 tháng Một", "2 tháng Một" }, // vi
        { "12月30日", "12月31日", "1月1日", "1月2日" }, // ja
        { "30 декабря", "31 декабря", "1 января", "2 января" }, // ru
        { "30 Δεκεμβρίου", "31 Δεκεμβρίου", "1 Ιανουαρίου", "2 Ιανουαρίου" }, // el
        { "30 Desember", "31 Desember", "1 Januari", "2 Januari" }, // id
        { "30. Dezember", "31. Dezember", "1. Januar", "2. Januar" }, // de
    };
    for (const auto& cells : languages) {
        EXPECT_EQ(period(cells, until(kLatest)), "2025-12-30..2026-01-02 inferred") << cells[0];
    }
}

TEST(YearlessDates, FindTheLastLeapDayInEachLanguageOfStudio)
{
    const std::vector<std::vector<std::string>> languages {
        { "February 28", "February 29", "March 1" }, { "28 February", "29 February", "1 March" },
        { "28 de febrero", "29 de febrero", "1 de marzo" },
        { "28 de fevereiro", "29 de fevereiro", "1 de março" },
        { "28 tháng Hai", "29 tháng Hai", "1 tháng Ba" }, { "2月28日", "2月29日", "3月1日" },
        { "28 февраля", "29 февраля", "1 марта" },
        { "28 Φεβρουαρίου", "29 Φεβρουαρίου", "1 Μαρτίου" },
        { "28 Februari", "29 Februari", "1 Maret" }, { "28. Februar", "29. Februar", "1. März" }
    };
    for (const auto& cells : languages) {
        EXPECT_EQ(period(cells, until(kLatest)), "2024-02-28..2024-03-01 inferred") << cells[0];
    }
}

TEST(YearlessDates, WithAYearAreTakenAsTheyStand)
{
    EXPECT_EQ(period({ "2023-02-28", "2023-03-01" }, until(kLatest)), "2023-02-28..2023-03-01");
    EXPECT_EQ(period({ "2025/11/01", "2025/11/02", "2025/11/05" }, until(kLatest)),
        "2025-11-01..2025-11-05 gaps 2");
    EXPECT_EQ(
        period({ "31 December 2023", "1 January 2024" }, until(kLatest)), "2023-12-31..2024-01-01");
    EXPECT_EQ(
        period({ "2023年9月16日", "2023年9月17日" }, until(kLatest)), "2023-09-16..2023-09-17");
}

TEST(YearlessDates, EndAsLateAsTheFileAllows)
{
    EXPECT_EQ(
        period({ "March 14", "March 15" }, until(kLatest)), "2026-03-14..2026-03-15 inferred");
    EXPECT_EQ(period({ "December 14", "December 15" }, until(kLatest)),
        "2025-12-14..2025-12-15 inferred");
}

TEST(YearlessDates, AreNotGuessedWhenTheyAreNotFresh)
{
    EXPECT_EQ(period({ "December 11", "December 12" }, until(kLatest)),
        "ambiguous: the days may end on 2024-12-12 or on 2025-12-12");
    EXPECT_EQ(period({ "March 15", "March 16" }, until(kLatest)),
        "ambiguous: the days may end on 2024-03-16 or on 2025-03-16");
    EXPECT_EQ(period({ "March 15", "March 17" }, until(kLatest)),
        "ambiguous: the days may end on 2025-03-17 or in an earlier year");
    EXPECT_EQ(period({ "March 15", "March 16" }, inYear(2024)), "2024-03-15..2024-03-16");
}

TEST(YearlessDates, TakeTheYearThatTheUserGives)
{
    EXPECT_EQ(period({ "December 31", "January 1" }, inYear(2024)), "2023-12-31..2024-01-01");
    EXPECT_EQ(period(unknownLanguage("2024-01-20", 60), inYear(2024)), "2024-01-20..2024-03-19")
        << "only this year's February has 29 days";
    EXPECT_EQ(period(unknownLanguage("2024-01-20", 60), inYear(2025)),
        "damaged: no period fits: the day numbers are not those of consecutive days");
}

TEST(YearlessDates, SettleAYearOfUnknownMonthsByTheirDayNumbers)
{
    for (const char* first : { "2025-01-01", "2025-01-15", "2025-02-28", "2025-03-01", "2024-12-31",
             "2024-08-01", "2023-03-01" }) {
        const Day last = *parseDay(first) + std::chrono::days(364);
        for (const int daysLate : { 0, 1, 2, 40, 82 }) {
            const PeriodHint hint = until(last + std::chrono::days(daysLate));
            EXPECT_EQ(period(unknownLanguage(first, 365), hint),
                std::string(first) + ".." + formatDay(last) + " inferred")
                << daysLate << " days late";
        }
    }
}

TEST(YearlessDates, AskWhereAShortFileOfUnknownMonthsFitsTwice)
{
    EXPECT_EQ(period(unknownLanguage("2026-01-05", 7), until(kLatest)),
        "ambiguous: its months are in an unknown language; the last day may be 2026-02-11 or "
        "2026-03-11");
    EXPECT_EQ(period(unknownLanguage("2026-01-05", 7), inYear(2026)),
        "ambiguous: its months are in an unknown language; the last day may be 2026-02-11 or "
        "2026-03-11");
}

TEST(YearlessDates, TakeTheEndFromTheNameOfTheZip)
{
    const Day last = *parseDay("2026-01-11");
    for (const int off : { -3, -2, -1, 0, 1, 2, 3 }) {
        const PeriodHint hint = endingAbout(last + std::chrono::days(off));
        EXPECT_EQ(period(unknownLanguage("2026-01-05", 7), hint), "2026-01-05..2026-01-11") << off;
        EXPECT_EQ(period({ "January 10", "January 11" }, hint), "2026-01-10..2026-01-11") << off;
    }
    EXPECT_EQ(period({ "January 10", "January 11" }, endingAbout(*parseDay("2024-01-12"))),
        "2024-01-10..2024-01-11")
        << "an old zip";
}

TEST(YearlessDates, AreNeverLaterThanTheFile)
{
    EXPECT_EQ(period(unknownLanguage("2026-02-26", 7), inYear(2026)), "2026-02-26..2026-03-04")
        << "of the places in 2026 only this one is past";
}

TEST(YearlessDates, CountTheDaysThatAreMissing)
{
    EXPECT_EQ(period({ "December 30", "January 2", "January 3" }, until(kLatest)),
        "2025-12-30..2026-01-03 inferred gaps 2");
    EXPECT_EQ(period({ "5. tammi", "8. tammi" }, until(kLatest)),
        "damaged: no period fits: the day numbers are not those of consecutive days");
}

TEST(YearlessDates, RefuseRowsOutOfOrder)
{
    EXPECT_EQ(period({ "March 3", "March 2", "March 1" }, until(kLatest)),
        "damaged: row 3: the days are not in order");
    EXPECT_EQ(period({ "2026-03-03", "2026-03-02" }, until(kLatest)),
        "damaged: row 2: the days are not in order");
    EXPECT_EQ(period({ "2026-03-03", "2026-03-03" }, until(kLatest)),
        "damaged: row 2: the days are not in order");
    // A written year is never changed to make the order right.
    EXPECT_EQ(period({ "2026-03-03", "2024-07-03" }, until(kLatest)),
        "damaged: row 2: the days are not in order");
}

TEST(YearlessDates, ReadACellOrSayThatTheyCannot)
{
    for (const std::string cell : { "", " ", "January", "hello", "32 January", "0 January",
             "30 February", "February 30", "31 June", "31 de abril", "6月31日", "13月1日",
             "01/02/2023", "1 2 3 4", "2023-02-29", "2023-13-01", "0001-01-01", "1970-01-01",
             "9999-12-31", "99999 January", "5 January 20251", "undefined", "\xef\xbf\xbd" })
        EXPECT_EQ(partialDate(cell).day, 0) << cell;
    const auto leap = partialDate("29 February");
    EXPECT_EQ(leap.day, 29);
    EXPECT_EQ(leap.month, 2);
    EXPECT_FALSE(leap.year);
    const auto full = partialDate("2024-02-29");
    EXPECT_EQ(full.year, 2024);
    const auto unknown = partialDate("29. kuu");
    EXPECT_EQ(unknown.day, 29);
    EXPECT_FALSE(unknown.month);
}
