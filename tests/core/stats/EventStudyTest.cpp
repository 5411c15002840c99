#include "core/stats/EventStudy.h"

#include "core/stats/StaggeredAdoption.h"
#include "tests/support/Noise.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <set>

using namespace mutuals;

namespace {

/// Both views of the panel of truth case D2; weeks begin at 1 there.
struct BothPanels {
    AdoptionPanel dense;
    EventPanel sparse;
};

BothPanels followers()
{
    auto table = test::truthTable("engage_panel.csv");
    BothPanels both;
    const std::set<double> weeks(table["week"].begin(), table["week"].end());
    both.dense.times.assign(weeks.begin(), weeks.end());
    both.dense.outcome = table["engagement"];
    const double begin = both.dense.times.front();
    both.sparse.times = static_cast<int>(weeks.size());
    both.sparse.from.push_back(0);
    for (std::size_t row = 0; row < table["id"].size(); row += weeks.size()) {
        const double first = table["first_followback_week"][row];
        both.dense.cohort.push_back(first == 0 ? INFINITY : first);
        both.sparse.cohort.push_back(first == 0 ? kNeverAdopts : static_cast<int>(first - begin));
        both.sparse.begin.push_back(0);
        both.sparse.end.push_back(both.sparse.times);
        for (int week = 0; week < both.sparse.times; ++week)
            both.sparse.entries.push_back(
                { week, both.dense.outcome[row + static_cast<std::size_t>(week)] });
        both.sparse.from.push_back(both.sparse.entries.size());
    }
    return both;
}

EventStudyOptions everything()
{
    EventStudyOptions options;
    options.before = options.after = 30;
    options.fewestControls = options.fewestTreated = 1;
    options.smallestShare = 0;
    return options;
}

/// Units of differing level, which rise by `effect` when treated; some treated because of what they
/// did just before.
struct Simulated {
    EventPanel panel;
    std::vector<double> levels;
};

Simulated simulated(std::uint64_t seed, int units, double effect, bool chosenByLast)
{
    test::Noise noise(seed);
    const auto share = [&] {
        return (static_cast<double>(noise.generator()() >> 11) + 0.5) * 0x1p-53;
    };
    const auto poisson = [&](double mean) {
        int count = 0;
        for (double left = -std::log(share()); left < mean; left -= std::log(share()))
            ++count;
        return count;
    };
    Simulated made;
    made.panel.times = 40;
    made.panel.from.push_back(0);
    for (int unit = 0; unit < units; ++unit) {
        const double level = 0.15 * -std::log(share());
        const int begin = static_cast<int>(15 * share()), end = 25 + static_cast<int>(16 * share());
        int cohort = share() < 0.5 ? 16 + static_cast<int>(20 * share()) : kNeverAdopts;
        if (chosenByLast)
            cohort = kNeverAdopts;
        int last = 0;
        for (int time = begin; time < end; ++time) {
            if (chosenByLast && cohort == kNeverAdopts && last > 0 && time > 12)
                cohort = time;
            last = poisson(level * (time >= cohort ? 1 + effect : 1));
            if (last > 0)
                made.panel.entries.push_back({ time, static_cast<double>(last) });
        }
        made.levels.push_back(level);
        made.panel.cohort.push_back(cohort);
        made.panel.begin.push_back(begin);
        made.panel.end.push_back(end);
        made.panel.from.push_back(made.panel.entries.size());
    }
    return made;
}

} // namespace

TEST(EventStudy, AgainstTheLastTimeBeforeMeetsD2)
{
    const BothPanels both = followers();
    const auto expected = test::truth("D2_engage_panel.json").at("expected").at("not_yet_treated");
    const EventStudy found = eventStudy(both.sparse, everything()).value();
    int met = 0;
    for (const auto& event : expected.at("dynamic").as_array()) {
        const auto time = static_cast<int>(test::number(event.at("event_time")));
        for (const EventPoint& point : found.points) {
            if (time < 0 || point.time != time)
                continue;
            EXPECT_NEAR(point.againstLast.estimate, test::number(event.at("estimate")), 1e-9);
            EXPECT_NEAR(point.againstLast.error, test::number(event.at("se")), 1e-8);
            ++met;
        }
    }
    EXPECT_GT(met, 5);
    EventStudyOptions alone = everything();
    alone.pooled = 1;
    const EventStudy single = eventStudy(both.sparse, alone).value();
    met = 0;
    for (const auto& cell : expected.at("att_gt").as_array()) {
        for (const EventCell& mine : single.cells) {
            const double cohort = mine.firstCohort + both.dense.times.front();
            if (mine.time < 0 || cohort != test::number(cell.at("g"))
                || cohort + mine.time != test::number(cell.at("t")))
                continue;
            EXPECT_NEAR(mine.estimate, test::number(cell.at("att")), 1e-9);
            EXPECT_NEAR(mine.error, test::number(cell.at("se")), 1e-8);
            EXPECT_EQ(mine.treated, test::number(cell.at("n_treated")));
            EXPECT_EQ(mine.controls, test::number(cell.at("n_control")));
            ++met;
        }
    }
    EXPECT_EQ(met, 18);
}

TEST(EventStudy, OneStratumForAllIsNone)
{
    EventPanel panel = followers().sparse;
    const EventStudy plain = eventStudy(panel, everything()).value();
    panel.stratum.assign(panel.units() * static_cast<std::size_t>(panel.times), 3);
    const EventStudy same = eventStudy(panel, everything()).value();
    EXPECT_EQ(plain.overall.estimate, same.overall.estimate);
    EXPECT_EQ(plain.overall.error, same.overall.error);
    EXPECT_EQ(plain.critical, same.critical); // the same seed
    EXPECT_GT(plain.critical, 1.96);
}

TEST(EventStudy, ComparesWithinStrataAndNotWithLateOrGoneUnits)
{
    // two strata; in the second all rise by 5 at time 3, when its one treated begins
    EventPanel panel;
    panel.times = 6;
    panel.from.push_back(0);
    const auto add = [&](int cohort, int begin, int end, int stratum, double early, double late) {
        panel.cohort.push_back(cohort);
        panel.begin.push_back(begin);
        panel.end.push_back(end);
        for (int time = 0; time < panel.times; ++time) {
            panel.stratum.push_back(static_cast<std::uint8_t>(stratum));
            if (time >= begin && time < end)
                panel.entries.push_back({ time, time < 3 ? early : late });
        }
        panel.from.push_back(panel.entries.size());
    };
    add(3, 0, 6, 0, 1, 3); // rises by 2
    add(3, 0, 6, 1, 1, 8); // by 7, where the others rise by 5
    add(kNeverAdopts, 0, 6, 0, 4, 4);
    add(kNeverAdopts, 0, 6, 1, 0, 5);
    add(kNeverAdopts, 0, 6, 1, 2, 7);
    add(kNeverAdopts, 3, 6, 0, 0, 1000); // came too late
    add(kNeverAdopts, 0, 4, 0, 10, 10); // is gone from time 4 on
    add(0, 0, 6, 0, 0, 1000); // treated before
    const EventStudy found = eventStudy(panel, everything()).value();
    EXPECT_NEAR(found.overall.estimate, 2, 1e-12);
    EXPECT_EQ(found.points.back().time, 2);
    EXPECT_EQ(found.points.back().controls, 3);
    for (const EventPoint& point : found.points) {
        if (point.time == 0) {
            EXPECT_EQ(point.controls, 4);
        }
    }
}

TEST(EventStudy, LeavesOutTimesThatNobodyKnows)
{
    Simulated made = simulated(4, 400, 0.8, false);
    EventPanel& panel = made.panel;
    panel.unknown.assign(40, false);
    panel.unknown[25] = true;
    const EventStudy one = eventStudy(panel, {}).value();
    for (EventPanel::Entry& entry : panel.entries)
        entry.value += entry.time == 25 ? 1000 : 0;
    const EventStudy other = eventStudy(panel, {}).value();
    EXPECT_EQ(one.overall.estimate, other.overall.estimate);
    EXPECT_EQ(one.overall.error, other.overall.error);
}

TEST(EventStudy, CoversTheTruthAndSeesNoneWhereThereIsNone)
{
    constexpr int kRuns = 300;
    int covered = 0, wrong = 0, failed = 0;
    for (int run = 0; run < kRuns; ++run) {
        const bool works = run % 2 == 0;
        const Simulated made =
            simulated(100 + static_cast<std::uint64_t>(run), 400, works ? 0.8 : 0, false);
        const EventStudy found = eventStudy(made.panel, {}).value();
        // what the treated would have done besides, time by time
        const double truth = works ? 0.8 / 1.8 * found.meanAfter : 0;
        covered += found.overall.low <= truth && truth <= found.overall.high ? 1 : 0;
        wrong += !works && (found.overall.low > 0 || found.overall.high < 0) ? 1 : 0;
        failed += found.preCheck->p < 0.05 ? 1 : 0;
    }
    RecordProperty("covered", covered);
    RecordProperty("wrong", wrong);
    RecordProperty("preCheckFailed", failed);
    EXPECT_GE(covered, kRuns * 92 / 100);
    EXPECT_LE(wrong, kRuns / 2 * 9 / 100);
    EXPECT_LE(failed, kRuns * 9 / 100);
}

TEST(EventStudy, TheCheckBeforeNoticesWhenTheLastTimeChoseThem)
{
    int noticed = 0, wrongAgainstLast = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const EventStudy found = eventStudy(simulated(seed, 1500, 0, true).panel, {}).value();
        noticed += found.preCheck->p < 0.05 ? 1 : 0;
        wrongAgainstLast += found.overallAgainstLast.high < 0 ? 1 : 0;
        EXPECT_LT(
            std::abs(found.overall.estimate), 0.5 * std::abs(found.overallAgainstLast.estimate));
    }
    EXPECT_GE(noticed, 19);
    EXPECT_GE(wrongAgainstLast, 19); // so the test has teeth
}

TEST(EventStudy, RefusesWhatHasNothingToCompare)
{
    EventPanel panel = simulated(7, 100, 0, false).panel;
    for (int& cohort : panel.cohort)
        cohort = kNeverAdopts;
    const auto nobody = eventStudy(panel, {});
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, Error::Code::tooFewDays);
    for (int& cohort : panel.cohort)
        cohort = 20;
    EXPECT_FALSE(eventStudy(panel, {})); // all at once
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(
        eventStudy(simulated(7, 100, 0, false).panel, {}, { stop.get_token(), {} }).error().code,
        Error::Code::cancelled);
}
