#include "tests/core/import/ImporterFixture.h"

#include "core/import/Files.h"

#include <algorithm>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

ExportBuilder archive(std::vector<std::string> followers)
{
    ExportBuilder builder;
    builder.owner("ana");
    for (const std::string& name : followers)
        builder.follower(name, "2024-03-01 12:00:00");
    return builder;
}

class ImporterTest : public ImporterFixture { };

} // namespace

TEST_F(ImporterTest, TellsByContentWhatAFileIsNotByItsName)
{
    EXPECT_EQ(imported(folder.file("holiday.jpg", archive({ "ben" }).json())),
        "archive imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(imported(folder.file("Overview.csv", followersCsv("2026-01-05", { 10, 11 }))),
        "studio-followers imported ana: 2 seen, 2 new, 0 known, 0 rejected");
    EXPECT_EQ(imported(folder.file("user_data_tiktok.json", overviewCsv("2026-01-05", { 1, 2 }))),
        "studio-overview imported ana: 2 seen, 2 new, 0 known, 0 rejected");
    EXPECT_EQ(imported(archive({ "ben", "cleo" }).zip(folder / "no extension")),
        "archive imported ana: 2 seen, 1 new, 1 known, 0 rejected");
    EXPECT_EQ(imported(ZipBuilder()
                           .entry("data", archive({ "dora" }).json())
                           .save(folder / "FollowerHistory.csv")),
        "archive imported ana: 1 seen, 1 new, 0 known, 0 rejected");
}

TEST_F(ImporterTest, GivesEachTableOfAZipItsOwnOutcome)
{
    const auto outcomes =
        import({ ZipBuilder()
                     .entry("Overview.csv", overviewCsv("2026-01-05", { 1, 2 }))
                     .entry("deep/FollowerHistory.csv", followersCsv("2026-01-05", { 10 }))
                     .entry("FollowerGender.csv", "Gender,Distribution\nMale,1\n")
                     .entry("notes.csv", "a,b\n1,2\n")
                     .entry("__MACOSX/._Overview.csv", "litter")
                     .save(folder / "Followers_ana.zip") });
    ASSERT_EQ(outcomes.size(), 3U)
        << "a table that is not ours is passed over beside some that are";
    EXPECT_EQ(outcomes[0].file, "Followers_ana.zip/Overview.csv");
    EXPECT_EQ(outcomes[1].file, "Followers_ana.zip/FollowerHistory.csv");
    EXPECT_EQ(outcomes[1].creator, "ana");
    EXPECT_EQ(sentence(outcomes[0]),
        "2 days from 5 January 2026 to 6 January 2026. The file gives no year; its days were taken "
        "to be 2026-01-05 to 2026-01-06. Not used of this zip: notes.csv.");
    EXPECT_EQ(outcomes[2].kind, ImportKind::studioGender);
}

TEST_F(ImporterTest, AddsNothingForTheSameFileAgain)
{
    const auto zip =
        archive({ "ben", "N/A" }).post("2024-02-01 08:00:00", "3").zip(folder / "a.zip");
    const auto table = folder.file("Overview.csv", overviewCsv("2026-01-05", { 1, 2 }));
    const auto bare =
        folder.file("bare.json", archive({ "ben", "N/A" }).post("2024-02-01 08:00:00", "3").json());
    import({ zip, table });
    const std::string before = rows();
    for (const auto& again : import({ zip, table, bare, zip })) {
        EXPECT_EQ(again.state, State::known);
        EXPECT_TRUE(again.import);
        EXPECT_EQ(again.rows.fresh, 0);
        EXPECT_THAT(again.notes.back(), HasSubstr("Already imported on "));
    }
    EXPECT_EQ(rows(), before);
}

TEST_F(ImporterTest, TakesOneFileOnceThatIsGivenTwice)
{
    const auto zip = archive({ "ben" }).zip(folder / "a.zip");
    const auto outcomes = import({ zip, zip });
    EXPECT_EQ(drawn(outcomes[0]), "archive imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(drawn(outcomes[1]), "archive known ana: 1 seen, 0 new, 1 known, 0 rejected");
}

TEST_F(ImporterTest, LetsTheNewestExportWinWhereStudioTablesOverlap)
{
    const Paths files { folder.file("1.csv", overviewCsv("2026-01-01", { 100, 200, 300 })),
        folder.file("2.csv", overviewCsv("2026-01-03", { 330, 400 })),
        folder.file("3.csv", overviewCsv("2025-12-31", { 50, 101 })) };
    for (const auto& order : { Paths { files[0], files[1], files[2] },
             Paths { files[2], files[1], files[0] }, Paths { files[1], files[0], files[2] } }) {
        freshWorkspace("order" + order[0].filename().string() + order[1].filename().string());
        for (const auto& path : order)
            importOne(path);
        const auto creators = workspace().creators().all();
        ASSERT_EQ(creators->size(), 1U);
        std::string views;
        const auto days = workspace().days().all(creators->front().id);
        for (const DayMetrics& day : *days)
            views += formatDay(day.day) + " " + std::to_string(day.views.value_or(-1)) + "\n";
        EXPECT_EQ(views,
            "2025-12-31 50\n2026-01-01 100\n2026-01-02 200\n2026-01-03 330\n2026-01-04 400\n");
    }
}

TEST_F(ImporterTest, TakesTheGoodFilesBesideBadOnes)
{
    const auto outcomes = import({ folder.file("empty.json", ""),
        archive({ "ben" }).zip(folder / "good.zip"), folder.file("notes.txt", "Dear diary\n"),
        folder / "missing.json", folder.file("Overview.csv", overviewCsv("2026-01-05", { 1 })) });
    std::string states;
    for (const FileOutcome& outcome : outcomes)
        states += outcome.file + " " + std::string(stateName(outcome.state)) + "\n";
    EXPECT_EQ(states,
        "empty.json rejected\ngood.zip imported\nnotes.txt rejected\nmissing.json rejected\n"
        "Overview.csv imported\n");
}

TEST_F(ImporterTest, LooksIntoFoldersThreeDeepAndFollowsNoLinks)
{
    folder.file("drop/a.json", archive({ "ben" }).json());
    folder.file("drop/1/2/b.csv", overviewCsv("2026-01-05", { 1 }));
    folder.file("drop/1/2/3/too-deep.csv", overviewCsv("2026-01-06", { 1 }));
    folder.file("drop/.hidden/c.csv", overviewCsv("2026-01-07", { 1 }));
    folder.file("drop/__MACOSX/d.csv", overviewCsv("2026-01-08", { 1 }));
    std::filesystem::create_directory_symlink("..", folder / "drop/loop");
    std::filesystem::create_symlink("/dev/zero", folder / "drop/zero.json");
    std::vector<std::string> files;
    for (const FileOutcome& outcome : import({ folder / "drop/" }))
        files.push_back(outcome.file + " " + std::string(stateName(outcome.state)));
    EXPECT_THAT(files, ElementsAre("b.csv imported", "a.json imported"));
}

TEST_F(ImporterTest, SaysThatAFolderHoldsNothing)
{
    std::filesystem::create_directory(folder / "bare");
    for (const std::string spelled : { "bare", "bare/" })
        EXPECT_EQ(imported(folder / spelled),
            "rejected: bare: the folder holds no file. Use the data archive (zip, JSON or TXT) or "
            "a Studio table (zip, CSV or XLSX) as TikTok gave it to you.");
    folder.file("photos/1.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x01\x01\x00\x00\x01"s);
    EXPECT_THAT(imported(folder / "photos"), HasSubstr("1.jpg is neither text nor a zip"));
}

TEST_F(ImporterTest, WritesNothingInADryRun)
{
    const Paths files { archive({ "ben", "N/A" }).zip(folder / "a.zip"),
        folder.file("Overview.csv", overviewCsv("2026-01-05", { 1, 2 })) };
    const std::string before = rows();
    options.dryRun = true;
    const auto preview = import(files);
    EXPECT_EQ(rows(), before);
    options.dryRun = false;
    const auto real = import(files);
    ASSERT_EQ(preview.size(), real.size());
    for (std::size_t i = 0; i < real.size(); ++i) {
        EXPECT_EQ(drawn(preview[i]), drawn(real[i])) << "it says what would become of the file";
        EXPECT_FALSE(preview[i].import);
    }
    const std::string after = rows();
    options.dryRun = true;
    import(files);
    EXPECT_EQ(rows(), after);
}

TEST_F(ImporterTest, NamesTheRowsThatItCouldNotTake)
{
    const auto outcome = importOne(ExportBuilder()
                                       .owner("ana")
                                       .follower("ben", "2024-03-01 12:00:00")
                                       .follower("N/A", "2024-03-01 12:00:00")
                                       .following("cleo", "2024-02-30 12:00:00")
                                       .zip(folder / "TikTok_Data_1735588272.zip"));
    EXPECT_EQ(drawn(outcome), "archive reported ana: 3 seen, 2 new, 0 known, 1 rejected");
    std::string reports;
    for (const Report& report : outcome.reports)
        reports += report.place + ": " + report.reason + "\n";
    EXPECT_EQ(reports,
        "Profile And Settings > Follower > FansList, item 2: no user name (\"N/A\")\n"
        "Profile And Settings > Following > Following, item 1: unreadable date \"2024-02-30 "
        "12:00:00\"\n");
    const auto kept = workspace().imports().reports(outcome.import);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->size(), 2U);
}

TEST_F(ImporterTest, DatesASnapshotByItsNameTheUserOrItsNewestRow)
{
    const auto asOf = [&](const FileOutcome& outcome) { return formatTime(*outcome.asOf); };
    EXPECT_EQ(asOf(importOne(archive({ "a" }).zip(folder / "TikTok_Data_1735588272.zip"))),
        "2024-12-30T19:51:12Z");
    EXPECT_EQ(
        asOf(importOne(folder.file("b.json", archive({ "b" }).json()))), "2024-03-01T12:00:00Z");
    options.asOf = *parseDay("2024-06-30");
    EXPECT_EQ(
        asOf(importOne(folder.file("c.json", archive({ "c" }).json()))), "2024-06-30T23:59:00Z");
    EXPECT_EQ(asOf(importOne(archive({ "d" }).zip(folder / "TikTok_Data_1735588273.zip"))),
        "2024-12-30T19:51:13Z");
    options.asOf.reset();
    EXPECT_THAT(imported(folder.file("e.json", archive({}).json())),
        HasSubstr("nothing says when the export was made"));
}

TEST_F(ImporterTest, SaysOfEachOutcomeWhichFileItCameFrom)
{
    archive({ "a" }).zip(folder.file("drop/one/x.zip", ""));
    archive({ "a", "b" }).zip(folder.file("drop/two/x.zip", ""));
    const auto outcomes = import({ folder / "drop", folder / "none.zip" });
    ASSERT_EQ(outcomes.size(), 3U);
    EXPECT_EQ(outcomes[0].path, folder / "drop/one/x.zip");
    EXPECT_EQ(outcomes[1].path, folder / "drop/two/x.zip");
    EXPECT_EQ(outcomes[2].path, folder / "none.zip");
}

TEST_F(ImporterTest, SumsUpNoMoreThanFiftyFilesOfADrop)
{
    for (int i = 0; i < kMostSummed; ++i)
        folder.file(fmt::format("drop/{}/{}.txt", i % 3, i), "Dear all");
    EXPECT_EQ(dropSummary({ folder / "drop" }).others, 50);
    EXPECT_FALSE(dropSummary({ folder / "drop" }).more);
    const auto last = archive({ "a" }).zip(folder / "last.zip");
    const DropSummary summary = dropSummary({ folder / "drop", last });
    EXPECT_EQ(summary.others, 50);
    EXPECT_EQ(summary.archives, 0);
    EXPECT_TRUE(summary.more);
}

TEST_F(ImporterTest, KeepsNoTextOfMessagesNoMailAndNoNumber)
{
    importOne(ExportBuilder()
                  .owner("ana")
                  .message("ben", "2024-02-03 10:00:00", "ben", "meet me at the quarry")
                  .message("ben", "2024-02-03 10:00:01", "ana", "bring the vermilion glaze")
                  .zip(folder / "a.zip"));
    EXPECT_THAT(rows(), HasSubstr("ben"));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().filename().string().starts_with("workspace.db")) {
            for (const std::string word :
                { "quarry", "vermilion", "someone@example.org", "+4912345" })
                EXPECT_EQ(bytesOf(entry.path()).find(word), std::string::npos) << word;
        }
    }
}
