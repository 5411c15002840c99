#include "tests/support/StoreFixture.h"
#include "tests/support/WorkspaceDump.h"

#include "core/store/Connection.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace mutuals;
using test::StoreFixture;

namespace fs = std::filesystem;

namespace {

std::string rowsOf(const fs::path& file)
{
    return test::everyRow(file);
}

void execute(const fs::path& file, const std::string& sql)
{
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

} // namespace

TEST(Backups, HoldEveryRowAndOpenByThemselves)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } });
    const auto made = store.workspace().backups().make();
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(rowsOf(made->file), rowsOf(store.file()));
    EXPECT_EQ(made->bytes, fs::file_size(made->file));
    EXPECT_LT(now() - made->madeAt, std::chrono::minutes(5));
    EXPECT_EQ(fs::status(made->file).permissions() & fs::perms::all,
        fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_TRUE(Workspace::open(made->file, Workspace::Access::read));
}

TEST(Backups, AreTheLastFive)
{
    StoreFixture store;
    for (int i = 1; i <= 7; ++i) {
        store.list(ListKind::followers, i, { { "ana", 1 }, { "b" + std::to_string(i), 2 } });
        ASSERT_TRUE(store.workspace().backups().make());
    }
    const auto kept = store.workspace().backups().all();
    ASSERT_EQ(kept.size(), kMostBackups);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        auto copy = Workspace::open(kept[i].file, Workspace::Access::read);
        EXPECT_EQ(copy->imports().all()->size(), 7 - i) << "newest first";
    }
    EXPECT_EQ(backupsOf(store.file()).size(), kMostBackups);
}

TEST(Backups, BringTheStateOfThenBackAndKeepThatOfNow)
{
    for (const auto access : { Workspace::Access::write, Workspace::Access::writeShared }) {
        StoreFixture store;
        store.reopen(access);
        store.list(ListKind::followers, 1, { { "ana", 1 } });
        const std::string then = rowsOf(store.file());
        const auto made = store.workspace().backups().make();
        store.list(ListKind::followers, 2, { { "ben", 2 } });
        const std::string today = rowsOf(store.file());
        auto reader = Workspace::open(store.file(), Workspace::Access::read);
        EXPECT_EQ(reader->imports().all()->size(), 2U);

        const auto restored = store.workspace().backups().restore(made->file);
        ASSERT_TRUE(restored) << restored.error().detail;
        EXPECT_EQ(rowsOf(store.file()), then);
        EXPECT_EQ(rowsOf(store.workspace().backups().all().front().file), today);
        EXPECT_EQ(store.view(FollowerView::all), "ana") << "the tables go on";
        EXPECT_EQ(reader->imports().all()->size(), 1U) << "and those who read";
        store.list(ListKind::followers, 3, { { "cleo", 3 } });
        EXPECT_TRUE(store.workspace().imports().check()->empty());
    }
}

TEST(Backups, RestoreEvenTheOldestOfFive)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    for (std::size_t i = 0; i < kMostBackups; ++i)
        ASSERT_TRUE(store.workspace().backups().make());
    const auto oldest = store.workspace().backups().all().back();
    store.list(ListKind::followers, 2, { { "ben", 2 } });
    const auto restored = store.workspace().backups().restore(oldest.file);
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(store.view(FollowerView::all), "ana");
}

TEST(Backups, RefuseWhatIsNone)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    const std::string before = rowsOf(store.file());
    auto& backups = store.workspace().backups();
    std::ofstream(store.folder() / "letter.db") << std::string(9000, 'x');
    EXPECT_EQ(
        backups.restore(store.folder() / "letter.db").error().code, Error::Code::notAWorkspace);
    EXPECT_EQ(backups.restore(store.folder() / "none.db").error().code, Error::Code::cannotOpen);
    const auto later = store.folder() / "later.db";
    ASSERT_TRUE(backups.copyTo(later));
    execute(later, "PRAGMA user_version = 1000");
    EXPECT_EQ(backups.restore(later).error().code, Error::Code::schemaTooNew);
    const auto hostile = store.folder() / "hostile.db";
    ASSERT_TRUE(backups.copyTo(hostile));
    execute(hostile, "CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM creator; END");
    EXPECT_EQ(backups.restore(hostile).error().code, Error::Code::notAWorkspace);
    EXPECT_EQ(rowsOf(store.file()), before);
}

TEST(Backups, ThatAreStoppedLeaveNothingBehind)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    std::stop_source stop;
    stop.request_stop();
    const mutuals::Run stopped { stop.get_token(), {} };
    EXPECT_EQ(store.workspace().backups().make(stopped).error().code, Error::Code::cancelled);
    EXPECT_TRUE(store.workspace().backups().all().empty());
    EXPECT_TRUE(fs::is_empty(store.file().string() + ".backups"));
}

TEST(Backups, AreMadeBeforeTheFirstImportOfADay)
{
    StoreFixture store;
    ASSERT_TRUE(store.workspace().backups().makeOfTheDay());
    EXPECT_TRUE(store.workspace().backups().all().empty()) << "there is nothing to lose yet";
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    store.close();
    execute(store.file(), "UPDATE import SET imported_at = imported_at - 86400");
    store.reopen();
    ASSERT_TRUE(store.workspace().backups().makeOfTheDay());
    EXPECT_EQ(store.workspace().backups().all().size(), 1U);
    store.close();
    execute(store.file(), "UPDATE import SET imported_at = unixepoch()");
    store.reopen();
    ASSERT_TRUE(store.workspace().backups().makeOfTheDay());
    EXPECT_EQ(store.workspace().backups().all().size(), 1U) << "one a day";
}

TEST(Backups, TakeThePlaceOfAWorkspaceThatDoesNotOpen)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    const auto made = store.workspace().backups().make();
    const std::string then = rowsOf(store.file());
    store.close();
    const std::string damaged(9000, 'x');
    std::ofstream(store.file(), std::ios::trunc) << damaged;
    EXPECT_EQ(backupsOf(store.file()).size(), 1U);
    const auto kept = replaceDamaged(store.file(), made->file);
    ASSERT_TRUE(kept) << kept.error().detail;
    EXPECT_EQ(fs::file_size(*kept), damaged.size());
    store.reopen();
    EXPECT_EQ(rowsOf(store.file()), then);
}

TEST(Interrupted, WorkIsNamedToTheNextWriter)
{
    StoreFixture store;
    store.workspace().announce("the import of a.zip");
    const fs::path lock = store.file().string() + ".lock";
    // What a crash leaves: the lock file with its words, and nobody who holds it.
    fs::copy_file(lock, store.folder() / "left");
    store.close();
    EXPECT_FALSE(fs::exists(lock));
    fs::rename(store.folder() / "left", lock);
    store.reopen();
    EXPECT_EQ(store.workspace().interrupted(), "the import of a.zip");
    store.workspace().announce("the import of b.zip");
    store.workspace().announce({});
    store.close();
    store.reopen();
    EXPECT_EQ(store.workspace().interrupted(), "");
}
