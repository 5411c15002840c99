#include "core/impact/Retention.h"

#include "core/report/RetentionReport.h"
#include "core/stats/Cox.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

const Seconds kStart { std::chrono::sys_days { std::chrono::year(2025) / 1 / 1 } };

Seconds at(double day)
{
    return kStart + std::chrono::seconds(std::llround(day * 86400));
}

FollowerStay stay(std::int64_t person, double followed, int first, int last, bool left)
{
    return { person, at(followed), first, last, left, {} };
}

/// Followers of differing patience, the less patient leaving sooner; they are followed back at a day
/// that has nothing to do with it, which changes their leaving by `effect`.
struct Simulated {
    FollowerHistory history;
    SurvivalRows known; ///< true times from the follow on, for a comparison that is told them
    std::vector<double> everFollowedBack;
};

class Simulation {
public:
    explicit Simulation(std::uint64_t seed)
        : m_noise(seed)
    {
    }

    Simulated creator(int followers, double effect)
    {
        constexpr int kSnapshots = 8;
        Simulated made;
        made.history.knowsFollowing = true;
        for (int k = 1; k <= kSnapshots; ++k)
            made.history.lists.push_back(at(30 * k));
        for (int person = 1; person <= followers; ++person) {
            const double arrived = 29 * share(), impatience = -std::log(share());
            const double back = arrived - 150 * std::log(share());
            const double hazard = 0.008 * impatience;
            double leaves = arrived - std::log(share()) / hazard;
            if (leaves > back)
                leaves = back + (leaves - back) / effect;
            const double end = std::min(leaves, 30.0 * kSnapshots);
            const int seen = static_cast<int>(end / 30); // lists that show them
            if (seen == 0)
                continue;
            FollowerStay one = stay(person, arrived, 0, seen - 1, leaves < 30 * kSnapshots);
            if (back < end)
                one.followedBackAt = at(back);
            made.history.stays.push_back(one);
            made.known.stop.push_back(end - arrived);
            made.known.event.push_back(one.left);
            made.everFollowedBack.push_back(back < end ? 1 : 0);
        }
        return made;
    }

private:
    double share() { return (static_cast<double>(m_noise.generator()() >> 11) + 0.5) * 0x1p-53; }

    test::Noise m_noise;
};

bool excludesOne(const HazardRatio& ratio)
{
    return ratio.low > 1 || ratio.high < 1;
}

bool naiveExcludesOne(const Simulated& simulated)
{
    const Eigen::MatrixXd x = Eigen::Map<const Eigen::VectorXd>(simulated.everFollowedBack.data(),
        static_cast<Eigen::Index>(simulated.everFollowedBack.size()));
    const auto fit = CoxModel::make(simulated.known, x, { "ever" }, Ties::efron)->fit().value();
    return std::abs(fit.coefficients[0]) > 1.96 * std::sqrt(fit.covariance(0, 0));
}

} // namespace

TEST(Retention, SeesNoEffectWhereThereIsNoneThoughStayingLongGetsOneFollowedBack)
{
    constexpr int kCreators = 200;
    Simulation simulation(2);
    int found = 0, checkFound = 0, naiveFound = 0;
    for (int i = 0; i < kCreators; ++i) {
        const Simulated simulated = simulation.creator(300, 1);
        const auto hazard = followBackHazard(retentionRows(simulated.history).rows);
        ASSERT_TRUE(hazard) << hazard.error().detail;
        found += excludesOne(hazard->ratio) ? 1 : 0;
        checkFound += hazard->check && excludesOne(*hazard->check) ? 1 : 0;
        naiveFound += naiveExcludesOne(simulated) ? 1 : 0;
    }
    RecordProperty("rejected", found);
    RecordProperty("rejectedByCox", checkFound);
    RecordProperty("rejectedNaively", naiveFound);
    EXPECT_LE(found, kCreators * 7 / 100);
    EXPECT_LE(checkFound, kCreators * 7 / 100);
    EXPECT_GT(naiveFound, kCreators / 2);
}

TEST(Retention, FindsAnEffectThatIsThere)
{
    Simulation simulation(3);
    double log = 0;
    int found = 0;
    constexpr int kCreators = 20;
    for (int i = 0; i < kCreators; ++i) {
        const auto rows = retentionRows(simulation.creator(1000, 0.4).history).rows;
        const HazardRatio ratio = followBackHazard(rows)->ratio;
        log += std::log(ratio.value) / kCreators;
        found += ratio.high < 1 ? 1 : 0;
    }
    // the less patient are gone sooner where nothing holds them: that pulls the ratio toward 1
    EXPECT_GT(std::exp(log), 0.38);
    EXPECT_LT(std::exp(log), 0.48);
    EXPECT_EQ(found, kCreators);
}

TEST(Retention, AFollowBackActsFromTheDayAfterIt)
{
    FollowerHistory history;
    history.knowsFollowing = true;
    history.lists = { at(10.5), at(20.5), at(30.5) };
    for (int person = 0; person < 4; ++person)
        history.stays.push_back(stay(person, 1, 0, 2, false));
    history.stays[0].followedBackAt = at(9.9); // the day before the first list
    history.stays[1].followedBackAt = at(10.1); // its very day
    history.stays[2].followedBackAt = at(15);
    history.stays[3] = stay(3, 1, 0, 0, true); // gone in the second list, in the interval of
    history.stays[3].followedBackAt = at(15); // the follow-back
    const auto rows = retentionRows(history).rows;
    ASSERT_EQ(rows.size(), 7U);
    const std::vector<bool> expected { true, true, false, true, false, true, false };
    const std::vector<std::optional<int>> after { 0, 0, 0, 0, 5, 0, 5 };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].followedBack, expected[i]) << i;
        EXPECT_EQ(rows[i].followedBackAfter, after[i]) << i;
    }
    EXPECT_TRUE(rows[6].left);
    EXPECT_EQ(retention(history)->leftFollowedBackUnseen, 1);
}

TEST(Retention, LooksAtFollowersFromTheFirstListOnThatShowsThem)
{
    FollowerHistory history;
    history.lists = { at(100), at(130), at(160) };
    history.stays = { stay(1, -300, 0, 1, true), stay(2, 110, 1, 1, false) };
    history.stays.push_back({ 3, {}, 0, 2, false, {} });
    const RetentionRows made = retentionRows(history);
    ASSERT_EQ(made.rows.size(), 2U);
    EXPECT_NEAR(made.rows[0].from, 400, 1e-9);
    EXPECT_FALSE(made.rows[0].left);
    EXPECT_NEAR(made.rows[1].to, 460, 1e-9);
    EXPECT_TRUE(made.rows[1].left);
    EXPECT_EQ(made.undated, 1);
    EXPECT_EQ(made.unsure, 1); // the second is missing in the third list, which cannot say why
}

TEST(Retention, WarmthIsWhatWasSaidBeforeTheFollowBack)
{
    FollowerHistory history;
    history.lists = { at(50), at(80) };
    for (std::int64_t person = 1; person <= 3; ++person)
        history.stays.push_back(stay(person, 10, 0, 1, false));
    history.stays[0].followedBackAt = history.stays[1].followedBackAt = at(30);
    history.talk = { { 2, at(11) }, { 2, at(20) }, { 2, at(29) }, { 9, at(49) } };
    const auto before = retentionRows(history).rows;
    EXPECT_GT(before[1].warmth, before[0].warmth);
    EXPECT_GT(before[0].warmth, before[2].warmth); // silent for a longer time
    history.talk.insert(history.talk.begin(), { { 1, at(28) }, { 1, at(31) }, { 1, at(32) } });
    const auto after = retentionRows(history).rows;
    EXPECT_LT(after[0].warmth, after[1].warmth); // one before, two that came of it
}

TEST(Retention, ComparesNobodyAcrossMonthsOrWarmths)
{
    // the followed back all came in another month than the others
    std::vector<RetentionRow> rows;
    for (int i = 0; i < 200; ++i) {
        const bool back = i % 2 == 0;
        rows.push_back({ i, 0, 10, 40, i % 3 == 0, back, 0, back ? 24301 : 24302,
            back ? std::optional(0) : std::nullopt });
    }
    const auto found = followBackHazard(rows);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::tooFewDays);
    for (RetentionRow& row : rows)
        row.month = 24301;
    EXPECT_TRUE(followBackHazard(rows));
}

TEST(Retention, SaysWhatIsMissing)
{
    FollowerHistory history;
    history.lists = { at(10) };
    history.stays = { stay(1, 1, 0, 0, false) };
    const auto one = retention(history);
    ASSERT_TRUE(one);
    ASSERT_EQ(one->missing.size(), 2U);
    EXPECT_EQ(one->missing[0], "two archives with the follower list, of different days (1 found)");
    history.knowsFollowing = true;
    history.lists.push_back(at(40));
    history.stays[0].last = 1;
    EXPECT_EQ(retention(history)->missing.size(), 1U); // nobody was followed back
}

TEST(Retention, SaysHowWeakAReasonWouldExplainIt)
{
    RetentionAnswer answer;
    answer.hazard = FollowBackHazard {};
    answer.hazard->ratio = { 0.72, 0.55, 0.94 };
    answer.eValue = eValueOfHazardRatio(0.72, 0.55, 0.94, true);
    EXPECT_LT(answer.eValue->limit, kWeakReason);
    EXPECT_NE(retentionSentence(answer).find("a weak other reason"), std::string::npos);
    EXPECT_NE(retentionSensitivity(answer).find("1.3 times each"), std::string::npos);
    answer.hazard->ratio = { 0.40, 0.32, 0.50 };
    answer.eValue = eValueOfHazardRatio(0.40, 0.32, 0.50, true);
    EXPECT_EQ(retentionSentence(answer).find("a weak other reason"), std::string::npos);
    EXPECT_NE(retentionSensitivity(answer).find("3.2 times as often"), std::string::npos);
    answer.hazard->ratio = { 0.9, 0.7, 1.2 };
    EXPECT_EQ(retentionSensitivity(answer), ""); // nothing to explain
}

TEST(Retention, CurvesStartTogetherAndFallAsTheirGroupLeaves)
{
    Simulation simulation(5);
    const FollowerHistory history = simulation.creator(2000, 0.4).history;
    const RetentionCurves curves = retention(history)->curves;
    EXPECT_EQ(curves.stepDays, 7);
    ASSERT_GT(curves.followedBack.size(), 10U);
    ASSERT_GT(curves.others.size(), 10U);
    EXPECT_EQ(curves.followedBack[0].day, curves.others[0].day);
    EXPECT_EQ(curves.others[0].stay, 1);
    for (const auto* curve : { &curves.followedBack, &curves.others }) {
        for (std::size_t i = 1; i < curve->size(); ++i) {
            EXPECT_LE((*curve)[i].stay, (*curve)[i - 1].stay);
            EXPECT_LE((*curve)[i].low, (*curve)[i].stay);
            EXPECT_GE((*curve)[i].high, (*curve)[i].stay);
        }
    }
    EXPECT_GT(curves.followedBack[20].stay, curves.others[20].high);
    // the curves lie as far apart as the ratio says
    const double ratio = retention(history)->hazard->ratio.value;
    const auto pair = threeMonthsOn(curves);
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->days, 91);
    EXPECT_NEAR(std::log(pair->followedBack.stay) / std::log(pair->others.stay), ratio, 0.08);
}

TEST(Retention, CohortsAreCountedFromTheFirstListAfterTheirMonth)
{
    FollowerHistory history;
    history.lists = { at(15), at(40), at(70) };
    history.stays = { stay(1, 2, 0, 0, true), stay(2, 3, 0, 1, true), stay(3, 20, 1, 2, false),
        stay(4, 25, 1, 2, false), stay(5, 35, 1, 2, false) };
    const auto cohorts = retentionCohorts(history, history.lists);
    ASSERT_EQ(cohorts.size(), 2U);
    EXPECT_EQ(cohorts[0].month, 12 * 2025);
    EXPECT_EQ(cohorts[0].present, (std::vector<int> { 2, 3, 2 }));
    EXPECT_EQ(cohorts[0].kept, (std::vector<std::optional<double>> { {}, 1.0, 2.0 / 3 }));
}
