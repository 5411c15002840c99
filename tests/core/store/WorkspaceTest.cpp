#include "tests/support/StoreFixture.h"
#include "tests/support/TestData.h"

#include "core/import/CommentSorter.h"
#include "core/store/Connection.h"
#include "core/store/Migrations.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

using namespace mutuals;
using namespace mutuals::test;
namespace fs = std::filesystem;

namespace {

Error::Code codeOf(const fs::path& file, Workspace::Access access = Workspace::Access::write)
{
    const auto opened = Workspace::open(file, access);
    return opened ? Error::Code::cancelled : opened.error().code;
}

void execute(const fs::path& file, const char* sql)
{
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

} // namespace

TEST(Workspace, KeepsWhatWasWrittenWhenOpenedAgain)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    store.reopen(Workspace::Access::read);
    EXPECT_EQ(store.view(FollowerView::all), "ana");
    EXPECT_EQ(*store.workspace().quickCheck(), "ok");
}

TEST(Workspace, IsReadableByItsOwnerOnly)
{
    StoreFixture store;
    EXPECT_EQ(fs::status(store.file()).permissions() & fs::perms::all,
        fs::perms::owner_read | fs::perms::owner_write);
}

TEST(Workspace, RefusesASecondWriter)
{
    StoreFixture store;
    EXPECT_EQ(codeOf(store.file()), Error::Code::workspaceBusy);
    fs::create_symlink(store.file(), store.folder() / "link.db");
    EXPECT_EQ(codeOf(store.folder() / "link.db"), Error::Code::workspaceBusy);
    store.close();
    EXPECT_TRUE(Workspace::open(store.file(), Workspace::Access::write));
}

TEST(Workspace, LetsReadersGoOnBesideAWriter)
{
    StoreFixture store;
    store.reopen(Workspace::Access::writeShared);
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    auto reader = Workspace::open(store.file(), Workspace::Access::read);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->imports().snapshots(store.creator())->size(), 1U);
    const auto done = store.workspace().transact([&]() -> Result<> {
        static_cast<void>(store.workspace().creators().add("second", true));
        EXPECT_EQ(reader->creators().all()->size(), 1U)
            << "sees the state before, and does not wait";
        return {};
    });
    EXPECT_TRUE(done);
    EXPECT_EQ(reader->creators().all()->size(), 2U);
}

TEST(Workspace, IsOneFileAtRest)
{
    StoreFixture store;
    store.reopen(Workspace::Access::writeShared);
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    store.close();
    int files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(store.folder().path()))
        ++files;
    EXPECT_EQ(files, 1);
}

TEST(Workspace, RefusesWhatIsNone)
{
    StoreFixture store;
    std::ofstream(store.folder() / "letter.txt") << std::string(5000, 'x');
    EXPECT_EQ(codeOf(store.folder() / "letter.txt"), Error::Code::notAWorkspace);
    std::ofstream(store.folder() / "empty.db");
    EXPECT_EQ(codeOf(store.folder() / "empty.db"), Error::Code::notAWorkspace);
    EXPECT_EQ(codeOf(store.folder().path()), Error::Code::notAWorkspace);
    EXPECT_EQ(codeOf(store.folder() / "none.db", Workspace::Access::read), Error::Code::cannotOpen);
    SQLite::Database other(
        (store.folder() / "other.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE creator (id INTEGER)");
    EXPECT_EQ(codeOf(store.folder() / "other.db"), Error::Code::notAWorkspace);
}

TEST(Workspace, LeavesAFileOfALaterVersionAlone)
{
    StoreFixture store;
    store.close();
    execute(store.file(), "PRAGMA user_version = 1000");
    const std::string before = bytesOf(store.file());
    EXPECT_EQ(codeOf(store.file()), Error::Code::schemaTooNew);
    EXPECT_EQ(bytesOf(store.file()), before);
}

TEST(Workspace, RefusesAVersionThatNeverWas)
{
    for (const char* sql : { "PRAGMA user_version = 0", "PRAGMA user_version = -65535" }) {
        StoreFixture store;
        store.close();
        execute(store.file(), sql);
        EXPECT_EQ(codeOf(store.file()), Error::Code::notAWorkspace) << sql;
    }
}

TEST(Workspace, RefusesTablesThatAreNotOurs)
{
    for (const char* sql : { "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                             "SELECT i + 1 FROM n) SELECT * FROM n",
             "CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM creator; END",
             "DROP TABLE tick; CREATE VIEW tick AS SELECT 1 AS account_id, 2 AS at" }) {
        StoreFixture store;
        store.close();
        execute(store.file(), sql);
        EXPECT_EQ(codeOf(store.file()), Error::Code::notAWorkspace) << sql;
    }
}

TEST(Workspace, CannotBeMadeWhereNobodyMayWrite)
{
    EXPECT_EQ(codeOf("/proc/mutuals/none.db"), Error::Code::cannotWrite);
}

TEST(Workspace, SweepsWhatACrashLeftBesideItAndNothingElse)
{
    StoreFixture store;
    store.close();
    for (const char* stray : { "test.db.new-aB3xYz", "test.db.new-aB3xYz-journal" })
        store.folder().file(stray, "half a workspace");
    for (const char* kept : { "test.db.backup", "test.db.new-one", "test.db.new-aB3xYz.txt",
             "other.db.new-aB3xYz", "test.db.new-aB3 Yz" })
        store.folder().file(kept, "the user's");
    store.reopen(Workspace::Access::read);
    EXPECT_TRUE(fs::exists(store.folder() / "test.db.new-aB3xYz")) << "a reader changes nothing";
    store.reopen();
    store.close();
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(store.folder().path()))
        names.insert(entry.path().filename());
    EXPECT_EQ(names,
        (std::set<std::string> { "test.db", "test.db.backup", "test.db.new-one",
            "test.db.new-aB3xYz.txt", "other.db.new-aB3xYz", "test.db.new-aB3 Yz" }));
}

TEST(Workspace, TakesBackATransactionThatFails)
{
    StoreFixture store;
    const auto done = store.workspace().transact([&]() -> Result<> {
        static_cast<void>(store.workspace().creators().add("second", true));
        return fail(Error::Code::cancelled, "enough");
    });
    EXPECT_EQ(done.error().code, Error::Code::cancelled);
    EXPECT_EQ(store.workspace().creators().all()->size(), 1U);
}

TEST(Workspace, SavesACopyThatOpens)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    const fs::path target = store.folder() / "copy.db";
    ASSERT_TRUE(store.workspace().backups().copyTo(target));
    auto copy = Workspace::open(target, Workspace::Access::read);
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->imports().snapshots(store.creator())->size(), 1U);
    EXPECT_EQ(
        store.workspace().backups().copyTo(store.file()).error().code, Error::Code::cannotWrite);
    EXPECT_EQ(store.workspace().backups().copyTo("/proc/none/copy.db").error().code,
        Error::Code::cannotWrite);
}

TEST(Workspace, SavesACopyForItsOwnerOnlyAndTouchesNoOtherFile)
{
    StoreFixture store;
    const fs::path target = store.folder() / "copy.db";
    const fs::path other = store.folder().file("copy.db.part", "a file of the user's");
    ASSERT_TRUE(store.workspace().backups().copyTo(target));
    EXPECT_EQ(fs::status(target).permissions() & fs::perms::all,
        fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(bytesOf(other), "a file of the user's");
    fs::create_directory(store.folder() / "folder.db");
    store.folder().file("folder.db/inside", "");
    EXPECT_EQ(store.workspace().backups().copyTo(store.folder() / "folder.db").error().code,
        Error::Code::cannotWrite);
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(store.folder().path()))
        names.insert(entry.path().filename());
    names.erase(store.file().filename());
    names.erase(store.file().filename().string() + ".lock");
    EXPECT_EQ(names, (std::set<std::string> { "copy.db", "copy.db.part", "folder.db" }));
}

TEST(Workspace, SavesACopyOfWhatIsOpenForReadingOnly)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    store.reopen(Workspace::Access::read);
    const fs::path target = store.folder() / "copy.db";
    const auto saved = store.workspace().backups().copyTo(target);
    ASSERT_TRUE(saved) << saved.error().detail;
    EXPECT_TRUE(Workspace::open(target, Workspace::Access::read));
    EXPECT_FALSE(store.workspace().creators().add("second", true)) << "still for reading only";
}

TEST(Migrations, RunWhatAFileHasNotSeenAllOrNothing)
{
    StoreFixture store;
    Connection connection(
        (store.folder() / "old.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const std::string_view first[] { "CREATE TABLE a (id INTEGER) STRICT;" };
    migrate(connection, first);
    EXPECT_TRUE(hasExpectedSchema(connection, first));
    const std::string_view broken[] { first[0], "CREATE TABLE b (id INTEGER) STRICT;",
        "CREATE TABEL c;" };
    EXPECT_THROW(migrate(connection, broken), SQLite::Exception);
    EXPECT_TRUE(hasExpectedSchema(connection, first)) << "as before";
    const std::string_view good[] { first[0], "CREATE TABLE b (id INTEGER) STRICT;" };
    migrate(connection, good);
    EXPECT_TRUE(hasExpectedSchema(connection, good));
    EXPECT_EQ(connection.database().execAndGet("PRAGMA user_version").getInt(), 2);
}

/// The workspace that an earlier Mutuals left, from its text in tests/data.
fs::path workspaceOf(int schema, const TempFolder& folder)
{
    const fs::path file = folder / "old.db";
    SQLite::Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(bytesOf(testData(fmt::format("schema-{}.sql", schema))));
    return file;
}

TEST(Migrations, BringAWorkspaceOfSchema1UpToDate)
{
    const TempFolder folder;
    auto opened = Workspace::open(workspaceOf(1, folder), Workspace::Access::write);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->schema(), static_cast<int>(migrationScripts().size()));
    EXPECT_TRUE(opened->imports().check()->empty());
    const Creator ana = opened->creators().all()->front();
    EXPECT_EQ(ana.handle, "ana.makes");
    EXPECT_EQ(opened->imports().all()->size(), 7U);
    EXPECT_EQ(opened->imports().snapshots(ana.id)->size(), 2U);
    EXPECT_EQ(opened->days().all(ana.id)->size(), 10U);
    EXPECT_EQ(opened->talk().counts(ana.id)->comments, 3);
    const auto ben = opened->followers().find(ana.id, "ben");
    EXPECT_EQ(opened->followers().rows(ana.id, {}, { &**ben, 1 })->front().comments, 1)
        << "two files hold it";
    EXPECT_FALSE(*opened->followers().find(ana.id, "stranger")) << "who only ever commented";
    EXPECT_EQ(opened->plans().policies(ana.id)->size(), 1U);
    EXPECT_EQ(opened->plans().notes(ana.id)->size(), 1U);
    EXPECT_EQ(opened->decisions().recent(ana.id, 9)->size(), 2U);
}

TEST(Migrations, DoNotHideWhatWasDamagedBefore)
{
    const TempFolder folder;
    const fs::path file = workspaceOf(1, folder);
    execute(file, "DELETE FROM comment_seen WHERE import_id = 6 AND comment_id = 4");
    auto opened = Workspace::open(file, Workspace::Access::write);
    ASSERT_TRUE(opened) << opened.error().detail;
    const auto damages = opened->imports().check();
    ASSERT_EQ(damages->size(), 1U);
    EXPECT_EQ(damages->front().import.value, 6);
}

TEST(Check, FindsARowThatChangedBehindItsBack)
{
    for (const char* sql : { "UPDATE stay SET followed_at = followed_at + 1",
             "UPDATE account SET key = 'bem' WHERE key = 'ben'", "DELETE FROM nameless",
             "UPDATE overview_day SET views = 8 WHERE views = 7",
             "UPDATE import SET as_of = as_of + 1", "UPDATE import SET followers = 99",
             "UPDATE listing SET nameless = 7", "DELETE FROM import_report",
             "UPDATE comment SET text = 'hj'", "UPDATE comment SET likes = 1",
             "UPDATE account SET creator_id = 7" }) {
        StoreFixture store;
        store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } }, 1);
        Import import;
        import.creator = store.creator();
        import.kind = ImportKind::studioOverview;
        import.id = *store.workspace().imports().begin(import, "overview");
        DayMetrics day;
        day.views = 7;
        RowSeal seal;
        ASSERT_TRUE(
            store.workspace().days().add(store.creator(), import.id, import.kind, { day }, seal));
        CommentSorter comments;
        Comment comment;
        comment.handle = "ben";
        comment.text = "hi";
        ASSERT_TRUE(comments.add(comment));
        ASSERT_TRUE(comments.rewind());
        ASSERT_TRUE(
            store.workspace().talk().addComments(store.creator(), import.id, comments, seal));
        ASSERT_TRUE(store.workspace().imports().finish(import, seal, { { "line 3", "no day" } }));
        ASSERT_TRUE(store.workspace().imports().check()->empty());
        store.close();
        execute(store.file(), sql);
        store.reopen();
        EXPECT_FALSE(store.workspace().imports().check()->empty()) << sql;
    }
}
