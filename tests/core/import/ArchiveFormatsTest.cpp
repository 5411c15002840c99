#include "tests/core/import/ReadArchive.h"
#include "tests/support/ExportBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// What reads each row of FORMATS 1.2 to 1.9 and 1.11 that Mutuals keeps:
//
//   1.2  three eras, keys whatever their case     ArchiveReader.ReadsTheThreeErasAlike,
//                                                 .FindsListsWhoseParentTikTokRenamed
//   1.3  places of each list                      ArchiveFormats.FindEachListInEachOfItsPlaces
//        watched videos are no posts              ArchiveReader.DoesNotTakeWatchedVideosForPosts
//        deleted posts, likes, lives, groups ...  ArchiveFormats.PassOverWhatIsNotKept
//   1.4  posts of 2021, 2024, 2025, 2026          ArchiveFormats.ReadPostsOfAllYears
//   1.5  comments to 2024-03, to 2026-02, mid 2026  ArchiveFormats.ReadCommentsOfAllYears
//   1.6  chats                                    ArchiveFormats.ReadChats
//   1.7  profile                                  ArchiveFormats.ReadTheProfileOfAllYears
//   1.8  lives                                    ArchiveFormats.PassOverWhatIsNotKept
//   1.9  empty forms                              ArchiveReader.TakesEachEmptyFormOfAList,
//                                                 ArchiveFormats.TakeEachEmptyFormOfEachList
//   1.11 names and dates                          ArchiveRows.*

namespace {

/// A list at a place "A > B > C".
std::string at(const std::string& place, const std::string& list)
{
    std::string json = "{";
    std::string end = "}";
    std::string rest = place;
    for (auto cut = rest.find(" > "); cut != std::string::npos; cut = rest.find(" > ")) {
        json += '"' + rest.substr(0, cut) + "\":{";
        end += '}';
        rest = rest.substr(cut + 3);
    }
    return json + '"' + rest + "\":" + list + end;
}

const std::string kTime = R"("2026-01-31 14:05:09")";

} // namespace

TEST(ArchiveFormats, FindEachListInEachOfItsPlaces)
{
    const std::string row = R"([{"Date":)" + kTime + R"(,"UserName":"ben"}])";
    const std::string ben = ": ben 2026-01-31T14:05:09Z\n";
    for (const char* place :
        { "Profile And Settings > Follower > FansList", "Your Activity > Follower > FansList",
            "Activity > Follower List > FansList", "Profile > Follower List > FansList" })
        EXPECT_THAT(read(at(place, row)), HasSubstr("\nfollowers" + ben)) << place;
    for (const char* place :
        { "Profile And Settings > Following > Following", "Your Activity > Following > Following",
            "Activity > Following List > Following", "Profile > Following List > Following" })
        EXPECT_THAT(read(at(place, row)), HasSubstr("\nfollowing" + ben)) << place;
    for (const char* place : { "Profile And Settings > Block List > BlockList",
             "App Settings > Block List > BlockList", "App Settings > Block > BlockList" })
        EXPECT_THAT(read(at(place, row)), HasSubstr("\nblocked" + ben)) << place;
    const std::string post = R"([{"Date":)" + kTime + R"(,"Likes":"3"}])";
    for (const char* place : { "Post > Posts > VideoList", "Video > Videos > VideoList" })
        EXPECT_THAT(read(at(place, post)), HasSubstr("posts: 2026-01-31T14:05:09Z 3\n")) << place;
    const std::string comment = R"([{"date":)" + kTime + R"(,"comment":"so"}])";
    for (const char* place :
        { "Comment > Comments > CommentsList", "Activity > Comment > CommentsList" })
        EXPECT_THAT(read(at(place, comment)), HasSubstr("(own) 2026-01-31T14:05:09Z \"so\""))
            << place;
    const std::string chat =
        R"({"Chat History with ben:":[{"Date":)" + kTime + R"(,"From":"ben","Content":"x"}]})";
    for (const char* place : { "Direct Message > Direct Messages > ChatHistory",
             "Direct Messages > Chat History > ChatHistory" })
        EXPECT_THAT(read(at(place, chat)), HasSubstr("1 conversations: from ben")) << place;
}

TEST(ArchiveFormats, PassOverWhatIsNotKept)
{
    const std::string row = R"([{"Date":)" + kTime
        + R"(,"DateDeleted":"2026-02-01 00:00:00","Link":"https://x","Likes":"3","UserName":"zoe"}])";
    for (const char* place :
        { "Post > Recently Deleted Posts > PostList", "Video > RecentlyDeletedPosts > PostList",
            "Likes and Favorites > Like List > ItemFavoriteList",
            "Activity > Like List > ItemFavoriteList",
            "Likes and Favorites > Favorite Videos > FavoriteVideoList",
            "Profile And Settings > ProfileViews > ProfileViewList",
            "TikTok Live > Go Live History > GoLiveList",
            "Tiktok Live > Go Live History > GoLiveList", "Your Activity > Reposts > RepostList",
            "Your Activity > Share History > ShareHistoryList",
            "Your Activity > Hashtag > HashtagList", "Your Activity > Watch History > VideoList",
            "Activity > Video Browsing History > VideoList" })
        EXPECT_THAT(read(at(place, row)), StartsWith("notAnExport: JSON without any list"))
            << place;
    const std::string lives = R"({"7100000000000000000":{"WatchTime":)" + kTime
        + R"(,"Link":"","Questions":null,"Comments":[{"CommentTime":)" + kTime
        + R"(,"CommentContent":"x","RawTime":1769868309}]},"-1":{"Comments":null}})";
    EXPECT_THAT(read(at("TikTok Live > Watch Live History > WatchLiveMap", lives)),
        StartsWith("notAnExport"));
    EXPECT_THAT(read(at("Direct Message > Group Chat > GroupChat",
                    R"({"Group Chat with Group_Chat_7100000000000000000:":[{"Date":)" + kTime
                        + R"(,"From":"zoe","Content":"x"}]})")),
        StartsWith("notAnExport"));
}

TEST(ArchiveFormats, ReadPostsOfAllYears)
{
    const auto posts = [](const std::string& rows) {
        return read(at("Post > Posts > VideoList", "[" + rows + "]"));
    };
    // 2021; to 2024; 2025 and 2026 with all that came to them.
    EXPECT_THAT(posts(R"({"Date":)" + kTime + R"(,"VideoLink":"https://x","Likes":"12"})"),
        HasSubstr("posts: 2026-01-31T14:05:09Z 12\n"));
    EXPECT_THAT(posts(R"({"Date":)" + kTime + R"(,"Link":"https://a\nhttps://b","Likes":"-1"})"),
        HasSubstr("posts: 2026-01-31T14:05:09Z ?\n"));
    EXPECT_THAT(
        posts(R"({"Date":)" + kTime
            + R"(,"Link":"https://x","Likes":"0","WhoCanView":"Friends",)"
              R"("AllowComments":"Yes","AllowStitches":"No","AllowDuets":"No","AllowStickers":"No",)"
              R"("AllowSharingToStory":"No","ContentDisclosure":"Your Brand",)"
              R"("AIGeneratedContent":"","Sound":" - ","Location":"","Title":"N/A",)"
              R"("AddYoursText":"N/A","AlternateText":"N/A","CoverImage":"https://y",)"
              R"("NumberOfCollections":"N/A"},)"
              R"({"Date":)"
            + kTime + R"(,"Link":"https://x","Likes":"7"})"),
        AllOf(HasSubstr("2 seen, 0 rejected"),
            HasSubstr("posts: 2026-01-31T14:05:09Z 0 2026-01-31T14:05:09Z 7\n")));
}

TEST(ArchiveFormats, ReadCommentsOfAllYears)
{
    const auto comments = [](const std::string& rows) {
        return read(at("Comment > Comments > CommentsList", "[" + rows + "]"));
    };
    EXPECT_THAT(comments(R"({"Date":)" + kTime + R"(,"Comment":"so\nnice"})"),
        HasSubstr("(own) 2026-01-31T14:05:09Z \"so\nnice\""));
    EXPECT_THAT(
        comments(R"({"date":)" + kTime + R"(,"comment":"N/A","photo":"https://p","url":""})"),
        HasSubstr("(own) 2026-01-31T14:05:09Z \"\""));
    EXPECT_THAT(comments(R"({"date":"2026-07-31 14:05:09 UTC","comment":"so","photo":"N/A",)"
                         R"("video":"N/A","sticker":"N/A","originalPostUrl":"",)"
                         R"("original post link":"https://www.tiktokv.com/share/video/71/"})"),
        AllOf(HasSubstr("(own) 2026-07-31T14:05:09Z \"so\""), HasSubstr("1 seen, 0 rejected")));
}

TEST(ArchiveFormats, ReadChats)
{
    const auto message = [](const std::string& date, const std::string& from) {
        return R"({"Date":"2026-01-)" + date + R"( 00:00:00","From":")" + from
            + R"(","Content":"[https://gif]\nhttps://www.tiktokv.com/share/video/71/"})";
    };
    const std::string drawn = read(at("Direct Message > Direct Messages > ChatHistory",
        R"({"Chat History with ben:":[)" + message("01", "ben") + "," + message("03", "ana") + ","
            + message("02", "Ben") + R"(],"Chat History with :":[)" + message("04", "")
            + R"(],"Chat History with MS4wLjABAAAAxyz0123456789abcdef:":[)" + message("05", "")
            + R"(],"Chat History with empty:":[],"Chat History with null:":null})"));
    EXPECT_THAT(drawn,
        HasSubstr("from ben 2026-01-01T00:00:00Z to ben 2026-01-03T00:00:00Z "
                  "from ben 2026-01-02T00:00:00Z to MS4wLjABAAAAxyz0123456789abcdef"));
    EXPECT_THAT(drawn, HasSubstr("Messages without a name or a date, left out: 1."));
    EXPECT_THAT(read(at("Direct Message > Direct Messages > ChatHistory", "{}")),
        StartsWith("notAnExport: there is nothing in it"));
}

TEST(ArchiveFormats, ReadTheProfileOfAllYears)
{
    const std::string followers = R"("Your Activity":{"Follower":{"FansList":[)"
                                  R"({"Date":"2026-01-01 00:00:00","UserName":"ben"}]}})";
    for (const std::string section : { R"("Profile And Settings":{"Profile Info")",
             R"("Profile":{"Profile Info")", R"("Profile":{"Profile Information")" }) {
        EXPECT_THAT(read("{" + section
                        + R"(:{"ProfileMap":{"userName":"Ana.Clay",)"
                          R"("bioDescription":"userName: zoe","birthDate":"05-Jan-1990",)"
                          R"("emailAddress":"a@example.org","telephoneNumber":"+49",)"
                          R"("likesReceived":"None","PlatformInfo":[{"Name":"zoe",)"
                          R"("Platform":"x","userName":"zoe"}],"followerCount":7,)"
                          R"("followingCount":2,"accountRegion":"DE"}}},)"
                        + followers + "}"),
            AllOf(StartsWith("Ana.Clay, "), HasSubstr("(7 says the profile)"),
                Not(HasSubstr("example.org"))));
    }
    // Before 2025-11 it had no counts; of a deleted account nothing is left.
    EXPECT_THAT(
        read(R"({"Profile":{"Profile Info":{"ProfileMap":{"userName":"ana"}}},)" + followers + "}"),
        AllOf(StartsWith("ana, "), Not(HasSubstr("says the profile"))));
    for (const char* none : { R"("N/A")", R"("")", "null" })
        EXPECT_THAT(read(R"({"Profile":{"Profile Info":{"ProfileMap":{"userName":)"
                        + std::string(none) + "}}}," + followers + "}"),
            StartsWith("(nobody), "));
}

TEST(ArchiveFormats, TakeEachEmptyFormOfEachList)
{
    const std::string followers = R"("Profile And Settings":{"Follower":{"FansList":[]}})";
    for (const char* list :
        { R"("Post":{"Posts":{"VideoList":)", R"("Comment":{"Comments":{"CommentsList":)",
            R"("Direct Message":{"Direct Messages":{"ChatHistory":)",
            R"("App Settings":{"Block":{"BlockList":)",
            R"("Activity":{"Following List":{"Following":)" }) {
        for (const char* none : { "null", "[]", "{}", "\"\"", "\"N/A\"" })
            EXPECT_THAT(read("{" + std::string(list) + none + "}}," + followers + "}"),
                AllOf(HasSubstr("0 seen, 0 rejected"), HasSubstr("followers:\n")))
                << list << none;
    }
    for (const char* section : { "null", "{}", "[]", "\"\"" })
        EXPECT_THAT(read(R"({"Post":)" + std::string(section) + R"(,"Direct Message":)" + section
                        + R"(,"Profile":)" + section + "," + followers + "}"),
            HasSubstr("followers:\n"))
            << section;
}
