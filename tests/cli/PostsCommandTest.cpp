#include "tests/cli/Cli.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

using namespace mutuals;
using test::Cli;
using test::kUnanswerable;

namespace {

std::string startOf(const std::string& world)
{
    return std::string(test::worldTruth(world).at("config").at("policy_start").as_string());
}

/// What the policy does to the likes of a post: those per view, and the views.
double likesEffect(const std::string& world)
{
    const auto effects = test::worldTruth(world).at("true_effects");
    return (1 + effects.at("likes_per_view_relative").to_number<double>())
        * (1 + effects.at("views_relative").to_number<double>())
        - 1;
}

class PostsOfWorld : public testing::TestWithParam<const char*> { };

} // namespace

TEST_P(PostsOfWorld, AreSaidToHaveNoMoreThanTheTruthAllows)
{
    const std::string world = GetParam();
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop(world).string() }).exitCode, 2);
    const auto answer = cli.json({ "posts", "--metric", "likes", "--start", startOf(world) });
    const auto& comparison = answer.at("comparison");
    const auto& effect = comparison.at("effect");
    EXPECT_LE(effect.at("relativeLow").to_number<double>(), likesEffect(world));
    EXPECT_GE(effect.at("relativeHigh").to_number<double>(), likesEffect(world));
    EXPECT_EQ(answer.at("grade"), "C");
    EXPECT_TRUE(answer.at("missing").as_array().empty());
    EXPECT_FALSE(answer.at("posts").as_array().empty());
    if (likesEffect(world) == 0) {
        EXPECT_NE(comparison.at("verdict"), "helped");
        EXPECT_NE(comparison.at("verdict"), "hurt");
    }

    const auto views =
        cli.run({ "posts", "--metric", "views", "--start", startOf(world), "--json" });
    EXPECT_EQ(views.exitCode, kUnanswerable); // Studio's table holds the last week of posts only
    EXPECT_EQ(views.json().at("missing").as_array().size(), 2U);
    EXPECT_TRUE(views.json().at("comparison").at("effect").is_null());
}

INSTANTIATE_TEST_SUITE_P(Worlds, PostsOfWorld, testing::Values("helps", "plain", "tiny"));

TEST(PostsCommand, ListsPostsWithoutAPolicy)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("tiny").string() }).exitCode, 2);
    const auto run = cli.run({ "posts", "--json" });
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_TRUE(run.json().at("comparison").is_null());
    EXPECT_EQ(run.json().at("missing").as_array().size(), 1U);
    EXPECT_EQ(cli.run({ "posts", "--metric", "likes" }).exitCode, kUnanswerable);
    EXPECT_NE(cli.run({ "posts" }).out.find("posted"), std::string::npos);
}

TEST(PostsCommand, ComparesAroundTheRecordedPolicy)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", test::worldDrop("helps").string() }).exitCode, 2);
    ASSERT_EQ(
        cli.run({ "policy", "add", "--name", "all", "--start", startOf("helps") }).exitCode, 0);
    const auto answer = cli.json({ "posts" });
    EXPECT_EQ(answer.at("comparison").at("metric"), "likes");
    EXPECT_EQ(answer.at("comparison").at("start").as_string(), startOf("helps"));
    const auto picture = cli.folder() / "posts.svg";
    ASSERT_EQ(cli.run({ "chart", "posts", "--out", picture.string() }).exitCode, 0);
    EXPECT_GT(std::filesystem::file_size(picture), 10000U);
    const auto text = cli.run({ "posts", "--metric", "likes" });
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_NE(text.out.find("likely between"), std::string::npos) << text.out;
}
