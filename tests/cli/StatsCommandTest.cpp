#include "core/base/Time.h"
#include "tests/cli/Cli.h"
#include "tests/support/TestData.h"
#include "tests/support/Truth.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace mutuals;
using test::Cli;
using test::CliRun;
using test::kUnanswerable;

namespace {

constexpr int kDone = 0, kUsage = 1;

CliRun ran(const std::vector<std::string>& arguments)
{
    return Cli().run(arguments);
}

std::string truthFile(const std::string& name)
{
    return test::testData("truth/" + name).string();
}

/// Forty days from Friday 2024-03-01 on, without those in `left`.
std::string fortyDays(const std::vector<int>& left = {})
{
    std::string text = "date,views\n";
    for (int t = 0; t < 40; ++t) {
        if (std::find(left.begin(), left.end(), t) != left.end())
            continue;
        text += fmt::format("{},{}\n", formatDay(*parseDay("2024-03-01") + std::chrono::days(t)),
            t == 5 ? std::string() : std::to_string(100 + t * 37 % 23));
    }
    return text;
}

} // namespace

TEST(StatsCommand, MeetsEveryFigureOfP5)
{
    const auto truth = test::truth("P5_m1_creator120.json");
    const auto expected = truth.at("expected").at("posterior").as_object();
    const CliRun outcome = ran({ "stats", "counterfactual", "--value", "log1p_views", "--pre", "90",
        "--with", "posts,trend_index", truthFile("creator120.csv"), "--json" });
    ASSERT_EQ(outcome.exitCode, kDone) << outcome.err;
    const auto found = outcome.json();
    const double close = 2e-3 * test::number(expected.at("average_sd"));
    for (const auto& [name, value] : expected) {
        if (!value.is_array()) {
            EXPECT_NEAR(test::number(found.at(name)), test::number(value), close) << name;
            continue;
        }
        const std::vector<double> all = test::numbers(found.at(name));
        ASSERT_EQ(all.size(), value.as_array().size()) << name;
        for (std::size_t i = 0; i < all.size(); ++i)
            EXPECT_NEAR(all[i], test::number(value.at(i)), close) << name << ' ' << i;
    }
}

TEST(StatsCommand, HasTheShapeOfTheImpactAnswer)
{
    const auto found = ran({ "stats", "counterfactual", truthFile("creator120.csv"), "--value",
                               "log1p_views", "--pre", "90", "--json" })
                           .json();
    EXPECT_EQ(found.at("start"), "2024-03-31");
    EXPECT_EQ(found.at("before").at("to"), "2024-03-30");
    EXPECT_EQ(found.at("before").at("used"), 86);
    EXPECT_EQ(found.at("after").at("days"), 30);
    EXPECT_EQ(found.at("series").as_array().size(), 120U);
    EXPECT_TRUE(found.at("series").at(89).at("expected").is_null());
    EXPECT_TRUE(found.at("series").at(90).at("expected").is_double());
    for (const char* name : { "absolute", "absoluteLow", "absoluteHigh", "relative", "relativeLow",
             "relativeHigh", "cumulative", "cumulativeLow", "cumulativeHigh", "probability" })
        EXPECT_TRUE(found.at("effect").at(name).is_double()) << name;
}

TEST(StatsCommand, CountsDaysThatTheTableLeavesOutAsMissing)
{
    const Cli cli;
    const std::string whole = cli.file("whole.csv", fortyDays()).string();
    const auto all =
        ran({ "stats", "counterfactual", whole, "--value", "views", "--pre", "30", "--json" })
            .json();
    EXPECT_EQ(all.at("before").at("used"), 29); // one cell is empty
    const std::string holed = cli.file("holed.csv", fortyDays({ 10, 11, 35 })).string();
    const auto found =
        ran({ "stats", "counterfactual", holed, "--value", "views", "--pre", "28", "--json" })
            .json();
    EXPECT_EQ(found.at("start"), all.at("start"));
    EXPECT_EQ(found.at("before").at("days"), 30);
    EXPECT_EQ(found.at("before").at("used"), 27);
    EXPECT_EQ(found.at("after").at("used"), 9);
    EXPECT_TRUE(found.at("series").at(10).at("observed").is_null());
    EXPECT_TRUE(found.at("series").at(35).at("expected").is_double());
}

TEST(StatsCommand, SaysWhatIsMissingAndWhatIsWrong)
{
    const std::string file = truthFile("creator120.csv");
    const auto young =
        ran({ "stats", "counterfactual", file, "--value", "log1p_views", "--pre", "2", "--json" });
    EXPECT_EQ(young.exitCode, kUnanswerable);
    EXPECT_TRUE(young.json().at("effect").at("absolute").is_null());
    EXPECT_EQ(young.json().at("missing").as_array().at(0), "21 days before (2 found)");
    const auto late = ran(
        { "stats", "counterfactual", file, "--value", "log1p_views", "--pre", "116", "--json" });
    EXPECT_EQ(late.exitCode, kUnanswerable);
    EXPECT_EQ(late.json().at("missing").as_array().at(0), "7 days after (4 found)");
    const auto codeOf = [&](const std::string& value, const std::string& before) {
        return ran({ "stats", "counterfactual", file, "--value", value, "--pre", before }).exitCode;
    };
    EXPECT_EQ(codeOf("log1p_views", "90"), kDone);
    EXPECT_EQ(codeOf("nothing", "90"), kUsage);
    EXPECT_EQ(codeOf("date", "90"), kUsage);
    EXPECT_EQ(codeOf("log1p_views", "120"), kUsage);
    EXPECT_EQ(codeOf("log1p_views", "0"), kUsage);
    EXPECT_EQ(ran({ "stats", "counterfactual", "/no/such/file.csv" }).exitCode, kUsage);
}

TEST(StatsCommand, MeetsC3)
{
    const auto expected = test::truth("C3_followback200.json").at("expected").as_object();
    const CliRun outcome = ran({ "stats", "start", truthFile("followback200.csv"),
        "--followed-back", "followed_back", "--new", "new_followers", "--json" });
    ASSERT_EQ(outcome.exitCode, kDone);
    const auto found = outcome.json();
    EXPECT_EQ(found.at("hpd95_k"), expected.at("hpd95_k"));
    for (const char* name :
        { "mode_k", "posterior_at_mode", "log_bayes_factor_change_vs_none", "p_before", "p_after" })
        EXPECT_NEAR(test::number(found.at(name)), test::number(expected.at(name)), 1e-7) << name;
}

TEST(StatsCommand, MeetsEveryFigureOfP1ToP4)
{
    struct Case {
        const char* file;
        const char* season;
    };
    for (const Case one :
        { Case { "P1_ci_basic.json", nullptr }, Case { "P2_ci_no_effect.json", nullptr },
            Case { "P3_ci_strong.json", "1" }, Case { "P4_ci_seasonal.json", "7" } }) {
        const auto truth = test::truth(one.file);
        const auto expected = truth.at("expected").as_object();
        std::vector<std::string> arguments { "stats", "counterfactual",
            truthFile(std::string(truth.at("data").as_string())), "--value", "y", "--pre",
            std::to_string(truth.at("model").at("pre").as_int64()), "--model", "causalimpact",
            "--json" };
        if (one.season)
            arguments.insert(arguments.end(), { "--season", one.season });
        const CliRun outcome = ran(arguments);
        ASSERT_EQ(outcome.exitCode, kDone) << outcome.err;
        const auto found = outcome.json();
        const double close = 2e-3 * test::number(expected.at("sum_sd")) / 30;
        for (const auto& [name, value] : expected) {
            if (value.is_null()) {
                EXPECT_TRUE(found.at(name).is_null()) << name;
            } else if (!value.is_array()) {
                EXPECT_NEAR(test::number(found.at(name)), test::number(value), close) << name;
            } else {
                const std::vector<double> all = test::numbers(found.at(name));
                ASSERT_EQ(all.size(), value.as_array().size()) << name;
                for (std::size_t i = 0; i < all.size(); ++i)
                    EXPECT_NEAR(all[i], test::number(value.at(i)), close) << name << ' ' << i;
            }
        }
    }
}

TEST(StatsCommand, SamplesTheSameDigitsForTheSameSeed)
{
    const std::vector<std::string> arguments { "stats", "counterfactual",
        truthFile("ci_covariates.csv"), "--value", "y", "--pre", "70", "--with", "x1,x2", "--model",
        "causalimpact", "--method", "gibbs", "--draws", "1000", "--seed", "5", "--json" };
    const CliRun one = ran(arguments), two = ran(arguments);
    ASSERT_EQ(one.exitCode, kDone) << one.err;
    EXPECT_EQ(one.out, two.out);
    const auto reference = test::truth("ci_r_reference.json").at("ci_covariates.csv").at("average");
    EXPECT_NEAR(test::number(one.json().at("average").at("AbsEffect")),
        test::number(reference.at("AbsEffect")), 0.15 * test::number(reference.at("AbsEffect.sd")));
}

TEST(CalibrateCommand, PrintsTheGridBesideItsPeers)
{
    const CliRun outcome = ran({ "calibrate", "--series", "10", "--json" });
    ASSERT_EQ(outcome.exitCode, kDone) << outcome.err;
    const auto found = outcome.json();
    EXPECT_EQ(found.at("cells").as_object().size(), 16U);
    EXPECT_EQ(found.at("peers").at("causalimpact_default").at("rw08_60").at("coverage"), 0.28);
    EXPECT_GT(test::number(found.at("meanCoverage")), 0.85);
}
