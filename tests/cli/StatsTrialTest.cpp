#include "tests/cli/Cli.h"
#include "tests/support/TestData.h"
#include "tests/support/Truth.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;
using test::Cli;
using test::CliRun;
using test::kUnanswerable;

namespace {

constexpr int kDone = 0, kUsage = 1;

std::string truthFile(const std::string& name)
{
    return test::testData("truth/" + name).string();
}

/// Runs `stats` with --json.
CliRun ran(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "stats");
    arguments.emplace_back("--json");
    return Cli().run(arguments);
}

boost::json::value answer(const std::vector<std::string>& arguments)
{
    const CliRun run = ran(arguments);
    EXPECT_EQ(run.exitCode, kDone) << run.err;
    return run.json();
}

CliRun ranOn(const std::string& text, std::vector<std::string> arguments)
{
    const Cli cli;
    arguments.insert(arguments.begin() + 1, cli.file("table.csv", text).string());
    return ran(arguments);
}

/// All figures of an expected object under the same names.
void expectMet(const boost::json::value& found, const boost::json::value& expected, double close)
{
    if (expected.is_object()) {
        for (const auto& entry : expected.as_object()) {
            SCOPED_TRACE(std::string(entry.key()));
            ASSERT_TRUE(found.is_object() && found.as_object().contains(entry.key()));
            expectMet(found.at(entry.key()), entry.value(), close);
        }
    } else if (expected.is_array()) {
        ASSERT_EQ(found.as_array().size(), expected.as_array().size());
        for (std::size_t i = 0; i < expected.as_array().size(); ++i)
            expectMet(found.at(i), expected.at(i), close);
    } else if (expected.is_number()) {
        const double value = test::number(expected);
        EXPECT_NEAR(test::number(found), value, close * std::max(1.0, std::abs(value)));
    } else {
        EXPECT_EQ(found, expected);
    }
}

} // namespace

TEST(StatsTrial, MeetsEveryFigureOfT3)
{
    const auto expected = test::truth("T3_trial480.json").at("expected");
    const auto trial = [](const std::string& outcome, std::vector<std::string> more) {
        more.insert(more.begin(),
            { "trial", truthFile("trial480.csv"), "--arm", "assigned", "--block", "block",
                "--outcome", outcome });
        return answer(more);
    };
    const auto likes =
        trial("likes_after", { "--took", "followed", "--adjust-log", "likes_before" });
    for (const char* name : { "itt_likes", "first_stage", "wald_cace_likes", "lin_adjusted_likes",
             "wrong_as_treated_likes" })
        expectMet(likes.at(name), expected.at(name), 1e-9);
    const auto& randomization = likes.at("randomisation_p_likes");
    const auto& truth = expected.at("randomisation_p_likes");
    for (const char* p : { "p_two_sided_mc", "p_two_sided" })
        EXPECT_NEAR(
            test::number(randomization.at(p)), test::number(truth.at("p_two_sided_mc")), 0.003);
    EXPECT_NEAR(test::number(randomization.at("null_sd")), test::number(truth.at("null_sd")),
        0.01 * test::number(truth.at("null_sd")));
    EXPECT_EQ(likes.at("estimate"), likes.at("itt_likes").at("estimate"));

    const auto retained = trial("retained28", { "--binary" });
    for (const char* name : { "itt_retained", "cmh_retained" })
        expectMet(retained.at(name), expected.at(name), 1e-9);
}

TEST(StatsTrial, MeetsTheBlockedPlotsOfT1)
{
    const auto expected = test::truth("T1_two_arm.json").at("expected").at("npk_blocked");
    const auto found = answer(
        { "trial", truthFile("npk.csv"), "--outcome", "yield", "--arm", "N", "--block", "block" });
    for (const auto& entry : expected.as_object())
        expectMet(found.at("npk_blocked").at(entry.key()), entry.value(),
            entry.key() == "ci95_by_inversion_grid_0.05" ? 0.02 : 1e-9);
}

TEST(StatsTrial, MeetsTheSharesOfT1)
{
    const auto tables = test::truth("T1_two_arm.json").at("expected").at("fisher");
    for (const auto& table : tables.as_object()) {
        SCOPED_TRACE(table.key());
        const auto& expected = table.value();
        std::string text = "kept,arm\n";
        for (const auto& [hits, all, arm] :
            { std::tuple("x1", "n1", 1), std::tuple("x2", "n2", 0) })
            for (int i = 0; i < test::number(expected.at(all)); ++i)
                text += fmt::format("{},{}\n", i < test::number(expected.at(hits)) ? 1 : 0, arm);
        const CliRun run =
            ranOn(text, { "trial", "--outcome", "kept", "--arm", "arm", "--binary" });
        ASSERT_EQ(run.exitCode, kDone) << run.err;
        expectMet(run.json().at("fisher"), expected, 1e-5);
    }
}

TEST(StatsTrial, RefusesWhatCannotBeCompared)
{
    const std::vector<std::string> arguments { "trial", "--outcome", "y", "--arm", "z" };
    const CliRun text = ranOn("y,z\n1,1\nmany,0\n", arguments);
    EXPECT_EQ(text.exitCode, kUsage);
    EXPECT_NE(text.err.find("Row 3, column \"y\""), text.err.npos) << text.err;
    const CliRun arm = ranOn("y,z\n1,1\n2,2\n", arguments);
    EXPECT_EQ(arm.exitCode, kUsage);
    EXPECT_NE(arm.err.find("Row 3, column \"z\" is not 0 or 1"), arm.err.npos) << arm.err;
    EXPECT_EQ(ranOn("y,z\n1,1\n2,\n", arguments).exitCode, kUsage);
    EXPECT_NE(ranOn("y,z\n", arguments).exitCode, kDone);
    const CliRun alone = ranOn("y,z\n1,1\n2,1\n", arguments);
    EXPECT_EQ(alone.exitCode, kUnanswerable);
    EXPECT_NE(alone.err.find("needs both arms"), alone.err.npos) << alone.err;
    auto blocked = arguments;
    blocked.insert(blocked.end(), { "--block", "b" });
    const CliRun block = ranOn("y,z,b\n1,1,old\n2,0,old\n3,1,new\n4,0,old\n", blocked);
    EXPECT_EQ(block.exitCode, kUnanswerable);
    EXPECT_NE(block.err.find("Block \"new\" (row 4)"), block.err.npos) << block.err;
    auto binary = arguments;
    binary.emplace_back("--binary");
    EXPECT_EQ(ranOn("y,z\n1,1\n2,0\n", binary).exitCode, kUsage);
}

TEST(StatsTrial, StopsWhereTheArmsAreNotAsTheyWereDrawn)
{
    std::string text = "y,z\n";
    for (int i = 0; i < 200; ++i)
        text += fmt::format("{},{}\n", i % 5, i < 140 ? 1 : 0);
    const CliRun run = ranOn(text, { "trial", "--outcome", "y", "--arm", "z" });
    EXPECT_EQ(run.exitCode, kUnanswerable);
    EXPECT_TRUE(run.json().at("sample_ratio").at("broken").as_bool());
    EXPECT_FALSE(run.json().as_object().contains("estimate"));
    EXPECT_EQ(
        ranOn(text, { "trial", "--outcome", "y", "--arm", "z", "--share", "0.7" }).exitCode, kDone);
}

TEST(StatsTrial, SaysWhomItLeavesOut)
{
    const auto found = ranOn(
        "y,z\n1,1\n,1\n3,1\n2,0\n5,0\nNA,0\n4,0\n", { "trial", "--outcome", "y", "--arm", "z" })
                           .json();
    EXPECT_EQ(found.at("left_out").at("treated"), 1);
    EXPECT_EQ(found.at("left_out").at("control"), 1);
    EXPECT_NE(std::string(found.at("notes").at(0).as_string()).find("without an outcome"),
        std::string::npos);
    EXPECT_NEAR(test::number(found.at("estimate")), 2 - 11.0 / 3, 1e-12);
}

TEST(StatsTwoSample, MeetsTheSleepersOfT1)
{
    const auto expected = test::truth("T1_two_arm.json").at("expected");
    const auto found = answer({ "two-sample", truthFile("sleep.csv"), "--value", "extra", "--group",
        "group", "--pair", "id" });
    for (const char* name : { "sleep_welch", "sleep_paired", "sleep_sign_flip" })
        expectMet(found.at(name), expected.at(name), 1e-9);
    expectMet(found, expected.at("sleep_welch"), 1e-9);
    EXPECT_TRUE(found.at("permutation").at("exact").as_bool());
}

TEST(StatsTwoSample, RefusesWhatAreNotTwoGroups)
{
    const std::vector<std::string> arguments { "two-sample", "--value", "v", "--group", "g" };
    EXPECT_EQ(ranOn("v,g\n1,a\n2,b\n3,c\n", arguments).exitCode, kUnanswerable);
    EXPECT_EQ(ranOn("v,g\n1,a\n2,b\n3,b\n", arguments).exitCode, kUnanswerable);
    EXPECT_EQ(ranOn("v,g\n1,a\n1,a\n3,b\n3,b\n", arguments).exitCode, kUnanswerable);
    EXPECT_EQ(ranOn("v,g\n1,a\n2,a\n3,b\n3,b\n", arguments).exitCode, kDone);
    auto paired = arguments;
    paired.insert(paired.end(), { "--pair", "p" });
    const CliRun twice = ranOn("v,g,p\n1,a,x\n2,a,x\n3,b,x\n4,b,y\n", paired);
    EXPECT_EQ(twice.exitCode, kUsage);
    EXPECT_NE(twice.err.find("Row 3: pair \"x\""), twice.err.npos) << twice.err;
}

TEST(StatsPower, MeetsEveryFigureOfT2)
{
    const auto expected = test::truth("T2_power_fdr.json").at("expected");
    const auto given = [](const boost::json::value& one, const std::vector<std::string>& names) {
        std::vector<std::string> arguments { "power" };
        for (const std::string& name : names) {
            arguments.push_back("--" + (name == "n_per_arm" ? "n" : name));
            arguments.push_back(fmt::format("{}", test::number(one.at(name))));
        }
        return answer(arguments);
    };
    for (const auto& one : expected.at("n_per_arm_prop").as_array())
        expectMet(given(one, { "p1", "p2", "power" }).at("n_per_arm_prop").at(0), one, 1e-6);
    for (const auto& one : expected.at("mde_prop_80_percent_power").as_array())
        expectMet(
            given(one, { "n_per_arm", "p1" }).at("mde_prop_80_percent_power").at(0), one, 1e-5);
    for (const auto& one : expected.at("n_per_arm_t").as_array())
        expectMet(given(one, { "delta", "sd", "power" }).at("n_per_arm_t").at(0), one, 4e-6);
    const auto& one = expected.at("power_t");
    expectMet(given(one, { "n", "delta", "sd" }).at("power_t"), one, 1e-8);
    for (const char* family : { "p_adjust", "p_adjust_ties" }) {
        const auto p = test::numbers(expected.at(family).at("p"));
        const auto found = answer({ "power", "--p-values", fmt::format("{}", fmt::join(p, ",")) });
        expectMet(found.at("p_adjust"), expected.at(family), 1e-12);
    }
}

TEST(StatsPower, SaysWhatIsNotAsked)
{
    EXPECT_EQ(ran({ "power" }).exitCode, kUsage);
    EXPECT_EQ(ran({ "power", "--p1", "0.8" }).exitCode, kUsage);
    EXPECT_EQ(ran({ "power", "--p1", "0.8", "--p2", "0.8" }).exitCode, kUsage);
    EXPECT_EQ(ran({ "power", "--p1", "1.8", "--p2", "0.8" }).exitCode, kUsage);
    EXPECT_TRUE(answer({ "power", "--p1", "0.95", "--n", "20" }).at("p2").is_null());
}

TEST(StatsPanel, MeetsEveryFigureOfD1AndD2)
{
    const auto counties = test::truth("D1_mpdta.json").at("expected");
    for (const auto& [controls, name] :
        { std::pair("never", "never_treated"), std::pair("not-yet", "not_yet_treated") })
        expectMet(
            answer({ "panel", truthFile("mpdta.csv"), "--unit", "countyreal", "--time", "year",
                       "--cohort", "first_treat", "--outcome", "lemp", "--controls", controls })
                .at(name),
            counties.at(name), 1e-9);
    const auto followers = test::truth("D2_engage_panel.json").at("expected");
    const auto found = answer({ "panel", truthFile("engage_panel.csv"), "--unit", "id", "--time",
        "week", "--cohort", "first_followback_week", "--outcome", "engagement" });
    for (const char* name : { "not_yet_treated", "twfe_biased_coefficient" })
        expectMet(found.at(name), followers.at(name), 1e-9);
    EXPECT_GT(test::number(found.at("pre_trend").at("p")), 0.05);
}

TEST(StatsPanel, RefusesAndSaysWhatItLeavesOut)
{
    const std::vector<std::string> arguments { "panel", "--unit", "u", "--time", "t", "--cohort",
        "g", "--outcome", "y" };
    const std::string head = "u,t,g,y\n";
    const std::string good = "a,1,2,1\na,2,2,5\nb,1,0,1\nb,2,0,2\nc,1,0,2\nc,2,0,3\n";
    const auto fine = ranOn(head + good, arguments);
    ASSERT_EQ(fine.exitCode, kDone) << fine.err;
    EXPECT_NEAR(test::number(fine.json().at("simple").at("estimate")), 3, 1e-12);
    EXPECT_NE(std::string(fine.json().at("notes").at(0).as_string()).find("cohort 2 has 1 units"),
        std::string::npos);
    const auto twice = ranOn(head + good + "a,2,2,6\n", arguments);
    EXPECT_EQ(twice.exitCode, kUsage);
    EXPECT_NE(twice.err.find("Row 8: unit \"a\" has time 2 twice"), twice.err.npos) << twice.err;
    const auto moved = ranOn(head + good + "b,3,3,6\n", arguments);
    EXPECT_EQ(moved.exitCode, kUsage);
    EXPECT_NE(moved.err.find("Row 8: unit \"b\" is in another cohort"), moved.err.npos);
    const auto holed = ranOn(head + good + "d,1,0,6\ne,1,1,1\ne,2,1,1\n", arguments);
    ASSERT_EQ(holed.exitCode, kDone) << holed.err;
    EXPECT_NEAR(test::number(holed.json().at("simple").at("estimate")), 3, 1e-12);
    const std::string notes = boost::json::serialize(holed.json().at("notes"));
    EXPECT_NE(notes.find("1 of 5 units miss a time and are left out (d)"), notes.npos) << notes;
    EXPECT_NE(notes.find("treated at the first time"), notes.npos) << notes;
    EXPECT_EQ(ranOn(head + "a,1,0,1\na,2,0,2\n", arguments).exitCode, kUnanswerable);
    EXPECT_EQ(ranOn(head + "a,1,2,1\nb,2,2,2\n", arguments).exitCode, kUnanswerable);
    EXPECT_EQ(ranOn(head + "a,1,2,x\n", arguments).exitCode, kUsage);
    auto never = arguments;
    never.insert(never.end(), { "--controls", "never" });
    const auto all = ranOn(head + "a,1,2,1\na,2,2,2\n", never);
    EXPECT_EQ(all.exitCode, kUnanswerable);
    EXPECT_NE(all.err.find("--controls not-yet"), all.err.npos);
}
