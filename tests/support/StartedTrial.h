#pragma once

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"
#include "core/import/CommentSorter.h"
#include "tests/support/StoreFixture.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

/// A trial among made-up fans, and what archives show of it.
namespace mutuals::test {

/// fan000, fan001, ... with the day of January 2024 that they followed on.
inline std::map<std::string, int> fans(int count)
{
    std::map<std::string, int> all;
    for (int i = 0; i < count; ++i)
        all[fmt::format("fan{:03}", i)] = 1 + i % 28;
    return all;
}

/// Of so many fans, sealed on 2 January, to run for `days`.
inline Trial startedTrial(
    StoreFixture& store, int count, int days, TrialOutcome outcome = TrialOutcome::stays)
{
    store.archive(1, fans(count), {});
    const Day today = dayOf(exportedOn(2));
    const auto eligible = trialEligible(store.workspace(), store.creator(), today);
    EXPECT_TRUE(eligible) << eligible.error().detail;
    Trial plan;
    plan.name = "Trial";
    plan.outcome = outcome;
    plan.sealedAt = exportedOn(2);
    plan.end = today + std::chrono::days(days);
    plan.snapshotAt = eligible->snapshotAt;
    plan.seed = 7;
    plan.units = drawTrial(eligible->candidates, 7, 0).units;
    EXPECT_TRUE(store.workspace().trials().seal(store.creator(), plan));
    return store.workspace().trials().all(store.creator())->front();
}

/// An archive in which of those to be followed and of those left so many are gone, the first ones.
inline void trialArchive(
    StoreFixture& store, const Trial& trial, int day, int followGone, int leaveGone)
{
    std::map<std::string, int> left = fans(static_cast<int>(trial.units.size()));
    std::map<std::string, int> following;
    for (const TrialUnit& unit : trial.units) {
        if (unit.follow)
            following[unit.handle] = 2;
        int& gone = unit.follow ? followGone : leaveGone;
        if (gone-- > 0)
            left.erase(unit.handle);
    }
    store.archive(day, left, following);
}

/// A file of comments as of a day of January 2025: who wrote, and on which of its days. The same
/// entry of a later file is the same comment.
inline void commentFile(
    StoreFixture& store, int day, const std::vector<std::pair<std::string, int>>& wrote)
{
    CommentSorter sorter;
    std::map<std::pair<std::string, int>, int> times;
    for (const auto& one : wrote) {
        Comment comment;
        comment.handle = one.first;
        comment.id = fmt::format("{}-{}-{}", one.first, one.second, ++times[one]);
        comment.at = exportedOn(one.second);
        comment.text = "hi";
        ASSERT_TRUE(sorter.add(comment));
    }
    Import import;
    import.creator = store.creator();
    import.kind = ImportKind::comments;
    import.asOf = exportedOn(day);
    import.lists.comments = static_cast<int>(sorter.rows());
    sorter.ownedBy("potter");
    ASSERT_TRUE(sorter.rewind());
    RowSeal seal;
    ASSERT_TRUE(store.workspace().transactImport([&]() -> Result<> {
        import.id = *store.workspace().imports().begin(import, fmt::format("comments {}", day));
        const auto fresh =
            store.workspace().talk().addComments(store.creator(), import.id, sorter, seal);
        if (!fresh)
            return tl::unexpected(fresh.error());
        return store.workspace().imports().finish(import, seal, {});
    }));
}

/// The newest trial as it is stored now.
inline Trial newestTrial(StoreFixture& store)
{
    return store.workspace().trials().all(store.creator())->front();
}

} // namespace mutuals::test
