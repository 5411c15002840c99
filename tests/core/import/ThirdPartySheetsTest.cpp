#include "tests/core/import/ImporterFixture.h"
#include "tests/support/XlsxBuilder.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

// The tables of third-party tools that come as spreadsheets, and tables that nobody knows.

namespace {

const std::string kVideo = "https://www.tiktok.com/@ana.clay/video/7300000000000000001";

std::string read(const std::vector<std::vector<std::string>>& rows)
{
    const TempFolder folder;
    return stagedText(XlsxBuilder().table("Data", rows).save(folder / "a.xlsx"));
}

class ThirdPartySheets : public ImporterFixture { };

} // namespace

TEST(ThirdPartyXlsx, Row1ApifyComments)
{
    EXPECT_THAT(read({ { "videoWebUrl", "cid", "createTime", "createTimeISO", "text", "diggCount",
                           "repliesToId", "uid", "uniqueId" },
                    { kVideo, "7300000000000000099", "1709287200", "2024-03-01T10:00:00.000Z",
                        "so good", "3", "", "6800000000000000001", "ben" },
                    { kVideo, "7300000000000000100", "1709287260", "2024-03-01T10:01:00.000Z",
                        "it is", "0", "7300000000000000099", "6800000000000000002", "cleo_99" } }),
        AllOf(StartsWith("a.xlsx:\nana.clay, 2024-03-01..2024-03-01"),
            HasSubstr("2 seen, 0 rejected\ncomment: ben 2024-03-01T10:00:00Z \"so good\" id "
                      "7300000000000000099 video 7300000000000000001 likes 3\n"
                      "comment: cleo_99 2024-03-01T10:01:00Z \"it is\"")));
}

TEST(ThirdPartyXlsx, Row2ApifyProfilesAndFollowers)
{
    EXPECT_THAT(
        read({ { "authorMeta.name", "authorMeta.nickName", "authorMeta.signature",
                   "authorMeta.fans", "authorMeta.following", "connectedTo", "connectionType" },
            { "ben", "Ben B", "clay", "70", "5", "ana.clay", "follower" },
            { "cleo", "", "", "", "", "ana.clay", "following" } }),
        AllOf(StartsWith("a.xlsx:\nana.clay, "),
            HasSubstr("2 seen, 0 rejected\nprofile: ben \"Ben B\" bio \"clay\" ?, 70 followers 5 "
                      "following ? likes ? videos, ? ? follower\nprofile: cleo ")));
}

TEST(ThirdPartyXlsx, Row7TikTokCommentScraperBelowItsOwnRows)
{
    EXPECT_THAT(
        read({ { "Now", "Fri Mar 01 2024 11:30:00 GMT+0100 (Central European Standard Time)" },
            { "Post URL", kVideo }, { "Publisher Nickname", "Ana" }, { "Publisher @", "ana.clay" },
            { "Publisher URL", "https://www.tiktok.com/@ana.clay" },
            { "Publish Time", "11-11-2023" }, { "Post Likes", "30" }, { "Post Shares", "2" },
            { "Description", "a pot, fired" }, { "Number of 1st level comments", "1" },
            { "Number of 2nd level comments", "1" }, { "Total Comments (actual)", "2" },
            { "Total Comments (which TikTok tells you)", "2" }, { "Difference", "0" },
            { "Comment Number (ID)", "Nickname", "User @", "User URL", "Comment Text", "Time",
                "Likes", "Profile Picture URL", "Is 2nd Level Comment", "User Replied To",
                "Number of Replies" },
            { "1", "Ben", "ben", "https://www.tiktok.com/@ben", "so good", "03-02-2024", "3", "x",
                "No", "---", "1" },
            { "2", "Cleo", "cleo_99", "https://www.tiktok.com/@cleo_99", "it is", "3h ago", "0",
                "x", "Yes", "Ben", "0" } }),
        AllOf(StartsWith("a.xlsx:\nana.clay, "), HasSubstr("2 seen, 0 rejected\n"),
            HasSubstr("comment: ben 2024-02-03T00:00:00Z \"so good\" id ? video "
                      "7300000000000000001 likes 3\n"),
            HasSubstr("comment: cleo_99 2024-03-01T07:30:00Z \"it is\"")));
}

TEST_F(ThirdPartySheets, ThatNobodyKnowsAskAndAreRemembered)
{
    const auto sheet = [&](const char* name, const char* who, const char* when) {
        return XlsxBuilder()
            .table(
                "Mine", { { "My comments" }, {}, { "Who", "When", "Said" }, { who, when, "hi" } })
            .save(folder / name);
    };
    const auto first = sheet("one.xlsx", "ben", "2024-03-01 10:00");
    auto outcome = importOne(first);
    EXPECT_EQ(outcome.question, Question::columns);
    ASSERT_TRUE(outcome.unknownTable);
    EXPECT_EQ(outcome.unknownTable->header, (std::vector<std::string> { "Who", "When", "Said" }));
    EXPECT_EQ(typed(outcome.unknownTable->guessed), "handle=who,time=when,text=said");
    options.mappings[headerKey(outcome.unknownTable->header)] = outcome.unknownTable->guessed;
    EXPECT_EQ(drawn(importOne(first)), "table imported me: 1 seen, 1 new, 0 known, 0 rejected");
    options.mappings.clear();
    outcome = importOne(sheet("two.xlsx", "cleo", "2024-03-02 10:00"));
    EXPECT_EQ(drawn(outcome), "table imported me: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_TRUE(outcome.unknownTable) << "to look at, and to change";
}
