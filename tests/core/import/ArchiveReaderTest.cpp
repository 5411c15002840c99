#include "core/import/archive/ArchiveReader.h"

#include "tests/core/import/ReadArchive.h"
#include "tests/support/ExportBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::HasSubstr;
using testing::Not;

namespace {

using Era = ExportBuilder::Era;
using List = ExportBuilder::List;

ExportBuilder sample(Era era)
{
    return ExportBuilder(era)
        .owner("ana.clay")
        .ownCounts(3, 1)
        .follower("ben", "2024-03-01 12:00:00")
        .follower("N/A", "2024-02-29 23:59:59")
        .follower("Cleo_1", "2015-08-16 00:00:00") // older than TikTok: such rows exist
        .following("ben", "2024-03-02 08:00:00")
        .blocked("dora", "2024-01-01 00:00:00")
        .post("2024-02-01 08:00:00", "17")
        .post("2024-02-01 08:00:00", "-1")
        .comment("2024-02-02 09:00:00", "lovely\nindeed")
        .comment("2024-02-02 09:00:01", "N/A")
        .message("ben", "2024-02-03 10:00:00", "ben", "a secret")
        .message("ben", "2024-02-03 10:00:01", "ana.clay", "another secret")
        .message("", "2024-02-03 10:00:02", "", "from nobody")
        .watched("2024-03-03 00:00:00");
}

const std::string kSample =
    R"(ana.clay, 2015-08-16..2024-03-02, as of 2024-03-02T08:00:00Z, 9 seen, 1 rejected
followers: (3 says the profile) ben 2024-03-01T12:00:00Z, Cleo_1 2015-08-16T00:00:00Z, N/A 2024-02-29T23:59:59Z
following: (1 says the profile) ben 2024-03-02T08:00:00Z
blocked: dora 2024-01-01T00:00:00Z
posts: 2024-02-01T08:00:00Z 17 2024-02-01T08:00:00Z ?
comment: (own) 2024-02-02T09:00:00Z "lovely
indeed" id ? video ? likes ?
comment: (own) 2024-02-02T09:00:01Z "" id ? video ? likes ?
2 conversations: from ben 2024-02-03T10:00:00Z to ben 2024-02-03T10:00:01Z
note: Messages without a name or a date, left out: 1.
)";

} // namespace

TEST(ArchiveReader, ReadsTheThreeErasAlike)
{
    const std::map<Era, std::string> places { { Era::a, "Activity > Follower List > FansList" },
        { Era::b, "Your Activity > Follower > FansList" },
        { Era::c, "Profile And Settings > Follower > FansList" } };
    for (const auto& [era, place] : places)
        EXPECT_EQ(read(sample(era).json()), kSample + place + ", item 2: no user name (\"N/A\")\n");
}

TEST(ArchiveReader, GivesTheSameWhereverThePortionsAreCut)
{
    for (const Era era : { Era::a, Era::c }) {
        const std::string json = sample(era).json();
        const std::string expected = read(json);
        for (std::size_t cut = 0; cut <= json.size(); ++cut)
            ASSERT_EQ(
                read({ std::string_view(json).substr(0, cut), std::string_view(json).substr(cut) }),
                expected)
                << "cut at " << cut;
        std::vector<std::string_view> single;
        for (std::size_t i = 0; i < json.size(); ++i)
            single.push_back(std::string_view(json).substr(i, 1));
        EXPECT_EQ(read(single), expected);
    }
}

TEST(ArchiveReader, SaysWhetherAListIsNullEmptyOrMissing)
{
    const std::string noFollowers =
        "This export has no follower list. To see who follows you, ask TikTok for all data.";
    const std::string nullFollowing =
        "The following list of this export is null: nothing is said of who is in it.";
    EXPECT_EQ(read(ExportBuilder()
                       .without(List::followers)
                       .null(List::following)
                       .post("2024-02-01 08:00:00", "17")
                       .json()),
        "(nobody), 2024-02-01..2024-02-01, as of 2024-02-01T08:00:00Z, 1 seen, 0 rejected\n"
        "following: null\nposts: 2024-02-01T08:00:00Z 17\nnote: "
            + noFollowers + "\nnote: " + nullFollowing + "\n");
    EXPECT_EQ(read(ExportBuilder()
                       .owner("ana")
                       .without(List::followers)
                       .null(List::following)
                       .null(List::posts)
                       .json()),
        "notAnExport: there is nothing in it to import. " + noFollowers + " " + nullFollowing);
    EXPECT_EQ(read(ExportBuilder().owner("ana").json()),
        "ana, ?..?, as of ?, 0 seen, 0 rejected\nfollowers:\nfollowing:\n");
}

TEST(ArchiveReader, TakesEachEmptyFormOfAList)
{
    const auto followers = [](const std::string& list) {
        return read(R"({"Your Activity":{"Follower":{"App":1,"IsFastLane":true,"FansList":)" + list
            + R"(},"Following":{"Following":[]}}})");
    };
    const std::string nobody = "(nobody), ?..?, as of ?, 0 seen, 0 rejected\n";
    EXPECT_EQ(followers("[]"), nobody + "followers:\nfollowing:\n");
    EXPECT_EQ(followers("{}"), nobody + "followers:\nfollowing:\n");
    EXPECT_EQ(followers("null"),
        nobody
            + "followers: null\nfollowing:\nnote: The follower list of this export is null: "
              "nothing "
              "is said of who is in it.\n");
    EXPECT_THAT(read(R"({"Your Activity":{"Follower":{},"Following":{"Following":[]}}})"),
        HasSubstr("This export has no follower list."));
    EXPECT_THAT(read(R"({"Your Activity":{"Follower":null,"Following":{"Following":[]}}})"),
        HasSubstr("This export has no follower list."));
}

TEST(ArchiveReader, FindsListsWhoseParentTikTokRenamed)
{
    EXPECT_EQ(read(R"({"My Very New Section":{"Follower List":{"FansList":[)"
                   R"({"Date":"2024-03-01 12:00:00","UserName":"ben"}]}},)"
                   R"("Another":{"Deeper":{"Following":{"Following":[]}}},)"
                   R"("Posts":{"VideoList":[{"Date":"2024-03-01 12:00:00","Likes":"1"}]}})"),
        "(nobody), 2024-03-01..2024-03-01, as of 2024-03-01T12:00:00Z, 2 seen, 0 rejected\n"
        "followers: ben 2024-03-01T12:00:00Z\nfollowing:\nposts: 2024-03-01T12:00:00Z 1\n");
    EXPECT_EQ(
        read(R"({"your_activity":{"FOLLOWER":{"fans-list":[]},"Following":{"Following":[]}}})"),
        "(nobody), ?..?, as of ?, 0 seen, 0 rejected\nfollowers:\nfollowing:\n")
        << "blanks, capitals, _ and - do not matter";
}

TEST(ArchiveReader, PrefersTheKnownPlaceOfAListWhicheverComesFirst)
{
    const std::string known =
        R"("Profile And Settings":{"Follower":{"FansList":[{"Date":"","UserName":"right"}]}})";
    const std::string other =
        R"("Somewhere":{"Follower":{"FansList":[{"Date":"","UserName":"wrong"}]}})";
    for (const std::string& json :
        { "{" + known + "," + other + "}", "{" + other + "," + known + "}" }) {
        EXPECT_THAT(read(json), HasSubstr("followers: right ?\n"));
        EXPECT_THAT(read(json), Not(HasSubstr("followers: wrong")));
    }
}

TEST(ArchiveReader, DoesNotTakeWatchedVideosForPosts)
{
    for (const Era era : { Era::a, Era::b, Era::c }) {
        const std::string drawn = read(ExportBuilder(era).watched("2024-03-03 00:00:00").json());
        EXPECT_THAT(drawn, Not(HasSubstr("posts")));
        EXPECT_THAT(drawn, HasSubstr("0 seen"));
    }
}

TEST(ArchiveReader, JoinsASectionThatStandsTwice)
{
    const auto section = [](const std::string& name) {
        return R"("Your Activity":{"Follower":{"FansList":[{"Date":"2024-03-01 12:00:00","UserName":")"
            + name + R"("}]}})";
    };
    EXPECT_THAT(read("{" + section("ben") + "," + section("cleo") + "}"),
        HasSubstr("followers: ben 2024-03-01T12:00:00Z, cleo 2024-03-01T12:00:00Z\n"));
}

TEST(ArchiveReader, TakesADocumentWrittenTwiceOnce)
{
    const std::string json = sample(Era::b).json();
    EXPECT_THAT(read(json + json), HasSubstr("9 seen, 1 rejected"));
    EXPECT_THAT(read(json + json), HasSubstr("note: The file goes on after the end"));
    EXPECT_THAT(read(json + "\n\n"), Not(HasSubstr("goes on")));
}

TEST(ArchiveReader, SaysWhenTheListIsShorterThanTheProfileSays)
{
    EXPECT_THAT(read(ExportBuilder()
                         .owner("ana")
                         .ownCounts(5012, 0)
                         .follower("ben", "2024-03-01 12:00:00")
                         .follower("N/A", "2024-03-01 12:00:00")
                         .json()),
        HasSubstr(
            "note: The follower list holds 2 of the 5012 followers that the profile counts."));
}

TEST(ArchiveReader, NeverKeepsWhatAMessageSays)
{
    for (const Era era : { Era::a, Era::b, Era::c })
        EXPECT_THAT(read(sample(era).json()), Not(HasSubstr("secret")));
}
