#include "tests/cli/Cli.h"

#include "core/base/Hash.h"
#include "core/base/Time.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/WorkspaceDump.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>

using namespace mutuals;
using namespace mutuals::test;
namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;
using std::chrono::microseconds;

namespace {

/// How often each act is struck; a release is tried with 50.
int strikes()
{
    const char* asked = std::getenv("MUTUALS_STRIKES");
    return asked ? std::atoi(asked) : 10;
}

std::string archive(int month, int followers)
{
    ExportBuilder built;
    built.owner("ana");
    for (int i = 0; i < followers; ++i) {
        const auto at = Seconds(*parseDay("2023-01-01")) + std::chrono::minutes(i);
        const std::string date = formatTime(at).substr(0, 10) + " 12:00:00";
        if (i % 12 != month)
            built.follower(fmt::format("follower{}", i), date);
        if (i % 10 == month)
            built.following(fmt::format("follower{}", i), date);
        if (i % 50 == 0)
            built.post(date, "5").message(fmt::format("follower{}", i), date, "ana", "hello");
    }
    return built.json();
}

/// A command of the program that changes the workspace, struck over and over.
class KillCampaign : public testing::Test {
protected:
    KillCampaign()
    {
        first = cli.file("in/TikTok_Data_1710000000.json", archive(1, 20'000));
        second = cli.file("in/TikTok_Data_1720000000.json", archive(2, 20'000));
        overview = cli.file("in/Overview.csv", overviewCsv("2025-01-01", std::vector(300, 7)));
    }

    /// Strikes at moments that lie evenly over the time which the command takes; one that came too
    /// late tells that it takes less.
    void strike(const Arguments& command)
    {
        keep();
        const std::string before = rows();
        const auto begun = std::chrono::steady_clock::now();
        ASSERT_EQ(cli.run(command).exitCode, 0);
        auto took =
            std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begun);
        const std::string after = rows();
        ASSERT_NE(before, after);

        int struck = 0, done = 0;
        const int times = strikes();
        for (int i = 0; struck < times && i < 5 * times && !HasFailure(); ++i) {
            SCOPED_TRACE(fmt::format("strike {} of {}", struck + 1, times));
            putBack();
            const auto part = static_cast<int>(mixed(static_cast<std::uint64_t>(i)) % 1000);
            if (cli.killed(command, took * (struck * 1000 + part) / (times * 1000)))
                ++struck;
            else
                took = took * 7 / 8;
            // Whoever comes next, to read or to write, finds it sound.
            if (i % 2 == 0 && fs::exists(cli.workspace()))
                expectSound();
            openForWriting();
            expectSound();
            const std::string found = rows();
            EXPECT_TRUE(found == before || found == after);
            done += found == after;
            expectNoStray();
        }
        std::cout << fmt::format("struck {} runs of {:.0f} ms; {} were done\n", struck,
            static_cast<double>(took.count()) / 1000, done);
        EXPECT_EQ(struck, times) << "each met the program at work";
    }

    Cli cli;
    fs::path first, second, overview;

private:
    fs::path kept() const { return cli.folder() / "kept"; }
    fs::path backups() const { return cli.workspace().string() + ".backups"; }

    void keep() const
    {
        if (!fs::exists(cli.workspace()))
            return;
        fs::create_directory(kept());
        fs::copy_file(cli.workspace(), kept() / "test.db");
        if (fs::exists(backups()))
            fs::copy(backups(), kept() / "backups");
    }
    void putBack() const
    {
        for (const char* beside : { "", "-journal", "-wal", "-shm", ".lock" })
            fs::remove(cli.workspace().string() + beside);
        fs::remove_all(backups());
        if (fs::exists(kept() / "test.db"))
            fs::copy_file(kept() / "test.db", cli.workspace());
        if (fs::exists(kept() / "backups"))
            fs::copy(kept() / "backups", backups());
    }
    /// Without a workspace: those of an empty one.
    std::string rows() const
    {
        const bool isThere = fs::exists(cli.workspace());
        if (!isThere)
            openForWriting();
        const std::string found = knowledge(cli.workspace());
        if (!isThere)
            fs::remove(cli.workspace());
        return found;
    }
    /// By a command that finds nothing to do.
    void openForWriting() const { EXPECT_EQ(cli.run({ "undo", "999999" }).exitCode, 1); }

    void expectSound() const
    {
        const auto checked = cli.run({ "check", "--json" });
        EXPECT_EQ(checked.exitCode, 0) << checked.out << checked.err;
    }
    void expectNoStray() const
    {
        for (const auto& entry : fs::recursive_directory_iterator(cli.folder())) {
            const std::string name = entry.path().filename().string();
            EXPECT_TRUE(name.find(".new-") == std::string::npos && name != "test.db.lock") << name;
        }
    }
};

} // namespace

TEST_F(KillCampaign, DuringAnImportLeavesTheStateBeforeOrAfter)
{
    cli.json({ "import", first });
    strike({ "import", second });
}

TEST_F(KillCampaign, DuringTheFirstImportLeavesAnEmptyWorkspaceOrAFullOne)
{
    strike({ "import", first });
}

TEST_F(KillCampaign, DuringAnUndoLeavesTheStateBeforeOrAfter)
{
    cli.json({ "import", "--year", "2025", first, second, overview });
    strike({ "undo", "2" });
}

TEST_F(KillCampaign, DuringARestoreLeavesTheStateBeforeOrAfter)
{
    cli.json({ "import", first });
    cli.json({ "backup" });
    cli.json({ "import", second });
    strike({ "restore" });
}
