#include "tests/core/import/ImporterFixture.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

class ImporterOwners : public ImporterFixture {
protected:
    std::filesystem::path archiveOf(const std::string& owner)
    {
        return ExportBuilder()
            .owner(owner)
            .follower("fan.of." + owner, "2024-03-01 12:00:00")
            .zip(folder / (owner + ".zip"));
    }
    std::filesystem::path table(int views = 1)
    {
        return folder.file(
            "Overview" + std::to_string(views) + ".csv", overviewCsv("2026-01-05", { views }));
    }
    /// The handles of the creators, and how many days each has.
    std::string creators()
    {
        std::string text;
        const auto all = workspace().creators().all();
        for (const Creator& creator : *all)
            text += creator.handle + (creator.named ? " " : "? ")
                + std::to_string(workspace().days().all(creator.id)->size()) + "\n";
        return text;
    }
};

} // namespace

TEST_F(ImporterOwners, AreNeverMixed)
{
    import({ archiveOf("ana"), archiveOf("bob") });
    EXPECT_EQ(creators(), "ana 0\nbob 0\n");
    EXPECT_THAT(
        knowledge(file), AllOf(HasSubstr("account:\n  ana|fan.of.ana|-\n  bob|fan.of.bob|-\n")));
    const auto refused = importOne(table());
    EXPECT_EQ(refused.error.code, Error::Code::ambiguous);
    EXPECT_EQ(drawn(refused),
        "rejected: Overview1.csv: does not say whose it is, and there are 2 creators. Say whose "
        "with --creator.");
    options.creator = "@Bob";
    EXPECT_THAT(imported(table()), StartsWith("studio-overview imported bob"));
    EXPECT_EQ(creators(), "ana 0\nbob 1\n");
}

TEST_F(ImporterOwners, OfAFileThatNamesItsOwnerAreNotOverruled)
{
    options.creator = "bob";
    EXPECT_THAT(imported(archiveOf("ana")), StartsWith("archive imported ana"));
    EXPECT_EQ(creators(), "ana 0\n");
}

TEST_F(ImporterOwners, AreTheOnlyCreatorWhereAFileDoesNotSay)
{
    importOne(archiveOf("ana"));
    EXPECT_THAT(imported(table()), StartsWith("studio-overview imported ana"));
    EXPECT_EQ(creators(), "ana 1\n");
}

TEST_F(ImporterOwners, AreTakenFromAFileBesideIt)
{
    for (const auto& outcome : import({ table(), archiveOf("ana") }))
        EXPECT_EQ(outcome.creator, "ana");
    EXPECT_EQ(creators(), "ana 1\n");
}

TEST_F(ImporterOwners, AreCalledMeUntilAFileNamesThemAndTheUserAgrees)
{
    EXPECT_THAT(imported(table()), StartsWith("studio-overview imported me"));
    const std::string before = rows();
    EXPECT_THAT(imported(archiveOf("ana")),
        StartsWith("rejected: ana.zip: names @ana; are the earlier files without a name theirs?"));
    EXPECT_EQ(rows(), before);
    options.renameMe = true;
    EXPECT_THAT(imported(archiveOf("ana")), StartsWith("archive imported ana"));
    EXPECT_EQ(creators(), "ana 1\n");
}

TEST_F(ImporterOwners, AreNotRenamedByADryRun)
{
    importOne(table());
    const std::string before = rows();
    options.renameMe = true;
    options.dryRun = true;
    EXPECT_THAT(imported(archiveOf("ana")), StartsWith("archive imported ana"));
    EXPECT_EQ(rows(), before);
    options.creator = "ana";
    EXPECT_THAT(imported(table()), StartsWith("studio-overview known ana"));
    EXPECT_EQ(rows(), before) << "not by a known file either";
}

TEST_F(ImporterOwners, AreTheSameHoweverTheirNameIsSpelled)
{
    importOne(archiveOf("ana"));
    EXPECT_THAT(imported(ExportBuilder()
                             .owner("@ANA")
                             .follower("ben", "2024-04-01 12:00:00")
                             .zip(folder / "upper.zip")),
        StartsWith("archive imported ana"));
    EXPECT_EQ(creators(), "ana 0\n");
}
