#include "core/impact/Verdict.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

using Kind = Verdict::Kind;

struct Row {
    double up, down, none;
    int days;
    std::optional<int> settle;
    Kind kind;
    std::optional<int> more;
};

} // namespace

TEST(Verdict, FollowsTheTableOfD6)
{
    const std::vector<Row> table {
        // the chance that is needed falls from look to look
        { 0.9900, 0, 0, 14, {}, Kind::helped, {} },
        { 0.9899, 0, 0, 14, {}, Kind::onlyATrial, {} },
        { 0.9899, 0, 0, 14, 14, Kind::cannotTellYet, 14 },
        { 0.9850, 0, 0, 28, {}, Kind::helped, {} },
        { 0.9849, 0, 0, 28, 28, Kind::cannotTellYet, 28 },
        { 0.9750, 0, 0, 56, {}, Kind::helped, {} },
        { 0.9749, 0, 0, 400, {}, Kind::onlyATrial, {} },
        { 0, 0.9900, 0, 14, {}, Kind::hurt, {} },
        { 0, 0.9750, 0, 90, 7, Kind::hurt, {} },
        { 0, 0.9749, 0, 90, 7, Kind::cannotTellYet, 7 },
        // no difference that matters
        { 0.2, 0.1, 0.90, 14, {}, Kind::noDifference, {} },
        { 0.2, 0.1, 0.8999, 90, {}, Kind::onlyATrial, {} },
        { 0.2, 0.1, 0.8999, 90, 90, Kind::cannotTellYet, 90 },
        // an effect of 6 % is both "helped" and within the margin: it helped
        { 0.98, 0, 0.95, 60, {}, Kind::helped, {} },
        // before the first look there is no verdict, whatever the chances say
        { 1, 0, 0, 13, {}, Kind::cannotTellYet, 1 },
        { 0, 1, 0, 7, 14, Kind::cannotTellYet, 14 },
        { 0, 0, 1, 10, {}, Kind::cannotTellYet, 4 },
    };
    for (const Row& row : table) {
        const Verdict found = verdict({ row.up, row.down, row.none, row.days, row.settle });
        EXPECT_EQ(verdictName(found.kind), verdictName(row.kind))
            << row.up << ' ' << row.down << ' ' << row.none << ' ' << row.days;
        EXPECT_EQ(found.moreDays, row.more) << row.up << ' ' << row.down << ' ' << row.days;
        // before/after alone never shows
        EXPECT_EQ(found.strength, Verdict::Strength::suggests);
        EXPECT_EQ(found.grade, 'C');
    }
}

TEST(Verdict, ChangesAtItsLooksOnly)
{
    struct Span {
        int from, to, look;
        std::optional<double> needed;
        std::optional<int> next;
    };
    const std::vector<Span> table {
        { 0, 13, 0, {}, 14 },
        { 14, 27, 14, 0.990, 28 },
        { 28, 55, 28, 0.985, 56 },
        { 56, 89, 56, 0.975, 90 },
        { 90, 400, 90, 0.975, {} },
    };
    for (const Span& span : table) {
        for (int day = span.from; day <= span.to; ++day) {
            EXPECT_EQ(lookAt(day), span.look) << day;
            EXPECT_EQ(neededChance(day), span.needed) << day;
            EXPECT_EQ(nextLook(day), span.next) << day;
        }
    }
}

TEST(Verdict, HasTheNamesOfTheCommandLine)
{
    EXPECT_EQ(verdictName(Kind::helped), "helped");
    EXPECT_EQ(verdictName(Kind::hurt), "hurt");
    EXPECT_EQ(verdictName(Kind::noDifference), "no difference that matters");
    EXPECT_EQ(verdictName(Kind::cannotTellYet), "cannot tell yet");
    EXPECT_EQ(verdictName(Kind::onlyATrial), "only a trial can tell");
}

TEST(Verdict, IsNoStrongerThanItsRankAmongFalseStarts)
{
    VerdictInput input { 0.999, 0, 0, 60, 28, true };
    EXPECT_EQ(verdict(input).kind, Kind::cannotTellYet);
    EXPECT_FALSE(conclusive(input));
    input.daysToSettle.reset();
    EXPECT_EQ(verdict(input).kind, Kind::onlyATrial);
    EXPECT_EQ(verdict({ 0, 0.999, 0, 60, {}, true }).kind, Kind::onlyATrial);
    EXPECT_EQ(verdict({ 0, 0, 0.95, 60, {}, true }).kind, Kind::noDifference);
}
