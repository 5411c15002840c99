#include "core/store/Connection.h"
#include "core/store/Migrations.h"
#include "core/store/PairChanges.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

#include <random>

using namespace mutuals;
using namespace mutuals::test;

namespace {

using Rows = std::map<std::string, int>;

constexpr auto kFollowers = ListKind::followers;
constexpr FollowerView kChanges[] { FollowerView::came, FollowerView::left, FollowerView::returned,
    FollowerView::renamed, FollowerView::nameGone };

/// The changes at a day of January, as "new cleo | left ana"; those that are none are left out.
std::string changes(StoreFixture& store, int day = 0, int since = 0)
{
    std::string text;
    for (const FollowerView view : kChanges) {
        if (const std::string handles = store.view(view, day, since); !handles.empty())
            text += fmt::format("{}{} {}", text.empty() ? "" : " | ", viewName(view), handles);
    }
    return text;
}

/// Follower lists of the days 1, 2, 3 ... of January.
void put(StoreFixture& store, std::initializer_list<Rows> lists)
{
    int day = 0;
    for (const Rows& rows : lists)
        store.list(kFollowers, ++day, rows);
}

} // namespace

TEST(Changes, TellANameGoneFromAPersonGone)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "ben", 2 } }, { { "?", 1 } } });
    EXPECT_EQ(changes(store), "left ben | name-gone ana");
    const auto snapshot = store.workspace().imports().snapshots(store.creator())->back();
    EXPECT_EQ(snapshot.left, 1);
    EXPECT_EQ(snapshot.nameGone, 1);
    for (const bool gone : { true, false }) {
        const auto person =
            *store.workspace().followers().find(store.creator(), gone ? "ana" : "ben");
        const auto row = store.workspace().followers().rows(store.creator(), {}, { &*person, 1 });
        EXPECT_TRUE(row->front().left);
        EXPECT_EQ(row->front().nameGone, gone);
    }
}

TEST(Changes, ExplainNobodyByARowThatHadNoNameBefore)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "?", 1 } }, { { "?", 1 } } });
    EXPECT_EQ(changes(store), "left ana");
}

TEST(Changes, CannotTellWhichOfTwoOfOneSecondLostTheName)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "ben", 1 } }, { { "?", 1 } } });
    EXPECT_EQ(changes(store), "left ana ben");
}

TEST(Changes, KnowThatBothOfOneSecondLostTheName)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "ben", 1 } }, { { "?", 1 }, { "?2", 1 } } });
    EXPECT_EQ(changes(store), "name-gone ana ben");
}

TEST(Changes, DoNotGuessBetweenANewNameAndNoName)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "ben", 1 } }, { { "?", 1 }, { "xena", 1 } } });
    EXPECT_EQ(changes(store), "new xena | left ana ben");
}

TEST(Changes, SeeWhoseNameIsBack)
{
    StoreFixture store;
    put(store, { { { "ana", 1 } }, { { "?", 1 } }, { { "ana", 1 } } });
    EXPECT_EQ(changes(store), "returned ana");
    EXPECT_EQ(changes(store, 3, 1), "") << "the same since the same second";
}

TEST(Changes, SaySoWhenAListHoldsNobody)
{
    StoreFixture store;
    put(store, { { { "ana", 1 }, { "ben", 2 } }, {}, { { "ana", 1 }, { "ben", 3 } } });
    EXPECT_EQ(changes(store, 2), "left ana ben");
    EXPECT_EQ(changes(store, 3), "returned ana ben");
    EXPECT_EQ(changes(store, 3, 1), "") << "ben left and came back, and is lost in neither list";
}

TEST(Changes, PassOverAnArchiveWithoutFollowers)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 } });
    store.list(ListKind::following, 2, { { "ana", 5 } });
    store.list(kFollowers, 3, { { "ben", 2 } });
    EXPECT_EQ(changes(store), "new ben | left ana");
    EXPECT_EQ(changes(store, 3, 2), "new ben | left ana") << "the newest list by then is the first";
    EXPECT_EQ(changes(store, 2), "") << "a first list has none to compare with";
}

TEST(Changes, BetweenAnyTwoListsForgetACutOneInBetween)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 } }, { { "ben", 2 } },
            { { "anna.clay", 1 }, { "ben", 2 }, { "cleo", 3 } } });
    EXPECT_EQ(changes(store, 2), "left ana cleo");
    EXPECT_EQ(changes(store, 3), "new anna.clay | returned cleo");
    EXPECT_EQ(changes(store, 3, 1), "renamed anna.clay");
}

TEST(Changes, BetweenAnyTwoListsFollowAPersonThroughNames)
{
    StoreFixture store;
    put(store,
        { { { "a", 1 }, { "x", 2 } }, { { "b", 1 }, { "y", 2 } }, { { "c", 1 }, { "x", 2 } } });
    EXPECT_EQ(changes(store, 3, 1), "renamed c") << "x is x again";
    EXPECT_EQ(changes(store, 3, 2), "renamed c x");
}

TEST(Changes, BetweenAnyTwoListsTellPersonsOfOneSecondApartByTheListsBetween)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 }, { "ben", 1 } }, { { "anna", 1 }, { "ben", 1 } },
            { { "anna", 1 }, { "benny", 1 } } });
    EXPECT_EQ(changes(store, 3, 1), "renamed anna benny");
}

TEST(Changes, BetweenAnyTwoListsSayWhoLeftUnderTheLastName)
{
    StoreFixture store;
    put(store, { { { "a", 1 }, { "x", 2 } }, { { "b", 1 }, { "x", 2 } }, { { "x", 2 } } });
    EXPECT_EQ(changes(store, 3, 1), "left b");
    store.list(kFollowers, 4, { { "b", 30 }, { "x", 2 } });
    EXPECT_EQ(changes(store, 4, 1), "renamed b") << "there in both, under two names";
    EXPECT_EQ(changes(store, 4, 3), "returned b");
}

TEST(Changes, BetweenAnyTwoListsLeaveOutWhoCameAndWentInBetween)
{
    StoreFixture store;
    put(store, { { { "x", 2 } }, { { "ana", 5 }, { "x", 2 } }, { { "x", 2 } } });
    EXPECT_EQ(changes(store, 3, 1), "");
    store.list(kFollowers, 4, { { "ana", 9 }, { "x", 2 } });
    EXPECT_EQ(changes(store, 4), "returned ana");
    EXPECT_EQ(changes(store, 4, 1), "new ana") << "no follower at the first";
}

TEST(Changes, BetweenAnyTwoListsTellAReturnFromAComing)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 }, { "x", 2 } }, { { "x", 2 } }, { { "x", 2 } },
            { { "ana", 20 }, { "new", 21 }, { "x", 2 } } });
    EXPECT_EQ(changes(store, 4, 2), "new new | returned ana");
    EXPECT_EQ(changes(store, 4, 1), "new new") << "ana is in both";
}

TEST(Changes, BetweenAnyTwoListsTakeWhoeverBearsAnAbandonedNameForSomebodyNew)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 } }, { { "anna", 1 } }, { { "ana", 15 }, { "anna", 1 } },
            { { "ana", 15 }, { "anna", 1 } } });
    EXPECT_EQ(changes(store, 4, 2), "new ana");
    EXPECT_EQ(changes(store, 4, 1), "new ana | renamed anna");
}

TEST(Changes, BetweenAnyTwoListsSeeNamesGone)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 }, { "ben", 2 } }, { { "anna", 1 }, { "ben", 2 } },
            { { "?", 1 }, { "ben", 2 } }, { { "?", 1 } } });
    EXPECT_EQ(changes(store, 4, 1), "left ben | name-gone anna");
}

TEST(Changes, HaveNoneAgainstTheSameListOrALaterOne)
{
    StoreFixture store;
    put(store, { { { "ana", 1 } }, { { "ben", 2 } } });
    EXPECT_EQ(changes(store, 2, 2), "");
    EXPECT_EQ(changes(store, 1, 2), "");
    EXPECT_NE(store.view(FollowerView::left, 2, 1), "");
}

TEST(Changes, BetweenNeighborsAreTheSameReadEitherWay)
{
    std::mt19937 random(11);
    for (int round = 0; round < 12; ++round) {
        StoreFixture store;
        for (int day = 1; day <= 4; ++day) {
            Rows rows;
            for (int n = 0; n < 12; ++n) {
                const std::string name(1, static_cast<char>('a' + n));
                const int at = 1 + static_cast<int>((static_cast<unsigned>(n) + random() % 2) % 7);
                if (random() % 3)
                    rows[name] = at;
                else if (random() % 3 == 0)
                    rows["?" + name] = at;
            }
            store.list(kFollowers, day, rows);
        }
        for (int day = 2; day <= 4; ++day) {
            Connection connection(store.file().string(), SQLite::OPEN_READWRITE);
            auto pair = changesBetween(connection, store.creator(), day - 2, day - 1);
            for (const FollowerView view : kChanges) {
                std::vector<Id<Person>> persons;
                for (const auto& change : pair[view])
                    persons.push_back({ change.account });
                std::string names;
                const auto rows = store.workspace().followers().rows(
                    store.creator(), dayOf(exportedOn(day)), persons);
                std::set<std::string> sorted;
                for (const FollowerRow& row : *rows)
                    sorted.insert(row.handle);
                EXPECT_EQ(fmt::format("{}", fmt::join(sorted, " ")), store.view(view, day))
                    << viewName(view) << " at " << day << ", round " << round;
            }
        }
    }
}

TEST(Changes, OfAnOlderWorkspaceAreToldAnew)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 }, { "dora", 3 }, { "?", 4 }, { "eve", 4 } },
            { { "?", 1 }, { "?2", 3 }, { "?4", 4 } }, { { "?", 1 }, { "?5", 5 } } });
    const std::string expected = "left ben cleo dora eve | name-gone ana";
    ASSERT_EQ(changes(store, 2), expected);
    Connection connection(store.file().string(), SQLite::OPEN_READWRITE);
    connection.execute("UPDATE stay SET ended = 5 WHERE ended = 6");
    ASSERT_NE(changes(store, 2), expected);
    connection.execute(std::string(migrationScripts()[4]).c_str());
    EXPECT_EQ(changes(store, 2), expected);
}

namespace {

/// As "followed 1 | left 1-2 | returned 2-3": days of January 2024 for what has a date of its own, of
/// January 2025 for what lies between two exports.
std::string timeline(StoreFixture& store, const std::string& handle)
{
    using Kind = Followers::Event::Kind;
    constexpr std::pair<Kind, const char*> kWords[] { { Kind::followed, "followed" },
        { Kind::followedBack, "followed back" }, { Kind::left, "left" },
        { Kind::returned, "returned" }, { Kind::unfollowed, "unfollowed" },
        { Kind::renamed, "renamed" }, { Kind::nameGone, "name gone" } };
    const auto person = *store.workspace().followers().find(store.creator(), handle);
    const auto day = [](Seconds time, Seconds first) { return (time - first).count() / 86400 + 1; };
    std::string text;
    const auto events = store.workspace().followers().timeline(store.creator(), *person);
    for (const auto& event : *events) {
        const auto word = std::find_if(std::begin(kWords), std::end(kWords),
            [&](const auto& known) { return known.first == event.kind; });
        text += fmt::format("{}{} ", text.empty() ? "" : " | ", word->second);
        if (event.until)
            text += fmt::format(
                "{}-{}", day(event.at, exportedOn(1)), day(*event.until, exportedOn(1)));
        else
            text += fmt::format("{}", day(event.at, followedOn(1)));
    }
    return text;
}

} // namespace

TEST(PersonTimeline, TellsEachChangeBetweenTheListsThatShowIt)
{
    StoreFixture store;
    put(store,
        { { { "ana", 1 } }, { { "anna", 1 } }, {}, { { "anna", 1 } }, { { "?", 1 } },
            { { "?", 1 } } });
    EXPECT_EQ(timeline(store, "ana"),
        "followed 1 | renamed 1-2 | left 2-3 | returned 3-4 | name gone 4-5");
}

TEST(PersonTimeline, KnowsANewDateFromAReturnOnTheOldOne)
{
    StoreFixture store;
    put(store, { { { "ana", 1 } }, {}, { { "ana", 20 } } });
    EXPECT_EQ(timeline(store, "ana"), "followed 1 | followed 20 | left 1-2");
}

TEST(PersonTimeline, SaysBetweenWhichListsSomebodyWithoutADateCame)
{
    StoreFixture store;
    put(store, { { { "ben", 1 } }, { { "ben", 1 }, { "ana", 0 } }, { { "ben", 1 } } });
    EXPECT_EQ(timeline(store, "ana"), "followed 1-2 | left 2-3");
}

TEST(PersonTimeline, HoldsTheOwnersFollowsToo)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 } }, { { "ana", 5 } });
    store.archive(2, { { "ana", 1 } }, {});
    EXPECT_EQ(timeline(store, "ana"), "followed 1 | followed back 5 | unfollowed 1-2");
}
