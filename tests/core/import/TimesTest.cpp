#include "core/import/thirdparty/Times.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

std::string drawn(std::optional<Seconds> time)
{
    return time ? formatTime(*time) : "-";
}

std::string dayFirst(std::string_view cell)
{
    return drawn(dateIn(cell, DateOrder::dayFirst));
}

} // namespace

TEST(Times, OfPeopleHaveTheDayOrTheMonthFirst)
{
    for (const char* cell : { "1/2/2023", "01/02/2023", "01-02-2023", "1.2.2023", " 01/02/2023 ",
             "2023/02/01", "2023-2-1", "2023-02-01" })
        EXPECT_EQ(dayFirst(cell), "2023-02-01T00:00:00Z") << cell;
    EXPECT_EQ(drawn(dateIn("1/2/2023", DateOrder::monthFirst)), "2023-01-02T00:00:00Z");
    EXPECT_EQ(drawn(dateIn("2023-02-01", DateOrder::monthFirst)), "2023-02-01T00:00:00Z")
        << "with the year first there is no choice";
    for (const char* cell : { "", "1/2", "1/2/23", "1/2/2023/4", "30/02/2023", "13/13/2023",
             "0/1/2023", "a/b/2023", "-1/2/2023", "12023/02/01", "01 02 2023" })
        EXPECT_EQ(dayFirst(cell), "-") << cell;
}

TEST(Times, OfPeopleMayHaveATimeOfDay)
{
    EXPECT_EQ(dayFirst("01/02/2023 9:05"), "2023-02-01T09:05:00Z");
    EXPECT_EQ(dayFirst("01/02/2023, 09:05:07"), "2023-02-01T09:05:07Z");
    EXPECT_EQ(dayFirst("01/02/2023 12:05 AM"), "2023-02-01T00:05:00Z");
    EXPECT_EQ(dayFirst("01/02/2023 12:05 pm"), "2023-02-01T12:05:00Z");
    EXPECT_EQ(dayFirst("01/02/2023 3:05:07 PM"), "2023-02-01T15:05:07Z");
    for (const char* cell : { "01/02/2023 24:00", "01/02/2023 9", "01/02/2023 9:60",
             "01/02/2023 13:05 PM", "01/02/2023 0:05 AM", "01/02/2023 x", "01/02/2023 123:00" })
        EXPECT_EQ(dayFirst(cell), "-") << cell;
}

TEST(Times, AgoAreThoseOfTikToksPage)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(agoIn("just now"), 0s);
    EXPECT_EQ(agoIn("5s ago"), 5s);
    EXPECT_EQ(agoIn("5m ago"), 5min);
    EXPECT_EQ(agoIn("3h ago"), 3h);
    EXPECT_EQ(agoIn("2d ago"), 48h);
    EXPECT_EQ(agoIn(" 1w ago "), 168h);
    for (const char* cell : { "", "ago", " ago", "h ago", "3 ago", "3y ago", "-3h ago", "3h",
             "99999w ago", "vor 3 Std." })
        EXPECT_EQ(agoIn(cell), std::nullopt) << cell;
}

TEST(Times, OfABrowserAreUtcByTheirOwnOffset)
{
    EXPECT_EQ(
        drawn(browserTime("Fri Mar 01 2024 11:30:05 GMT+0100 (CET)")), "2024-03-01T10:30:05Z");
    EXPECT_EQ(drawn(browserTime("Fri Mar 01 2024 11:30:05 GMT-0530")), "2024-03-01T17:00:05Z");
    EXPECT_EQ(drawn(browserTime("Fri Mar 01 2024 11:30:05")), "2024-03-01T11:30:05Z");
    for (const char* text :
        { "", "Fri Mar 01 2024", "Fri Mrz 01 2024 11:30:05", "Fri Mar 32 2024 11:30:05",
            "Fri arm 01 2024 11:30:05 GMT+0000", "Fri Mar 01 2024 11:30:05 GMT+xx00" })
        EXPECT_EQ(drawn(browserTime(text)), "-") << text;
}
