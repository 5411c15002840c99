#include "tests/cli/Cli.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace mutuals::test;
namespace json = boost::json;

namespace {

/// A simulated creator, imported once for all tests of this program.
class World : public testing::TestWithParam<const char*> {
protected:
    static const Cli& imported(const std::string& world)
    {
        static std::map<std::string, Cli> workspaces;
        const bool known = workspaces.contains(world);
        Cli& cli = workspaces[world];
        if (!known) {
            const CliRun run = cli.run({ "import", worldDrop(world).string() });
            EXPECT_LE(run.exitCode, 2) << run.err;
        }
        return cli;
    }
    const Cli& cli() const { return imported(GetParam()); }
    json::value truth() const { return worldTruth(GetParam()); }

    json::value creator() const { return cli().json({ "status" }).at("creators").at(0); }
    std::int64_t total(const std::string& view, const std::string& day) const
    {
        return cli()
            .json({ "followers", "--view", view, "--at", day, "--limit", "0" })
            .at("total")
            .as_int64();
    }
    std::set<std::string> handles(const std::string& view, const std::string& day) const
    {
        std::set<std::string> found;
        const json::value answer = cli().json({ "followers", "--view", view, "--at", day });
        for (const json::value& row : answer.at("rows").as_array())
            found.emplace(row.at("handle").as_string());
        return found;
    }
};

std::string text(const json::value& value)
{
    return std::string(value.as_string());
}

} // namespace

TEST_P(World, CountsEverySnapshotAsItIs)
{
    const json::value truth = this->truth();
    const json::value status = creator();
    EXPECT_EQ(status.at("handle"), truth.at("config").at("handle"));
    EXPECT_EQ(status.at("posts"), truth.at("posts"));
    EXPECT_EQ(status.at("comments"), truth.at("comments"));
    EXPECT_EQ(status.at("days").at("count"), truth.at("config").at("days"));
    EXPECT_EQ(status.at("days").at("missing").as_int64(), 0);

    const auto& expected = truth.at("snapshots").as_array();
    const auto& found = status.at("snapshots").as_array();
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        SCOPED_TRACE(text(expected[i].at("on")));
        EXPECT_TRUE(text(found[i].at("asOf")).starts_with(text(expected[i].at("on"))));
        EXPECT_EQ(found[i].at("followers"), expected[i].at("followers"));
        EXPECT_EQ(found[i].at("nameless"), expected[i].at("rows_without_name"));
        EXPECT_EQ(found[i].at("following"), expected[i].at("following"));
        // By name: someone who left, came back and was followed in the first life is mutual again.
        EXPECT_NEAR(static_cast<double>(found[i].at("mutual").as_int64()),
            static_cast<double>(expected[i].at("mutuals").as_int64()), 1);
        if (i == 0)
            continue;
        // Who left and came back between two exports is lost in neither list.
        const auto unseen = expected[i].at("left_and_came_back_between").as_int64();
        EXPECT_EQ(found[i].at("left").as_int64(), expected[i].at("left").as_int64() - unseen);
        EXPECT_EQ(found[i].at("came").as_int64(), expected[i].at("came").as_int64() - unseen);
        EXPECT_EQ(found[i].at("cameBackBetween").as_int64(), unseen);
        EXPECT_EQ(found[i].at("returned"), expected[i].at("returned_after_an_earlier_snapshot"));
        EXPECT_EQ(found[i].at("renamed"), expected[i].at("renamed"));
    }
}

TEST_P(World, ListsThePersonsBehindEachCount)
{
    const json::value truth = this->truth();
    const auto& expected = truth.at("snapshots").as_array();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string day = text(expected[i].at("on"));
        SCOPED_TRACE(day);
        const json::value status = creator();
        const json::value& snapshot = status.at("snapshots").at(i);
        EXPECT_EQ(total("all", day), snapshot.at("followers").as_int64());
        EXPECT_EQ(total("mutual", day), snapshot.at("mutual").as_int64());
        EXPECT_EQ(total("fans", day), total("all", day) - total("mutual", day));
        EXPECT_EQ(total("nameless", day), snapshot.at("nameless").as_int64());
        if (i == 0)
            continue;
        EXPECT_EQ(total("left", day), snapshot.at("left").as_int64());
        EXPECT_EQ(total("new", day) + total("returned", day), snapshot.at("came").as_int64());
        const auto left = handles("left", day);
        const auto listedAgain = handles("all", day);
        for (const json::value& lost : expected[i].at("handles_lost").as_array())
            EXPECT_TRUE(left.contains(text(lost)) || listedAgain.contains(text(lost)))
                << text(lost);
        const json::value renamed = cli().json({ "followers", "--view", "renamed", "--at", day });
        std::set<std::pair<std::string, std::string>> pairs;
        for (const json::value& row : renamed.at("rows").as_array())
            pairs.emplace(text(row.at("earlierHandles").as_array().back()), text(row.at("handle")));
        for (const json::value& rename : expected[i].at("renames").as_array())
            EXPECT_TRUE(pairs.contains({ text(rename.at(0)), text(rename.at(1)) }))
                << text(rename.at(0));
    }
}

TEST_P(World, IsSoundAndKnowsItsFilesAgain)
{
    EXPECT_EQ(cli().json({ "check" }).at("sound"), true);
    const json::value before = cli().json({ "status" });
    const json::value again =
        cli().run({ "import", worldDrop(GetParam()).string(), "--json" }).json();
    for (const json::value& file : again.at("files").as_array()) {
        const std::string outcome = text(file.at("outcome"));
        EXPECT_TRUE(outcome == "known" || outcome == "rejected") << text(file.at("file"));
        EXPECT_EQ(file.at("rows").at("new").as_int64(), 0);
    }
    EXPECT_EQ(cli().json({ "status" }), before);
}

TEST_P(World, AnswersWithAnIntervalThatHoldsTheTruth)
{
    const json::value truth = this->truth();
    const std::string start = text(truth.at("true_effects").at("policy_start"));
    const double effect =
        truth.at("true_effects").at("engagement_rate_relative_first_90_days").to_number<double>();
    const json::value answer =
        cli().json({ "impact", "--metric", "engagement-rate", "--start", start });
    EXPECT_LE(answer.at("effect").at("relativeLow").to_number<double>(), effect);
    EXPECT_GE(answer.at("effect").at("relativeHigh").to_number<double>(), effect);
    const std::string verdict = text(answer.at("verdict"));
    if (effect > 0.1)
        EXPECT_EQ(verdict, "helped");
    else
        EXPECT_TRUE(verdict != "helped" && verdict != "hurt") << verdict;
    EXPECT_EQ(answer.at("strength"), "suggests");
}

TEST_P(World, AnswersAlikeWithAnotherStartAndOtherPriors)
{
    const std::string start = text(truth().at("true_effects").at("policy_start"));
    const double effect =
        truth().at("true_effects").at("engagement_rate_relative_first_90_days").to_number<double>();
    const json::value checks =
        cli()
            .json({ "impact", "--metric", "engagement-rate", "--start", start, "--checks" })
            .at("checks");
    for (const json::value& variant : checks.at("variants").as_array()) {
        EXPECT_LE(variant.at("low").to_number<double>(), effect + 0.02)
            << text(variant.at("variant"));
        EXPECT_GE(variant.at("high").to_number<double>(), effect - 0.02)
            << text(variant.at("variant"));
    }
    if (effect > 0.1) {
        EXPECT_TRUE(checks.at("signHolds").as_bool());
    }
    EXPECT_TRUE(checks.at("causalImpact").is_object());
}

TEST_P(World, CountsWhatThoseWhoAreFollowedBackWrite)
{
    const std::string start = text(truth().at("true_effects").at("policy_start"));
    const json::value talk = cli().json({ "impact", "--start", start, "--checks" }).at("spillOver");
    std::int64_t written = 0;
    const json::value mutuals =
        cli().json({ "followers", "--view", "mutual", "--limit", "100000" });
    for (const json::value& row : mutuals.at("rows").as_array())
        written += row.at("comments").as_int64();
    EXPECT_GT(written, 0);
    EXPECT_EQ(talk.at("byMutuals").as_int64(), written);
    EXPECT_GE(talk.at("comments").as_int64(), written);
}

TEST_P(World, LeavesOutTheDayThatItIsAskedTo)
{
    const std::string start = text(truth().at("true_effects").at("policy_start"));
    const json::value answer =
        cli().json({ "impact", "--start", start, "--leave-out", start, "--metric", "views" });
    EXPECT_EQ(
        answer.at("after").at("used").as_int64(), answer.at("after").at("days").as_int64() - 1);
    const auto& left = answer.at("leftOut").as_array();
    EXPECT_TRUE(std::any_of(left.begin(), left.end(), [&](const json::value& day) {
        return day.at("day") == json::string(start) && day.at("why") == "left out";
    }));
}

TEST_P(World, SuggestsTheFirstDayOfThePolicy)
{
    const json::value truth = this->truth();
    const json::value answer = cli().json({ "policy", "suggest" });
    const auto& found = answer.at("suggestions").as_array();
    ASSERT_FALSE(found.empty());
    EXPECT_LE(text(found[0].at("low")), text(truth.at("true_effects").at("policy_start")));
    EXPECT_GE(text(found[0].at("high")), text(truth.at("true_effects").at("policy_start")));
}

INSTANTIATE_TEST_SUITE_P(Creators, World, testing::Values("plain", "tiny", "helps"));
