#include "tests/cli/Cli.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/WorkspaceDump.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

using namespace mutuals::test;
namespace fs = std::filesystem;

namespace {

constexpr int kSizes = 10;

/// Exports of one kind over a file that is there already, on a disk that ends after ten different
/// numbers of bytes.
class FullDisk : public testing::TestWithParam<std::vector<std::string>> {
protected:
    static std::set<fs::path> filesIn(const fs::path& folder)
    {
        std::set<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            files.insert(entry.path());
        return files;
    }
};

} // namespace

TEST_P(FullDisk, LeavesTheOldExportAndTheWorkspaceAsTheyWere)
{
    const Cli cli;
    cli.json({ "import", "--year", "2025",
        cli.file("Overview.csv", overviewCsv("2025-01-01", std::vector(200, 7))) });
    const std::string old = "the export of yesterday";
    const fs::path target = cli.file("exports/" + GetParam().back(), old);
    std::vector<std::string> command = GetParam();
    command.back() = target.string();

    ASSERT_EQ(cli.run(command).exitCode, 0);
    const std::uint64_t whole = fs::file_size(target);
    ASSERT_NE(bytesOf(target), old);
    const std::string rows = everyRow(cli.workspace());
    const auto files = filesIn(cli.folder());
    for (int i = 0; i < kSizes; ++i) {
        const std::uint64_t room = whole * static_cast<unsigned>(i) / kSizes;
        SCOPED_TRACE(fmt::format("room for {} of {} bytes", room, whole));
        cli.file("exports/" + target.filename().string(), old);
        const CliRun run = cli.runOnFullDisk(command, room);
        EXPECT_EQ(run.exitCode, 4) << run.err;
        EXPECT_EQ(bytesOf(target), old);
        EXPECT_EQ(filesIn(cli.folder()), files) << "nothing half written is left";
    }
    EXPECT_EQ(everyRow(cli.workspace()), rows);
    EXPECT_EQ(cli.run({ "check" }).exitCode, 0);
}

INSTANTIATE_TEST_SUITE_P(Exports, FullDisk,
    testing::Values(std::vector<std::string> { "chart", "views", "--out", "chart.png" },
        std::vector<std::string> { "chart", "views", "--out", "chart.svg" },
        std::vector<std::string> { "chart", "views", "--out", "chart.pdf" },
        std::vector<std::string> { "backup", "--out", "backup.db" }),
    [](const auto& kind) {
        return fmt::format(
            "{}{}", kind.param.front(), fs::path(kind.param.back()).extension().string().substr(1));
    });

TEST(DiskFull, OfTheWorkspaceLosesNothingOfIt)
{
    const Cli cli;
    cli.json({ "import", "--year", "2025",
        cli.file("Overview.csv", overviewCsv("2025-01-01", std::vector(200, 7))) });
    const auto later = cli.file("Overview 2.csv", overviewCsv("2025-01-01", std::vector(300, 9)));
    const std::string rows = knowledge(cli.workspace());
    const std::uint64_t whole = fs::file_size(cli.workspace());
    for (int i = 0; i < kSizes; ++i) {
        const CliRun run = cli.runOnFullDisk(
            { "import", "--year", "2025", later }, whole * static_cast<unsigned>(i) / (2 * kSizes));
        EXPECT_EQ(run.exitCode, 4) << i << run.err;
        EXPECT_EQ(cli.run({ "check" }).exitCode, 0); // and takes back what could not even be undone
        EXPECT_TRUE(knowledge(cli.workspace()) == rows);
    }
    cli.json({ "import", "--year", "2025", later });
    EXPECT_NE(knowledge(cli.workspace()), rows);
}
