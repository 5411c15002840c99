#include "tests/cli/Cli.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

using namespace mutuals;
using test::Cli;
using test::figure;
using test::kUnanswerable;

TEST(EngagementCommand, FindsWhatTheWorldThatHelpsHolds)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("helps").string() }).exitCode, 2);
    const auto answer = cli.json({ "engagement" });
    const double ratio =
        figure(test::worldTruth("helps").at("true_effects").at("comment_rate_ratio"));
    const auto& overall = answer.at("overall");
    const double truth = figure(overall.at("expected")) * (ratio - 1);
    EXPECT_LT(figure(overall.at("low")), truth);
    EXPECT_GT(figure(overall.at("high")), truth);
    EXPECT_EQ(answer.at("verdict"), "more");
    EXPECT_TRUE(answer.at("preCheck").at("passed").as_bool());
    EXPECT_EQ(answer.at("grade"), "B");
    EXPECT_EQ(answer.at("events").as_array().size(), 21U);
    EXPECT_GT(answer.at("cells").as_array().size(), 50U);
    EXPECT_TRUE(answer.at("missing").as_array().empty());
    EXPECT_EQ(answer.at("messages").at("outcome"), "messages");
    const auto text = cli.run({ "engagement" });
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_NE(text.out.find("commented more"), std::string::npos) << text.out;
}

TEST(EngagementCommand, FindsNothingWhereTheWarmAreChosenAndNothingChanges)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("confounded").string() }).exitCode, 2);
    const auto answer = cli.json({ "engagement" });
    EXPECT_LT(figure(answer.at("overall").at("low")), 0);
    EXPECT_GT(figure(answer.at("overall").at("high")), 0);
    EXPECT_EQ(answer.at("verdict"), "no difference that matters");
}

TEST(EngagementCommand, SaysWhatIsMissing)
{
    const Cli cli;
    for (const auto& entry : std::filesystem::directory_iterator(test::worldDrop("tiny"))) {
        if (entry.path().extension() == ".zip") {
            ASSERT_LE(cli.run({ "import", entry.path().string() }).exitCode, 2);
        }
    }
    const auto run = cli.run({ "engagement", "--json" });
    EXPECT_EQ(run.exitCode, kUnanswerable);
    const auto answer = run.json();
    EXPECT_FALSE(answer.at("missing").as_array().empty());
    EXPECT_TRUE(answer.at("overall").is_null());
    EXPECT_TRUE(answer.at("grade").is_null());
}
