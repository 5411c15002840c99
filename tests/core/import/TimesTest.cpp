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

TEST(Times, OfMachinesAreUtcByTheirOwnZone)
{
    for (const char* cell :
        { "1709287205", "1709287205.0", "1709287205.75", "1709287205123", "1709287205123456",
            "2024-03-01T10:00:05Z", "2024-03-01 10:00:05", "2024-03-01 10:00:05 UTC",
            "2024-03-01T10:00:05.123Z", "2024-03-01T10:00:05.123456", "2024-03-01T11:00:05+01:00",
            "2024-03-01T11:00:05.5+0100", "2024-03-01 05:00:05 -0500", "2024-03-01T04:30:05-05:30",
            "2024-03-01 11:00:05+01", " 2024-03-01T10:00:05Z ", "Fri, 01 Mar 2024 10:00:05 GMT",
            "Fri Mar 01 10:00:05 +0000 2024", "Fri Mar 01 2024 11:00:05 GMT+0100 (CET)",
            "Fri Mar 01 2024 04:30:05 GMT-0530", "Fri Mar  1 10:00:05 2024",
            "Mar 1, 2024, 10:00:05 AM", "March 1, 2024 at 10:00:05", "1 Mar 2024 10:00:05" })
        EXPECT_EQ(drawn(machineTime(cell)), "2024-03-01T10:00:05Z") << cell;
    EXPECT_EQ(drawn(machineTime("2024-03-01")), "2024-03-01T00:00:00Z");
    EXPECT_EQ(drawn(machineTime("March 1, 2024")), "2024-03-01T00:00:00Z");
    EXPECT_EQ(drawn(machineTime("2024-03-01 10:00")), "2024-03-01T10:00:00Z");
    EXPECT_EQ(drawn(machineTime("2016-12-31T23:59:60Z")), "2016-12-31T23:59:59Z");
    EXPECT_EQ(drawn(machineTime("Mar 1, 2024, 12:00 AM")), "2024-03-01T00:00:00Z");
}

TEST(Times, ThatCouldBeTwoOrNoneAreNoTimesOfMachines)
{
    for (const char* cell : { "", "170928720", "17092872001", "-1709287200", "1e9", "1709287200.",
             "1709287200.x", "0000000000", "0946684799", "7300000000000000001", "1970-01-01",
             "0001-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "2024-02-30", "2024-02-30T10:00:00Z",
             "2024-13-01", "2024-03-01T24:00:00Z", "2024-03-01T10:60:00Z", "2024-03-01T10",
             "2024-03-01x10:00:00", "2024-03-01T10:00:00 CET", "2024-03-01T10:00:00+15:00",
             "2024-03-01T10:00:00+01:", "Fri Mar 01 2024 11:30:05 PST", "Fri Mar 32 2024 11:30:05",
             "Fri Mrz 01 2024 11:30:05", "Fri arm 01 2024 11:30:05 GMT+0000",
             "Fri Mar 01 2024 11:30:05 GMT+xx00", "Mar 1 2 2024", "March 2024", "10:00:05",
             "01/02/2024", "3h ago", "yesterday evening" })
        EXPECT_EQ(drawn(machineTime(cell)), "-") << cell;
}
