#include "core/impact/TrialComments.h"

#include "core/impact/Evidence.h"
#include "core/impact/TrialPlan.h"
#include "core/report/TrialReport.h"
#include "core/report/TrialSentences.h"
#include "tests/support/Noise.h"
#include "tests/support/StartedTrial.h"
#include "tests/support/Trial480.h"

#include <boost/random/poisson_distribution.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;
using test::commentFile;
using test::exportedOn;
using test::startedTrial;
using test::StoreFixture;
using testing::HasSubstr;

namespace {

using Wrote = std::vector<std::pair<std::string, int>>;

TrialAnswer answer(StoreFixture& store)
{
    return *trialAnswer(store.workspace(), store.creator(), test::newestTrial(store));
}

/// Each of an arm writes so many comments on a day of January 2025; every third of all wrote one on
/// the first.
Wrote written(const Trial& trial, int day, int byFollow, int byLeave)
{
    Wrote wrote;
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        const TrialUnit& unit = trial.units[i];
        if (i % 3 == 0)
            wrote.emplace_back(unit.handle, 1);
        const int count = (unit.follow ? byFollow : byLeave) + (i % 5 == 0 ? 1 : 0);
        for (int n = 0; n < count; ++n)
            wrote.emplace_back(unit.handle, day);
    }
    return wrote;
}

} // namespace

TEST(TrialComments, AreComparedWhereTheFilesReachALook)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 28, TrialOutcome::comments);
    EXPECT_EQ(answer(store).verdict, TrialVerdict::noArchive);
    test::trialArchive(store, trial, 17, 0, 0);
    EXPECT_EQ(answer(store).verdict, TrialVerdict::noArchive) << "it holds no comments";
    commentFile(store, 10, written(trial, 5, 2, 1));
    EXPECT_EQ(answer(store).verdict, TrialVerdict::tooEarly);

    commentFile(store, 18, written(trial, 5, 2, 1));
    const TrialAnswer found = answer(store);
    EXPECT_EQ(found.verdict, TrialVerdict::writeMore);
    ASSERT_TRUE(found.adjusted);
    EXPECT_NEAR(found.estimate(), 1, 0.15);
    EXPECT_NEAR(found.difference->value, found.follow.perPerson() - found.leave.perPerson(), 0.05);
    EXPECT_EQ(found.likely.low, *found.adjusted->low);
    EXPECT_LE(found.p, 0.01);
    EXPECT_EQ(*found.follow.followed, found.follow.assigned);
    EXPECT_FALSE(evidenceOf(found)) << "it is not about who stays";
    EXPECT_THAT(sentence(found), HasSubstr("Following back brings comments"));
    const std::string report = trialReport(test::newestTrial(store), found, true);
    EXPECT_THAT(report, HasSubstr("Lin's regression on what each wrote before"));
    EXPECT_THAT(report, HasSubstr("the comments of each, from the seal"));

    // what is written after the day of the look does not belong to it
    Wrote later = written(trial, 5, 2, 1);
    for (const TrialUnit& unit : trial.units) {
        if (!unit.follow)
            later.insert(later.end(), 9, { unit.handle, 16 });
    }
    commentFile(store, 19, later);
    EXPECT_EQ(answer(store).leave.comments, found.leave.comments);
}

TEST(TrialComments, BelongToPeopleUnderAllTheirNames)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 40, 28, TrialOutcome::comments);
    const std::string old = trial.units[0].handle;
    auto renamed = test::fans(40);
    const int followed = renamed[old];
    renamed.erase(old);
    renamed["another.name"] = followed;
    store.list(ListKind::followers, 9, renamed);
    commentFile(store, 10, { { old, 3 }, { "another.name", 4 }, { old, 1 }, { "stranger", 4 } });
    const auto wrote = store.workspace().trials().written(store.creator(), trial, exportedOn(12));
    EXPECT_EQ(wrote->at(0).since, 2);
    EXPECT_EQ(wrote->at(0).before, 1);
    EXPECT_EQ(wrote->at(1).since, 0);
}

TEST(TrialComments, EndEarlyAtTheNewestFile)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56, TrialOutcome::comments);
    commentFile(store, 8, written(trial, 8, 0, 0));
    ASSERT_TRUE(store.workspace().trials().endEarly(trial.id, exportedOn(9), ""));
    const TrialAnswer found = answer(store);
    ASSERT_TRUE(found.difference);
    EXPECT_TRUE(found.atEnding);
    EXPECT_NE(found.verdict, TrialVerdict::writeMore);
    EXPECT_THAT(sentence(found), HasSubstr("ended early"));
}

TEST(TrialComments, ArePlannedWhereTheyAreKnown)
{
    StoreFixture store;
    store.archive(1, test::fans(120), {});
    TrialWish wish;
    wish.outcome = TrialOutcome::comments;
    wish.end = dayOf(exportedOn(58));
    const auto plan = [&] {
        return proposedTrial(
            *trialEligible(store.workspace(), store.creator(), dayOf(exportedOn(30))), wish,
            dayOf(exportedOn(30)));
    };
    EXPECT_FALSE(plan().enough());
    EXPECT_THAT(sentence(plan().outlook), HasSubstr("No comments were imported"));
    const auto start = [&] {
        return startTrial(
            store.workspace(), store.creator(), "Do they write?", wish, 3, exportedOn(30));
    };
    EXPECT_EQ(start().error().code, Error::Code::invalid);

    // half of them wrote two comments each in the last 28 days: mean 1, variance 120/119
    Wrote wrote;
    for (int i = 0; i < 60; ++i)
        wrote.insert(wrote.end(),
            { { fmt::format("fan{:03}", 2 * i), i == 0 ? 1 : 20 },
                { fmt::format("fan{:03}", 2 * i), 25 } });
    commentFile(store, 29, wrote);
    const TrialProposal made = plan();
    EXPECT_TRUE(made.enough());
    EXPECT_EQ(made.rate->days, 28);
    EXPECT_NEAR(made.rate->mean, 1, 1e-12);
    EXPECT_NEAR(made.outlook.comments->mean, 1, 1e-12);
    EXPECT_NEAR(made.outlook.comments->variance, 120.0 / 119, 1e-12);
    // 60 in each arm, power.t.test(60, sd = sqrt(120/119), sig.level = .04, power = .8)
    EXPECT_NEAR(*made.outlook.delta, *made.outlookOf(120).delta, 1e-12);
    EXPECT_GT(*made.outlookOf(40).delta, *made.outlook.delta);
    EXPECT_THAT(sentence(made.outlook), HasSubstr("100 are expected without a follow-back"));
    const auto sealed = start();
    ASSERT_TRUE(sealed) << sealed.error().detail;
    EXPECT_EQ(sealed->outcome, TrialOutcome::comments);
    EXPECT_TRUE(*store.workspace().trials().isAsSealed(sealed->id));
    EXPECT_EQ(test::newestTrial(store).outcome, TrialOutcome::comments);
}

TEST(CommentRate, GrowsByChanceAndByPeople)
{
    const CommentRate rate { 2, 6, 28 }; // 2 of chance, 4 between people
    EXPECT_NEAR(rate.in(56).mean, 4, 1e-12);
    EXPECT_NEAR(rate.in(56).variance, 4 + 16, 1e-12);
    EXPECT_NEAR((CommentRate { 2, 1, 28 }).in(14).variance, 1, 1e-12) << "never less than chance";
}

TEST(CommentDifference, IsThatOfLinAtTheLevelOfTheLook)
{
    const TwoArms trial = test::trial480("likes_after");
    auto table = test::truthTable("trial480.csv");
    const auto usual = commentDifference(trial, table["likes_before"], 0.95);
    const auto wide = commentDifference(trial, table["likes_before"], 0.99);
    ASSERT_TRUE(usual && wide);
    EXPECT_EQ(usual->value, wide->value);
    std::vector<double> logs;
    for (const double count : table["likes_before"])
        logs.push_back(std::log1p(count));
    EXPECT_EQ(usual->value, linDifference(trial, { logs })->value);
    // qt(.995, df) / qt(.975, df) of some 460 degrees of freedom
    EXPECT_NEAR((*wide->high - wide->value) / (*usual->high - usual->value), 1.3163, 5e-4);
    // without anything known before the blocks are left
    const std::vector<double> none(trial.units(), 0);
    const auto blocks = commentDifference(trial, none, 0.95);
    EXPECT_EQ(blocks->value, linDifference(trial, {})->value);
    EXPECT_LT(*usual->error, *blocks->error) << "what is known before helps";
}

TEST(CommentDifference, IsRarelyCalledWhereThereIsNone)
{
    // few people, many without a comment, a few who write much
    test::Noise noise(11);
    int called = 0, covered = 0;
    constexpr int kRuns = 300;
    for (int run = 0; run < kRuns; ++run) {
        TwoArms trial;
        std::vector<double> before;
        for (int i = 0; i < 64; ++i) {
            const double warmth = std::exp(0.8 * noise() - 0.5);
            boost::random::poisson_distribution<int> count(warmth);
            before.push_back(count(noise.generator()));
            trial.outcome.push_back(count(noise.generator()));
            trial.block.push_back(i / 16);
            trial.treated.push_back(i % 2 == 0 ? 1 : 0); // they are alike: any halves will do
        }
        const auto lin = commentDifference(trial, before, 0.95);
        const auto test = randomizationTest(trial, { 200, 1, 0.95 });
        ASSERT_TRUE(lin && test);
        const bool apart = *lin->low > 0 || *lin->high < 0;
        covered += !apart;
        called += apart && test->pTwoSided <= 0.05;
    }
    EXPECT_LE(called, 0.05 * kRuns);
    EXPECT_GT(called, 1) << "and it is no rule that never finds anything";
    EXPECT_GE(covered, 0.92 * kRuns);
}
