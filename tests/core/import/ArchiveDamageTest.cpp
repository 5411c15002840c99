#include "tests/core/import/ReadArchive.h"
#include "tests/support/ExportBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

ExportBuilder threeFollowers()
{
    return ExportBuilder()
        .follower("ben", "2024-03-01 12:00:00")
        .follower("cleo", "2024-03-01 11:00:00")
        .follower("dora", "2024-03-01 10:00:00");
}

std::string upTo(const std::string& json, const std::string& end)
{
    return json.substr(0, json.find(end));
}

std::string after(const std::string& json, const std::string& end)
{
    return json.substr(0, json.find(end) + end.size());
}

/// An archive with one follower row, as it stands.
std::string withRow(const std::string& row)
{
    return read(R"({"Your Activity":{"Follower":{"FansList":[)" + row
        + R"(]},"Following":{"Following":[]}}})");
}

} // namespace

TEST(ArchiveDamage, OfAFileThatEndsInARowNamesTheByteAndTheCompleteRows)
{
    const std::string cut = upTo(threeFollowers().json(), "dora");
    EXPECT_EQ(read(cut),
        "cutShort: the file ends early, at byte " + std::to_string(cut.size())
            + ", after 2 complete rows");
}

TEST(ArchiveDamage, OfAFileThatEndsAfterARowOrInAKeyIsSeenAsWell)
{
    const std::string json = threeFollowers().json();
    EXPECT_THAT(read(after(json, "\"cleo\"}")), HasSubstr("after 2 complete rows"));
    EXPECT_THAT(read(after(json, "\"cleo\"},{\"Da")), HasSubstr("after 2 complete rows"));
    EXPECT_THAT(read(upTo(json, "FansList")), StartsWith("notAnExport: the JSON ends after"));
    for (std::size_t size = 1; size < json.size(); ++size)
        ASSERT_THAT(read(json.substr(0, size)),
            AnyOf(StartsWith("cutShort: "), StartsWith("notAnExport: ")))
            << size;
}

TEST(ArchiveDamage, CostsOnlyTheCutRowIfTheUserAcceptsThat)
{
    const std::string cut = upTo(threeFollowers().json(), "dora");
    EXPECT_EQ(read(cut, true),
        "(nobody), 2024-03-01..2024-03-01, as of 2024-03-01T12:00:00Z, 2 seen, 0 rejected\n"
        "followers: ben 2024-03-01T12:00:00Z, cleo 2024-03-01T11:00:00Z\n"
        "note: This export has no following list. To see whom you follow, ask TikTok for all "
        "data.\n"
        "note: The file ends early, at byte "
            + std::to_string(cut.size()) + "; only the complete rows were taken.\n");
    EXPECT_THAT(read(upTo(threeFollowers().json(), "Profile"), true), StartsWith("notAnExport"));
}

TEST(ArchiveDamage, OfNestingIsBounded)
{
    for (const std::string open : { "[", "{\"a\":" }) {
        std::string deep = R"({"Your Activity":{"Follower":{"FansList":[]}},"x":)";
        for (int i = 0; i < 1'000'000; ++i)
            deep += open;
        EXPECT_THAT(read(deep), HasSubstr("nested deeper than 64 levels"));
        EXPECT_THAT(read(deep), StartsWith("damaged: byte "));
    }
}

TEST(ArchiveDamage, DoneByHandIsForgiven)
{
    EXPECT_THAT(read(R"({"Your Activity":{"Follower":{"FansList":[)"
                     R"({"Date":"2024-03-01 12:00:00","UserName":"ben",},],},},})"),
        HasSubstr("followers: ben 2024-03-01T12:00:00Z\n"));
}

TEST(ArchiveDamage, CommentsAreNoJson)
{
    EXPECT_THAT(read("{\"Your Activity\":{\"Follower\":/* who? */{\"FansList\":["
                     "{\"UserName\":\"ben\"}]}}}"),
        StartsWith("notAnExport: byte 29: no JSON"));
    EXPECT_THAT(read("{\"Your Activity\":{\"Follower\":{\"FansList\":["
                     "{\"UserName\":\"ben\"}]// mine\n}}}"),
        StartsWith("damaged: byte 61: "));
}

TEST(ArchiveDamage, IsNotWhatOtherJsonHas)
{
    EXPECT_EQ(read("[1, 2, 3]"), "notAnExport: a JSON list, not TikTok's data archive");
    EXPECT_EQ(read("[]"), "notAnExport: a JSON list, not TikTok's data archive");
    const std::string foreign = "notAnExport: JSON without any list of TikTok's data archive "
                                "(followers, following, posts, comments, messages)";
    EXPECT_EQ(read("{}"), foreign);
    EXPECT_EQ(read(R"({"followers":["ben"],"name":"ana"})"), foreign);
    EXPECT_EQ(read(R"({"Likes and Favorites":{"Like List":{"ItemFavoriteList":[]}}})"), foreign);
    EXPECT_EQ(read("{]"), "notAnExport: byte 1: no JSON (syntax error)");
    EXPECT_THAT(read(R"({"Your Activity":{"Follower":{"FansList":[]}},]})"),
        StartsWith("damaged: byte 46: "));
}

TEST(ArchiveDamage, OfNumbersIsReportedNotBelieved)
{
    const auto withLikes = [](const std::string& likes) {
        return read(R"({"Post":{"Posts":{"VideoList":[{"Date":"2024-03-01 12:00:00","Likes":)"
            + likes + "}]}}}");
    };
    const std::string place = "Post > Posts > VideoList, item 1: ";
    for (const std::string likes : { "1e999", "12345678901234567890123456", "1.5", "\"1.2K\"",
             "\"1,234\"", "\" 7\"", "-1e999" }) {
        const std::string bare = likes.front() == '"' ? likes.substr(1, likes.size() - 2) : likes;
        EXPECT_THAT(withLikes(likes), HasSubstr("posts: 2024-03-01T12:00:00Z ?\n"));
        EXPECT_THAT(withLikes(likes), HasSubstr(place + '"' + bare + "\" is no number of likes\n"));
    }
    for (const std::string unknown : { "\"-1\"", "\"N/A\"", "\"None\"", "\"\"", "null" }) {
        EXPECT_THAT(withLikes(unknown), HasSubstr("posts: 2024-03-01T12:00:00Z ?\n"));
        EXPECT_THAT(withLikes(unknown), Not(HasSubstr(place)));
    }
    EXPECT_THAT(withLikes("17"), HasSubstr("posts: 2024-03-01T12:00:00Z 17\n"));
    EXPECT_THAT(withLikes("true"), HasSubstr("posts: 2024-03-01T12:00:00Z ?\n"));
}

TEST(ArchiveDamage, OfTypesCostsTheValueNotTheFile)
{
    const std::string place = "Your Activity > Follower > FansList, item 1: ";
    EXPECT_THAT(
        withRow(R"({"Date":20240301,"UserName":12345})"), HasSubstr("followers: 12345 ?\n"));
    EXPECT_THAT(withRow(R"({"Date":20240301,"UserName":12345})"),
        HasSubstr(place + "unreadable date \"20240301\"\n"));
    for (const std::string name : { "null", "true", "{\"a\":\"ben\"}", "[\"ben\"]", "\"\"" })
        EXPECT_THAT(withRow(R"({"Date":"2024-03-01 12:00:00","UserName":)" + name + "}"),
            HasSubstr("1 seen, 1 rejected\nfollowers: N/A 2024-03-01T12:00:00Z\n"))
            << name;
    for (const std::string row : { "\"ben\"", "17", "null", "[\"ben\"]", "[[[]]]", "true" }) {
        EXPECT_THAT(withRow(row), HasSubstr("1 seen, 1 rejected\nfollowers:\n")) << row;
        EXPECT_THAT(withRow(row), HasSubstr(place + "not a row of named values\n")) << row;
    }
    EXPECT_THAT(read(R"({"Your Activity":{"Follower":{"FansList":"ben"}},"Post":{"Posts":)"
                     R"({"VideoList":17}},"Comment":{"Comments":{"CommentsList":[]}}})"),
        HasSubstr("This export has no follower list."));
}
