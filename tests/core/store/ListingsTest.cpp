#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace mutuals;
using namespace mutuals::test;

namespace {

constexpr auto kFollowers = ListKind::followers;

/// Everything that the snapshots say, as text: what two workspaces must agree on.
std::string described(StoreFixture& store)
{
    std::string text;
    const auto snapshots = store.workspace().imports().snapshots(store.creator());
    for (const Snapshot& snapshot : *snapshots) {
        const int day = static_cast<int>((snapshot.asOf - exportedOn(1)).count() / 86400) + 1;
        text += fmt::format("{}: {} followers", day, snapshot.followers.value_or(-1));
        for (const FollowerView view :
            { FollowerView::all, FollowerView::mutual, FollowerView::came, FollowerView::left,
                FollowerView::returned, FollowerView::renamed, FollowerView::nameGone })
            text += fmt::format(" | {} {}", viewName(view), store.view(view, day));
        text += fmt::format(" | back between {}\n", snapshot.cameBackBetween.value_or(-1));
    }
    return text;
}

} // namespace

TEST(Listings, TellWhoCameAndWhoLeft)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 }, { "ben", 2 } });
    store.list(kFollowers, 5, { { "ben", 2 }, { "cleo", 3 } });
    EXPECT_EQ(store.view(FollowerView::all), "ben cleo");
    EXPECT_EQ(store.view(FollowerView::came), "cleo");
    EXPECT_EQ(store.view(FollowerView::left), "ana");
    EXPECT_EQ(store.view(FollowerView::all, 1), "ana ben");
    EXPECT_EQ(store.view(FollowerView::came, 1), "") << "the first export tells of nobody's coming";
}

TEST(Listings, TakeTheSameFollowTimeUnderAnotherNameForARename)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 }, { "ben", 2 } });
    store.list(kFollowers, 5, { { "anna.clay", 1 }, { "ben", 2 } });
    EXPECT_EQ(store.view(FollowerView::renamed), "anna.clay");
    EXPECT_EQ(store.view(FollowerView::left), "");
    EXPECT_EQ(store.view(FollowerView::came), "");
    const auto person = store.workspace().followers().find(store.creator(), "ana");
    const auto rows =
        store.workspace().followers().rows(store.creator(), {}, std::vector { **person });
    EXPECT_EQ(rows->front().handle, "anna.clay");
    EXPECT_EQ(rows->front().earlierHandles, std::vector<std::string> { "ana" });
    EXPECT_EQ(rows->front().firstSeen, exportedOn(1));
}

TEST(Listings, DoNotGuessWhereSeveralShareTheSecond)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 }, { "ben", 1 } });
    store.list(kFollowers, 5, { { "xena", 1 }, { "yan", 1 } });
    EXPECT_EQ(store.view(FollowerView::renamed), "");
    EXPECT_EQ(store.view(FollowerView::left), "ana ben");
    EXPECT_EQ(store.view(FollowerView::came), "xena yan");
}

TEST(Listings, KnowAPersonThroughSeveralNames)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "a", 1 } });
    store.list(kFollowers, 2, { { "b", 1 } });
    store.list(kFollowers, 3, { { "c", 1 } });
    const auto first = store.workspace().followers().find(store.creator(), "a");
    const auto last = store.workspace().followers().find(store.creator(), "c");
    EXPECT_EQ(*first, *last);
    const auto rows =
        store.workspace().followers().rows(store.creator(), {}, std::vector { **last });
    EXPECT_EQ(rows->front().earlierHandles, (std::vector<std::string> { "a", "b" }));
}

TEST(Listings, TellAReturnFromAComing)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 }, { "ben", 2 } });
    store.list(kFollowers, 2, { { "ben", 2 } });
    store.list(kFollowers, 3, { { "ana", 20 }, { "ben", 2 } });
    EXPECT_EQ(store.view(FollowerView::returned), "ana");
    EXPECT_EQ(store.view(FollowerView::came), "");
}

TEST(Listings, SeeThatSomeoneLeftAndCameBackBetweenTwoExports)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 } });
    store.list(kFollowers, 2, { { "ana", 30 } });
    EXPECT_EQ(store.view(FollowerView::left), "") << "lost in neither list";
    EXPECT_EQ(store.workspace().imports().snapshots(store.creator())->back().cameBackBetween, 1);
}

TEST(Listings, TakeWhoeverBearsAnAbandonedNameForSomebodyNew)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 } });
    store.list(kFollowers, 2, { { "anna.clay", 1 } });
    store.list(kFollowers, 3, { { "ana", 40 }, { "anna.clay", 1 } });
    EXPECT_EQ(store.view(FollowerView::came), "ana");
    EXPECT_EQ(store.view(FollowerView::returned), "");
    const auto newcomer = store.workspace().followers().find(store.creator(), "ana");
    const auto renamed = store.workspace().followers().find(store.creator(), "anna.clay");
    EXPECT_NE(*newcomer, *renamed);
}

TEST(Listings, CallPersonsInBothListsMutual)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 }, { "ben", 2 } }, { { "ana", 5 }, { "zoe", 6 } });
    EXPECT_EQ(store.view(FollowerView::mutual), "ana");
    EXPECT_EQ(store.view(FollowerView::fans), "ben");
    EXPECT_EQ(store.view(FollowerView::followingOnly), "zoe");
    EXPECT_EQ(store.workspace().imports().snapshots(store.creator())->front().mutual, 1);
}

TEST(Listings, CountNamelessRowsWithoutMakingPersonsOfThem)
{
    StoreFixture store;
    store.list(kFollowers, 1, { { "ana", 1 } }, 3);
    EXPECT_EQ(store.view(FollowerView::all), "ana");
    EXPECT_EQ(store.view(FollowerView::nameless), "? ? ?");
}

TEST(Listings, SayTheSameInWhateverOrderTheArchivesCome)
{
    std::mt19937 random(7);
    const std::vector<std::string> names { "a", "b", "c", "d", "e", "f", "g", "h" };
    for (int round = 0; round < 3; ++round) {
        std::vector<std::map<std::string, int>> followers(4);
        std::vector<std::map<std::string, int>> following(4);
        for (int snapshot = 0; snapshot < 4; ++snapshot) {
            for (std::size_t n = 0; n < names.size(); ++n) {
                // Few follow times for many names: renames, returns and doubtful cases abound.
                if (random() % 3)
                    followers[static_cast<std::size_t>(snapshot)][names[n]] =
                        1 + static_cast<int>((n + random() % 2) % 5);
                else if (random() % 3 == 0) // the row stays, its name does not
                    followers[static_cast<std::size_t>(snapshot)]["?" + names[n]] =
                        1 + static_cast<int>(n % 5);
                if (random() % 4 == 0)
                    following[static_cast<std::size_t>(snapshot)][names[n]] =
                        1 + static_cast<int>(n);
            }
        }
        std::vector<int> order { 0, 1, 2, 3 };
        std::string expected;
        do {
            StoreFixture store;
            for (const int snapshot : order)
                store.archive(snapshot + 1, followers[static_cast<std::size_t>(snapshot)],
                    following[static_cast<std::size_t>(snapshot)]);
            const std::string text = described(store);
            if (expected.empty())
                expected = text;
            ASSERT_EQ(text, expected) << "order " << order[0] << order[1] << order[2] << order[3];
            const auto damages = store.workspace().imports().check();
            ASSERT_TRUE(damages && damages->empty());
        } while (std::next_permutation(order.begin(), order.end()));
    }
}
