#include "tests/cli/Cli.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

using namespace mutuals;
using test::Cli;
using test::figure;
using test::kUnanswerable;

TEST(RetentionCommand, FindsWhatTheWorldThatHelpsHolds)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("helps").string() }).exitCode, 2);
    const auto answer = cli.json({ "retention" });
    const auto& ratio = answer.at("hazardRatio");
    const double truth =
        figure(test::worldTruth("helps").at("true_effects").at("unfollow_hazard_ratio"));
    EXPECT_LT(figure(ratio.at("low")), truth);
    EXPECT_GT(figure(ratio.at("high")), truth);
    EXPECT_LT(figure(ratio.at("high")), 1);
    EXPECT_LT(figure(answer.at("check").at("high")), 1);
    EXPECT_EQ(answer.at("grade"), "B");
    EXPECT_EQ(answer.at("snapshots").as_array().size(), 4U);
    EXPECT_GT(answer.at("curves").at("followedBack").as_array().size(), 5U);
    EXPECT_GT(answer.at("curves").at("others").as_array().size(), 5U);
    EXPECT_NE(
        std::string(answer.at("caution").as_string()).find("does not prove"), std::string::npos);
    EXPECT_TRUE(answer.at("missing").as_array().empty());
    const auto text = cli.run({ "retention" });
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_NE(text.out.find("less often"), std::string::npos) << text.out;
}

TEST(RetentionCommand, SaysWhatIsMissingWhereItCannotTell)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("tiny").string() }).exitCode, 2);
    const auto run = cli.run({ "retention", "--json" });
    EXPECT_EQ(run.exitCode, kUnanswerable);
    const auto answer = run.json();
    EXPECT_FALSE(answer.at("missing").as_array().empty());
    EXPECT_TRUE(answer.at("hazardRatio").is_null());
}
