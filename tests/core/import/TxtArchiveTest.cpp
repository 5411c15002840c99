#include "tests/core/import/ImporterFixture.h"

#include <regex>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

using List = ExportBuilder::List;

/// Rows of each row of FORMATS 1.10 that Mutuals keeps.
ExportBuilder sample()
{
    return ExportBuilder()
        .owner("ana.clay")
        .ownCounts(4, 2)
        .follower("ben", "2024-03-01 12:00:00")
        .follower("N/A", "2024-02-29 23:59:59")
        .follower("Cleo_1", "2015-08-16 00:00:00")
        .follower("café.noor", "2024-02-01 00:00:00")
        .following("ben", "2024-03-02 08:00:00")
        .following("dora", "2024-03-01 08:00:00")
        .blocked("emil", "2024-01-01 00:00:00")
        .post("2024-02-01 08:00:00", "17")
        .post("2024-02-01 08:00:00", "-1")
        .post("2024-01-31 08:00:00", "0")
        .comment("2024-02-02 09:00:00", "lovely\nindeed\n\nPS: more: of it")
        .comment("2024-02-02 09:00:01", "N/A")
        .message("ben", "2024-02-03 10:00:00", "ben", "a secret\n2 lines: of it")
        .message("ben", "2024-02-03 10:00:01", "ana.clay", "another secret")
        .message("", "2024-02-03 10:00:02", "", "from nobody")
        .watched("2024-03-03 00:00:00");
}

/// What a workspace knows, whatever the format of the file that brought it.
std::string level(std::string knowledge)
{
    knowledge = std::regex_replace(knowledge, std::regex("[0-9a-f]{32}"), "(content)");
    knowledge = std::regex_replace(knowledge, std::regex("archive-text"), "archive");
    knowledge = std::regex_replace(knowledge, std::regex("[|]-?[0-9]{12,}\n"), "|(hash)\n");
    return std::regex_replace(knowledge, std::regex("[^|\n]*, (item|line) [0-9]+"), "(place)");
}

class TxtArchive : public ImporterFixture {
protected:
    /// The knowledge of a fresh workspace after importing one file.
    std::string known(const std::filesystem::path& path)
    {
        freshWorkspace("workspace-" + std::to_string(++m_count) + ".db");
        const auto outcome = importOne(path);
        EXPECT_NE(outcome.state, State::rejected) << sentence(outcome);
        return level(knowledge(file));
    }
    std::string withJson(const ExportBuilder& builder)
    {
        return known(builder.zip(folder / "TikTok_Data_1772000000.zip"));
    }
    std::string withText(const ExportBuilder& builder, const TxtLanguage& language)
    {
        return known(builder.textZip(folder / "TikTok_Data_1772000000.zip", language));
    }
    /// A zip of text files, made on 25 February 2026.
    std::filesystem::path zipOf(const std::vector<std::pair<std::string, std::string>>& files)
    {
        ZipBuilder zip;
        for (const auto& [name, text] : files)
            zip.entry(name, text);
        return zip.save(folder / "TikTok_Data_1772000000.zip");
    }

private:
    int m_count = 0;
};

/// Of letters with two bytes at most, with a mark.
std::string utf16(const std::string& utf8)
{
    std::string wide = "\xff\xfe";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        unsigned unit = static_cast<unsigned char>(utf8[i]);
        if (unit >= 0x80)
            unit = (unit & 0x1f) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3f);
        wide += static_cast<char>(unit & 0xff);
        wide += static_cast<char>(unit >> 8);
    }
    return wide;
}

const std::string kBen = "Date: 2026-01-31 06:18:18 UTC\nUsername: ben\n\n";
const std::string kCleo = "Date: 2026-01-30 06:18:18 UTC\nUsername: cleo\n\n";

} // namespace

TEST_F(TxtArchive, HoldsWhatTheSameArchiveHoldsAsJson)
{
    const std::string json = withJson(sample());
    EXPECT_THAT(json, HasSubstr("café.noor"));
    EXPECT_EQ(withText(sample(), TxtLanguage::english()), json);
    EXPECT_EQ(withText(sample(), TxtLanguage::english2020()), json);
    EXPECT_EQ(withText(sample(), TxtLanguage::dutch()), json);
    EXPECT_EQ(withText(sample(), TxtLanguage::russian()), json);
    EXPECT_EQ(withText(sample(), TxtLanguage::spanish()), json);
}

TEST_F(TxtArchive, IsReadWhateverEndsItsLines)
{
    const std::string json = withJson(sample());
    for (const char* end : { "\r\n", "\r" }) {
        TxtLanguage words = TxtLanguage::english();
        words.lineEnd = end;
        EXPECT_EQ(withText(sample(), words), json);
    }
}

TEST_F(TxtArchive, IsReadInUtf16AndWithAByteOrderMark)
{
    const std::string json = withJson(sample());
    auto files = sample().texts(TxtLanguage::english());
    for (auto& [name, text] : files)
        text = "\xef\xbb\xbf" + text;
    EXPECT_EQ(known(zipOf(files)), json);
    files = sample().texts(TxtLanguage::russian());
    for (auto& [name, text] : files)
        text = utf16(text);
    EXPECT_EQ(known(zipOf(files)), json);
}

TEST_F(TxtArchive, OfOneFileHoldsOneList)
{
    const auto outcome = importOne(folder.file("Follower.txt", kBen + kCleo));
    EXPECT_EQ(drawn(outcome), "archive-text imported me: 2 seen, 2 new, 0 known, 0 rejected");
    EXPECT_EQ(formatTime(*outcome.asOf), "2026-01-31T06:18:18Z");
    EXPECT_EQ(outcome.lists.followers, 2);
    EXPECT_EQ(outcome.lists.following, std::nullopt);
    EXPECT_THAT(outcome.notes, ElementsAre(HasSubstr("no following list")));
}

TEST_F(TxtArchive, TellsAnEmptyListFromAMissingOne)
{
    for (const TxtLanguage& words : { TxtLanguage::english(), TxtLanguage::dutch(),
             TxtLanguage::russian(), TxtLanguage::spanish() }) {
        freshWorkspace(words.followers + ".db");
        const auto outcome = importOne(ExportBuilder()
                                           .owner("ana")
                                           .follower("ben", "2024-03-01 12:00:00")
                                           .empty(List::blocked)
                                           .empty(List::messages)
                                           .empty(List::posts)
                                           .textZip(folder / "TikTok_Data_1772000000.zip", words));
        EXPECT_EQ(outcome.lists.followers, 1) << words.followers;
        EXPECT_EQ(outcome.lists.following, 0) << words.followers;
        EXPECT_EQ(outcome.lists.blocked, 0) << words.followers;
        EXPECT_EQ(outcome.lists.posts, 0) << words.followers;
        EXPECT_EQ(outcome.lists.conversations, 0) << words.followers;
        EXPECT_EQ(outcome.lists.comments, std::nullopt) << words.followers;
    }
    // Other sentences for it.
    for (const char* words : { "Er staan geen gegevens in dit gedeelte\n", "Du hast keine Daten",
             "このセクションにはデータがありません\n" }) {
        freshWorkspace(std::string(words, 9) + ".db");
        const auto outcome =
            importOne(zipOf({ { "Following.txt", kBen }, { "Follower.txt", words } }));
        EXPECT_EQ(outcome.lists.followers, 0) << words;
    }
    // Nothing at all is no word of TikTok's: a download that broke off looks like that.
    for (const char* nothing : { "", " \n\n", "Dat" }) {
        freshWorkspace("blank" + std::to_string(*nothing) + ".db");
        const auto outcome =
            importOne(zipOf({ { "Following.txt", kBen }, { "Follower.txt", nothing } }));
        EXPECT_EQ(outcome.lists.followers, std::nullopt) << nothing;
    }
}

TEST_F(TxtArchive, NamesTheLineOfWhatItCannotTake)
{
    const auto outcome = importOne(zipOf({ { "TikTok/Profile and Settings/Follower.txt",
        kBen
            + "Date: 2026-02-30 06:18:18 UTC\nUsername: dora\n\nDate: 2026-01-29 00:00:00\n"
              "UserName: N/A\n\nnonsense\n\nDate: 2026-01-28 00:00:00 UTC\n\n"
              "Date: 2027-01-28 00:00:00 UTC\nUsername: finn\n" } }));
    std::string reports;
    for (const Report& report : outcome.reports)
        reports += report.place + ": " + report.reason + "\n";
    EXPECT_EQ(reports,
        "Follower.txt, line 4: unreadable date \"2026-02-30 06:18:18 UTC\"\n"
        "Follower.txt, line 7: no user name (\"N/A\")\n"
        "Follower.txt, line 10: not a row of named values\n"
        "Follower.txt, line 12: no user name (\"\")\n"
        "Follower.txt, line 14: date 2027-01-28 00:00:00 UTC is after the export\n");
    EXPECT_EQ(outcome.rows, (RowCounts { 6, 3, 0, 3 }));
}

TEST_F(TxtArchive, CutInTheMiddleIsRefusedOrTakenAsFarAsItGoes)
{
    const std::string list = kBen + kCleo + "Date: 2026-01-29 06:18:18 UTC\nUsername: dora\n\n";
    for (const char* cut :
        { "Date: 2026-01-29 06", "Date: 2026-01-29 06:18:18 UTC", "Date: 2026-01-2" }) {
        freshWorkspace(std::string(cut) + ".db");
        options.acceptPartial = false;
        const auto zip = zipOf({ { "Following.txt", kBen },
            { "Follower.txt", list.substr(0, list.find(cut) + std::string(cut).size()) } });
        EXPECT_EQ(imported(zip),
            "rejected: TikTok_Data_1772000000.zip: Follower.txt ends early, in line 7, after 3 "
            "complete rows. Download it again; nothing of it was imported.");
        options.acceptPartial = true;
        const auto outcome = importOne(zip);
        EXPECT_EQ(outcome.lists.followers, 2);
        EXPECT_THAT(outcome.notes, testing::Contains("The follower list is cut."));
    }
    // A name may be cut as well: the profile's count tells, or nothing does.
    options.acceptPartial = false;
    freshWorkspace("name.db");
    const std::string name = list.substr(0, list.find("ora"));
    EXPECT_THAT(imported(zipOf({ { "Follower.txt", name },
                    { "Profile Info.txt", "Username: ana\nFollower count: 9\n" } })),
        HasSubstr("ends early, in line 7, after 2 complete rows"));
    EXPECT_THAT(importOne(zipOf({ { "Follower.txt", name } })).notes,
        testing::Contains(HasSubstr("Follower.txt has no line end at its end")));
}

TEST_F(TxtArchive, SaysWhenAListIsShorterThanTheProfileSays)
{
    const auto outcome = importOne(zipOf({ { "Follower.txt", kBen + kCleo },
        { "Profile Info.txt", "Username: ana\nFollower count: 9\nFollowing count: 1\n" } }));
    EXPECT_EQ(outcome.creator, "ana");
    EXPECT_THAT(outcome.notes,
        testing::Contains("The follower list holds 2 of the 9 followers that the profile counts."));
}

TEST_F(TxtArchive, KeepsNothingThatIsPrivate)
{
    (void)importOne(sample().textZip(folder / "a.zip", TxtLanguage::english()));
    for (const char* secret : { "secret", "2 lines", "example.org", "+4912345", "another" })
        EXPECT_THAT(rows(), Not(HasSubstr(secret)));
}

TEST_F(TxtArchive, TakesHostileNamesForNames)
{
    const std::string name = "=cmd|' /C calc'!A0 <b>: ../../x";
    const auto outcome = importOne(zipOf({ { "../../../TikTok/Follower.txt",
        kBen + "Date: 2026-01-30 06:18:18 UTC\nUsername: " + name + "\n\n"
            + "Date: 2026-01-29 06:18:18 UTC\nUsername: padded" + std::string(9, '\0') + "\n\n"
            + "Date: 2026-01-28 06:18:18 UTC\nUsername: " + std::string(70'000, 'x') + "\n" } }));
    EXPECT_EQ(drawn(outcome), "archive-text reported me: 4 seen, 3 new, 0 known, 1 rejected");
    EXPECT_THAT(rows(), HasSubstr(name));
    EXPECT_THAT(rows(), HasSubstr("|padded|"));
    EXPECT_THAT(outcome.reports.front().reason, testing::StartsWith("a user name of 65"));
}

TEST_F(TxtArchive, PassesQuietlyOverOtherSections)
{
    const auto outcome = importOne(zipOf({ { "TikTok/Profile and Settings/Follower.txt", kBen },
        { "TikTok/Your Activity/Searches.txt", "Date: 2026-01-01 00:00:00 UTC\nSearch Term: x\n" },
        { "TikTok/Your Activity/Reposts.txt",
            "Creation Time: 2026-01-01 00:00:00 UTC\nLink: https://www.tiktokv.com/1/\n" },
        { "TikTok/Likes and Favorites/Like List.txt",
            "Date: 2026-01-01 00:00:00 UTC\nLink: https://www.tiktokv.com/share/video/1/\n" },
        { "TikTok/Likes and Favorites/Favorite HashTags.txt",
            "Date: 2026-01-01 00:00:00 UTC\nHashTag Link:: https://www.tiktok.com/tag/x\n" },
        { "TikTok/Income+ Wallet/Purchases.txt",
            "Send Gifts History\n\nDate: 2026-01-01 00:00:00\nUsername: zoe\nPrice: 3\n" },
        { "TikTok/Profile and Settings/Profile Views.txt",
            "Date: 2026-01-01 00:00:00 UTC\nUsername: zoe\n" },
        { "TikTok/Profile and Settings/Settings.txt", "Private Account: Off\n\nFilters:\n[x]\n" },
        { "TikTok/Direct Messages/Group Chat.txt",
            ">>> Group Chat with Group_Chat_1::\n\n2026-01-01 00:00:00 UTC zoe: hi\n" },
        { "TikTok/Tako/Tako Chat History.txt", "[2026-01-01 00:00:00] zoe: hi\n" },
        { "TikTok/Ads and data/Ad Interests.txt", "You have no data in this section\n" } }));
    EXPECT_EQ(drawn(outcome), "archive-text imported me: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(outcome.lists.conversations, std::nullopt);
    EXPECT_THAT(outcome.notes, ElementsAre(HasSubstr("no following list")));
    EXPECT_THAT(rows(), Not(HasSubstr("zoe")));
}

TEST_F(TxtArchive, StreamsAHundredThousandRows)
{
    std::string list;
    for (int i = 0; i < 100'000; ++i)
        list += fmt::format("Date: 2024-01-01 {:02}:{:02}:{:02} UTC\nUsername: user{}\n\n",
            i / 3600 % 24, i / 60 % 60, i % 60, i);
    EXPECT_EQ(imported(zipOf({ { "Follower.txt", list } })),
        "archive-text imported me: 100000 seen, 100000 new, 0 known, 0 rejected");
}
