#include "core/import/RowSorter.h"

#include "core/base/Hash.h"
#include "core/records/Handle.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

using namespace mutuals;

namespace {

Seconds at(std::int64_t seconds)
{
    return Seconds(std::chrono::seconds(seconds));
}

/// Newest follow time by key: the slow, plain twin.
using Twin = std::map<std::string, std::optional<Seconds>>;

void expectRows(RowSorter& sorter, const Twin& twin)
{
    auto expected = twin.begin();
    ListedRow row;
    while (sorter.next(row)) {
        ASSERT_NE(expected, twin.end()) << "more rows than keys";
        ASSERT_EQ(row.key, expected->first);
        ASSERT_EQ(row.followedAt, expected->second) << row.key;
        ASSERT_EQ(handleKey(row.handle), row.key);
        ++expected;
    }
    EXPECT_EQ(expected, twin.end());
    EXPECT_EQ(static_cast<std::int64_t>(twin.size()) + sorter.repeated(), sorter.rows());
}

/// So many rows in no order, every third name twice or more, some without a time, some spelled
/// with capitals, some longer than the sorter's 16-byte prefix.
void fill(RowSorter& sorter, Twin& twin, int rows)
{
    for (int i = 0; i < rows; ++i) {
        const auto random = mixed(static_cast<std::uint64_t>(i));
        const auto name = random % static_cast<std::uint64_t>(rows);
        std::string handle = "user" + std::to_string(mixed(name) % 1'000'000'007);
        if (name % 5 == 0)
            handle = "a.long.common.beginning." + handle;
        if (random % 7 == 0)
            handle[0] = static_cast<char>(handle[0] - 'a' + 'A');
        std::optional<Seconds> time;
        if (random % 11 != 0)
            time = at(static_cast<std::int64_t>(random >> 40));
        ASSERT_TRUE(sorter.add(handle, time));
        const auto [known, isNew] = twin.try_emplace(handleKey(handle), time);
        if (!isNew && (!known->second || (time && *time > *known->second)))
            known->second = time;
    }
}

} // namespace

TEST(RowSorter, GivesRowsByKeyEachKeyOnceWithItsNewestTime)
{
    RowSorter sorter;
    for (const auto& [handle, time] : std::initializer_list<std::pair<const char*, int>> {
             { "ben", 5 }, { "Ana", 9 }, { "ana", 7 }, { "ben", 8 }, { "cleo", 1 } })
        ASSERT_TRUE(sorter.add(handle, at(time)));
    std::string rows;
    ListedRow row;
    ASSERT_TRUE(sorter.rewind());
    while (sorter.next(row))
        rows += std::string(row.key) + " " + std::string(row.handle) + " "
            + std::to_string(row.followedAt->time_since_epoch().count()) + "\n";
    EXPECT_EQ(rows, "ana Ana 9\nben ben 8\ncleo cleo 1\n");
    EXPECT_EQ(sorter.rows(), 5);
    EXPECT_EQ(sorter.repeated(), 2);
}

TEST(RowSorter, AgreesWithAMapWhileAllFitsIntoMemory)
{
    RowSorter sorter;
    Twin twin;
    fill(sorter, twin, 100'000);
    ASSERT_TRUE(sorter.rewind());
    expectRows(sorter, twin);
}

TEST(RowSorter, AgreesWithAMapWhenRunsWaitInAFileAndStartsOver)
{
    RowSorter sorter;
    Twin twin;
    fill(sorter, twin, 600'000);
    for (int time = 0; time < 2; ++time) {
        ASSERT_TRUE(sorter.rewind());
        expectRows(sorter, twin);
    }
}

TEST(RowSorter, StartsOverInTheMiddle)
{
    RowSorter sorter;
    Twin twin;
    fill(sorter, twin, 1000);
    ASSERT_TRUE(sorter.rewind());
    ListedRow row;
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(sorter.next(row));
    ASSERT_TRUE(sorter.rewind());
    expectRows(sorter, twin);
}

TEST(RowSorter, ForgetsWhatWasClearedAndIsEmptyAtFirst)
{
    RowSorter sorter;
    ListedRow row;
    ASSERT_TRUE(sorter.rewind());
    EXPECT_FALSE(sorter.next(row));
    ASSERT_TRUE(sorter.add("ana", at(1)));
    sorter.clear();
    EXPECT_EQ(sorter.rows(), 0);
    ASSERT_TRUE(sorter.rewind());
    EXPECT_FALSE(sorter.next(row));
}

TEST(RowSorter, KeepsLongNamesAndStrangeBytesApart)
{
    RowSorter sorter;
    Twin twin;
    const std::string longest(65'535, 'x');
    for (const std::string& name : { longest, longest.substr(1), std::string("\xff\xfe"),
             std::string("a\0b", 3), std::string("a"), std::string("\xd0\x90") }) {
        ASSERT_TRUE(sorter.add(name, {}));
        twin[name] = {};
    }
    ASSERT_TRUE(sorter.rewind());
    expectRows(sorter, twin);
}
