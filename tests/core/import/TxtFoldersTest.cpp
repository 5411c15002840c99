#include "core/report/Status.h"
#include "tests/core/import/ImporterFixture.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

ExportBuilder sample(const std::string& owner, const std::string& fan)
{
    return ExportBuilder()
        .owner(owner)
        .follower(fan, "2024-03-01 12:00:00")
        .following("dora", "2024-03-01 08:00:00")
        .comment("2024-02-02 09:00:00", "lovely");
}

std::string list(const std::string& name)
{
    return "Date: 2026-01-31 06:18:18 UTC\nUsername: " + name + "\n\n";
}

class TxtFolders : public ImporterFixture {
protected:
    /// "file creator: followers, following", or the refusal, a line each.
    std::vector<std::string> told(const Paths& paths)
    {
        std::vector<std::string> lines;
        for (const FileOutcome& outcome : import(paths)) {
            const auto count = [](std::optional<int> number) {
                return number ? std::to_string(*number) : "-";
            };
            lines.push_back(outcome.state == State::rejected
                    ? sentence(outcome)
                    : fmt::format("{} {} {} {}: {} {}", outcome.file,
                        kindName(outcome.kind.value()), stateName(outcome.state), outcome.creator,
                        count(outcome.lists.followers), count(outcome.lists.following)));
        }
        return lines;
    }
};

} // namespace

TEST_F(TxtFolders, AreTheSameAsTheirZip)
{
    const auto words = TxtLanguage::dutch();
    const auto zip = sample("ana", "ben").textZip(folder / "TikTok_Data_1772000000.zip", words);
    const auto unpacked =
        sample("ana", "ben").textFolder(folder / "drop/TikTok_Data_1772000000", words);
    EXPECT_THAT(
        told({ zip }), ElementsAre("TikTok_Data_1772000000.zip archive-text imported ana: 1 1"));
    const auto again = importOne(folder / "drop");
    EXPECT_EQ(again.state, State::known);
    EXPECT_EQ(again.file, "TikTok_Data_1772000000");
    EXPECT_EQ(again.path, unpacked / "TikTok");
    // Dropped deeper, and twice.
    EXPECT_EQ(importOne(unpacked / "TikTok").state, State::known);
    EXPECT_EQ(import({ unpacked, unpacked / "TikTok" }).size(), 1U);
    freshWorkspace("time.db");
    EXPECT_EQ(formatTime(*importOne(unpacked / "TikTok").asOf), "2026-02-25T06:13:20Z");
}

TEST_F(TxtFolders, BesideEachOtherStayApart)
{
    const auto words = TxtLanguage::english();
    auto bare = words;
    bare.top = "";
    (void)sample("ana", "ben").textFolder(folder / "all/TikTok_Data_1740000000", words);
    (void)sample("ana", "cleo").textFolder(folder / "all/TikTok_Data_1772000000", words);
    (void)sample("zoe", "emil").textFolder(folder / "all/of zoe", bare);
    folder.file("all/flat/2024/Follower.txt", list("finn"));
    folder.file("all/flat/2024/Following.txt", list("gala"));
    folder.file("all/flat/2025/Follower.txt", list("hugo"));
    folder.file("all/flat/2025/Following.txt", list("ines"));
    options.creator = "ana";
    EXPECT_THAT(told({ folder / "all" }),
        ElementsAre("TikTok_Data_1740000000 archive-text imported ana: 1 1",
            "TikTok_Data_1772000000 archive-text imported ana: 1 1",
            "2024 archive-text imported ana: 1 1", "2025 archive-text imported ana: 1 1",
            "of zoe archive-text imported zoe: 1 1"));
}

TEST_F(TxtFolders, HoldJsonAndTablesBesideText)
{
    (void)sample("ana", "ben")
        .textFolder(folder / "all/TikTok_Data_1740000000", { TxtLanguage::english() });
    (void)sample("ana", "cleo").zip(folder / "all/TikTok_Data_1772000000.zip");
    folder.file("all/Overview.txt", overviewCsv("2026-01-06", { 1, 2, 3 }));
    folder.file("all/readme.txt", "What I downloaded in January.\n");
    const auto outcomes = told({ folder / "all" });
    EXPECT_THAT(outcomes,
        ElementsAre("Overview.txt studio-overview imported ana: - -",
            "TikTok_Data_1740000000 archive-text imported ana: 1 1",
            "TikTok_Data_1772000000.zip archive imported ana: 1 1",
            HasSubstr("readme.txt: text, but no table")));
}

TEST_F(TxtFolders, HoldJsonAndTextOfOneArchiveOnce)
{
    auto both =
        sample("ana", "ben").post("2024-02-01 08:00:00", "17").post("2024-02-01 08:00:00", "3");
    both.message("ben", "2024-02-03 10:00:00", "ben", "hi").comment("2024-02-02 09:00:00", "so");
    const std::string words = sentence(importOne(both.zip(folder / "TikTok_Data_1772000000.zip")));
    const auto outcome =
        importOne(both.textZip(folder / "TikTok_Data_1772000000.zip", TxtLanguage::english()));
    EXPECT_EQ(sentence(outcome), words);
    EXPECT_EQ(outcome.rows, (RowCounts { 6, 0, 6, 0 }));
    const auto answer = status(workspace());
    ASSERT_TRUE(answer);
    for (const Snapshot& snapshot : answer->creators.at(0).snapshots) {
        EXPECT_EQ(snapshot.followers, 1);
        EXPECT_EQ(snapshot.following, 1);
        EXPECT_EQ(snapshot.came.value_or(0), 0);
        EXPECT_EQ(snapshot.left.value_or(0), 0);
    }
    EXPECT_EQ(answer->creators[0].snapshots.size(), 1U);
    EXPECT_EQ(answer->creators[0].posts, 2);
}

TEST_F(TxtFolders, OfLooseFilesAreOneArchive)
{
    EXPECT_THAT(told({ folder.file("loose/Follower.txt", list("ben")),
                    folder.file("loose/Following.txt", list("cleo")) }),
        ElementsAre("loose archive-text imported me: 1 1"));
}

TEST_F(TxtFolders, HoldCopiesThatAreArchivesOfTheirOwn)
{
    folder.file("all/Follower.txt", list("ben"));
    folder.file("all/Follower (1).txt", list("ben") + list("cleo"));
    folder.file("all/Following.txt", list("dora"));
    EXPECT_THAT(told({ folder / "all" }),
        ElementsAre(
            "Follower (1).txt archive-text imported me: 2 -", "all archive-text imported me: 1 1"));
}

TEST_F(TxtFolders, AnswerForTheirListsAlone)
{
    std::string names;
    for (int i = 0; i < 3; ++i)
        names += fmt::format("Hetu: 2026-01-01 00:00:0{} UTC\nNomika: fan{}\n\n", i, i);
    folder.file("all/Tsoru/Zanebi.txt", names);
    folder.file("all/Tsoru/Ozanebi.txt", names);
    EXPECT_EQ(importOne(folder / "all").undecided.size(), 2U);
    options.lists = { { "Zanebi.txt", ListChoice::followers },
        { "Ozanebi.txt", ListChoice::none } };
    EXPECT_EQ(importOne(folder / "all").lists.followers, 3);
}
