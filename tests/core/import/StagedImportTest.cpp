#include "core/import/StagedImport.h"

#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/SampleExports.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::HasSubstr;

namespace {

class Staging : public ImporterFixture {
protected:
    StagedImport read(const Paths& paths)
    {
        auto staged = StagedImport::read(paths, options);
        EXPECT_TRUE(staged);
        return std::move(*staged);
    }
    std::vector<FileOutcome> commit(StagedImport& staged, const std::vector<bool>& chosen)
    {
        auto outcomes = staged.commit(workspace(), chosen);
        EXPECT_TRUE(outcomes);
        return std::move(*outcomes);
    }
    std::filesystem::path table(int views = 1)
    {
        return folder.file(
            fmt::format("Overview {}.csv", views), overviewCsv("2026-01-05", { views }));
    }
};

} // namespace

TEST_F(Staging, ShowsWhatWouldHappenAndWritesNothing)
{
    importOne(sampleExports(folder)[0]);
    const std::string before = rows();
    auto staged = read({ sampleExports(folder)[0], sampleExports(folder)[1], folder / "none.zip" });
    EXPECT_EQ(staged.files()[1].kind, ImportKind::archive);
    ASSERT_TRUE(staged.preview(workspace()));
    ASSERT_EQ(staged.files().size(), 3U);
    EXPECT_EQ(staged.files()[0].state, State::known);
    EXPECT_EQ(drawn(staged.files()[1]), "archive reported ana: 6 seen, 2 new, 3 known, 1 rejected");
    EXPECT_EQ(staged.files()[2].state, State::rejected);
    EXPECT_EQ(rows(), before);
}

TEST_F(Staging, PreviewAndImportSayTheSame)
{
    const Paths paths = sampleExports(folder);
    options.creator = "ana";
    auto staged = read(paths);
    ASSERT_TRUE(staged.preview(workspace()));
    ASSERT_TRUE(staged.preview(workspace())) << "as often as one likes";
    std::vector<std::string> previewed;
    for (const FileOutcome& tried : staged.files())
        previewed.push_back(drawn(tried) + sentence(tried));
    const auto outcomes = commit(staged, std::vector<bool>(paths.size(), true));
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        EXPECT_EQ(drawn(outcomes[i]) + sentence(outcomes[i]), previewed[i]);
    const std::string together = knowledge(file);
    freshWorkspace("directly.db");
    import(paths);
    EXPECT_EQ(together, knowledge(file));
}

TEST_F(Staging, StoresOnlyWhatWasChosen)
{
    const Paths paths = sampleExports(folder);
    options.creator = "ana";
    auto staged = read(paths);
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_EQ(commit(staged, { false, true, false, true, false }).size(), 2U);
    const std::string chosen = knowledge(file);
    freshWorkspace("directly.db");
    import({ paths[1], paths[3] });
    EXPECT_EQ(chosen, knowledge(file));
}

TEST_F(Staging, AsksWhetherEarlierFilesAreTheOwners)
{
    importOne(table());
    auto staged = read({ sampleExports(folder)[0] });
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_EQ(staged.files()[0].question, Question::isMe);
    EXPECT_EQ(staged.files()[0].creator, "ana");
    ImportOptions second = options;
    second.renameMe = false;
    ASSERT_TRUE(staged.answer(0, second));
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_TRUE(staged.files()[0].newCreator);
    commit(staged, { true });
    EXPECT_EQ(workspace().creators().all()->size(), 2U);
}

TEST_F(Staging, AsksWhoseAFileIs)
{
    for (const char* owner : { "ana", "bob" })
        importOne(ExportBuilder()
                      .owner(owner)
                      .follower("x", "2024-01-01 00:00:00")
                      .zip(folder / (std::string(owner) + ".zip")));
    auto staged = read({ table() });
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_EQ(staged.files()[0].question, Question::whose);
    ImportOptions bobs = options;
    bobs.creator = "bob";
    ASSERT_TRUE(staged.answer(0, bobs));
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_EQ(staged.files()[0].creator, "bob");
    EXPECT_FALSE(staged.files()[0].newCreator);
}

TEST_F(Staging, AsksWhetherTheCompleteRowsOfACutFileAreWanted)
{
    const std::string json = ExportBuilder()
                                 .owner("ana")
                                 .follower("ben", "2024-03-01 12:00:00")
                                 .follower("cleo", "2024-03-02 12:00:00")
                                 .json();
    const auto cut = folder.file("cut.json", json.substr(0, json.find("cleo")));
    auto staged = read({ cut });
    EXPECT_EQ(staged.files()[0].question, Question::cut);
    EXPECT_EQ(staged.files()[0].completeRows, 1);
    ImportOptions partial = options;
    partial.acceptPartial = true;
    ASSERT_TRUE(staged.answer(0, partial));
    ASSERT_TRUE(staged.preview(workspace()));
    EXPECT_EQ(staged.files()[0].question, Question::none);
    EXPECT_EQ(commit(staged, { true })[0].lists.followers, 1);
}

TEST_F(Staging, AsksForTheYearOfDaysThatMayLieInSeveral)
{
    options.today = *parseDay("2025-09-01");
    auto staged = read({ table() });
    EXPECT_EQ(staged.files()[0].question, Question::year);
    ImportOptions year = options;
    year.year = 2024;
    ASSERT_TRUE(staged.answer(0, year));
    EXPECT_EQ(staged.files()[0].to, *parseDay("2024-01-05"));
}

TEST_F(Staging, KeepsABackupBeforeTheFirstImportOfADay)
{
    importOne(table(1));
    importOne(table(2));
    EXPECT_TRUE(workspace().backups().all().empty()) << "nothing was there, then the same day";
}
