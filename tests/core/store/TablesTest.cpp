#include "core/audience/FollowerIndex.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;

namespace {

Day day(int number)
{
    return dayOf(exportedOn(number));
}

/// Stores one table of days as a Studio export of a day.
int overview(StoreFixture& store, int exported, const std::vector<std::pair<int, int>>& views)
{
    Import import;
    import.creator = store.creator();
    import.kind = ImportKind::studioOverview;
    import.asOf = exportedOn(exported);
    import.id = *store.workspace().imports().begin(import, "overview " + std::to_string(exported));
    std::vector<DayMetrics> days;
    for (const auto& [number, count] : views) {
        DayMetrics metrics;
        metrics.day = day(number);
        metrics.views = count;
        days.push_back(metrics);
    }
    RowSeal seal;
    return store.workspace().days().add(store.creator(), import.id, import.kind, days, seal)->fresh;
}

Id<Person> person(StoreFixture& store, const char* handle)
{
    return **store.workspace().followers().find(store.creator(), handle);
}

} // namespace

TEST(Days, TakeTheNewestExportOfADayInWhateverOrderTheyCome)
{
    for (const bool newestFirst : { false, true }) {
        StoreFixture store;
        if (newestFirst) {
            EXPECT_EQ(overview(store, 9, { { 2, 20 }, { 3, 30 } }), 2);
        }
        EXPECT_EQ(overview(store, 5, { { 1, 1 }, { 2, 2 } }), newestFirst ? 1 : 2);
        if (!newestFirst) {
            EXPECT_EQ(overview(store, 9, { { 2, 20 }, { 3, 30 } }), 2)
                << "a correction counts as new";
        }
        const auto days = store.workspace().days().all(store.creator());
        ASSERT_EQ(days->size(), 3U);
        EXPECT_EQ((*days)[0].views, 1);
        EXPECT_EQ((*days)[1].views, 20);
        EXPECT_EQ((*days)[2].views, 30);
    }
}

TEST(Days, LeaveGapsEmpty)
{
    StoreFixture store;
    overview(store, 9, { { 1, 5 }, { 4, 6 } });
    const auto days = store.workspace().days().all(store.creator());
    ASSERT_EQ(days->size(), 4U);
    EXPECT_FALSE((*days)[1].views);
    EXPECT_EQ((*days)[2].day, day(3));
}

TEST(Decisions, CanBeTakenBackOneByOne)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } });
    auto& decisions = store.workspace().decisions();
    ASSERT_TRUE(decisions.decide(person(store, "ana"), Choice::follow, "kind", exportedOn(2)));
    ASSERT_TRUE(decisions.decide(person(store, "ana"), Choice::never, "", exportedOn(3)));
    EXPECT_TRUE(decisions.standing(store.creator(), Choice::follow)->empty())
        << "the newest counts";
    EXPECT_EQ((*decisions.undo(store.creator()))->choice, Choice::never);
    EXPECT_EQ(decisions.standing(store.creator(), Choice::follow)->front().reason, "kind");
    EXPECT_EQ((*decisions.undo(store.creator()))->choice, Choice::follow);
    EXPECT_FALSE(*decisions.undo(store.creator()));
}

TEST(Decisions, CanBeTakenBackByThemselves)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } });
    auto& decisions = store.workspace().decisions();
    const auto first = decisions.decide(person(store, "ana"), Choice::follow, "", exportedOn(2));
    ASSERT_TRUE(decisions.decide(person(store, "ben"), Choice::follow, "", exportedOn(3)));
    EXPECT_EQ((*decisions.undo(*first))->handle, "ana");
    EXPECT_FALSE(*decisions.undo(*first)) << "once is enough";
    const auto standing = decisions.standing(store.creator(), Choice::follow);
    ASSERT_EQ(standing->size(), 1U);
    EXPECT_EQ(standing->front().handle, "ben");
}

TEST(Decisions, FollowAPersonThroughARename)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 } });
    ASSERT_TRUE(store.workspace().decisions().decide(
        person(store, "ana"), Choice::never, "", exportedOn(1)));
    store.list(ListKind::followers, 2, { { "anna.clay", 1 } });
    EXPECT_EQ(
        store.workspace().decisions().standing(store.creator(), Choice::never)->front().handle,
        "anna.clay");
    EXPECT_TRUE(store.workspace().decisions().open(store.creator())->empty());
}

TEST(Decisions, OfferFansOnlyAndLaterAgain)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 } }, { { "ana", 9 } });
    ASSERT_TRUE(store.workspace().decisions().decide(
        person(store, "ben"), Choice::later, "", exportedOn(1)));
    const auto open = store.workspace().decisions().open(store.creator());
    ASSERT_EQ(open->size(), 2U) << "ana is mutual";
    EXPECT_EQ((*open)[0].person, person(store, "ben"));
    EXPECT_TRUE((*open)[0].postponed);
    EXPECT_FALSE((*open)[0].comments) << "no comment file: unknown, not zero";
    EXPECT_FALSE((*open)[0].messages);
}

TEST(Plans, KeepPoliciesAndNotesOfOneCreatorApartFromAnothers)
{
    StoreFixture store;
    Policy policy;
    policy.name = "Engaged";
    policy.start = day(3);
    policy.rules.fewestComments = 2;
    const auto id = store.workspace().plans().addPolicy(store.creator(), policy);
    ASSERT_TRUE(id);
    policy.id = *id;
    policy.end = day(1);
    EXPECT_EQ(store.workspace().plans().changePolicy(policy).error().code, Error::Code::invalid);
    policy.end = day(9);
    ASSERT_TRUE(store.workspace().plans().changePolicy(policy));
    EXPECT_EQ(store.workspace().plans().policies(store.creator())->front().end, day(9));
    const auto other = store.workspace().creators().add("second", true);
    EXPECT_TRUE(store.workspace().plans().policies(other->id)->empty());
    ASSERT_TRUE(store.workspace().plans().addNote(store.creator(), { {}, day(2), "viral" }));
    EXPECT_EQ(store.workspace().plans().notes(store.creator())->front().text, "viral");
    EXPECT_TRUE(store.workspace().plans().notes(other->id)->empty());
}

TEST(Plans, RememberByWhatAnAnswerWasFirstShown)
{
    StoreFixture store;
    Plans& plans = store.workspace().plans();
    Policy policy;
    policy.name = "Engaged";
    policy.start = day(3);
    policy.primary = Metric::views;
    policy.id = *plans.addPolicy(store.creator(), policy);
    const auto stored = [&] { return plans.policies(store.creator())->front(); };
    EXPECT_EQ(stored().primary, Metric::views);
    EXPECT_FALSE(stored().shownBy);
    policy.primary = Metric::likes;
    ASSERT_TRUE(plans.changePolicy(policy));
    EXPECT_FALSE(stored().rechosen()) << "nothing was looked at so far";
    ASSERT_TRUE(plans.answerShown(policy.id));
    EXPECT_EQ(stored().shownBy, Metric::likes);
    policy.primary = Metric::shares;
    policy.shownBy.reset(); // what a dialog knows nothing of stays
    ASSERT_TRUE(plans.changePolicy(policy));
    ASSERT_TRUE(plans.answerShown(policy.id));
    EXPECT_EQ(stored().shownBy, Metric::likes);
    EXPECT_TRUE(stored().rechosen());
    const Policy removed = stored();
    ASSERT_TRUE(plans.removePolicy(policy.id));
    ASSERT_TRUE(plans.addPolicy(store.creator(), removed));
    EXPECT_TRUE(stored().rechosen()) << "taken back, it is as it was";
    policy.primary = Metric::likes;
    policy.id = stored().id;
    ASSERT_TRUE(plans.changePolicy(policy));
    EXPECT_FALSE(stored().rechosen());
}

TEST(Plans, LeaveDaysOutAndPutThemBack)
{
    StoreFixture store;
    Plans& plans = store.workspace().plans();
    ASSERT_TRUE(plans.exclude(store.creator(), { day(5), "viral" }));
    ASSERT_TRUE(plans.exclude(store.creator(), { day(2), "" }));
    ASSERT_TRUE(plans.exclude(store.creator(), { day(5), "a holiday" }));
    const auto days = plans.excludedDays(store.creator());
    ASSERT_EQ(days->size(), 2U);
    EXPECT_EQ(days->at(0).day, day(2));
    EXPECT_EQ(days->at(1).reason, "a holiday");
    const auto other = store.workspace().creators().add("second", true);
    EXPECT_TRUE(plans.excludedDays(other->id)->empty());
    EXPECT_EQ(plans.putBack(other->id, day(5)).error().code, Error::Code::notFound);
    ASSERT_TRUE(plans.putBack(store.creator(), day(5)));
    EXPECT_EQ(plans.excludedDays(store.creator())->size(), 1U);
}

TEST(Plans, HaveWords)
{
    StoreFixture store;
    Plans& plans = store.workspace().plans();
    EXPECT_EQ(plans.addNote(store.creator(), { {}, *parseDay("2025-01-01"), " " }).error().code,
        Error::Code::invalid);
    EXPECT_TRUE(plans.notes(store.creator())->empty());
}

TEST(Followers, SortEveryColumnAndSearchEarlierNames)
{
    StoreFixture store;
    store.archive(1, { { "ana", 3 }, { "ben", 1 } }, {});
    store.archive(2, { { "anna.clay", 3 }, { "ben", 1 }, { "cleo", 2 } }, { { "cleo", 9 } });
    const auto sorted = [&](FollowerColumn column, bool descending, const char* search) {
        FollowerQuery query;
        query.creator = store.creator();
        query.sort = column;
        query.descending = descending;
        query.search = search;
        FollowerIndex index;
        const auto persons = index.order(store.workspace(), query, {});
        std::string handles;
        const auto rows = store.workspace().followers().rows(store.creator(), {}, *persons);
        for (const FollowerRow& row : *rows)
            handles += row.handle + " ";
        return handles;
    };
    EXPECT_EQ(sorted(FollowerColumn::handle, false, ""), "anna.clay ben cleo ");
    EXPECT_EQ(sorted(FollowerColumn::followedAt, true, ""), "anna.clay cleo ben ");
    EXPECT_EQ(sorted(FollowerColumn::followedBackAt, true, ""), "cleo anna.clay ben ")
        << "unknown last";
    EXPECT_EQ(sorted(FollowerColumn::followedBackAt, false, ""), "cleo anna.clay ben ")
        << "both ways";
    EXPECT_EQ(sorted(FollowerColumn::comments, true, ""), "anna.clay ben cleo ");
    EXPECT_EQ(sorted(FollowerColumn::handle, false, "ANA"), "anna.clay ") << "by the earlier name";
    EXPECT_EQ(sorted(FollowerColumn::handle, false, "%"), "") << "no pattern, plain text";
}

TEST(Followers, TellAPersonsStoryInOrder)
{
    StoreFixture store;
    store.archive(1, { { "ana", 3 } }, { { "ana", 9 } });
    store.archive(2, { { "anna.clay", 3 } }, { { "anna.clay", 9 } });
    store.archive(3, {}, { { "anna.clay", 9 } });
    using Kind = Followers::Event::Kind;
    const auto events =
        store.workspace().followers().timeline(store.creator(), person(store, "anna.clay"));
    ASSERT_EQ(events->size(), 4U);
    EXPECT_EQ((*events)[0].kind, Kind::followed);
    EXPECT_EQ((*events)[1].kind, Kind::followedBack);
    EXPECT_EQ((*events)[2].kind, Kind::renamed);
    EXPECT_EQ((*events)[3].kind, Kind::left);
    EXPECT_EQ((*events)[3].at, exportedOn(2));
    EXPECT_EQ((*events)[3].until, exportedOn(3));
}
