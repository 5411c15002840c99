#include "tests/core/import/ReadTxt.h"
#include "tests/support/ExportBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::HasSubstr;

// What reads each row of FORMATS 1.10:
//
//   Follower, Following, Block List; old names   TxtArchive.HoldsWhatTheSameArchiveHoldsAsJson
//   Posts.txt, Post.txt                          TxtReader.ReadsPostsOfAllYears
//   Videos/Videos.txt                            TxtReader.ReadsPostsOfAllYears
//   Comments.txt                                 TxtReader.ReadsCommentsOfAllYears
//   Like List, Favorite Videos, Watch History,
//   Browsing History, Reposts, HashTags,
//   Purchases, Settings                          TxtArchive.PassesQuietlyOverOtherSections
//   Direct Messages.txt                          TxtReader.ReadsMessagesButNotWhatTheySay
//   Profile Info.txt, Profile Information.txt    TxtReader.ReadsTheProfile
//   empty files                                  TxtArchive.TellsAnEmptyListFromAMissingOne
//   languages                                    TxtLists.AreToldByTheNamesOfTheFilesInEachLanguage

TEST(TxtReader, ReadsPostsOfAllYears)
{
    const std::string time = "2026-01-31 14:05:09";
    const std::string missing =
        "note: This export has no follower list. To see who follows you, ask TikTok for all data.\n"
        "note: This export has no following list. To see whom you follow, ask TikTok for all "
        "data.\n";
    EXPECT_EQ(readTxt("Posts.txt",
                  "Date: " + time
                      + " UTC\nLink: https://p16-sign.tiktokcdn-us.com/a~1.jpeg?x=1&y=2\n"
                        "https://p16-sign.tiktokcdn-us.com/b~1.jpeg\nLike(s): 17\n"
                        "Who can view: Everyone\nAllow comments: Yes\nAllow stitches: Yes\n"
                        "Allow duets: Yes\nAllow stickers: Yes\nAllow sharing to story: Yes\n"
                        "Sound: song - band\nTitle: first line\n\nsecond: line\nLike(s): 99\n"
                        "Adds yours text: N/A\nContent disclosure: \n\n"
                        "Date: 2026-01-30 14:05:09 UTC\nLink: https://v16.tiktokv.us/storage/x\n"
                        "Like(s): -1\nWho can view: Only You\nTitle: N/A\n\n"),
        "(nobody), 2026-01-30..2026-01-31, as of 2026-01-31T14:05:09Z, 2 seen, 0 rejected\n"
        "posts: 2026-01-31T14:05:09Z 17 2026-01-30T14:05:09Z ?\n"
            + missing);
    EXPECT_THAT(readTxt("Videos.txt",
                    "Date: 2020-01-31 14:05:09\nVideo Link: https://v16.muscdn.com/x\nLike(s): 3\n"
                    "\nDate: 2020-01-30 14:05:09\nVideo Link: https://v16.muscdn.com/x\nLike(s): "
                    "12\n"),
        HasSubstr("posts: 2020-01-31T14:05:09Z 3 2020-01-30T14:05:09Z 12\n"));
    EXPECT_THAT(readTxt("Post.txt", "Date: " + time + " UTC\nLink: https://a/b\nLikes: 5\n"),
        HasSubstr("posts: 2026-01-31T14:05:09Z 5\n"));
    // A post without a readable date is counted, not joined to the one before.
    EXPECT_THAT(readTxt("Posts.txt",
                    "Date: " + time + " UTC\nLink: https://a/b\nLikes: 5\n\n"
                        + "Date: 2026-02-30 00:00:00 UTC\nLink: https://a/b\nLikes: 6\n"),
        testing::AllOf(
            HasSubstr("2 seen, 1 rejected"), HasSubstr("Posts.txt, line 5: unreadable date")));
}

TEST(TxtReader, ReadsCommentsOfAllYears)
{
    EXPECT_THAT(readTxt("Comments.txt",
                    "Date: 2023-01-02 00:00:00 UTC\nComment: so nice\n\nand: so long\n\n\n"
                    "Date: 2023-01-01 00:00:00 UTC\nComment: https://a/b\n\n"),
        HasSubstr("comment: (own) 2023-01-02T00:00:00Z \"so nice\n\nand: so long\" id ? video ? "
                  "likes ?\ncomment: (own) 2023-01-01T00:00:00Z \"https://a/b\" id"));
    EXPECT_THAT(readTxt("Comments.txt",
                    "Date: 2025-01-02 00:00:00 UTC\nComment: N/A\nPhoto: https://p\nUrl: \n\n"
                    "Date: 2025-01-01 00:00:00 UTC\nComment: Date: 2025\nPhoto: N/A\nUrl: \n\n"),
        HasSubstr("2025-01-02T00:00:00Z \"\" id ? video ? likes ?\n"
                  "comment: (own) 2025-01-01T00:00:00Z \"Date: 2025\" id"));
    EXPECT_THAT(readTxt("Reacties.txt",
                    "Datum: 2026-05-02 10:09:50 UTC\nReactie: hoi\nSticker: N.v.t.\n"
                    "Link naar origineel bericht: https://www.tiktok.com/@x/video/1\n\n"
                    "Datum: 2026-05-01 10:09:50 UTC\nReactie: N.v.t.\nSticker: https://s/1\n"
                    "Link naar origineel bericht: https://www.tiktok.com/@x/video/1\n\n"),
        HasSubstr("comment: (own) 2026-05-02T10:09:50Z \"hoi\" id ? video ? likes ?\n"
                  "comment: (own) 2026-05-01T10:09:50Z \"\" id"));
}

TEST(TxtReader, ReadsMessagesButNotWhatTheySay)
{
    const std::string drawn = readTxt("Mensajes directos.txt",
        ">>> Chat History with ben::\n\n2026-07-03 23:00:11 UTC ana: hola\nsegunda: línea\n\n"
        "2020-01-01 quoted\n2026-07-01 03:01:15 UTC ben: https://www.tiktokv.com/share/video/7/\n"
        "2026-06-31 03:01:15 UTC ben: no such day\n\n"
        ">>> Chat History with ::\n\n2026-06-01 10:00:00 UTC : hidden\n\n"
        ">>> Group Chat with Group_Chat_7100000000000000000::\n\n2026-06-01 10:00:00 UTC zoe: x\n"
        ">>> Chat History with cleo::\n\n2019-06-01 10:00:00 cleo: old, without a zone\n");
    EXPECT_THAT(drawn,
        HasSubstr("3 conversations: to ben 2026-07-03T23:00:11Z from ben 2026-07-01T03:01:15Z "
                  "from cleo 2019-06-01T10:00:00Z\n"));
    EXPECT_THAT(drawn, HasSubstr("Messages without a name or a date, left out: 2."));
    for (const char* word : { "hola", "segunda", "hidden", "zoe" })
        EXPECT_THAT(drawn, testing::Not(HasSubstr(word)));
}

TEST(TxtReader, ReadsTheProfile)
{
    const std::string followers = "Date: 2026-01-01 00:00:00 UTC\nUsername: ben\n";
    const auto owner = [&](const std::string& label, const std::string& profile) {
        return readTxt({ txtPart("Follower.txt", { followers }), txtPart(label, { profile }) });
    };
    EXPECT_THAT(owner("Profile Info.txt", "Username: Ana.Clay\nNickname: A\n"),
        testing::StartsWith("Ana.Clay, "));
    EXPECT_THAT(owner("Profile Information.txt",
                    "Username: ana\nBio description: I am\nUsername: nobody\nFollower count: 7\n"
                    "Following count: 2\nLikes received: None\nBirth date: 05-Jan-1990\n"),
        testing::AllOf(testing::StartsWith("ana, "), HasSubstr("(7 says the profile)")));
    EXPECT_THAT(owner("Данные профиля.txt", "Имя пользователя: ana\nКоличество подписчиков: 7\n"),
        testing::AllOf(testing::StartsWith("ana, "), HasSubstr("(7 says the profile)")));
    EXPECT_THAT(owner("Profile Info.txt", "Username: N/A\n"), testing::StartsWith("(nobody), "));
}

TEST(TxtReader, BearsBlocksInAnyOrderAndWithoutBlankLines)
{
    EXPECT_THAT(readTxt("Follower.txt",
                    "Username: ben\nDate: 2026-01-01 00:00:00 UTC\n\n"
                    "Date: 2026-01-02 00:00:00 UTC\nUsername: cleo\n"
                    "Date: 2026-01-03 00:00:00 UTC\nUsername: dora\n   \n"
                    "  Date :  2026-01-04 00:00:00 UTC \n\tUSER-NAME:   @emil  \n"),
        HasSubstr("followers: ben 2026-01-01T00:00:00Z, cleo 2026-01-02T00:00:00Z, "
                  "dora 2026-01-03T00:00:00Z, emil 2026-01-04T00:00:00Z\n"));
    EXPECT_THAT(readTxt("フォロワー.txt", "日付：2026-01-01 00:00:00 UTC\nユーザー名：ben\n"),
        HasSubstr("followers: ben 2026-01-01T00:00:00Z\n"));
}

TEST(TxtReader, HoldsNoMoreOfATextThanItKeeps)
{
    const std::string head = "Date: 2025-01-02 00:00:00 UTC\nComment: so\n";
    const std::string expected = "(own) 2025-01-02T00:00:00Z \"so\" id";
    EXPECT_THAT(readTxt("Comments.txt", head + std::string(10'000'000, '\n') + "far\n"),
        HasSubstr(expected));
    EXPECT_THAT(
        readTxt("Comments.txt", head + std::string(10'000'000, 'x') + "\n"), HasSubstr(expected));
    EXPECT_THAT(readTxt("Follower.txt",
                    "Date: 2025-01-02 00:00:00 UTC\nUsername: " + std::string(10'000'000, 'x')
                        + "\n\nDate: 2025-01-01 00:00:00 UTC\nUsername: ben\n"),
        testing::AllOf(HasSubstr("followers: ben 2025"), HasSubstr("a user name of 655")));
}

TEST(TxtReader, GivesTheSameWhereverThePortionsAreCut)
{
    const auto files = ExportBuilder()
                           .owner("ana")
                           .ownCounts(3, 1)
                           .follower("ben", "2024-03-01 12:00:00")
                           .follower("N/A", "2024-02-29 23:59:59")
                           .follower("café", "2024-02-28 00:00:00")
                           .post("2024-02-01 08:00:00", "17")
                           .comment("2024-02-02 09:00:00", "lovely\n\nindeed")
                           .comment("2024-02-01 09:00:00", "日本")
                           .message("ben", "2024-02-03 10:00:00", "ben", "so\nit is")
                           .texts(TxtLanguage::russian());
    for (const std::string end : { "\n", "\r\n" }) {
        for (const auto& [path, content] : files) {
            const std::string label = path.substr(path.find_last_of('/') + 1);
            std::string text;
            for (const char c : content)
                text += c == '\n' ? end : std::string(1, c);
            const std::string expected = readTxt(label, text);
            std::vector<std::string_view> single;
            for (std::size_t cut = 0; cut < text.size(); ++cut) {
                const std::string_view whole = text;
                single.push_back(whole.substr(cut, 1));
                ASSERT_EQ(readTxt({ txtPart(label, { whole.substr(0, cut), whole.substr(cut) }) }),
                    expected)
                    << label << " cut at " << cut;
            }
            EXPECT_EQ(readTxt({ txtPart(label, single) }), expected);
        }
    }
}
