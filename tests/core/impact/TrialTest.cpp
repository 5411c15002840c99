#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"

#include "core/report/TrialSentences.h"
#include "tests/support/StartedTrial.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace mutuals;
using test::exportedOn;
using test::fans;
using test::startedTrial;
using test::StoreFixture;
using test::trialArchive;

namespace {

std::vector<TrialCandidate> candidates(int count)
{
    std::vector<TrialCandidate> all;
    for (int i = 0; i < count; ++i)
        all.push_back({ { i + 1 }, fmt::format("fan{:03}", i), test::followedOn(1 + i % 28),
            i % 4 == 0 ? i : 0 });
    return all;
}

struct Arms {
    int follow = 0, leave = 0;
};

std::map<int, Arms> armsOf(const std::vector<TrialUnit>& units)
{
    std::map<int, Arms> blocks;
    for (const TrialUnit& unit : units)
        ++(unit.follow ? blocks[unit.block].follow : blocks[unit.block].leave);
    return blocks;
}

TrialAnswer answer(StoreFixture& store, const Trial& trial)
{
    return *trialAnswer(store.workspace(), store.creator(), trial);
}

} // namespace

TEST(TrialDraw, SplitsEachBlockInHalves)
{
    for (const int count : { 20, 21, 57, 320 }) {
        const TrialDraw draw = drawTrial(candidates(count), 1, 0);
        EXPECT_EQ(static_cast<int>(draw.units.size()) + draw.leftOver, count);
        EXPECT_LT(draw.leftOver, 4);
        std::set<Id<Person>> persons;
        for (const TrialUnit& unit : draw.units)
            persons.insert(unit.person);
        EXPECT_EQ(persons.size(), draw.units.size());
        const auto blocks = armsOf(draw.units);
        EXPECT_EQ(static_cast<int>(blocks.size()), draw.blocks);
        for (const auto& block : blocks) {
            EXPECT_EQ(block.second.follow, block.second.leave);
            EXPECT_GE(block.second.follow, 2);
        }
    }
    EXPECT_EQ(drawTrial({}, 1, 0).units.size(), 0U);
    EXPECT_EQ(drawTrial(candidates(3), 1, 0).units.size(), 0U);
}

TEST(TrialDraw, IsTheSameForTheSameSeed)
{
    const auto arms = [](std::uint32_t seed, int most) {
        std::string text;
        for (const TrialUnit& unit : drawTrial(candidates(60), seed, most).units)
            text += fmt::format("{}{} ", unit.person.value, unit.follow ? '+' : '-');
        return text;
    };
    EXPECT_EQ(arms(5, 0), arms(5, 0));
    EXPECT_NE(arms(5, 0), arms(6, 0));
    EXPECT_EQ(arms(5, 30), arms(5, 30));
    EXPECT_LE(drawTrial(candidates(60), 5, 30).units.size(), 30U);
}

TEST(TrialDraw, GivesEverybodyTheSameChance)
{
    std::map<Id<Person>, int> followed;
    constexpr int kDraws = 400;
    for (std::uint32_t seed = 0; seed < kDraws; ++seed) {
        for (const TrialUnit& unit : drawTrial(candidates(40), seed, 0).units)
            followed[unit.person] += unit.follow;
    }
    for (const auto& one : followed) // 200 of 400 within 4.5 standard deviations
        EXPECT_NEAR(one.second, kDraws / 2, 45);
}

TEST(TrialDraw, AsksThoseWhoFollowAndOfWhomNothingIsDecided)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 }, { "dan", 4 }, { "old", 5 } }, {});
    store.archive(
        11, { { "ana", 1 }, { "ben", 2 }, { "cleo", 3 }, { "dan", 4 } }, { { "ben", 9 } });
    const auto of = [&](const char* handle) {
        return **store.workspace().followers().find(store.creator(), handle);
    };
    ASSERT_TRUE(store.workspace().decisions().decide(of("cleo"), Choice::never, "", exportedOn(1)));
    ASSERT_TRUE(store.workspace().decisions().decide(of("dan"), Choice::later, "", exportedOn(1)));
    const auto eligible = trialEligible(store.workspace(), store.creator(), dayOf(exportedOn(12)));
    ASSERT_EQ(eligible->candidates.size(), 2U);
    EXPECT_EQ(eligible->candidates[0].key, "ana");
    EXPECT_EQ(eligible->candidates[1].key, "dan");
    EXPECT_EQ(eligible->snapshotAt, exportedOn(11));
    EXPECT_NEAR(*eligible->staying, 0.8 * 0.8 * 0.8, 1e-9) << "one of five left in ten days";
}

TEST(TrialDraw, LeavesThoseInARunningTrialAlone)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 40, 28);
    const auto eligible = [&](int day) {
        return *trialEligible(store.workspace(), store.creator(), dayOf(exportedOn(day)));
    };
    EXPECT_EQ(eligible(9).candidates.size(), 40 - trial.units.size());
    EXPECT_EQ(eligible(9).inOtherTrials, static_cast<int>(trial.units.size()));
    EXPECT_EQ(eligible(30).candidates.size(), 40U) << "it is over";
}

TEST(TrialOutlook, SaysWhatCanBeSeen)
{
    const TrialOutlook outlook = trialOutlook(320, 14, std::pow(0.8, 30.0 / 14));
    EXPECT_EQ(outlook.perArm, 160);
    EXPECT_EQ(outlook.alpha, 0.05);
    EXPECT_NEAR(outlook.staying, 0.8, 1e-12);
    // bisected with the normal distribution of another program: p2 = 0.909898
    EXPECT_NEAR(*outlook.rise, 0.109898, 1e-6);
    EXPECT_EQ(sentence(outlook),
        "With 320 followers over 14 days you can detect 11 points or more, if 80% stay without a "
        "follow-back.");
    EXPECT_FALSE(trialOutlook(20, 14, 0.97).rise);
    EXPECT_GT(*trialOutlook(320, 56, 0.9).rise, *trialOutlook(320, 56, 0.98).rise);
    EXPECT_TRUE(trialOutlook(320, 56, {}).assumed);
}

TEST(TrialLooks, SpendFivePercentInAll)
{
    for (const int days : { 7, 14, 20, 28, 40, 56, 90 }) {
        double spent = 0;
        int last = 0;
        for (const TrialLook& look : trialLooks(days)) {
            EXPECT_GT(look.day, last);
            last = look.day;
            spent += look.alpha;
        }
        EXPECT_EQ(last, days);
        EXPECT_NEAR(spent, 0.05, 1e-12);
    }
    const auto looks = trialLooks(56);
    ASSERT_EQ(looks.size(), 3U);
    EXPECT_NEAR(looks[0].alpha, 0.01, 1e-15);
    EXPECT_NEAR(looks[1].alpha, 0.015, 1e-15);
    EXPECT_NEAR(looks[2].alpha, 0.025, 1e-15);
}

TEST(TrialAnalysis, ComparesNothingBeforeTheFirstLook)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    EXPECT_EQ(answer(store, trial).verdict, TrialVerdict::noArchive);
    trialArchive(store, trial, 9, 0, 20);
    const TrialAnswer early = answer(store, trial);
    EXPECT_EQ(early.verdict, TrialVerdict::tooEarly);
    EXPECT_FALSE(early.difference);
    EXPECT_EQ(*early.nextLook, dayOf(exportedOn(16)));
    EXPECT_EQ(*early.follow.followed, early.follow.assigned);
    EXPECT_EQ(*early.leave.followed, 0);
}

TEST(TrialAnalysis, FindsThatTheFollowedStay)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    trialArchive(store, trial, 17, 2, 20);
    const TrialAnswer found = answer(store, trial);
    EXPECT_EQ(found.verdict, TrialVerdict::stayMore);
    EXPECT_EQ(*found.reached, 0U);
    const int arm = found.follow.assigned;
    EXPECT_EQ(found.follow.kept, arm - 2);
    EXPECT_EQ(found.leave.kept, arm - 20);
    EXPECT_NEAR(found.difference->value, 18.0 / arm, 1e-12);
    EXPECT_NEAR(*found.perFollowed, 18.0 / arm, 1e-12);
    // at the level of the first look, so wider than 95 %
    const Range wide = newcombe({ arm - 2, arm }, { arm - 20, arm }, 0.99);
    EXPECT_NEAR(found.likely.low, wide.low, 1e-12);
    EXPECT_LT(found.randomized.low, 18.0 / arm);
    EXPECT_GT(found.randomized.low, 0);
    EXPECT_LE(found.p, 0.01);
    EXPECT_TRUE(found.exact);
    const auto said = caveats(found);
    EXPECT_NE(said.at(0).find("early look, at day 14"), std::string::npos) << said.at(0);
}

TEST(TrialAnalysis, IsNotMovedByArchivesBetweenLooks)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    trialArchive(store, trial, 17, 4, 7);
    const TrialAnswer first = answer(store, trial);
    EXPECT_EQ(first.verdict, TrialVerdict::cannotTellYet);
    EXPECT_EQ(*first.nextLook, dayOf(exportedOn(30)));
    trialArchive(store, trial, 25, 4, 30);
    EXPECT_EQ(answer(store, trial).p, first.p);
    trialArchive(store, trial, 31, 4, 30);
    EXPECT_EQ(answer(store, trial).verdict, TrialVerdict::stayMore);
}

TEST(TrialAnalysis, EndsWithoutAnAnswerWhereThereIsNone)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 14);
    trialArchive(store, trial, 17, 6, 7);
    const TrialAnswer found = answer(store, trial);
    EXPECT_EQ(found.verdict, TrialVerdict::cannotTell);
    EXPECT_FALSE(found.nextLook);
    EXPECT_GT(found.p, 0.5);
}

TEST(TrialAnalysis, StopsWhereTheArmsCannotBeToldAlike)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 14);
    // the rows of half of those who were left alone have lost their names
    std::map<std::string, int> names = fans(120);
    int unnamed = 0;
    for (const TrialUnit& unit : trial.units) {
        if (unit.follow || unnamed > 40)
            continue;
        const int day = names[unit.handle];
        names.erase(unit.handle);
        names[fmt::format("?{}", unnamed++)] = day;
    }
    store.list(ListKind::followers, 17, names);
    const TrialAnswer found = answer(store, trial);
    EXPECT_GT(found.leave.unknown, 30);
    EXPECT_EQ(found.verdict, TrialVerdict::broken);
    EXPECT_FALSE(found.difference);
    EXPECT_FALSE(found.follow.followed) << "no Following list since";
}

TEST(TrialAnalysis, OutlivesTheTakingBackOfArchives)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    trialArchive(store, trial, 17, 2, 20);
    const double p = answer(store, trial).p;
    const auto imports = *store.workspace().imports().all(store.creator());
    for (const Import& import : imports)
        ASSERT_TRUE(store.workspace().transactImport([&]() -> Result<> {
            const auto taken = store.workspace().imports().takeBack(import.id);
            return taken ? Result<>() : tl::unexpected(taken.error());
        }));
    EXPECT_EQ(answer(store, trial).verdict, TrialVerdict::noArchive);
    store.archive(1, fans(120), {});
    trialArchive(store, trial, 17, 2, 20);
    EXPECT_EQ(answer(store, store.workspace().trials().all(store.creator())->front()).p, p);
}
