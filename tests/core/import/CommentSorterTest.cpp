#include "core/import/CommentSorter.h"

#include "core/base/Hash.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

using namespace mutuals;

namespace {

Seconds at(std::int64_t seconds)
{
    return Seconds(std::chrono::seconds(seconds));
}

Comment said(std::string handle, std::int64_t time, std::string text, std::string id = {})
{
    Comment comment;
    comment.handle = std::move(handle);
    comment.at = at(time);
    comment.text = std::move(text);
    comment.id = std::move(id);
    return comment;
}

/// "ben 5 cid text" a line.
std::string drawn(CommentSorter& sorter)
{
    std::string all;
    EXPECT_TRUE(sorter.rewind());
    CommentRow row;
    while (sorter.next(row))
        all += fmt::format("{} {} {} {}\n", row.author.empty() ? "(own)" : row.author,
            row.at.time_since_epoch().count(), row.cid, row.text);
    EXPECT_TRUE(sorter.allGiven());
    return all;
}

} // namespace

TEST(CommentSorter, GivesCommentsByAuthorTimeAndIdEachOnce)
{
    CommentSorter sorter;
    for (const Comment& comment : { said("cleo", 4, "d", "70"), said("Ben", 9, "c", "71"),
             said("ben", -3, "before 1970", "74"), said("ben", 9, "b", "69"),
             said("ben", 9, "again", "71"), said("ben.a", 1, "longer name", "73") })
        ASSERT_TRUE(sorter.add(comment));
    const std::string expected = "ben -3 74 before 1970\nben 9 69 b\nben 9 71 c\n"
                                 "ben.a 1 73 longer name\ncleo 4 70 d\n";
    EXPECT_EQ(drawn(sorter), expected);
    EXPECT_EQ(drawn(sorter), expected) << "from the start again";
    EXPECT_EQ(sorter.rows(), 6);
    EXPECT_EQ(sorter.first(), at(-3));
    EXPECT_EQ(sorter.last(), at(9));
}

TEST(CommentSorter, MakesIdsWhereTheFileGivesNone)
{
    CommentSorter sorter;
    for (const Comment& comment : { said("ben", 5, "one"), said("", 5, "mine"),
             said("ben", 5, "two"), said("ben", 6, "three"), said("ben", 5, "four", "7") })
        ASSERT_TRUE(sorter.add(comment));
    EXPECT_EQ(drawn(sorter),
        "(own) 5 own 5.0 mine\nben 5 ben 5.0 one\nben 5 ben 5.1 two\nben 5 7 four\n"
        "ben 6 ben 6.0 three\n");
}

TEST(CommentSorter, TellsTheCreatorsOwn)
{
    CommentSorter sorter;
    for (const Comment& comment : { said("Ana.Clay", 5, "thanks"), said("ben", 4, "hi") })
        ASSERT_TRUE(sorter.add(comment));
    sorter.ownedBy("ana.clay");
    EXPECT_EQ(drawn(sorter), "(own) 5 own 5.0 thanks\nben 4 ben 4.0 hi\n");
}

TEST(CommentSorter, LeavesOutWhatIsTooLate)
{
    CommentSorter sorter;
    for (const Comment& comment :
        { said("ben", 5, "a"), said("ana", 99, "b"), said("cleo", 7, "c"), said("ben", 98, "d") })
        ASSERT_TRUE(sorter.add(comment));
    std::string dropped;
    ASSERT_TRUE(sorter.dropAfter(at(50),
        [&](Seconds time) { dropped += std::to_string(time.time_since_epoch().count()) + " "; }));
    EXPECT_EQ(dropped, "99 98 ");
    EXPECT_EQ(drawn(sorter), "ben 5 ben 5.0 a\ncleo 7 cleo 7.0 c\n");
    EXPECT_EQ(sorter.rows(), 2);
    EXPECT_EQ(sorter.last(), at(7));
}

TEST(CommentSorter, AgreesWithAMapBeyondMemory)
{
    CommentSorter sorter;
    std::map<std::tuple<std::string, std::int64_t, std::string>, Comment> twin;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        Comment comment = said("user.with.a.long.name." + std::to_string(mixed(i) % 5000),
            static_cast<std::int64_t>(mixed(i) >> 50), std::string(mixed(i) % 90, 'x'),
            std::to_string(mixed(i)));
        if (mixed(i) % 3 != 0)
            comment.likes = static_cast<std::int64_t>(i);
        if (mixed(i) % 5 != 0)
            comment.video = mixed(i + 1);
        ASSERT_TRUE(sorter.add(comment));
        twin[{ comment.handle, comment.at.time_since_epoch().count(), comment.id }] = comment;
    }
    ASSERT_TRUE(sorter.rewind());
    auto expected = twin.begin();
    CommentRow row;
    while (sorter.next(row)) {
        ASSERT_NE(expected, twin.end());
        const Comment& comment = expected->second;
        ASSERT_EQ(row.author, comment.handle);
        ASSERT_EQ(row.at, comment.at);
        ASSERT_EQ(row.cid, comment.id);
        ASSERT_EQ(row.text, comment.text);
        ASSERT_EQ(row.likes, comment.likes);
        ASSERT_EQ(row.video, comment.video);
        ++expected;
    }
    EXPECT_EQ(expected, twin.end());
    EXPECT_TRUE(sorter.allGiven());
}
