#include "tests/core/import/ImporterFixture.h"
#include "tests/support/StudioFiles.h"

// One test for each row of FORMATS 2.5.

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string kTwoDays =
    "(nobody), 2025-11-01..2025-11-02, as of 2025-11-02T00:00:00Z, 2 seen, 0 rejected\n";
const std::string kRead = kTwoDays
    + "2025-11-01: 1200 30 100 -2 4, ? followers, 900 reached ? engaged, 7 came 5 left\n"
      "2025-11-02: ? 31 101 3 5, ? followers, 901 reached ? engaged, 8 came ? left\n";
const std::string kId = std::to_string((std::uint64_t { 1761934750 } << 32) + 5); // 31 October 2025
const std::string kLink = "https://www.tiktok.com/@ana.clay/video/" + kId;

class BusinessSuite : public ImporterFixture { };

} // namespace

TEST_F(BusinessSuite, OverviewIsReadWithItsColumnsOfPersons)
{
    EXPECT_EQ(
        readStudio("overview",
            { { "Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares",
                  "Comments", "Phone number clicks ", "Leads submission", "Net growth",
                  "New followers", "Lost followers" },
                { "2025/11/01", "1200", "900", "30", "100", "4", "-2", "0", "0", "2", "7", "5" },
                { "2025/11/02", "NAN", "901", "31", "101", "5", "3", "0", "0", "--", "8", "--" } }),
        kRead);
}

TEST_F(BusinessSuite, OverviewMayHaveColumnsOfShops)
{
    EXPECT_EQ(readStudio("overview",
                  { { "Date", "Video views", "Product link clicks", "Product link complete payment",
                        "Product link GMV", "Website clicks", "App download link clicks",
                        "New followers", "Moon phase" },
                      { "2025/11/01", "1200", "1", "2", "3.5", "4", "5", "7", "full" } }),
        "(nobody), 2025-11-01..2025-11-01, as of 2025-11-01T00:00:00Z, 1 seen, 0 rejected\n"
        "2025-11-01: 1200 ? ? ? ?, ? followers, 7 came ? left\n"
        "note: Columns that were not read: Moon phase.\n");
}

TEST_F(BusinessSuite, OverviewIsReadInSwedish)
{
    EXPECT_EQ(readStudio("overview",
                  { { "Datum", "Videovisningar", "Målgrupp som nåtts", "Profilvisningar",
                        "Gilla-markeringar", "Delningar", "Kommentarer", "Nettotillväxt",
                        "Nya följare", "Tappade följare" },
                      { "2025/11/01", "1200", "900", "30", "100", "4", "-2", "2", "7", "5" },
                      { "2025/11/02", "NAN", "901", "31", "101", "5", "3", "--", "8", "--" } }),
        kRead);
}

TEST_F(BusinessSuite, OverviewIsReadByTheWordsThatOthersFound)
{
    for (const auto& [date, views] : { std::pair("Data", "Visualizações de vídeo"),
             { "Fecha", "Visualizaciones totales" }, { "日付", "再生数" } })
        EXPECT_THAT(readStudio("overview", { { date, views }, { "2025/11/01", "1200" } }),
            HasSubstr("2025-11-01: 1200 ? ? ? ?, ? followers\n"))
            << views;
}

TEST_F(BusinessSuite, AudienceIsReadWithTheFollowersOfTheDay)
{
    EXPECT_EQ(readStudio("audience",
                  { { "Date", "New followers", "Total followers", "Reached audience",
                        "Engaged audience" },
                      { "2025/11/01", "7", "812", "900", "33" },
                      { "2025/11/02", "8", "--", "901", "NAN" } }),
        kTwoDays
            + "2025-11-01: ? ? ? ? ?, 812 followers, 900 reached 33 engaged, 7 came ? left\n"
              "2025-11-02: ? ? ? ? ?, ? followers, 901 reached ? engaged, 8 came ? left\n");
}

TEST_F(BusinessSuite, PostsAreReadInBothLanguages)
{
    for (const auto& header :
        { std::vector<std::string> { "Video title", "Video link", "Post time", "Video views",
              "Likes", "Comments", "Shares", "Add to Favorites" },
            { "Videotitel", "Videolänk", "Publiceringstid", "Videovisningar", "Gilla-markeringar",
                "Kommentarer", "Delningar", "Lägg till i Favoriter" } })
        EXPECT_EQ(
            readStudio("posts",
                { header,
                    { "my bowl", kLink, "2025/10/31 18:19:10", "100", "5", "1", "--", "2" } }),
            "ana.clay, 2025-10-31..2025-10-31, as of 2025-10-31T18:19:10Z, 1 seen, 0 rejected\n"
                + kId
                + " 2025-10-31T18:19:10Z \"my bowl\": 100 views 5 likes 1 comments ? shares\n");
}

TEST_F(BusinessSuite, TablesGoInAsWhatTheyAre)
{
    options.creator = "ana.clay";
    const auto overview = folder.file("a.csv",
        "\xef\xbb\xbf"
        "Date,Video views,Reached audience,New followers\n2025/11/01,1200,900,7\n");
    const auto audience = folder.file("b.csv",
        "Date,New followers,Total followers,Reached audience,Engaged audience\n"
        "2025/11/01,7,812,900,33\n");
    const auto posts = folder.file("c.csv",
        "Video title,Video link,Post time,Video views\n\"say \"\"hi\"\"\"," + kLink
            + ",2025/10/31 18:19:10,100\n");
    EXPECT_EQ(imported(overview),
        "business-overview imported ana.clay: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(imported(audience),
        "business-audience imported ana.clay: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(
        imported(posts), "business-posts imported ana.clay: 1 seen, 1 new, 0 known, 0 rejected");
    const Id<Creator> ana = workspace().creators().all()->front().id;
    const auto days = workspace().days().all(ana);
    ASSERT_EQ(days->size(), 1U);
    EXPECT_EQ(days->front().views, 1200);
    EXPECT_EQ(days->front().followers, 812);
    EXPECT_EQ(days->front().reached, 900);
    EXPECT_EQ(days->front().engaged, 33);
    EXPECT_EQ(days->front().newFollowers, 7);
    EXPECT_EQ(workspace().videos().all(ana)->front().title, "say \"hi\"");
}
