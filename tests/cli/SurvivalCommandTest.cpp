#include "tests/cli/Cli.h"
#include "tests/support/TestData.h"
#include "tests/support/Truth.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;
using test::Cli;
using test::CliRun;

namespace {

constexpr int kUsage = 1;

std::string truthFile(const std::string& name)
{
    return test::testData("truth/" + name).string();
}

boost::json::value asked(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "stats");
    arguments.emplace_back("--json");
    return Cli().json(arguments);
}

/// Every figure of the truth is found under the same name; texts and lists likewise.
void expectSame(const boost::json::value& found, const boost::json::value& truth, double close,
    const std::string& path)
{
    if (truth.is_object()) {
        for (const auto& [name, value] : truth.as_object()) {
            const std::string here = path + "." + std::string(name);
            ASSERT_TRUE(found.is_object() && found.as_object().contains(name)) << here;
            expectSame(found.at(name), value, close, here);
        }
    } else if (truth.is_array()) {
        ASSERT_TRUE(found.is_array()) << path;
        ASSERT_EQ(found.as_array().size(), truth.as_array().size()) << path;
        for (std::size_t i = 0; i < truth.as_array().size(); ++i)
            expectSame(found.at(i), truth.at(i), close, path + "." + std::to_string(i));
    } else if (truth.is_number()) {
        const double value = test::number(truth);
        EXPECT_NEAR(test::number(found), value, close * (1 + std::abs(value))) << path;
    } else {
        EXPECT_EQ(found, truth) << path;
    }
}

boost::json::object expectedOf(const std::string& file)
{
    return test::truth(file).at("expected").as_object();
}

} // namespace

TEST(SurvivalCommand, MeetsEveryFigureOfV1)
{
    const auto efron = asked({ "survival", truthFile("lung.csv"), "--stop", "time", "--event",
        "status", "--group", "sex", "--covariates", "age,sex,ph_ecog", "--strata", "ph_ecog" });
    auto truth = expectedOf("V1_lung.json");
    const auto breslow = asked({ "survival", truthFile("lung.csv"), "--stop", "time", "--event",
        "status", "--covariates", "age,sex,ph_ecog", "--ties", "breslow" });
    expectSame(breslow.at("cox_breslow"), truth.at("cox_breslow"), 1e-6, "cox_breslow");
    truth.erase("cox_breslow");
    expectSame(efron.at("zph_identity"), truth.at("zph_identity"), 1e-4, "zph_identity");
    truth.erase("zph_identity");
    expectSame(efron, truth, 1e-6, "V1");
}

TEST(SurvivalCommand, MeetsEveryFigureOfV2)
{
    auto truth = expectedOf("V2_heart_immortal.json");
    const auto treated = asked({ "survival", truthFile("jasa.csv"), "--stop", "futime", "--event",
        "fustat", "--treated-at", "wait_time" });
    for (const char* name : { "naive_ever_treated", "landmark30" }) {
        auto figures = truth.at(name).as_object();
        figures.erase("names"); // of a column that the landmark makes
        expectSame(treated.at(name), figures, 1e-6, name);
        truth.erase(name);
    }
    const auto varying =
        asked({ "survival", truthFile("heart.csv"), "--start", "start", "--stop", "stop", "--event",
            "event", "--group", "transplant", "--covariates", "transplant,age,year,surgery" });
    expectSame(varying, truth, 1e-6, "V2");
}

TEST(SurvivalCommand, MeetsEveryFigureOfV3)
{
    const auto found = asked({ "intervals", truthFile("bcdeter.csv"), "--left", "lower", "--right",
        "upper", "--group", "treat" });
    expectSame(found, expectedOf("V3_interval_bcdeter.json"), 1e-5, "V3");
}

TEST(SurvivalCommand, MeetsEveryFigureOfV4)
{
    auto truth = expectedOf("V4_grouped_ph.json");
    const auto found = asked({ "survival", truthFile("lung.csv"), "--stop", "time", "--event",
        "status", "--covariates", "sex,age", "--every", "28" });
    expectSame(found.at("grouped_ph"), truth, 1e-6, "V4");
    EXPECT_EQ(found.at("coef_sex"), found.at("grouped_ph").at("coef_sex"));
}

TEST(SurvivalCommand, TakesAnEmptyRightEndAsNotSeen)
{
    const Cli cli;
    const std::string head = "a,b\n0,4\n2,5\n";
    const auto empty = cli.file("empty.csv", head + "3,\n1,\n").string();
    const auto inf = cli.file("inf.csv", head + "3,Inf\n1,Inf\n").string();
    EXPECT_EQ(asked({ "intervals", empty, "--left", "a", "--right", "b" }),
        asked({ "intervals", inf, "--left", "a", "--right", "b" }));
}

TEST(SurvivalCommand, NamesTheRowAndTheRemedy)
{
    const Cli cli;
    const auto refused = [&](const std::string& text, std::vector<std::string> arguments) {
        const auto file = cli.file("table.csv", text).string();
        arguments.insert(
            arguments.begin(), { "stats", "survival", file, "--stop", "t", "--event", "e" });
        const CliRun outcome = cli.run(arguments);
        EXPECT_EQ(outcome.exitCode, kUsage) << outcome.out;
        return outcome.err;
    };
    EXPECT_NE(refused("t,e\n3,1\nsoon,0\n", {}).find("Row 3"), std::string::npos);
    EXPECT_NE(refused("t,e\n3,1\n-2,0\n", {}).find("Row 3"), std::string::npos);
    EXPECT_NE(refused("t,e\n3,1\n2,2\n", {}).find("write 1"), std::string::npos);
    EXPECT_NE(refused("t,e\n3,0\n2,0\n", {}).find("no row has the event"), std::string::npos);
    EXPECT_NE(
        refused("t,e,s\n3,1,0\n2,1,4\n", { "--start", "s" }).find("row 3"), std::string::npos);
    EXPECT_NE(
        refused("t,e,g\n3,1,a\n2,1,a\n", { "--group", "g" }).find("one group"), std::string::npos);
    EXPECT_NE(
        refused("t,e,x\n1,1,1\n2,1,1\n3,0,0\n4,0,0\n", { "--covariates", "x" }).find("separates"),
        std::string::npos);
    EXPECT_NE(refused("t,e,x\n1,1,5\n2,1,5\n", { "--covariates", "x" }).find("same for all"),
        std::string::npos);
    EXPECT_NE(refused("t,e\n3,1\n", { "--group", "none" }).find("none"), std::string::npos);
    EXPECT_NE(cli.run({ "stats", "survival", cli.file("bare.csv", "t,e\n").string(), "--stop", "t",
                          "--event", "e" })
                  .exitCode,
        0);
    const auto crossed = cli.run({ "stats", "intervals",
        cli.file("crossed.csv", "a,b\n1,2\n5,3\n").string(), "--left", "a", "--right", "b" });
    EXPECT_EQ(crossed.exitCode, kUsage);
    EXPECT_NE(crossed.err.find("row 3"), std::string::npos) << crossed.err;
}
