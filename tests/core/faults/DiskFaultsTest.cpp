#include "tests/core/faults/Acts.h"
#include "tests/support/FaultyVfs.h"
#include "tests/support/PowerLoss.h"

#include "core/store/Workspace.h"
#include "tests/support/WorkspaceDump.h"

#include <gtest/gtest.h>

#include <iostream>

using namespace mutuals;
using namespace mutuals::test;
namespace fs = std::filesystem;

namespace {

using Access = Workspace::Access;
using Fault = FaultyVfs::Fault;

/// Every point is struck by what creators run; a slow build strikes some.
#ifdef NDEBUG
constexpr int kEvery = 1;
#else
constexpr int kEvery = 9;
#endif

/// A run of one act in a folder of its own, and what the workspace holds before and after it.
class Campaign {
public:
    explicit Campaign(const Act& act)
        : m_act(act)
    {
        m_act.prepare(m_folder, m_before);
        m_start = fs::exists(m_before) ? bytesOf(m_before) : std::string();
        m_rowsBefore = rowsOf(m_before);
        putBefore();
        EXPECT_TRUE(run(Access::write)) << m_act.name;
        m_rowsAfter = rowsOf(m_file);
        EXPECT_TRUE(m_act.opensOnly || m_rowsBefore != m_rowsAfter) << "the act does something";
    }

    void putBefore() const
    {
        for (const auto& entry : fs::directory_iterator(m_file.parent_path()))
            fs::remove_all(entry.path());
        if (!m_start.empty())
            m_folder.file("at/test.db", m_start);
    }
    Result<> run(Access access)
    {
        auto workspace = Workspace::open(m_file, access);
        if (!workspace)
            return tl::unexpected(workspace.error());
        return m_act.run(*workspace, m_folder);
    }
    /// How many operations on the disk the act takes, opening and closing with it.
    int operations(Access access)
    {
        putBefore();
        m_vfs.disarm();
        EXPECT_TRUE(run(access));
        return m_vfs.operations();
    }

    /// One point: the act meets the fault, then the workspace is opened again without one.
    void strike(Access access, Fault fault, int at)
    {
        putBefore();
        m_vfs.arm(fault, at);
        bool done = false;
        {
            auto workspace = Workspace::open(m_file, access);
            if (workspace) {
                done = m_act.run(*workspace, m_folder).has_value();
                if (!done && fault == Fault::once) {
                    m_vfs.disarm();
                    EXPECT_TRUE(m_act.run(*workspace, m_folder)) << "the program goes on";
                    done = true;
                }
            }
        }
        m_vfs.disarm();
        expectSound(done);
    }

    /// The workspace opens, is sound, and holds what it held before or after the act.
    void expectSound(bool isDone)
    {
        ++m_points;
        {
            auto workspace = Workspace::open(m_file, Access::write);
            ASSERT_TRUE(workspace) << workspace.error().detail;
            const auto damages = workspace->imports().check();
            ASSERT_TRUE(damages);
            EXPECT_TRUE(damages->empty()) << damages->front().what;
        }
        const std::string rows = knowledge(m_file);
        if (isDone)
            EXPECT_EQ(rows, m_rowsAfter) << "what was said to be done is";
        else
            EXPECT_TRUE(rows == m_rowsBefore || rows == m_rowsAfter) << rows;
        // What lies beside the file is SQLite's own, to be overwritten by the next transaction.
        for (const auto& entry : fs::recursive_directory_iterator(m_file.parent_path())) {
            const std::string name = entry.path().filename().string();
            EXPECT_TRUE(entry.is_directory() || entry.path().extension() == ".db"
                || name == "test.db-journal" || name == "test.db-wal" || name == "test.db-shm")
                << "left: " << entry.path();
        }
        for (const Backup& backup : backupsOf(m_file)) {
            auto opened = Workspace::open(backup.file, Access::read);
            EXPECT_TRUE(opened) << "a backup is whole, or not there";
        }
    }

    /// Cuts the power after one operation after the other, over and over, so many times.
    void losePower(std::size_t images)
    {
        if (m_start.empty()) {
            // The making of a file ends with a rename, which SQLite does not see.
            putBefore();
            ASSERT_TRUE(Workspace::open(m_file, Access::write));
            m_start = bytesOf(m_file);
        }
        putBefore();
        std::vector<FaultyVfs::Operation> operations;
        {
            FaultyVfs recorder;
            recorder.record();
            EXPECT_TRUE(run(Access::write));
            operations = recorder.recorded();
        }
        const PowerLoss loss({ { m_file, m_start } }, operations);
        for (std::size_t i = 0; i < images && !testing::Test::HasFailure(); ++i) {
            SCOPED_TRACE(fmt::format("{}: image {}", m_act.name, i));
            putBefore();
            fs::remove(m_file);
            for (const auto& [name, content] : loss.left(i % (operations.size() + 1), i)) {
                if (fs::path(name).parent_path() == m_file.parent_path())
                    m_folder.file("at/" + fs::path(name).filename().string(), content);
            }
            expectSound(false);
        }
    }
    int points() const { return m_points; }

private:
    /// An older workspace is brought up to date, which loses nothing; none is as good as empty.
    std::string rowsOf(const fs::path& file) const
    {
        const fs::path copy = m_folder / "rows.db";
        fs::remove(copy);
        if (fs::exists(file))
            fs::copy_file(file, copy);
        if (auto opened = Workspace::open(copy, Access::write); !opened)
            return opened.error().detail;
        return knowledge(copy);
    }

    Act m_act;
    FaultyVfs m_vfs;
    TempFolder m_folder;
    fs::path m_before = m_folder / "before.db";
    fs::path m_file = m_folder.file("at/test.db", "");
    std::string m_start, m_rowsBefore, m_rowsAfter;
    int m_points = 0;
};

class DiskFaults : public testing::TestWithParam<Act> { };

} // namespace

TEST_P(DiskFaults, LeaveTheStateBeforeOrAfter)
{
    Campaign campaign(GetParam());
    for (const Access access : { Access::write, Access::writeShared }) {
        const int operations = campaign.operations(access);
        for (const Fault fault : { Fault::once, Fault::full, Fault::dead }) {
            for (int at = 1; at <= operations && !HasFailure(); at += kEvery) {
                SCOPED_TRACE(fmt::format("{}: fault {} at {} of {}, shared {}", GetParam().name,
                    static_cast<int>(fault), at, operations, access == Access::writeShared));
                campaign.strike(access, fault, at);
            }
        }
    }
    std::cout << GetParam().name << ": " << campaign.points() << " points\n";
    RecordProperty("points", campaign.points());
}

TEST_P(DiskFaults, OfPowerLeaveTheStateBeforeOrAfter)
{
    Campaign campaign(GetParam());
    campaign.losePower(100 / kEvery);
    std::cout << GetParam().name << ": " << campaign.points() << " images\n";
    RecordProperty("images", campaign.points());
}

INSTANTIATE_TEST_SUITE_P(Acts, DiskFaults, testing::ValuesIn(acts()),
    [](const auto& act) { return std::string(act.param.name); });
