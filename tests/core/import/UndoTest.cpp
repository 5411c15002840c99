#include "core/import/Undo.h"

#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/SampleExports.h"

#include <algorithm>

using namespace mutuals;
using namespace mutuals::test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

class Undo : public ImporterFixture {
protected:
    /// The import that a file became.
    Id<Import> importOf(const std::filesystem::path& path)
    {
        const auto imports = workspace().imports().all();
        for (const Import& import : *imports) {
            if (import.file == path.filename())
                return import.id;
        }
        return {};
    }
    void takeBack(const std::filesystem::path& path)
    {
        const auto taken = undoImport(workspace(), importOf(path));
        ASSERT_TRUE(taken) << taken.error().detail;
        EXPECT_EQ(taken->file, path.filename());
        EXPECT_THAT(*workspace().imports().check(), IsEmpty());
    }
    /// The workspace after these files and no others.
    std::string after(const Paths& paths)
    {
        static int number = 0;
        freshWorkspace("other" + std::to_string(++number) + ".db");
        import(paths);
        return knowledge(file);
    }
    Paths withStudio()
    {
        Paths paths = sampleExports(folder);
        paths.pop_back();
        paths.push_back(folder.file("Overview.csv", overviewCsv("2026-01-05", { 1, 2, 3 })));
        paths.push_back(folder.file("Overview 2.csv", overviewCsv("2026-01-06", { 9, 3, 4 })));
        paths.push_back(folder.file("FollowerHistory.csv", followersCsv("2026-01-05", { 7, -1 })));
        return paths;
    }
};

} // namespace

TEST_F(Undo, OfAnyImportLeavesWhatWouldBeThereWithoutTheFile)
{
    options.creator = "ana";
    const Paths paths = withStudio();
    for (std::size_t left = 0; left < paths.size(); ++left) {
        Paths others = paths;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const std::string expected = after(others);
        after(paths);
        takeBack(paths[left]);
        ASSERT_EQ(knowledge(file), expected) << paths[left].filename();
    }
}

TEST_F(Undo, InAnyOrderEndsWithAnEmptyWorkspace)
{
    options.creator = "ana";
    Paths paths = withStudio();
    const std::string empty = after({});
    for (int order = 0; order < 12; ++order) {
        after(paths);
        for (const auto& path : paths)
            takeBack(path);
        ASSERT_EQ(knowledge(file), empty);
        for (int step = 0; step < 1237; ++step)
            std::next_permutation(paths.begin(), paths.end());
    }
}

TEST_F(Undo, OfRandomArchivesLeavesNoTrace)
{
    Paths paths;
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        paths.push_back(randomArchive(seed).zip(folder
            / fmt::format("TikTok_Data_17{:08}.zip", 40'000'000 + mixed(seed) % 10'000'000)));
    for (std::uint64_t round = 0; round < 30; ++round) {
        Paths kept, undone;
        for (std::size_t i = 0; i < paths.size(); ++i)
            (mixed(round * 64 + i) % 3 ? kept : undone).push_back(paths[i]);
        const std::string expected = after(kept);
        after(paths);
        for (const auto& path : undone)
            takeBack(path);
        ASSERT_EQ(knowledge(file), expected) << round;
    }
}

TEST_F(Undo, AndImportAgainIsAsBefore)
{
    const Paths paths = withStudio();
    const std::string expected = after(paths);
    for (const auto& path : paths) {
        takeBack(path);
        importOne(path);
        ASSERT_EQ(knowledge(file), expected) << path.filename();
    }
}

TEST_F(Undo, KeepsWhatTheUserEntered)
{
    const auto archive = sampleExports(folder).front();
    importOne(archive);
    const Creator ana = workspace().creators().all()->front();
    ASSERT_TRUE(workspace().plans().addNote(ana.id, { {}, *parseDay("2024-01-03"), "a trip" }));
    const auto person = workspace().followers().find(ana.id, "leaves");
    ASSERT_TRUE(workspace().decisions().decide(**person, Choice::never, "spam", now()));
    takeBack(archive);
    EXPECT_EQ(workspace().plans().notes(ana.id)->size(), 1U);
    EXPECT_EQ(workspace().decisions().recent(ana.id, 9)->size(), 1U);
    EXPECT_THAT(knowledge(file), HasSubstr("account:\n  ana|leaves|-\n"));
    importOne(archive);
    const auto again = workspace().followers().find(ana.id, "leaves");
    EXPECT_EQ(**again, **person) << "the decision finds its person again";
}

TEST_F(Undo, TakesTheNameBackWithTheLastFileThatTellsIt)
{
    const auto table = folder.file("Overview.csv", overviewCsv("2026-01-05", { 1 }));
    importOne(table);
    const std::string before = knowledge(file);
    options.renameMe = true;
    const auto archive =
        ExportBuilder().owner("ana").follower("ben", "2024-03-01 12:00:00").zip(folder / "a.zip");
    importOne(archive);
    EXPECT_EQ(workspace().creators().all()->front().handle, "ana");
    takeBack(archive);
    EXPECT_EQ(knowledge(file), before);
}

TEST_F(Undo, KeepsANameThatTheUserSaid)
{
    options.creator = "ana";
    importOne(folder.file("Overview.csv", overviewCsv("2026-01-05", { 1 })));
    const auto archive =
        ExportBuilder().owner("ana").follower("ben", "2024-03-01 12:00:00").zip(folder / "a.zip");
    importOne(archive);
    takeBack(archive);
    EXPECT_EQ(workspace().creators().all()->front().handle, "ana");
}

TEST_F(Undo, OfOneCreatorTouchesNoOther)
{
    const auto archiveOf = [&](const std::string& owner) {
        return ExportBuilder()
            .owner(owner)
            .follower("ben", "2024-03-01 12:00:00")
            .zip(folder / (owner + ".zip"));
    };
    const auto ana = archiveOf("ana"), bob = archiveOf("bob");
    importOne(ana);
    const std::string before = knowledge(file);
    importOne(bob);
    takeBack(bob);
    EXPECT_EQ(knowledge(file), before);
}

TEST_F(Undo, OfAnUnknownImportChangesNothing)
{
    importOne(sampleExports(folder).front());
    const std::string before = rows();
    EXPECT_EQ(undoImport(workspace(), { 77 }).error().code, Error::Code::notFound);
    EXPECT_EQ(rows(), before);
}

TEST_F(Undo, ThatIsStoppedChangesNothing)
{
    const auto archive = sampleExports(folder).front();
    importOne(archive);
    const std::string before = rows();
    std::stop_source stop;
    stop.request_stop();
    const auto taken =
        undoImport(workspace(), importOf(archive), mutuals::Run { stop.get_token(), {} });
    EXPECT_EQ(taken.error().code, Error::Code::cancelled);
    EXPECT_EQ(rows(), before);
}
