#include "core/import/Importer.h"
#include "core/store/Workspace.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/TempFolder.h"
#include "tests/support/WorkspaceDump.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <new>

namespace {

std::atomic<long> left { -1 }; ///< allocations until one fails; below 0: none does
std::atomic<long> asked { 0 };

} // namespace

// A program of its own: this is every allocation of it.
void* operator new(std::size_t bytes)
{
    ++asked;
    if (left.load() >= 0 && left.fetch_sub(1) == 0)
        throw std::bad_alloc();
    if (void* memory = std::malloc(bytes ? bytes : 1))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace mutuals;
using namespace mutuals::test;

namespace {

constexpr int kPoints = 2000;

/// How a process ended.
enum class End { done, told, broken };

class OutOfMemory : public testing::TestWithParam<bool> {
protected:
    bool imported(long failing)
    {
        auto workspace = Workspace::open(file, Workspace::Access::write);
        ImportOptions options;
        options.today = *parseDay("2026-03-15");
        asked = 0;
        left = failing;
        const auto done = workspace ? importFiles(*workspace, { drop }, options)
                                    : tl::unexpected(workspace.error());
        left = -1;
        return done && done->front().state != FileOutcome::State::rejected;
    }

    /// Imports in a process of its own. The standard library ends one that finds no memory where it
    /// promised not to throw (directories are such a place).
    End end(long failing)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            std::freopen("/dev/null", "w", stderr);
            try {
                ::_exit(imported(failing) ? 0 : 1);
            } catch (const std::bad_alloc&) {
                ::_exit(1);
            }
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        if (!WIFEXITED(status))
            return End::broken;
        return WEXITSTATUS(status) == 0 ? End::done : End::told;
    }

    TempFolder folder;
    std::filesystem::path file = folder / "test.db";
    std::filesystem::path drop;
};

} // namespace

TEST_P(OutOfMemory, AtAnyCallLeavesTheStateBeforeOrAfter)
{
    drop = GetParam() ? ExportBuilder()
                            .owner("ana")
                            .follower("ben", "2024-03-01 12:00:00")
                            .following("ben", "2024-03-01 12:00:00")
                            .post("2024-03-01 12:00:00", "17")
                            .comment("2024-03-01 12:00:00", "so")
                            .message("ben", "2024-03-01 12:00:00", "ben", "hi")
                            .zip(folder / "TikTok_Data_1710000000.zip")
                      : folder.file("Overview.csv", overviewCsv("2025-12-28", { 1, 2, 3, 4 }));
    ASSERT_TRUE(Workspace::open(file, Workspace::Access::write));
    const std::string empty = bytesOf(file);
    const std::string before = knowledge(file);
    ASSERT_TRUE(imported(-1)) << "which makes what is made once";
    folder.file("test.db", empty);
    ASSERT_TRUE(imported(-1));
    const long calls = asked;
    const std::string after = knowledge(file);
    ASSERT_NE(before, after);

    int points = 0, told = 0, broken = 0;
    const long step = std::max(1L, calls / kPoints);
    for (long at = 0; at < calls; at += step, ++points) {
        std::filesystem::remove_all(file.string() + ".backups");
        folder.file("test.db", empty);
        const End ended = end(at);
        told += ended == End::told;
        broken += ended == End::broken;
        const std::string rows = knowledge(file);
        ASSERT_TRUE(rows == after || (ended != End::done && rows == before)) << "call " << at;
        auto workspace = Workspace::open(file, Workspace::Access::write);
        ASSERT_TRUE(workspace) << workspace.error().detail;
        ASSERT_TRUE(workspace->imports().check()->empty()) << "call " << at;
    }
    std::cout << points << " of " << calls << " calls failed: " << told << " were told, " << broken
              << " ended the program\n";
    EXPECT_GT(told, points / 2);
    EXPECT_LT(broken, points / 50) << "it goes on, but for where it cannot";
}

INSTANTIATE_TEST_SUITE_P(Imports, OutOfMemory, testing::Bool(),
    [](const auto& kind) { return kind.param ? "OfAnArchive" : "OfATable"; });
