#include "core/store/Histories.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

using namespace mutuals;
using test::exportedOn;
using test::followedOn;
using test::StoreFixture;

namespace {

FollowerHistory historyOf(StoreFixture& store)
{
    return followerHistory(store.workspace(), store.creator()).value();
}

/// As "first-last", "!" where they left, by person.
std::string staysOf(const FollowerHistory& history)
{
    std::string text;
    for (const FollowerStay& stay : history.stays)
        text += fmt::format(
            "{}{}-{}{}", text.empty() ? "" : " ", stay.first, stay.last, stay.left ? "!" : "");
    return text;
}

} // namespace

TEST(Histories, TellWhoStayedHowLong)
{
    StoreFixture store;
    store.archive(1, { { "ana", 3 }, { "ben", 4 }, { "cem", 5 } }, {});
    store.archive(8, { { "ana", 3 }, { "cem", 5 }, { "dia", 9 } }, {});
    store.archive(15, { { "ana", 3 }, { "dia", 9 } }, {});
    const FollowerHistory history = historyOf(store);
    EXPECT_EQ(
        history.lists, (std::vector<Seconds> { exportedOn(1), exportedOn(8), exportedOn(15) }));
    EXPECT_EQ(staysOf(history), "0-2 0-0! 0-1! 1-2");
    EXPECT_EQ(history.stays[3].followedAt, followedOn(9));
}

TEST(Histories, JoinNamesAndMissedPagesAndPartRenewedFollows)
{
    StoreFixture store;
    // ben is renamed, cem missing once, dia follows anew, eva's name is gone
    store.archive(1, { { "ben", 4 }, { "cem", 5 }, { "dia", 6 }, { "eva", 7 } }, {});
    store.archive(8, { { "bob", 4 }, { "dia", 20 }, { "?", 7 } }, {});
    store.archive(15, { { "bob", 4 }, { "cem", 5 }, { "dia", 20 }, { "?", 7 } }, {});
    EXPECT_EQ(staysOf(historyOf(store)), "0-2 0-0! 1-2 0-0 0-2");
}

TEST(Histories, KnowWhenAFollowerWasFollowedBack)
{
    StoreFixture store;
    store.archive(1, { { "ana", 3 }, { "ben", 4 }, { "cem", 5 } }, { { "ana", 9 } });
    store.archive(8, { { "ana", 3 }, { "cem", 5 } }, { { "ana", 9 }, { "ben", 10 }, { "zoe", 2 } });
    store.list(ListKind::following, 15, { { "cem", 0 } }); // without a date
    const FollowerHistory history = historyOf(store);
    EXPECT_TRUE(history.knowsFollowing);
    ASSERT_EQ(history.stays.size(), 3U);
    EXPECT_EQ(history.stays[0].followedBackAt, followedOn(9));
    EXPECT_EQ(history.stays[1].followedBackAt, followedOn(10));
    EXPECT_EQ(history.stays[2].followedBackAt, exportedOn(15));
}

TEST(Histories, OfNothingAreEmpty)
{
    StoreFixture store;
    const FollowerHistory history = historyOf(store);
    EXPECT_TRUE(history.lists.empty());
    EXPECT_TRUE(history.stays.empty());
    EXPECT_FALSE(history.knowsFollowing);
}
