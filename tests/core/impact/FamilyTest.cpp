#include "core/impact/Family.h"

#include "tests/support/DayBuilder.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

ImpactFamily familyOf(const std::vector<double>& probabilities)
{
    ImpactFamily family;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        ImpactAnswer answer;
        answer.metric = kMetrics[i];
        answer.probability = probabilities[i];
        answer.verdict.kind = Verdict::Kind::helped;
        family.answers.push_back(answer);
    }
    return family;
}

} // namespace

TEST(Family, TakesBackWhatIsNoFindAmongSix)
{
    // two-sided 0.001 and 0.04: alone both are sure, in a family of six the second is not
    ImpactFamily family = familyOf({ 0.98, 0.9995, 0.98, 0.6, 0.6, 0.6, 0.6 });
    holdBack(family);
    EXPECT_FALSE(family.answers[0].discovery); // the primary answers for itself
    EXPECT_EQ(family.answers[0].verdict.kind, Verdict::Kind::helped);
    EXPECT_NEAR(*family.answers[1].discovery, 0.006, 1e-12);
    EXPECT_EQ(family.answers[1].verdict.kind, Verdict::Kind::helped);
    EXPECT_NEAR(*family.answers[2].discovery, 0.12, 1e-12);
    EXPECT_EQ(family.answers[2].verdict.kind, Verdict::Kind::cannotTellYet);
}

TEST(Family, CountsOnlyMetricsThatWereAnswered)
{
    ImpactFamily family = familyOf({ 0.98, 0.9995, 0.98, 0.6, 0.6, 0.6, 0.6 });
    for (std::size_t i = 3; i < 7; ++i)
        family.answers[i].missing = { "7 days after (0 found)" };
    holdBack(family);
    EXPECT_NEAR(*family.answers[2].discovery, 0.04, 1e-12);
    EXPECT_EQ(family.answers[2].verdict.kind, Verdict::Kind::helped);
    EXPECT_FALSE(family.answers[5].discovery);
}

TEST(Family, AnswersForAllMetrics)
{
    test::DayBuilder creator;
    creator.rateChange = 0.3;
    ImpactQuestion question;
    question.start = creator.start();
    const auto family = impactFamily(creator.days(), question);
    ASSERT_TRUE(family);
    ASSERT_EQ(family->answers.size(), kMetrics.size());
    EXPECT_EQ(family->answers[0].metric, Metric::engagementRate);
    EXPECT_EQ(family->answers[0].verdict.kind, Verdict::Kind::helped);
    EXPECT_TRUE(family->answers[1].discovery);
    EXPECT_EQ(family->answers[0].relative->low, impact(creator.days(), question)->relative->low);
}
