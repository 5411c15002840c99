#include "core/base/Time.h"

#include <gtest/gtest.h>

using namespace mutuals;
using namespace std::chrono;

TEST(Time, ReadsADayOfTheCalendar)
{
    EXPECT_EQ(parseDay("2024-02-29"), Day(2024y / February / 29));
    EXPECT_EQ(formatDay(*parseDay("2024-02-29")), "2024-02-29");
}

TEST(Time, RefusesDaysThatDoNotExist)
{
    for (const char* text : { "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "0001-01-01",
             "9999-12-31", "1969-12-31", "2024-1-1", "2024/01/01", "", "N/A", "2024-01-01 " })
        EXPECT_FALSE(parseDay(text)) << text;
}

TEST(Time, ReadsTheArchivesTimesWithAndWithoutZone)
{
    const auto expected = sys_seconds(sys_days(2026y / January / 31)) + 14h + 5min + 9s;
    for (const char* text :
        { "2026-01-31 14:05:09", "2026-01-31 14:05:09 UTC", "2026-01-31T14:05:09Z" })
        EXPECT_EQ(parseTime(text), expected) << text;
    EXPECT_EQ(formatTime(expected), "2026-01-31T14:05:09Z");
}

TEST(Time, CountsALeapSecondAsTheSecondBefore)
{
    EXPECT_EQ(parseTime("2016-12-31 23:59:60"), parseTime("2016-12-31 23:59:59"));
}

TEST(Time, RefusesTimesOutsideTheClock)
{
    for (const char* text : { "2024-01-01 24:00:00", "2024-01-01 12:60:00", "2024-01-01 12:00:61",
             "2024-01-01 12:00", "2024-01-01 12:00:00 CET", "2024-01-01 1a:00:00" })
        EXPECT_FALSE(parseTime(text)) << text;
}
