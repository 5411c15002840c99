#include "tests/support/StoreFixture.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;

namespace {

Profile profile(std::string handle)
{
    Profile one;
    one.handle = std::move(handle);
    return one;
}

class ProfilesTest : public testing::Test {
protected:
    /// Puts profiles as of a day of January 2025; returns how many were new or changed something.
    int put(int day, const std::vector<Profile>& profiles)
    {
        int fresh = -1;
        const auto done = fixture.workspace().transact([&]() -> Result<> {
            Import import;
            import.creator = fixture.creator();
            import.kind = ImportKind::profiles;
            import.file = "profiles.csv";
            import.asOf = exportedOn(day);
            import.lists.profiles = static_cast<int>(profiles.size());
            const auto id =
                fixture.workspace().imports().begin(import, "file " + std::to_string(++files));
            if (!id)
                return tl::unexpected(id.error());
            import.id = *id;
            RowSeal seal;
            const auto added =
                fixture.workspace().profiles().add(fixture.creator(), *id, profiles, seal);
            if (!added)
                return tl::unexpected(added.error());
            fresh = *added;
            return fixture.workspace().imports().finish(import, seal, {});
        });
        EXPECT_TRUE(done) << done.error().detail;
        return fresh;
    }

    Profile known(std::string_view handle)
    {
        const auto found = fixture.workspace().profiles().find(fixture.creator(), handle);
        return found && *found ? **found : Profile {};
    }

    StoreFixture fixture;
    int files = 0;
};

} // namespace

TEST_F(ProfilesTest, KeepEveryValueAsItWas)
{
    Profile ben = profile("Ben.B");
    ben.displayName = "Ben 🏺";
    ben.bio = "clay";
    ben.region = "DE";
    ben.followers = 7;
    ben.following = 0;
    ben.likes = 123'456'789'012;
    ben.videos = 3;
    ben.verified = false;
    ben.isPrivate = true;
    ben.connection = Profile::Connection::followed;
    EXPECT_EQ(put(1, { ben, profile("cleo") }), 2);
    EXPECT_EQ(known("@ben.b"), ben);
    EXPECT_EQ(known("cleo"), profile("cleo"));
    EXPECT_EQ(fixture.workspace().profiles().find(fixture.creator(), "dora").value(), std::nullopt);
}

TEST_F(ProfilesTest, OfEachValueTheNewestExportThatSaysItWinsWhicheverCameFirst)
{
    Profile newer = profile("ben");
    newer.followers = 20;
    Profile older = profile("BEN");
    older.followers = 10;
    older.bio = "clay";
    EXPECT_EQ(put(9, { newer }), 1);
    EXPECT_EQ(put(3, { older }), 1) << "it adds the bio";
    EXPECT_EQ(known("ben").followers, 20);
    EXPECT_EQ(known("ben").bio, "clay");
    EXPECT_EQ(known("ben").handle, "ben");
    older.bio.reset();
    EXPECT_EQ(put(4, { older }), 0) << "it says nothing new";
}

TEST_F(ProfilesTest, AreThereForAPersonUnderEveryName)
{
    Profile ben = profile("ben");
    ben.displayName = "Ben";
    ben.followers = 5;
    put(1, { ben });
    fixture.list(ListKind::followers, 2, { { "ben", 5 }, { "cleo", 6 } });
    fixture.list(ListKind::followers, 3, { { "ben.new", 5 }, { "cleo", 6 } });
    auto& followers = fixture.workspace().followers();
    const auto person = followers.find(fixture.creator(), "ben.new").value().value();
    const auto other = followers.find(fixture.creator(), "cleo").value().value();
    const std::vector<Id<Person>> persons { person, other };
    const auto rows = followers.rows(fixture.creator(), {}, persons).value();
    EXPECT_EQ(rows[0].displayName, "Ben");
    ASSERT_TRUE(rows[0].profile);
    EXPECT_EQ(rows[0].profile->followers, 5);
    EXPECT_EQ(rows[1].displayName, "");
    EXPECT_FALSE(rows[1].profile);
}

TEST_F(ProfilesTest, AreSealed)
{
    Profile ben = profile("ben");
    ben.bio = "clay";
    put(1, { ben });
    EXPECT_TRUE(fixture.workspace().imports().check().value().empty());
    fixture.close();
    SQLite::Database(fixture.file().string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE profile SET bio = NULL");
    fixture.reopen();
    const auto damages = fixture.workspace().imports().check().value();
    ASSERT_EQ(damages.size(), 1U);
    EXPECT_EQ(damages[0].what, "the row hash differs");
}

TEST_F(ProfilesTest, MappingsAreRememberedByTheHeader)
{
    auto& mappings = fixture.workspace().mappings();
    ASSERT_TRUE(mappings.remember("who,when", "one"));
    ASSERT_TRUE(mappings.remember("a,b", "two"));
    ASSERT_TRUE(mappings.remember("who,when", "three"));
    const std::map<std::string, std::string> expected { { "who,when", "three" }, { "a,b", "two" } };
    EXPECT_EQ(mappings.all().value(), expected);
}
