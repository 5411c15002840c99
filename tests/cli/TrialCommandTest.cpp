#include "core/base/Time.h"
#include "tests/cli/Cli.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

using namespace mutuals;
using test::Cli;

namespace {

namespace json = boost::json;

constexpr int kPeople = 60, kUnanswerable = 6, kUsage = 1;

std::string row(const std::string& date, const std::string& name)
{
    return fmt::format(R"({{"Date": "{}", "UserName": "{}"}})", date, name);
}

std::string joined(const std::vector<std::string>& rows)
{
    return fmt::format("{}", fmt::join(rows, ","));
}

/// An archive made so many days from now, of the followers but these, and of those followed back.
void import(const Cli& cli, int day, const std::set<std::string>& left,
    const std::set<std::string>& following)
{
    std::vector<std::string> followers, followed;
    for (int i = 0; i < kPeople; ++i) {
        const std::string name = fmt::format("fan{:02}", i);
        if (!left.contains(name))
            followers.push_back(row(fmt::format("2024-12-{:02} 10:00:{:02}", 1 + i % 28, i), name));
    }
    for (const std::string& name : following)
        followed.push_back(row("2025-01-10 09:00:00", name));
    const Seconds made = now() + std::chrono::days(day);
    cli.json({ "import",
        cli.file(fmt::format("TikTok_Data_{}.json", made.time_since_epoch().count()),
            R"({"Profile And Settings": {"Profile Info": {"ProfileMap": {"userName": "potter"}},)"
            R"("Follower": {"FansList": [)"
                + joined(followers) + R"(]}, "Following": {"Following": [)" + joined(followed)
                + "]}}}") });
}

/// Of those in the newest trial, the handles of one arm.
std::vector<std::string> arm(const Cli& cli, const char* which)
{
    std::vector<std::string> handles;
    const auto list = cli.json({ "trial", "worklist" });
    for (const json::value& person : list.at("people").as_array()) {
        if (person.at("arm") == which)
            handles.emplace_back(person.at("handle").as_string());
    }
    return handles;
}

} // namespace

TEST(TrialCommand, GoesFromThePlanToTheReport)
{
    const Cli cli;
    import(cli, -3, {}, {});
    const auto plan = cli.json({ "trial", "plan", "--days", "28" });
    EXPECT_EQ(plan.at("eligible").as_int64(), kPeople);
    EXPECT_TRUE(plan.at("outlook").at("assumed").as_bool());
    EXPECT_FALSE(plan.as_object().contains("units")) << "a draw is not shown before it is sealed";
    EXPECT_EQ(cli.json({ "trial", "list" }).at("trials").as_array().size(), 0U);

    const auto sealed =
        cli.json({ "trial", "start", "--name", "Keep them?", "--days", "28", "--seed", "11" });
    EXPECT_EQ(sealed.at("people"), plan.at("people"));
    EXPECT_EQ(sealed.at("follow"), sealed.at("leave"));
    EXPECT_EQ(sealed.at("seed").as_int64(), 11);
    EXPECT_EQ(cli.json({ "trial", "list" }).at("trials").at(0).at("hash"), sealed.at("hash"));
    EXPECT_EQ(cli.run({ "trial", "report", "--json" }).exitCode, kUnanswerable);
    EXPECT_EQ(cli.json({ "trial", "status" }).at("verdict"), "no archive yet");

    const auto follow = arm(cli, "follow"), leave = arm(cli, "leave");
    cli.json({ "trial", "followed", follow[0], follow[1] });
    cli.json({ "trial", "followed", follow[1], "--take-back" });
    EXPECT_EQ(cli.run({ "trial", "followed", leave[0] }).exitCode, kUsage);
    EXPECT_EQ(cli.json({ "trial", "status" }).at("follow").at("ticked").as_int64(), 1);

    // one of those to be followed was not; ten of those left alone go
    import(cli, 15, { leave.begin(), leave.begin() + 10 }, { follow.begin() + 1, follow.end() });
    const auto report = cli.json({ "trial", "report" });
    EXPECT_EQ(report.at("verdict"), "stay more");
    EXPECT_EQ(report.at("grade"), "A");
    EXPECT_EQ(report.at("leave").at("kept").as_int64(), static_cast<int>(leave.size()) - 10);
    EXPECT_EQ(report.at("follow").at("followed").as_int64(), static_cast<int>(follow.size()) - 1);
    EXPECT_NEAR(
        report.at("difference").as_double(), 10.0 / static_cast<double>(leave.size()), 1e-9);
    EXPECT_LE(report.at("p_two_sided").as_double(), 0.01);
    EXPECT_GT(report.at("newcombe").at(0).as_double(), 0);
    const auto words = cli.run({ "trial", "report" });
    EXPECT_NE(words.out.find("Following back keeps followers"), words.out.npos) << words.out;
    EXPECT_NE(words.out.find("early look"), words.out.npos) << words.out;
    EXPECT_EQ(cli.run({ "check" }).exitCode, 0);
}

TEST(TrialCommand, KeepsItsPlanWhenImportsAreTakenBack)
{
    const Cli cli;
    import(cli, -3, {}, {});
    const auto sealed = cli.json({ "trial", "start", "--name", "Keep them?" });
    const auto id = cli.json({ "imports" }).at("imports").at(0).at("import").as_int64();
    cli.json({ "undo", std::to_string(id) });
    const auto trials = cli.json({ "trial", "list" }).at("trials");
    ASSERT_EQ(trials.as_array().size(), 1U);
    EXPECT_EQ(trials.at(0).at("hash"), sealed.at("hash"));
    EXPECT_EQ(arm(cli, "follow").size(), static_cast<std::size_t>(sealed.at("follow").as_int64()));
    EXPECT_EQ(cli.run({ "check" }).exitCode, 0);
}

TEST(TrialCommand, SaysWhatItNeeds)
{
    const Cli cli;
    EXPECT_EQ(cli.run({ "trial", "plan" }).exitCode == 0, false);
    import(cli, -3, {}, {});
    EXPECT_EQ(cli.run({ "trial", "report" }).exitCode, kUnanswerable);
    EXPECT_EQ(cli.run({ "trial", "start" }).exitCode, kUsage);
    EXPECT_EQ(cli.run({ "trial", "plan", "--end", "2020-01-01" }).exitCode, kUsage);
    EXPECT_EQ(cli.run({ "trial", "plan", "--most", "8" }).exitCode, kUnanswerable);
    cli.json({ "trial", "start", "--name", "One" });
    EXPECT_EQ(cli.run({ "trial", "status", "--trial", "9" }).exitCode, kUsage);
    const auto again = cli.run({ "trial", "start", "--name", "Two", "--json" });
    EXPECT_EQ(again.exitCode, kUnanswerable) << "they are all in a trial";
}

TEST(TrialCommand, EndsEarlyAndKeepsThePlan)
{
    const Cli cli;
    import(cli, -3, {}, {});
    const auto sealed = cli.json({ "trial", "start", "--name", "One" });
    EXPECT_EQ(sealed.at("endedOn"), nullptr);
    EXPECT_EQ(cli.run({ "trial", "end", "--take-back" }).exitCode, kUsage) << "it runs";
    const auto ended = cli.json({ "trial", "end", "--reason", "A mistake" });
    EXPECT_EQ(ended.at("hash"), sealed.at("hash"));
    EXPECT_EQ(ended.at("endedOn"), formatDay(dayOf(now())).c_str());
    EXPECT_EQ(ended.at("endings").at(0).at("reason"), "A mistake");
    EXPECT_EQ(cli.run({ "trial", "end" }).exitCode, kUsage) << "it is over";
    EXPECT_EQ(cli.run({ "trial", "report", "--json" }).exitCode, kUnanswerable);
    const auto back = cli.json({ "trial", "end", "--take-back" });
    EXPECT_EQ(back.at("endedOn"), nullptr);
    EXPECT_EQ(back.at("endings").as_array().size(), 1U);

    cli.json({ "trial", "end" });
    cli.json({ "trial", "start", "--name", "Two" });
    EXPECT_EQ(cli.run({ "trial", "end", "--trial", "1", "--take-back" }).exitCode, kUsage)
        << "they are in another one";
    EXPECT_EQ(cli.run({ "check" }).exitCode, 0);
}

TEST(TrialCommand, TakesThoseWhoAreMeant)
{
    const Cli cli;
    import(cli, -3, {}, {});
    const auto plan = [&](const char* option, const char* value) {
        return cli.json({ "trial", "plan", "--days", "28", option, value });
    };
    EXPECT_EQ(plan("--warmth", "silent").at("meant").as_int64(), kPeople);
    EXPECT_EQ(plan("--tenure", "7").at("meant").as_int64(), kPeople);
    EXPECT_EQ(cli.run({ "trial", "plan", "--warmth", "wrote" }).exitCode, kUnanswerable);
    EXPECT_EQ(cli.run({ "trial", "plan", "--tenure", "9999" }).exitCode, kUnanswerable);
    EXPECT_EQ(cli.run({ "trial", "plan", "--warmth", "tepid" }).exitCode, kUsage);
    EXPECT_EQ(cli.run({ "trial", "start", "--name", "One", "--warmth", "wrote" }).exitCode,
        kUnanswerable);
    EXPECT_EQ(cli.json({ "trial", "start", "--name", "One", "--warmth", "silent", "--most", "30" })
                  .at("people")
                  .as_int64(),
        30);
}

TEST(TrialCommand, MeasuresCommentsWhereTheyAreKnown)
{
    const Cli cli;
    import(cli, -3, {}, {});
    EXPECT_EQ(cli.run({ "trial", "plan", "--outcome", "comments" }).exitCode, kUnanswerable);
    std::string text = "videoWebUrl,cid,createTimeISO,text,diggCount,uniqueId\n";
    for (int i = 0; i < kPeople; i += 2)
        text +=
            fmt::format("https://www.tiktok.com/@potter/video/7596377265239682100,75979{:014},{},"
                        "hi,0,fan{:02}\n",
                i, formatTime(now() - std::chrono::days(9)), i);
    cli.json({ "import", cli.file("comments.csv", text) });
    const auto plan = cli.json({ "trial", "plan", "--outcome", "comments", "--days", "28" });
    EXPECT_EQ(plan.at("outlook").at("outcome"), "comments");
    EXPECT_GT(plan.at("outlook").at("delta").as_double(), 0);
    EXPECT_GT(plan.at("outlook").at("comments").as_double(), 0);
    EXPECT_EQ(plan.at("outlook").at("staying"), nullptr);
    const auto sealed = cli.json({ "trial", "start", "--name", "Do they write?", "--outcome",
        "comments", "--days", "28", "--seed", "3" });
    EXPECT_EQ(sealed.at("outcome"), "comments");
    EXPECT_EQ(cli.json({ "trial", "status" }).at("follow").at("comments").as_int64(), 0);
    EXPECT_EQ(cli.run({ "check" }).exitCode, 0);
}

TEST(TrialCommand, IsToldWhereFollowersAreDecidedOn)
{
    const Cli cli;
    import(cli, -3, {}, {});
    EXPECT_EQ(cli.json({ "queue" }).at("rows").at(0).at("trial"), nullptr);
    const auto sealed = cli.json({ "trial", "start", "--name", "One", "--days", "28" });
    std::size_t follow = 0, leave = 0;
    const auto queue = cli.json({ "queue", "--limit", "99" });
    for (const json::value& row : queue.at("rows").as_array()) {
        follow += row.at("trial").at("arm") == "follow";
        leave += row.at("trial").at("arm") == "leave";
        EXPECT_EQ(row.at("trial").at("until"), sealed.at("end"));
    }
    EXPECT_EQ(follow, arm(cli, "follow").size());
    EXPECT_EQ(leave, arm(cli, "leave").size());

    const auto left = cli.run({ "decide", arm(cli, "leave")[0], "follow", "--json" });
    EXPECT_EQ(left.exitCode, 0);
    EXPECT_NE(left.err.find("leaves this person alone"), left.err.npos) << left.err;
    EXPECT_EQ(json::parse(left.out).at("trial").at("arm"), "leave");
    EXPECT_EQ(cli.json({ "list" }).at("rows").at(0).at("trial").at("arm"), "leave");
    EXPECT_EQ(cli.run({ "decide", arm(cli, "follow")[0], "follow" }).err, "");
    cli.json({ "trial", "end" });
    EXPECT_EQ(cli.json({ "list" }).at("rows").at(0).at("trial"), nullptr);
}
