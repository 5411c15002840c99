#include "core/stats/StaggeredAdoption.h"

#include "tests/support/Noise.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

using namespace mutuals;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// From a table in the order of units, then times.
AdoptionPanel panelOf(const std::string& file, const std::string& unit, const std::string& time,
    const std::string& cohort, const std::string& outcome)
{
    auto table = test::truthTable(file);
    AdoptionPanel panel;
    const std::set<double> times(table[time].begin(), table[time].end());
    panel.times.assign(times.begin(), times.end());
    panel.outcome = table[outcome];
    for (std::size_t row = 0; row < table[unit].size(); row += times.size()) {
        EXPECT_EQ(table[unit][row], table[unit][row + times.size() - 1]);
        const double first = table[cohort][row];
        panel.cohort.push_back(first == 0 ? kNever : first);
    }
    return panel;
}

AdoptionPanel mpdta()
{
    return panelOf("mpdta.csv", "countyreal", "year", "first_treat", "lemp");
}

AdoptionPanel followers()
{
    return panelOf("engage_panel.csv", "id", "week", "first_followback_week", "engagement");
}

void expectMet(const StaggeredAdoption& found, const boost::json::value& expected)
{
    const auto& cells = expected.at("att_gt").as_array();
    ASSERT_EQ(found.cells.size(), cells.size());
    for (std::size_t j = 0; j < cells.size(); ++j) {
        const CohortEffect& cell = found.cells[j];
        EXPECT_EQ(cell.cohort, test::number(cells[j].at("g")));
        EXPECT_EQ(cell.time, test::number(cells[j].at("t")));
        EXPECT_NEAR(cell.effect, test::number(cells[j].at("att")), 1e-9);
        EXPECT_NEAR(cell.error, test::number(cells[j].at("se")), 1e-8 * cell.error);
        EXPECT_EQ(cell.treated, test::number(cells[j].at("n_treated")));
        EXPECT_EQ(cell.controls, test::number(cells[j].at("n_control")));
    }
    EXPECT_NEAR(found.simple->estimate, test::number(expected.at("simple").at("estimate")), 1e-9);
    EXPECT_NEAR(found.simple->error, test::number(expected.at("simple").at("se")),
        1e-8 * found.simple->error);
    const auto& events = expected.at("dynamic").as_array();
    ASSERT_EQ(found.events.size(), events.size());
    for (std::size_t j = 0; j < events.size(); ++j) {
        const EventEffect& event = found.events[j];
        EXPECT_EQ(event.eventTime, test::number(events[j].at("event_time")));
        EXPECT_NEAR(event.estimate, test::number(events[j].at("estimate")), 1e-9);
        EXPECT_NEAR(event.error, test::number(events[j].at("se")), 1e-8 * event.error);
    }
}

} // namespace

TEST(StaggeredAdoption, MeetsD1)
{
    const auto expected = test::truth("D1_mpdta.json").at("expected");
    expectMet(
        *staggeredAdoption(mpdta(), { AdoptionControls::never }), expected.at("never_treated"));
    expectMet(
        *staggeredAdoption(mpdta(), { AdoptionControls::notYet }), expected.at("not_yet_treated"));
}

TEST(StaggeredAdoption, MeetsD2)
{
    const auto expected = test::truth("D2_engage_panel.json").at("expected");
    const auto found = staggeredAdoption(followers(), {});
    ASSERT_TRUE(found);
    expectMet(*found, expected.at("not_yet_treated"));
    EXPECT_NEAR(
        *found->twoWayFixedEffects, test::number(expected.at("twfe_biased_coefficient")), 1e-8);
}

TEST(StaggeredAdoption, BandsAreWiderThanIntervalsAndTheSameAtEachRun)
{
    const auto found = staggeredAdoption(followers(), {});
    EXPECT_GT(found->eventCritical, 2.3); // of 15 that are not quite one
    EXPECT_LT(found->eventCritical, 3.2);
    EXPECT_GT(found->groupCritical, 1.959);
    EXPECT_EQ(found->eventCritical, staggeredAdoption(followers(), {})->eventCritical);
    for (const EventEffect& event : found->events) {
        EXPECT_LT(event.bandLow, event.low);
        EXPECT_GT(event.bandHigh, event.high);
    }
    AdoptionOptions other;
    other.seed = 2;
    other.draws = 4999;
    EXPECT_NEAR(found->eventCritical, staggeredAdoption(followers(), other)->eventCritical, 0.2);
}

TEST(StaggeredAdoption, AveragesGroupsByTheirSize)
{
    // the did package prints these for mpdta without covariates: overall -0.0310 (0.0125)
    const auto found = staggeredAdoption(mpdta(), { AdoptionControls::never });
    ASSERT_EQ(found->groups.size(), 3U);
    EXPECT_NEAR(found->groups[0].estimate, -0.0797, 5e-5);
    EXPECT_NEAR(found->groups[1].estimate, -0.0229, 5e-5);
    EXPECT_NEAR(found->groups[2].estimate, -0.0261, 5e-5);
    EXPECT_EQ(found->groups[2].units, 131);
    EXPECT_NEAR(found->overall->estimate, -0.0310, 5e-5);
    EXPECT_NEAR(found->overall->error, 0.0125, 5e-4);
}

TEST(StaggeredAdoption, SeesCohortsThatMoveApartBefore)
{
    EXPECT_GT(staggeredAdoption(followers(), {})->preTrend->p, 0.05);
    AdoptionPanel apart = followers();
    for (std::size_t unit = 0; unit < apart.units(); ++unit) {
        for (std::size_t t = 0; t < apart.times.size(); ++t) {
            if (apart.cohort[unit] == 7)
                apart.outcome[unit * apart.times.size() + t] += static_cast<double>(t);
        }
    }
    const auto trend = staggeredAdoption(apart, {})->preTrend;
    EXPECT_LT(trend->p, 0.01);
    EXPECT_LT(trend->waldP, 0.001);
}

TEST(StaggeredAdoption, NeedsControls)
{
    AdoptionPanel all = mpdta();
    std::replace(all.cohort.begin(), all.cohort.end(), kNever, 2004.0);
    const auto never = staggeredAdoption(all, { AdoptionControls::never });
    ASSERT_FALSE(never);
    EXPECT_EQ(never.error().code, Error::Code::tooFewDays);
    EXPECT_TRUE(staggeredAdoption(all, { AdoptionControls::notYet }));
}

TEST(StaggeredAdoption, IsOneDifferenceOfDifferencesForOneCohort)
{
    const AdoptionPanel panel { { 1, 2 }, { 2, 2, kNever, kNever }, { 1, 4, 3, 5, 0, 1, 2, 4 } };
    const auto found = staggeredAdoption(panel, {});
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->simple->estimate, 2.5 - 1.5, 1e-12);
    EXPECT_NEAR(*found->twoWayFixedEffects, 1, 1e-12);
    EXPECT_FALSE(found->preTrend);
}
