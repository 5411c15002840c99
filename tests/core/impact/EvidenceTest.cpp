#include "core/impact/Evidence.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

TrialAnswer trialThat(TrialVerdict verdict)
{
    TrialAnswer answer;
    answer.verdict = verdict;
    answer.difference = BlockedDifference {};
    answer.difference->value = 0.09;
    answer.difference->low = 0.02;
    answer.difference->high = 0.16;
    return answer;
}

RetentionAnswer followersWith(double value, double low, double high, double limit)
{
    RetentionAnswer answer;
    answer.hazard = FollowBackHazard {};
    answer.hazard->ratio = { value, low, high };
    answer.eValue = EValue { 2 * limit, limit };
    return answer;
}

} // namespace

TEST(Evidence, OfATrialShowsWhatItsVerdictIs)
{
    struct Row {
        TrialVerdict verdict;
        std::optional<Verdict::Kind> kind;
    };
    const std::vector<Row> table {
        { TrialVerdict::stayMore, Verdict::Kind::helped },
        { TrialVerdict::stayLess, Verdict::Kind::hurt },
        { TrialVerdict::noDifference, Verdict::Kind::noDifference },
        { TrialVerdict::noArchive, {} },
        { TrialVerdict::tooEarly, {} },
        { TrialVerdict::broken, {} },
        { TrialVerdict::cannotTellYet, {} },
        { TrialVerdict::cannotTell, {} },
    };
    for (const Row& row : table) {
        const auto found = evidenceOf(trialThat(row.verdict));
        ASSERT_EQ(found.has_value(), row.kind.has_value());
        if (!found)
            continue;
        EXPECT_EQ(found->kind, *row.kind);
        EXPECT_EQ(found->grade, 'A');
        EXPECT_EQ(found->strength, Verdict::Strength::shows);
        EXPECT_EQ(found->effect.low, 0.02);
    }
    EXPECT_FALSE(evidenceOf(TrialAnswer {}));
}

TEST(Evidence, OfFollowersSuggestsAndMustNotHangOnAWeakReason)
{
    const auto helped = evidenceOf(followersWith(0.5, 0.4, 0.6, 2.5));
    ASSERT_TRUE(helped);
    EXPECT_EQ(helped->kind, Verdict::Kind::helped);
    EXPECT_EQ(helped->grade, 'B');
    EXPECT_EQ(helped->strength, Verdict::Strength::suggests);
    EXPECT_EQ(evidenceOf(followersWith(1.6, 1.3, 2, 2))->kind, Verdict::Kind::hurt);
    EXPECT_FALSE(evidenceOf(followersWith(0.9, 0.7, 1.1, 1)));
    EXPECT_FALSE(evidenceOf(followersWith(0.8, 0.7, 0.95, 1.3))) << "a weak reason would do";
    EXPECT_FALSE(evidenceOf(RetentionAnswer {}));
}
