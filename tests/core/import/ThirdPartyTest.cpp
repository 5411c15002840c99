#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Each row of the table of third-party exports, in each form that it comes in. FORMATS 3.

namespace {

const std::string kVideo = "https://www.tiktok.com/@ana.clay/video/7300000000000000001";

/// Of the rows 1, 3 to 7 and 14: a comment and the reply to it.
const std::string kComments =
    "comment: ben 2024-03-01T10:00:00Z \"so good\" id 7300000000000000099 video "
    "7300000000000000001 likes 3\n"
    "comment: cleo_99 2024-03-01T10:01:00Z \"it is\" id 7300000000000000100 video "
    "7300000000000000001 likes 0\n";

std::string read(const std::string& text)
{
    return text.starts_with('[') || text.starts_with('{') ? readJson(text) : readTable(text);
}

/// What two items are as a list and as lines.
void expectItems(const std::vector<std::string>& items, const testing::Matcher<std::string>& what)
{
    std::string list = "[";
    std::string lines;
    for (const std::string& item : items) {
        list += (list.size() > 1 ? "," : "") + item;
        lines += item + "\n";
    }
    EXPECT_THAT(read(list + "]"), what) << "JSON";
    EXPECT_THAT(read(lines), what) << "NDJSON";
}

} // namespace

TEST(ThirdParty, Row1ApifyCommentsAsCsvJsonAndNdjson)
{
    const auto what = AllOf(StartsWith("ana.clay, 2024-03-01..2024-03-01"), HasSubstr(kComments));
    EXPECT_THAT(
        read("videoWebUrl,submittedVideoUrl,input,cid,createTime,createTimeISO,text,diggCount,"
             "likedByAuthor,pinnedByAuthor,repliesToId,replyCommentTotal,uid,uniqueId,"
             "avatarThumbnail,mentions,detailedMentions\n"
            + kVideo + "," + kVideo + "," + kVideo
            + ",7300000000000000099,1709287200,2024-03-01T10:00:00.000Z,so good,3,false,false,,1,"
              "6800000000000000001,ben,https://x/y.jpg,[],[]\n"
            + kVideo + "," + kVideo + "," + kVideo
            + ",7300000000000000100,1709287260,2024-03-01T10:01:00.000Z,it is,0,false,false,"
              "7300000000000000099,0,6800000000000000002,cleo_99,https://x/z.jpg,[],[]\n"),
        what);
    const auto item = [](const char* cid, const char* time, const char* text, const char* likes,
                          const char* name) {
        return R"({"videoWebUrl":")" + kVideo + R"(","input":"x","cid":")" + cid
            + R"(","createTimeISO":")" + time + R"(","text":")" + text + R"(","diggCount":)" + likes
            + R"(,"likedByAuthor":false,"repliesToId":null,"replyCommentTotal":1,"uid":"1",)"
            + R"("uniqueId":")" + name + R"(","mentions":["@x"],"detailedMentions":[{"id":"5"}]})";
    };
    expectItems(
        { item("7300000000000000099", "2024-03-01T10:00:00.000Z", "so good", "3", "ben"),
            item("7300000000000000100", "2024-03-01T10:01:00.000Z", "it is", "0", "cleo_99") },
        what);
}

TEST(ThirdParty, Row2ApifyProfilesAsCsvJsonAndNdjson)
{
    const std::string what = "profile: ben \"Ben B\" bio \"clay\" DE, 70 followers 5 following 900 "
                             "likes 12 videos, unverified public ?\n";
    EXPECT_THAT(
        read("authorMeta.id,authorMeta.name,authorMeta.profileUrl,authorMeta.nickName,"
             "authorMeta.verified,authorMeta.signature,authorMeta.bioLink,authorMeta.avatar,"
             "authorMeta.region,authorMeta.privateAccount,authorMeta.fans,authorMeta.following,"
             "authorMeta.heart,authorMeta.video\n"
             "1,ben,https://www.tiktok.com/@ben,Ben B,false,clay,,https://x/y.jpg,DE,false,70,5,"
             "900,12\n"),
        HasSubstr("1 seen, 0 rejected\n" + what));
    expectItems(
        { R"({"authorMeta":{"id":"1","name":"ben","profileUrl":"https://www.tiktok.com/@ben",)"
          R"("nickName":"Ben B","verified":false,"signature":"clay","bioLink":null,"region":"DE",)"
          R"("privateAccount":false,"fans":70,"following":5,"heart":900,"video":12}})" },
        HasSubstr("1 seen, 0 rejected\n" + what));
}

TEST(ThirdParty, Row2ApifyFollowersSayWhoseTheyAre)
{
    const auto what = AllOf(StartsWith("ana.clay, "),
        HasSubstr("profile: ben ? bio ? ?, 70 followers ? following ? likes ? videos, ? ? "
                  "follower\nprofile: cleo ? bio ? ?, 3 followers ? following ? likes ? videos, ? "
                  "? followed\n"),
        HasSubstr("note: Such a list ends near 5,000 names"),
        HasSubstr("3: in the list of another creator\n"), Not(HasSubstr("dora")));
    EXPECT_THAT(readTable("authorMeta.name,authorMeta.fans,connectedTo,connectionType\n"
                          "ben,70,ana.clay,follower\ncleo,3,@Ana.Clay,following\n"
                          "dora,4,zoe,follower\n"),
        AllOf(StartsWith("ana.clay, "), HasSubstr("line 4: in the list of another creator\n"),
            HasSubstr("profile: cleo")));
    expectItems({ R"({"authorMeta":{"name":"ben","fans":70},"connectedTo":"ana.clay",)"
                  R"("connectionType":"follower"})",
                    R"({"authorMeta":{"name":"cleo","fans":3},"connectedTo":"ana.clay",)"
                    R"("connectionType":"following"})",
                    R"({"authorMeta":{"name":"dora","fans":3},"connectedTo":"zoe",)"
                    R"("connectionType":"follower"})" },
        what);
}

TEST(ThirdParty, Row3WebApiCommentsAsJsonAndAsZeeschuimersNdjson)
{
    const std::string ben =
        R"({"cid":"7300000000000000099","text":"so good","create_time":1709287200,"digg_count":3,)"
        R"("reply_comment_total":1,"reply_id":"0","aweme_id":"7300000000000000001",)"
        R"("user":{"uid":"1","unique_id":"ben","nickname":"Ben","sec_uid":"MS4","avatar_thumb":)"
        R"({"url_list":["https://x/y.jpg"]}},"share_info":{"url":)"
        R"("https://m.tiktok.com/v/7300000000000000001.html?x=1","title":"a pot"},)"
        R"("comment_language":"en","author_pin":false,"stick_position":0})";
    const std::string cleo =
        R"({"cid":"7300000000000000100","text":"it is","create_time":1709287260,"digg_count":0,)"
        R"("reply_id":"7300000000000000099","share_info":{"url":)"
        R"("https://m.tiktok.com/v/7300000000000000001.html"},"user":{"unique_id":"cleo_99"}})";
    const auto what =
        AllOf(StartsWith("(nobody), "), HasSubstr("2 seen, 0 rejected\n" + kComments));
    expectItems({ ben, cleo }, what);
    const auto wrapped = [](const std::string& item) {
        return R"({"nav_index":"1:0","item_id":"5","timestamp_collected":1709290000000,)"
               R"("source_platform":"tiktok-comments","data":)"
            + item + "}";
    };
    expectItems({ wrapped(ben), wrapped(cleo) }, what);
    // the page as the address gives it, with the reply inside of the comment
    const std::string nested =
        ben.substr(0, ben.size() - 1) + R"(,"reply_comment":[)" + cleo + "]}";
    EXPECT_THAT(read(R"({"status_code":0,"cursor":20,"has_more":1,"comments":[)" + nested
                    + R"(],"extra":{"now":1}})"),
        AllOf(HasSubstr("2 seen, 0 rejected\n"), HasSubstr("comment: ben "),
            HasSubstr("comment: cleo_99 ")));
}

TEST(ThirdParty, Row4PyktokCommentsAsCsv)
{
    EXPECT_THAT(
        read("cid,text,create_time,digg_count,reply_comment_total,reply_id,aweme_id,user\n"
             "7300000000000000099,so good,1709287200,3,1,0,7300000000000000001,"
             "\"{'uid': '1', 'unique_id': 'ben', 'nickname': \"\"B's\"\", 'x': [1, 2]}\"\n"
             "7300000000000000100,it is,1709287260,0,0,7300000000000000099,7300000000000000001,"
             "\"{'nickname': \"\"'unique_id': 'zoe'\"\", 'x': {'unique_id': 'eve'}, 'unique_id': "
             "'cleo_99'}\"\n"),
        HasSubstr("2 seen, 0 rejected\n" + kComments));
}

TEST(ThirdParty, Row5PyktokVideosOfTheCreatorArePosts)
{
    const std::string header =
        "video_id,video_timestamp,video_duration,video_locationcreated,video_diggcount,"
        "video_sharecount,video_commentcount,video_playcount,video_description,video_is_ad,"
        "video_stickers,author_username,author_name,author_followercount,author_followingcount,"
        "author_heartcount,author_videocount,author_diggcount,author_verified,poi_name,"
        "poi_address,poi_city\n";
    const std::string own = "7300000000000000001,2023-11-11T12:00:00,15,DE,30,2,1,500,\"a pot, "
                            "fired\",False,[],ana.clay,Ana,1,2,3,4,5,False,,,\n";
    const std::string other = "7300000000000000002,2023-11-11T12:00:00,15,DE,30,2,1,500,x,False,"
                              "[],zoe,Zoe,1,2,3,4,5,False,,,\n";
    EXPECT_THAT(read(header + own),
        AllOf(StartsWith("ana.clay, "), HasSubstr("7300000000000000001 "),
            HasSubstr("\"a pot, fired\": 500 views 30 likes 1 comments 2 shares\n")));
    EXPECT_EQ(read(header + own + other),
        "ambiguous: the videos are of several creators; which of them is yours?");
    EXPECT_THAT(readTable(header + own + own + other, { { "zoe" }, {} }),
        AllOf(StartsWith("zoe, "), HasSubstr("3 seen, 2 rejected"),
            HasSubstr("7300000000000000002"),
            HasSubstr("before line 4: videos of another creator\n")));
    EXPECT_THAT(readTable(header + other + own, { { "ana.clay" }, {} }),
        AllOf(StartsWith("ana.clay, "), HasSubstr("2 seen, 1 rejected"),
            HasSubstr("before line 3: videos of another creator\n")));
}

TEST(ThirdParty, Row6FourCatCommentsAsCsv)
{
    EXPECT_THAT(
        read("collected_from_url,id,thread_id,author,author_full,author_avatar_url,body,timestamp,"
             "unix_timestamp,likes,replies,post_id,post_url,post_body,comment_url,"
             "is_liked_by_post_author,is_sticky,is_comment_on_comment,language_guess\n"
            + kVideo
            + ",7300000000000000099,7300000000000000001,ben,Ben,,so good,2024-03-01 10:00:00,"
              "1709287200,3,1,7300000000000000001,https://m.tiktok.com/v/7300000000000000001,a "
              "pot,,no,no,no,en\n"
            + kVideo
            + ",7300000000000000100,7300000000000000099,cleo_99,,,it is,2024-03-01 10:01:00,"
              "1709287260,0,0,7300000000000000001,https://m.tiktok.com/v/7300000000000000001,,,no,"
              "no,yes,en\n"),
        AllOf(StartsWith("ana.clay, "), HasSubstr("2 seen, 0 rejected\n" + kComments)));
}

TEST(ThirdParty, Row7TikTokCommentScraperWithItsTimesOnThePage)
{
    const std::string above = "Now,Fri Mar 01 2024 11:30:00 GMT+0100 (Central European Standard "
                              "Time)\nPost URL,"
        + kVideo
        + "\nPublisher Nickname,Ana\n"
          "Publisher URL,https://www.tiktok.com/@ana.clay\n"
          "Publisher @,ana.clay\nPublish Time,11-11-2023\nPost Likes,30\n"
          "Description,\"a pot, fired\"\nNumber of 1st level comments,3\n"
          "Number of 2nd level comments,1\n"
          "\"Total Comments (actual, in this list, rendered in the comment "
          "section (needs all comments to be loaded!))\",4\n"
          "\"Total Comments (which TikTok tells you; it's too high)\",4\n"
          "Difference,0\n";
    const std::string table =
        "Comment Number (ID),Nickname,User @,User URL,Comment Text,Time,Likes,Profile Picture URL,"
        "Is 2nd Level Comment,User Replied To,Number of Replies\n"
        "1,\"Ben\",\"ben\",https://www.tiktok.com/@ben,\"so good\",03-02-2024,3,\"https://x\",No,"
        "---,1\n"
        "2,\"Cleo\",\"cleo_99\",https://www.tiktok.com/@cleo_99,\"it is\",3h ago,0,\"https://x\","
        "Yes,\"Ben\",0\n";
    EXPECT_THAT(read(above + table),
        AllOf(StartsWith("ana.clay, "), HasSubstr("2 seen, 0 rejected\n"),
            HasSubstr("comment: ben 2024-02-03T00:00:00Z \"so good\" id ? video "
                      "7300000000000000001 likes 3\n"
                      "comment: cleo_99 2024-03-01T07:30:00Z \"it is\" id ? video "
                      "7300000000000000001 likes 0\n")));
    EXPECT_THAT(read(table),
        AllOf(HasSubstr("2 seen, 1 rejected\n"), HasSubstr("comment: ben 2024-02-03"),
            HasSubstr("line 3: unreadable time \"3h ago\"\n")))
        << "without its Now";
}

TEST(ThirdParty, Row8YtDlpsInfoHoldsNoComments)
{
    EXPECT_EQ(read(R"({"id":"7300000000000000001","formats":[{"url":"x"}],"title":"a pot",)"
                   R"("timestamp":1709287200,"like_count":3,"comment_count":2,"uploader":"ana",)"
                   R"("webpage_url":"x","extractor":"TikTok","extractor_key":"TikTok"})"),
        "notAnExport: what yt-dlp says of a video, without its comments: of TikTok's it does not "
        "get them");
    const std::string video =
        R"({"id":"7300000000000000001","formats":[{"url":"x"}],"title":"a pot","view_count":500,)"
        R"("like_count":30,"repost_count":2,"comment_count":1,"uploader":"ana.clay","webpage_url":)"
        R"("https://www.tiktok.com/@ana.clay/video/7300000000000000001","extractor_key":"TikTok"})";
    expectItems({ video },
        AllOf(StartsWith("ana.clay, "), HasSubstr("1 seen, 0 rejected\n"),
            HasSubstr("\"a pot\": 500 views 30 likes 1 comments 2 shares\n")));
    EXPECT_THAT(read("[" + video + R"(,{"id":"x","extractor_key":"Youtube","uploader":"b"}])"),
        AllOf(HasSubstr("2 seen, 1 rejected\n"), HasSubstr("item 2: a video of another site\n")));
    EXPECT_THAT(
        read(R"({"id":"7300000000000000001","extractor_key":"TikTok","comments":[{"id":"99",)"
             R"("parent":"root","text":"so good","timestamp":1709287200,"author":"ben",)"
             R"("author_id":"1","author_url":"https://www.tiktok.com/@ben","like_count":3}]})"),
        HasSubstr("comment: ben 2024-03-01T10:00:00Z \"so good\" id 99 video ? likes 3\n"));
}

TEST(ThirdParty, Row9ResearchApiCommentsNameNobody)
{
    const std::string refusal = "notAnExport: comments without the names of who wrote them, as "
                                "TikTok's Research API gives them";
    EXPECT_EQ(read("id,video_id,text,like_count,reply_count,parent_comment_id,create_time\n"
                   "99,73,so good,3,0,73,1709287200\n"),
        refusal);
    const std::string item = R"({"id":99,"video_id":73,"text":"so good","like_count":3,)"
                             R"("reply_count":0,"parent_comment_id":73,"create_time":1709287200})";
    EXPECT_EQ(
        read(R"({"data":{"comments":[)" + item + R"(],"cursor":1,"has_more":false}})"), refusal);
    expectItems({ item, item }, testing::StrEq(refusal));
}

TEST(ThirdParty, Row10ResearchApiFollowers)
{
    EXPECT_THAT(read(R"({"data":{"user_followers":[{"display_name":"Ben","username":"ben"},)"
                     R"({"display_name":"Cleo","username":"cleo"}],"cursor":16,"has_more":true},)"
                     R"("error":{"code":"ok"}})"),
        AllOf(HasSubstr("2 seen, 0 rejected\nprofile: ben \"Ben\" bio ? ?, ? followers ? following "
                        "? likes ? videos, ? ? follower\n"),
            HasSubstr("ends near 5,000 names")));
    EXPECT_THAT(read(R"({"data":{"user_following":[{"display_name":"B","username":"ben"}]}})"),
        HasSubstr(", ? ? followed\n"));
    EXPECT_THAT(read("username,display_name\nben,Ben\n"), HasSubstr("profile: ben \"Ben\""));
}

TEST(ThirdParty, Row11WebFollowerListAsJsonAndNdjson)
{
    const std::string item =
        R"({"user":{"id":"1","uniqueId":"ben","nickname":"Ben","secUid":"MS4","signature":"clay",)"
        R"("verified":true,"privateAccount":false,"avatarThumb":"x"},"stats":{"followerCount":70,)"
        R"("followingCount":5,"heartCount":900,"videoCount":12,"diggCount":4},)"
        R"("statsV2":{"followerCount":"70"}})";
    const std::string what = "profile: ben \"Ben\" bio \"clay\" ?, 70 followers 5 following 900 "
                             "likes 12 videos, verified public ?\n";
    EXPECT_THAT(read(R"({"hasMore":true,"minCursor":16,"isTruncated":false,"userList":[)" + item
                    + R"(],"total":1})"),
        AllOf(HasSubstr("1 seen, 0 rejected\n" + what), HasSubstr("ends near 5,000 names")));
    expectItems({ item }, HasSubstr("1 seen, 0 rejected\n" + what));
}

TEST(ThirdParty, Row12MobileFollowerListAsJsonAndNdjson)
{
    const std::string item = R"({"uid":"1","unique_id":"ben","nickname":"Ben","sec_uid":"MS4",)"
                             R"("signature":"clay","follower_count":70,"following_count":5,)"
                             R"("aweme_count":12,"total_favorited":900,"secret":1,"region":"DE"})";
    const std::string what = "profile: ben \"Ben\" bio \"clay\" DE, 70 followers 5 following 900 "
                             "likes 12 videos, ? private ";
    EXPECT_THAT(read(R"({"followers":[)" + item + R"(],"total":1,"has_more":false,"min_time":1})"),
        HasSubstr("1 seen, 0 rejected\n" + what + "follower\n"));
    EXPECT_THAT(
        read(R"({"followings":[)" + item + R"(],"total":1})"), HasSubstr(what + "followed\n"));
    expectItems({ item }, HasSubstr(what + "?\n"));
}

TEST(ThirdParty, Row13FlatFollowerRowsAsCsvJsonAndNdjson)
{
    const std::string what = "1 seen, 0 rejected\nprofile: ben \"Ben\" bio \"clay\" DE, 70 "
                             "followers 5 following 900 likes 12 videos, unverified ? ?\n";
    EXPECT_THAT(
        read("uniqueId,userId,secUid,nickname,signature,avatar,verified,region,followerCount,"
             "followingCount,videoCount,likesCount,profileUrl\n"
             "ben,1,MS4,Ben,clay,https://x,false,DE,70,5,12,900,https://www.tiktok.com/@ben\n"),
        HasSubstr(what));
    expectItems({ R"({"uniqueId":"ben","userId":"1","secUid":"MS4","nickname":"Ben",)"
                  R"("signature":"clay","verified":false,"region":"DE","followerCount":70,)"
                  R"("followingCount":5,"videoCount":12,"likesCount":900,)"
                  R"("profileUrl":"https://www.tiktok.com/@ben"})" },
        HasSubstr(what));
}

TEST(ThirdParty, Row14OtherCommentActorsAsCsvJsonAndNdjson)
{
    const auto what =
        AllOf(StartsWith("ana.clay, "), HasSubstr("2 seen, 0 rejected\n" + kComments));
    EXPECT_THAT(
        read("commentId,text,authorUsername,authorName,authorId,likeCount,replyCount,createdAt,"
             "isReply,parentCommentId,videoId,videoUrl,isPinned\n"
             "7300000000000000099,so good,ben,Ben,1,3,1,2024-03-01T10:00:00Z,false,,"
             "7300000000000000001,"
            + kVideo
            + ",false\n7300000000000000100,it is,@cleo_99,Cleo,2,0,0,2024-03-01T10:01:00Z,true,"
              "7300000000000000099,7300000000000000001,"
            + kVideo + ",false\n"),
        what);
    expectItems(
        { R"({"commentId":"7300000000000000099","text":"so good","authorUsername":"ben",)"
          R"("likeCount":3,"createdAt":"2024-03-01T10:00:00Z","isReply":false,"videoUrl":")"
                + kVideo + R"("})",
            R"({"commentId":"7300000000000000100","text":"it is","author":{"username":"cleo_99"},)"
            R"("authorUsername":"cleo_99","likeCount":0,"createdAt":"2024-03-01T10:01:00Z",)"
            R"("videoUrl":")"
                + kVideo + R"("})" },
        what);
}
