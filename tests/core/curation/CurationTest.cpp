#include "core/curation/Curation.h"
#include "core/import/Importer.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <ctime>

using namespace mutuals;
using namespace mutuals::test;

namespace {

void decide(StoreFixture& store, const char* handle, Choice choice)
{
    const auto person = store.workspace().followers().find(store.creator(), handle);
    ASSERT_TRUE(store.workspace().decisions().decide(**person, choice, "", exportedOn(1)));
}

std::string queued(StoreFixture& store)
{
    std::string handles;
    const auto items = queue(store.workspace(), store.creator(), 10);
    for (const QueueItem& item : *items)
        handles += item.follower.handle + " ";
    return handles;
}

/// Processor seconds of summing up 6,000 followers, the first of whom have written.
double secondsToSumUp(int haveWritten)
{
    constexpr int kFollowers = 6000;
    StoreFixture store;
    ExportBuilder archive;
    archive.owner("kiln.and.co");
    for (int i = 0; i < kFollowers; ++i) {
        const std::string name = fmt::format("fan{}", i);
        archive.follower(name, "2024-03-01 12:00:00");
        if (i < haveWritten)
            archive.message(name, "2024-04-01 12:00:00", name, "hello");
    }
    const auto file = store.folder().file("user_data_tiktok.json", archive.json());
    ImportOptions options;
    options.asOf = parseDay("2025-01-01");
    EXPECT_EQ(importFiles(store.workspace(), { file }, options)->front().lists.followers, 6000);
    const auto creators = store.workspace().creators().all();
    const std::clock_t before = std::clock();
    EXPECT_EQ(queueSummary(store.workspace(), creators->back().id)->open, kFollowers);
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

} // namespace

TEST(Score, TakesUnknownEvidenceForNeitherGoodNorBad)
{
    FollowerRow fan;
    EXPECT_FALSE(score(fan, exportedOn(1)));
    fan.followedAt = followedOn(1);
    const double tenureOnly = *score(fan, exportedOn(1));
    fan.comments = 0;
    EXPECT_LT(*score(fan, exportedOn(1)), tenureOnly) << "known silence counts";
    fan.comments = 50;
    fan.messages = 50;
    EXPECT_GT(*score(fan, exportedOn(1)), 90);
    EXPECT_LE(*score(fan, exportedOn(1)), 100);
}

TEST(Queue, OffersTheMostPromisingFirstAndLaterLast)
{
    StoreFixture store;
    store.archive(
        1, { { "new", 360 }, { "old", 2 }, { "older", 1 }, { "friend", 3 } }, { { "friend", 9 } });
    EXPECT_EQ(queued(store), "older old new ");
    decide(store, "older", Choice::later);
    EXPECT_EQ(queued(store), "old new older ");
    decide(store, "old", Choice::no);
    decide(store, "new", Choice::never);
    EXPECT_EQ(queued(store), "older ");
}

TEST(Worklist, ConfirmsByItselfWhenAnArchiveShowsTheFollow)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 }, { "ben", 2 } }, {});
    decide(store, "ana", Choice::follow);
    decide(store, "ben", Choice::follow);
    EXPECT_EQ(queueSummary(store.workspace(), store.creator())->chosen, 2);
    store.archive(5, { { "anna.clay", 1 }, { "ben", 2 } }, { { "anna.clay", 30 } });
    const auto list = worklist(store.workspace(), store.creator());
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ((*list)[0].handle, "anna.clay") << "found under the new name";
    EXPECT_EQ((*list)[0].confirmedAt, followedOn(30));
    EXPECT_FALSE((*list)[1].confirmedAt);
    const auto summary = queueSummary(store.workspace(), store.creator());
    EXPECT_EQ(summary->chosen, 1);
    EXPECT_EQ(summary->confirmed, 1);
}

TEST(Worklist, SaysWhoNoLongerFollows)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 } }, {});
    decide(store, "ana", Choice::follow);
    store.archive(2, {}, { { "ana", 20 } });
    const auto list = worklist(store.workspace(), store.creator());
    EXPECT_TRUE(list->front().confirmedAt);
    EXPECT_FALSE(list->front().stillFollows);
}

TEST(Worklist, KeepsTicks)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 } }, {});
    decide(store, "ana", Choice::follow);
    const auto person = worklist(store.workspace(), store.creator())->front().person;
    ASSERT_TRUE(store.workspace().decisions().tick(person, exportedOn(2)));
    EXPECT_EQ(worklist(store.workspace(), store.creator())->front().tickedAt, exportedOn(2));
    const auto summary = queueSummary(store.workspace(), store.creator());
    EXPECT_EQ(summary->chosen, 0) << "nobody is left to follow";
    EXPECT_EQ(summary->ticked, 1);
    ASSERT_TRUE(store.workspace().decisions().tick(person, {}));
    EXPECT_FALSE(worklist(store.workspace(), store.creator())->front().tickedAt);
}

TEST(QueueSummary, DoesNotGoThroughAllWhoHaveWrittenForEachFollower)
{
    constexpr double kFewTimes = 12;
    EXPECT_LT(secondsToSumUp(6000), kFewTimes * secondsToSumUp(1));
}
