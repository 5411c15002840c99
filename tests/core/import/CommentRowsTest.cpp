#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string timed(const std::string& time)
{
    return readTable("username,text,date\nben,hi," + time + "\nben,first,2024-01-01T00:00:00Z\n");
}

} // namespace

TEST(CommentRows, OfApifyAreRead)
{
    EXPECT_EQ(
        readTable("videoWebUrl,cid,createTime,createTimeISO,text,diggCount,uid,uniqueId\n"
                  "https://www.tiktok.com/@ana.clay/video/7300000000000000001,7300000000000000099,"
                  "1709287200,2024-03-01T10:00:00.000Z,\"so \"\"good\"\"\n🏺\",3,1,ben\n"
                  "https://www.tiktok.com/@ana.clay/video/7300000000000000001,7300000000000000100,"
                  "1709287260,2024-03-01T10:01:00.000Z,thanks,0,2,Ana.Clay\n"),
        "ana.clay, 2024-03-01..2024-03-01, as of 2024-03-01T10:01:00Z, 2 seen, 0 rejected\n"
        "comment: ben 2024-03-01T10:00:00Z \"so \"good\"\n🏺\" id 7300000000000000099 video "
        "7300000000000000001 likes 3\n"
        "comment: (own) 2024-03-01T10:01:00Z \"thanks\" id 7300000000000000100 video "
        "7300000000000000001 likes 0\n");
}

TEST(CommentRows, OfOtherToolsAreReadByTheirSpellings)
{
    // 4CAT
    EXPECT_THAT(readTable("id;thread_id;author;body;timestamp;unix_timestamp;likes;post_id\n"
                          "99;1;ben;hello;2024-03-01 10:00:00;1709287200;3;7300000000000000001\n"),
        HasSubstr("comment: ben 2024-03-01T10:00:00Z \"hello\" id 99 video 7300000000000000001 "
                  "likes 3\n"));
    // pyktok: the user is a dict of Python
    EXPECT_THAT(
        readTable("cid,text,create_time,digg_count,aweme_id,user\n99,hello,1709287200,3,7300,"
                  "\"{'uid': '1', 'unique_id': 'ben.b', 'nickname': 'B'}\"\n"),
        HasSubstr("comment: ben.b 2024-03-01T10:00:00Z \"hello\" id 99 video 7300 likes 3\n"));
    // the address of a profile
    EXPECT_THAT(readTable("author,commentText,createdAt\n"
                          "https://www.tiktok.com/@ben.b?lang=en,hello,1709287200000\n"),
        HasSubstr("comment: ben.b 2024-03-01T10:00:00Z \"hello\" id ? video ? likes ?\n"));
}

TEST(CommentRows, KeepIdsOfNineteenDigitsExactly)
{
    EXPECT_THAT(readTable("username,text,date,cid,videoid\n"
                          "ben,hi,1709287200,7300000000000000099,7300000000000000001\n"),
        HasSubstr("id 7300000000000000099 video 7300000000000000001"));
    EXPECT_THAT(readTable("username,text,date,cid,videoid\nben,hi,1709287200,7.3E+18,7.3E+18\n"),
        HasSubstr("id ? video ?"));
}

TEST(CommentRows, TakeTheTimesThatToolsWrite)
{
    for (const std::string time :
        { "1709287200", "1709287200000", "2024-03-01T10:00:00Z", "2024-03-01T10:00:00.123456Z",
            "2024-03-01T10:00:00+00:00", "2024-03-01 10:00:00", "2024-03-01T10:00:00.000",
            "2024-03-01T12:00:00+02:00", "1709287200.0", "\"Mar 1, 2024, 10:00 AM\"" })
        EXPECT_THAT(timed(time), HasSubstr("comment: ben 2024-03-01T10:00:00Z \"hi\"")) << time;
    for (const std::string time : { "", "3h ago", "170928720", "-709287200", "17092872001",
             "2024-02-30T10:00:00Z", "2024-03-01T10:00:00 CET", "1e9" })
        EXPECT_THAT(timed(time),
            AllOf(HasSubstr("2 seen, 1 rejected"), Not(HasSubstr("\"hi\"")),
                HasSubstr("line 2: unreadable time \"" + time + "\"\n")));
}

TEST(CommentRows, WithTheDayOrTheMonthFirstAskOnceWhereNoneTells)
{
    const std::string header = "username,text,date\n";
    const std::string open = header + "ben,one,01/02/2024 10:30\ncleo,two,03/04/2024\n";
    EXPECT_EQ(readTable(open),
        "ambiguous: the dates can be read with the day first or with the month first");
    TableContext told;
    told.mappings[""].dates = DateOrder::monthFirst;
    EXPECT_THAT(readTable(open, told),
        AllOf(HasSubstr("2 seen, 0 rejected"), HasSubstr("ben 2024-01-02T10:30:00Z \"one\""),
            HasSubstr("cleo 2024-03-04")));
    EXPECT_THAT(readTable(open + "dora,three,13/04/2024\n"),
        AllOf(HasSubstr("3 seen, 0 rejected"), HasSubstr("ben 2024-02-01T10:30:00Z \"one\""),
            HasSubstr("cleo 2024-04-03"), HasSubstr("dora 2024-04-13")));
    EXPECT_THAT(readTable(header + "ben,one,05/05/2024\n"), HasSubstr("ben 2024-05-05"));

    TableReader reader;
    reader.feed(open);
    reader.finish();
    EXPECT_EQ(reader.question(), Question::dates);
    const auto table = reader.unknown();
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows.size(), 2U);
    auto answer = table->guessed;
    answer.dates = DateOrder::dayFirst;
    EXPECT_THAT(readTable(open, { {}, { { headerKey(table->header), answer } } }),
        AllOf(HasSubstr("ben 2024-02-01T10:30:00Z \"one\""), HasSubstr("cleo 2024-04-03")));
}

TEST(CommentRows, DoNotBelieveTimesAfterTheFile)
{
    EXPECT_THAT(timed("4102444800"),
        AllOf(HasSubstr("2 seen, 1 rejected"), HasSubstr("as of 2024-01-01T00:00:00Z"),
            HasSubstr("comment of 2100-01-01T00:00:00Z: later than the file\n")));
}

TEST(CommentRows, WithoutANameAreRejected)
{
    EXPECT_THAT(readTable("username,text,date\n,hi,1709287200\nN/A,hi,1709287200\n@,hi,1709287200\n"
                          "ben,hi,1709287200\n{'nickname': 'x'},hi,1709287200\nalone\n"),
        AllOf(HasSubstr("6 seen, 5 rejected"), HasSubstr("line 2: no user name\n"),
            HasSubstr("line 3: no user name\n"), HasSubstr("line 4: no user name\n"),
            HasSubstr("line 6: no user name\n"), HasSubstr("line 7: unreadable time \"\"\n")));
}

TEST(CommentRows, OnVideosOfAnotherCreatorAreNotMixedIn)
{
    EXPECT_THAT(readTable("username,text,date,videourl\n"
                          "ben,one,1709287200,https://www.tiktok.com/@ana/video/1\n"
                          "ben,two,1709287200,https://www.tiktok.com/@bob/video/2\n"),
        AllOf(HasSubstr("ana, "), HasSubstr("2 seen, 1 rejected"), Not(HasSubstr("\"two\"")),
            HasSubstr("line 3: on the video of another creator\n")));
}

TEST(CommentRows, ReportLikesThatAreNoNumber)
{
    EXPECT_THAT(readTable("username,text,date,likes\nben,hi,1709287200,1.2K\n"),
        AllOf(HasSubstr("likes ?\n"), HasSubstr("line 2: \"1.2K\" is no number of likes\n")));
    EXPECT_THAT(
        readTable("username,text,date,likes\nben,hi,1709287200,\n"), Not(HasSubstr("line 2")));
}

TEST(CommentRows, AreRefusedWhereNoneIsReadable)
{
    EXPECT_EQ(readTable("username,text,date\nben,hi,yesterday\n"),
        "notAnExport: a table of comments without a readable one");
    EXPECT_EQ(readTable("username,text\nben,hi\n"),
        "ambiguous: a table with the columns username, text; for comments, one of times is "
        "lacking");
    EXPECT_EQ(readTable("username,text,date\n"),
        "notAnExport: a table of comments with a header and no row");
}
