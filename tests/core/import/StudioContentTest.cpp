#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/ReadTable.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

/// Ids as TikTok makes them: 2026-03-01 and -02, 12:00 UTC, in the upper half.
const std::string kFirst = std::to_string((std::uint64_t { 1772366400 } << 32) + 77);
const std::string kSecond = std::to_string((std::uint64_t { 1772452800 } << 32) + 78);

const std::string kHeader = "\xef\xbb\xbf\"Time\",\"Video title\",\"Video link\",\"Post time\","
                            "\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"";

/// A row as Studio writes it: the title raw.
std::string row(const std::string& title, const std::string& id = kFirst,
    const std::string& numbers = "\"5\",\"1\",\"0\",\"100\"", const std::string& owner = "ana.clay")
{
    return "\n\"March 14\",\"" + title + "\",\"https://www.tiktok.com/@" + owner + "/video/" + id
        + "\",\"March 1\"," + numbers;
}

/// Read with the byte order mark already off, as TextDecoder leaves it.
std::string content(const std::string& rows)
{
    return readTable(kHeader.substr(3) + rows);
}

std::string titled(const std::string& title)
{
    const std::string drawn = content(row(title) + row("the next row", kSecond));
    EXPECT_THAT(drawn,
        AllOf(HasSubstr("2 seen, 0 rejected\n"),
            HasSubstr(kSecond
                + " 2026-03-02T12:00:00Z \"the next row\": 100 views 5 likes 1 "
                  "comments 0 shares\n")))
        << title;
    const auto begin = drawn.find(kFirst) + kFirst.size() + 22;
    return drawn.substr(
        begin, drawn.find(": 100 views 5 likes 1 comments 0 shares", begin) - begin);
}

} // namespace

TEST(StudioContent, IsReadWithTheTimeThatTheVideoIdHolds)
{
    EXPECT_EQ(content(row("my bowl")),
        "ana.clay, 2026-03-01..2026-03-01, as of 2026-03-14T00:00:00Z, 1 seen, 0 rejected\n"
            + kFirst
            + " 2026-03-01T12:00:00Z \"my bowl\": 100 views 5 likes 1 comments 0 shares\n");
}

TEST(StudioContent, HasTitlesWithRawQuotesAndCommas)
{
    for (const std::string title : { "", "plain", "a, b, c", "say \"hi\"", "\"hi\" she said",
             "a \"b\" c \"d\" e", "one\",\"two", "two\nlines", "ends with a comma,x", "😀 #clay" })
        EXPECT_EQ(titled(title), '"' + title + '"');
    EXPECT_EQ(titled("properly \"\"doubled\"\" quotes"), "\"properly \"doubled\" quotes\"");
}

TEST(StudioContent, OfBusinessSuiteIsReadToo)
{
    EXPECT_EQ(readTable("Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to "
                        "Favorites\nmy bowl,https://www.tiktok.com/@ana/photo/"
                  + kFirst + ",2026/03/01 12:00:00,100,5,1,0,2\n"),
        "ana, 2026-03-01..2026-03-01, as of 2026-03-01T12:00:00Z, 1 seen, 0 rejected\n" + kFirst
            + " 2026-03-01T12:00:00Z \"my bowl\": 100 views 5 likes 1 comments 0 shares\n");
}

TEST(StudioContent, ReportsRowsAndNumbersThatItCannotTake)
{
    EXPECT_THAT(content(row("no id", "x") + row("small id", "12") + "\n\"March 14\",\"x\""
                    + row("good") + row("again", kFirst, "\"6\",\"1\",\"0\",\"100\"")
                    + row("not hers", kSecond, "\"1\",\"1\",\"1\",\"1\"", "bob")
                    + row("odd", kSecond, "\"1.2K\",\"undefined\",\"0\"")),
        AllOf(HasSubstr("7 seen, 4 rejected\n"), HasSubstr("\"good\": 100 views 5 likes"),
            HasSubstr("\"odd\": ? views ? likes ? comments 0 shares\n"),
            HasSubstr("line 2: no address of a video\nline 3: no address of a video\n"
                      "line 4: no address of a video\nline 6: a video listed twice; the first "
                      "counts\nline 7: the video of another creator\n"),
            HasSubstr("line 8, cell 5: \"1.2K\" is no number\n"),
            HasSubstr("line 8: fewer cells than the header\n")));
}

TEST(StudioContent, WithoutVideosOrViewsIsRefused)
{
    EXPECT_EQ(content(""), "notAnExport: the table has a header and no video");
    EXPECT_EQ(
        content("\n\"March 14\",\"x\""), "notAnExport: none of the table's rows names a video");
    EXPECT_EQ(readTable("Video title,Video link,Likes\nx,y,1\n"),
        "notAnExport: a table with the columns Video title, Video link, Likes; none of them holds "
        "user names");
}

TEST(StudioContent, GivesTheSameWhereverThePortionsAreCut)
{
    const std::string csv =
        kHeader.substr(3) + row("say \"hi\", \"you\"") + row("one\",\"two\nthree", kSecond);
    const std::string expected = readTable(csv);
    for (std::size_t cut = 0; cut <= csv.size(); ++cut)
        EXPECT_EQ(
            readTable({ std::string_view(csv).substr(0, cut), std::string_view(csv).substr(cut) }),
            expected)
            << cut;
}

class StudioContentImport : public ImporterFixture {
protected:
    std::string views()
    {
        std::string drawn;
        const auto creators = workspace().creators().all();
        const auto posts = workspace().videos().all(creators->front().id);
        for (const Post& post : *posts)
            drawn += post.title + " " + std::to_string(post.views.value_or(-1)) + "\n";
        return drawn;
    }
};

TEST_F(StudioContentImport, LetsTheNewestExportOfAVideoWin)
{
    const auto older = folder.file("1.csv", kHeader + row("bowl") + row("cup", kSecond));
    std::string rise = kHeader + row("bowl", kFirst, "\"9\",\"1\",\"0\",\"900\"");
    rise.replace(rise.find("March 14"), 8, "March 15");
    const auto newer = folder.file("2.csv", rise);
    const std::string all = "bowl 900\ncup 100\n";
    EXPECT_EQ(
        imported(older), "studio-content imported ana.clay: 2 seen, 2 new, 0 known, 0 rejected");
    EXPECT_EQ(
        imported(newer), "studio-content imported ana.clay: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(views(), all);
    EXPECT_THAT(imported(newer), HasSubstr("studio-content known"));
    freshWorkspace("other.db");
    importOne(newer);
    EXPECT_EQ(
        imported(older), "studio-content imported ana.clay: 2 seen, 1 new, 1 known, 0 rejected")
        << "the older export changes nothing about the bowl";
    EXPECT_EQ(views(), all);
    EXPECT_THAT(*workspace().imports().check(), testing::IsEmpty());
}
