#include "core/store/Trials.h"

#include "tests/support/StoreFixture.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

using namespace mutuals;
using test::exportedOn;
using test::StoreFixture;

namespace {

const std::map<std::string, int> kFollowers { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 },
    { "dan", 4 }, { "eve", 5 } };

Id<Person> person(StoreFixture& store, const std::string& handle)
{
    return **store.workspace().followers().find(store.creator(), handle);
}

/// ana and ben are to be followed, cleo and dan to be left.
Trial sealed(StoreFixture& store)
{
    Trial plan;
    plan.name = "Does it keep them?";
    plan.sealedAt = exportedOn(2);
    plan.end = dayOf(exportedOn(30));
    plan.snapshotAt = exportedOn(1);
    plan.seed = 4000000000;
    for (const auto& [handle, follow] : { std::pair("ana", true), std::pair("ben", true),
             std::pair("cleo", false), std::pair("dan", false) })
        plan.units.push_back({ person(store, handle), {}, 1, follow });
    const auto trial = store.workspace().trials().seal(store.creator(), plan);
    EXPECT_TRUE(trial) << trial.error().detail;
    return trial.value_or(Trial {});
}

/// "follows"/"gone"/"?" and "+" where the creator followed, for each unit.
std::string seen(StoreFixture& store, const Trial& trial, int day)
{
    std::string text;
    const auto all = store.workspace().trials().sightings(store.creator(), trial, exportedOn(day));
    for (const Trials::Sighting& one : *all)
        text += std::string(text.empty() ? "" : " ")
            + (one.follows         ? "follows"
                    : one.nameGone ? "?"
                                   : "gone")
            + (one.followed ? "+" : "");
    return text;
}

std::vector<Trial> trials(StoreFixture& store)
{
    return *store.workspace().trials().all(store.creator());
}

} // namespace

TEST(Trials, ComeBackAsTheyWereSealed)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    const Trial trial = sealed(store);
    EXPECT_EQ(trial.hash.size(), 32U);
    store.reopen();
    const auto all = trials(store);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].name, "Does it keep them?");
    EXPECT_EQ(all[0].seed, 4000000000U);
    EXPECT_EQ(all[0].days(), 28);
    EXPECT_EQ(all[0].hash, trial.hash);
    ASSERT_EQ(all[0].units.size(), 4U);
    EXPECT_EQ(all[0].units[1].handle, "ben");
    EXPECT_TRUE(all[0].units[1].follow);
    EXPECT_FALSE(all[0].units[3].follow);
}

TEST(Trials, CannotBeChanged)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    ASSERT_TRUE(store.workspace().trials().endEarly(sealed(store).id, exportedOn(9), "Enough"));
    store.close();
    SQLite::Database file(store.file().string(), SQLite::OPEN_READWRITE);
    for (const char* sql : { "UPDATE trial SET end_day = end_day + 1", "DELETE FROM trial",
             "UPDATE trial_unit SET arm = 1 - arm", "DELETE FROM trial_unit",
             "INSERT INTO trial_unit VALUES (1, 5, 5, 1, 1)",
             "INSERT OR REPLACE INTO trial SELECT id, creator_id, name, outcome, sealed_at,"
             " end_day + 1, snapshot_at, seed, units, hash FROM trial",
             "INSERT OR REPLACE INTO trial_unit VALUES (1, 4, 5, 1, 1)",
             "UPDATE trial_ending SET reason = ''", "DELETE FROM trial_ending",
             "INSERT OR REPLACE INTO trial_ending SELECT id, trial_id, at, 0, reason"
             " FROM trial_ending" })
        EXPECT_THROW(file.exec(sql), SQLite::Exception) << sql;
}

TEST(Trials, EndEarlyBesideTheirSeal)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    const Trial trial = sealed(store);
    Trials& table = store.workspace().trials();
    EXPECT_TRUE(trial.runs(dayOf(exportedOn(12))));
    EXPECT_EQ(table.goOn(trial.id, exportedOn(9)).error().code, Error::Code::notFound);
    EXPECT_EQ(table.endEarly({ 9 }, exportedOn(9), "").error().code, Error::Code::notFound);
    EXPECT_EQ(table.endEarly(trial.id, exportedOn(30), "").error().code, Error::Code::invalid);

    ASSERT_TRUE(table.endEarly(trial.id, exportedOn(12), "A mistake"));
    EXPECT_EQ(table.endEarly(trial.id, exportedOn(13), "").error().code, Error::Code::invalid);
    Trial now = trials(store)[0];
    ASSERT_TRUE(now.ended());
    EXPECT_EQ(now.ended()->at, exportedOn(12));
    EXPECT_EQ(now.ended()->reason, "A mistake");
    EXPECT_EQ(now.lastDay(), dayOf(exportedOn(12)));
    EXPECT_FALSE(now.runs(dayOf(exportedOn(12))));
    EXPECT_EQ(now.hash, trial.hash);
    EXPECT_TRUE(*table.isAsSealed(trial.id));

    ASSERT_TRUE(table.goOn(trial.id, exportedOn(14)));
    ASSERT_TRUE(table.endEarly(trial.id, exportedOn(20), ""));
    now = trials(store)[0];
    ASSERT_EQ(now.endings.size(), 2U) << "nothing that was said is lost";
    EXPECT_EQ(now.endings[0].reason, "A mistake");
    EXPECT_EQ(*now.endings[0].takenBackAt, exportedOn(14));
    EXPECT_EQ(now.lastDay(), dayOf(exportedOn(20)));
}

TEST(Trials, SayWhoIsInOneThatRuns)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    const Trial trial = sealed(store);
    const auto place = [&](const char* handle, int day) -> std::string {
        const Day on = dayOf(exportedOn(day));
        const auto all = store.workspace().trials().running(store.creator(), on);
        const auto one = store.workspace().trials().running(person(store, handle), on);
        const auto found = all->find(person(store, handle));
        EXPECT_EQ(found != all->end(), one->has_value());
        if (!*one)
            return "none";
        EXPECT_EQ(found->second.follow, (*one)->follow);
        return ((*one)->follow ? "follow until " : "leave until ") + formatDay((*one)->until);
    };
    EXPECT_EQ(place("ana", 9), "follow until 2025-01-30");
    EXPECT_EQ(place("dan", 9), "leave until 2025-01-30");
    EXPECT_EQ(place("eve", 9), "none");
    EXPECT_EQ(place("ana", 30), "none") << "it is over";
    store.list(ListKind::followers, 10,
        { { "ana.new", 1 }, { "ben", 2 }, { "cleo", 3 }, { "dan", 4 }, { "eve", 5 } });
    EXPECT_EQ(place("ana.new", 11), "follow until 2025-01-30");
    ASSERT_TRUE(store.workspace().trials().endEarly(trial.id, exportedOn(12), ""));
    EXPECT_EQ(place("dan", 12), "none");
    ASSERT_TRUE(store.workspace().trials().goOn(trial.id, exportedOn(13)));
    EXPECT_EQ(place("dan", 14), "leave until 2025-01-30");
}

TEST(Trials, DoNotGoOnWithPeopleOfALaterOne)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    const Trial first = sealed(store);
    ASSERT_TRUE(store.workspace().trials().endEarly(first.id, exportedOn(3), ""));
    sealed(store);
    EXPECT_EQ(store.workspace().trials().goOn(first.id, exportedOn(4)).error().code,
        Error::Code::invalid);
}

class ChangedTrials : public testing::TestWithParam<const char*> { };

TEST_P(ChangedTrials, AreFound)
{
    const char* change = GetParam();
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    sealed(store);
    EXPECT_TRUE(store.workspace().imports().check()->empty());
    store.close();
    {
        SQLite::Database file(store.file().string(), SQLite::OPEN_READWRITE);
        std::string triggers;
        for (const char* name : { "trial_unit_sealed", "trial_sealed" }) {
            const std::string where = std::string(" WHERE name = '") + name + "'";
            triggers += file.execAndGet("SELECT sql FROM sqlite_schema" + where).getString() + ";";
            file.exec(std::string("DROP TRIGGER ") + name);
        }
        file.exec(change);
        file.exec(triggers);
    }
    store.reopen();
    const auto damages = store.workspace().imports().check();
    ASSERT_EQ(damages->size(), 1U);
    EXPECT_EQ(damages->front().what, "the plan of trial 1 is not the one sealed");
}

INSTANTIATE_TEST_SUITE_P(Trials, ChangedTrials,
    testing::Values("UPDATE trial_unit SET arm = 1 - arm WHERE number IN (2, 3)",
        "UPDATE trial SET outcome = 'comments'", "UPDATE trial SET end_day = end_day + 1"));

TEST(Trials, RefuseWhatIsNoPlan)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    Trial plan = sealed(store);
    plan.name = " ";
    EXPECT_FALSE(store.workspace().trials().seal(store.creator(), plan));
    plan.name = "Again";
    plan.end = plan.start();
    EXPECT_FALSE(store.workspace().trials().seal(store.creator(), plan));
    plan.end += std::chrono::days(9);
    plan.units.resize(3);
    EXPECT_FALSE(store.workspace().trials().seal(store.creator(), plan));
    EXPECT_EQ(trials(store).size(), 1U);
}

TEST(Trials, SeeWhoStaysAndWhoWasFollowed)
{
    StoreFixture store;
    store.archive(1, kFollowers, { { "zoe", 1 } });
    const Trial trial = sealed(store);
    EXPECT_FALSE(*store.workspace().trials().knowsFollowing(store.creator(), trial, exportedOn(9)));
    store.archive(9, { { "ana", 1 }, { "cleo", 3 }, { "dan", 4 } }, { { "ana", 9 }, { "dan", 8 } });
    store.list(ListKind::followers, 20, { { "ana", 1 }, { "ben", 2 } });
    EXPECT_TRUE(*store.workspace().trials().knowsFollowing(store.creator(), trial, exportedOn(9)));
    EXPECT_EQ(seen(store, trial, 1), "follows follows follows follows");
    EXPECT_EQ(seen(store, trial, 9), "follows+ gone follows follows+");
    EXPECT_EQ(seen(store, trial, 25), "follows+ follows gone gone+");
}

TEST(Trials, KnowPeopleUnderTheirNewNamesAndWhoCannotBeTold)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, kFollowers);
    const Trial trial = sealed(store);
    // ana has another name, and ben's row has none any more
    store.list(ListKind::followers, 9,
        { { "ana.new", 1 }, { "?", 2 }, { "cleo", 3 }, { "dan", 4 }, { "eve", 5 } });
    EXPECT_EQ(seen(store, trial, 9), "follows ? follows follows");
    EXPECT_EQ(trials(store)[0].units[0].handle, "ana.new");
    EXPECT_EQ(trials(store)[0].units[0].person, person(store, "ana.new"));
    EXPECT_TRUE(store.workspace().imports().check()->empty()) << "a rename changes no plan";
}

TEST(Trials, OutliveTheImportsTheyWereDrawnFrom)
{
    StoreFixture store;
    const auto first = store.list(ListKind::followers, 1, kFollowers);
    const Trial trial = sealed(store);
    ASSERT_TRUE(store.workspace().transactImport([&]() -> Result<> {
        const auto taken = store.workspace().imports().takeBack(first);
        return taken ? Result<>() : tl::unexpected(taken.error());
    }));
    ASSERT_EQ(trials(store).size(), 1U);
    EXPECT_EQ(trials(store)[0].units.size(), 4U);
    EXPECT_EQ(trials(store)[0].units[2].handle, "cleo");
    EXPECT_FALSE(*store.workspace().followers().find(store.creator(), "eve"))
        << "nothing holds her";
    EXPECT_TRUE(store.workspace().imports().check()->empty());
    EXPECT_EQ(seen(store, trial, 9), "gone gone gone gone");
    store.list(ListKind::followers, 1, kFollowers);
    EXPECT_EQ(seen(store, trial, 9), "follows follows follows follows");
}
