#include "core/report/TrialReport.h"
#include "core/report/TrialSentences.h"
#include "tests/support/StartedTrial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using test::exportedOn;
using test::newestTrial;
using test::startedTrial;
using test::StoreFixture;
using test::trialArchive;
using testing::HasSubstr;

namespace {

void endEarly(StoreFixture& store, const Trial& trial, int day, const std::string& reason = {})
{
    ASSERT_TRUE(store.workspace().trials().endEarly(trial.id, exportedOn(day), reason));
}

TrialAnswer answer(StoreFixture& store)
{
    return *trialAnswer(store.workspace(), store.creator(), newestTrial(store));
}

} // namespace

TEST(TrialEnding, TellsWhatWasThereUntilThatDay)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56); // from 2 January, looks on days 14, 28, 56
    trialArchive(store, trial, 10, 1, 25);
    EXPECT_EQ(answer(store).verdict, TrialVerdict::tooEarly);
    endEarly(store, trial, 12, "We move house");
    const TrialAnswer found = answer(store);
    ASSERT_TRUE(found.difference);
    EXPECT_EQ(found.looks.size(), 1U);
    EXPECT_EQ(found.look().day, 8);
    EXPECT_NEAR(found.look().alpha, 0.005, 1e-15) << "half of what day 14 had";
    EXPECT_TRUE(found.isLast());
    EXPECT_FALSE(found.nextLook);
    EXPECT_EQ(found.verdict, TrialVerdict::stayMore);
    const int arm = found.follow.assigned;
    EXPECT_NEAR(found.likely.low, newcombe({ arm - 1, arm }, { arm - 25, arm }, 0.995).low, 1e-12);
    EXPECT_THAT(caveats(found).at(0), HasSubstr("ended early, on 2025-01-12"));
    const std::string report = trialReport(newestTrial(store), found, true);
    EXPECT_THAT(report, HasSubstr("Ended early on 2025-01-12, because: We move house"));

    trialArchive(store, trial, 17, 30, 25);
    EXPECT_EQ(answer(store).p, found.p) << "an archive after that day says nothing of it";
}

TEST(TrialEnding, WithoutAnythingNewIsTheLookBefore)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    trialArchive(store, trial, 17, 4, 7);
    const TrialAnswer first = answer(store);
    endEarly(store, trial, 20);
    const TrialAnswer found = answer(store);
    EXPECT_EQ(found.verdict, TrialVerdict::cannotTell);
    EXPECT_EQ(found.looks.size(), 1U);
    EXPECT_EQ(found.look().alpha, first.look().alpha);
    EXPECT_EQ(found.p, first.p);
    EXPECT_THAT(sentence(found), HasSubstr("It was ended early"));
}

TEST(TrialEnding, BeforeAnyArchiveComparesNothing)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    endEarly(store, trial, 5);
    const TrialAnswer found = answer(store);
    EXPECT_EQ(found.verdict, TrialVerdict::noArchive);
    EXPECT_THAT(sentence(found), HasSubstr("there is nothing to compare"));
    trialArchive(store, trial, 17, 2, 20);
    EXPECT_FALSE(answer(store).difference);
}

TEST(TrialEnding, ThatIsTakenBackHasSpentHalfOfTheNextLook)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 120, 56);
    endEarly(store, trial, 5);
    ASSERT_TRUE(store.workspace().trials().goOn(trial.id, exportedOn(6)));
    EXPECT_NEAR(answer(store).looks[0].alpha, 0.01, 1e-15) << "nothing was seen";
    trialArchive(store, trial, 10, 3, 4);
    endEarly(store, trial, 12);
    ASSERT_TRUE(store.workspace().trials().goOn(trial.id, exportedOn(13)));
    const auto looks = answer(store).looks;
    ASSERT_EQ(looks.size(), 3U);
    EXPECT_NEAR(looks[0].alpha, 0.005, 1e-15);
    EXPECT_NEAR(looks[1].alpha, 0.015, 1e-15);
    double spent = 0.005; // by the ending
    endEarly(store, trial, 14);
    const double again = answer(store).look().alpha;
    ASSERT_TRUE(store.workspace().trials().goOn(trial.id, exportedOn(15)));
    for (const TrialLook& look : answer(store).looks)
        spent += look.alpha;
    EXPECT_NEAR(spent + again, 0.05, 1e-12);
}

TEST(TrialEnding, MakesItsPeopleFree)
{
    StoreFixture store;
    const Trial trial = startedTrial(store, 40, 56);
    const auto free = [&] {
        return trialEligible(store.workspace(), store.creator(), dayOf(exportedOn(12)))
            ->candidates.size();
    };
    EXPECT_EQ(free(), 40 - trial.units.size());
    endEarly(store, trial, 12);
    EXPECT_EQ(free(), 40U);
}
