#include "tests/cli/Cli.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>

using namespace mutuals::test;
namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

std::string archive(const std::string& followers, const std::string& following)
{
    return R"({"Profile And Settings": {"Profile Info": {"ProfileMap": {"userName": "potter"}},)"
           R"("Follower": {"FansList": [)"
        + followers + R"(]}, "Following": {"Following": [)" + following + "]}}}";
}

std::string row(const std::string& date, const std::string& name)
{
    return R"({"Date": ")" + date + R"(", "UserName": ")" + name + R"("})";
}

/// Followers ana and ben; nobody is followed back yet.
fs::path firstArchive(const Cli& cli)
{
    return cli.file("TikTok_Data_1735000000.json",
        archive(row("2024-12-02 10:00:00", "ben") + "," + row("2024-12-01 10:00:00", "ana"), ""));
}

/// A month later ana is followed back.
fs::path secondArchive(const Cli& cli)
{
    return cli.file("TikTok_Data_1738000000.json",
        archive(row("2024-12-02 10:00:00", "ben") + "," + row("2024-12-01 10:00:00", "ana"),
            row("2025-01-10 09:00:00", "ana")));
}

} // namespace

TEST(Commands, AnswerEachForItselfAsTheHelpNamesThem)
{
    const Cli cli;
    std::istringstream help(cli.run({ "--help" }).out);
    int commands = 0;
    for (std::string line; std::getline(help, line) && !line.starts_with("Exit codes");) {
        if (!line.starts_with("  ") || line.size() < 3 || !std::islower(line[2]))
            continue;
        const std::string name = line.substr(2, line.find(' ', 2) - 2);
        const CliRun run = cli.run({ name, "--help" });
        EXPECT_EQ(run.exitCode, 0) << name << run.err;
        EXPECT_NE(run.out.find("Usage: mutuals-cli " + name), std::string::npos) << run.out;
        ++commands;
    }
    EXPECT_EQ(commands, 25);
    EXPECT_EQ(cli.run({ "imprt", "--json" }).exitCode, 1);
}

TEST(Commands, CloseTheLoopFromDecisionToTheNextArchive)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    EXPECT_EQ(cli.json({ "queue" }).at("total").as_int64(), 2);
    cli.json({ "decide", "ana", "follow", "--reason", "asks good questions" });
    EXPECT_EQ(cli.json({ "queue" }).at("total").as_int64(), 1);
    json::value list = cli.json({ "list" });
    EXPECT_EQ(list.at("rows").at(0).at("handle"), "ana");
    EXPECT_TRUE(list.at("rows").at(0).at("confirmedAt").is_null());

    cli.json({ "import", secondArchive(cli) });
    list = cli.json({ "list" });
    EXPECT_EQ(list.at("rows").at(0).at("confirmedAt"), "2025-01-10T09:00:00Z");
    EXPECT_EQ(list.at("rows").at(0).at("reason"), "asks good questions");
    const json::value creator = cli.json({ "status" }).at("creators").at(0);
    EXPECT_EQ(creator.at("chosen").as_int64(), 1);
    EXPECT_EQ(creator.at("confirmed").as_int64(), 1);
}

TEST(Commands, RememberPoliciesAndNotes)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    cli.json({ "policy", "add", "--name", "Engaged potters", "--start", "2024-12-10", "--whom",
        "who comment", "--fewest-comments", "3" });
    const json::value policy = cli.json({ "policy", "list" }).at("policies").at(0);
    EXPECT_EQ(policy.at("name"), "Engaged potters");
    EXPECT_EQ(policy.at("start"), "2024-12-10");
    EXPECT_TRUE(policy.at("end").is_null());
    EXPECT_EQ(policy.at("rules").at("fewestComments").as_int64(), 3);
    EXPECT_TRUE(policy.at("rules").at("mostPerDay").is_null());
    cli.json({ "note", "add", "2024-12-24", "holiday" });
    EXPECT_EQ(cli.json({ "note", "list" }).at("notes").at(0).at("text"), "holiday");
}

TEST(Commands, KeepWhatAPolicyIsJudgedBy)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    cli.json({ "policy", "add", "--name", "x", "--start", "2024-12-10", "--metric", "views" });
    const json::value policy = cli.json({ "policy", "list" }).at("policies").at(0);
    EXPECT_EQ(policy.at("metric"), "views");
    EXPECT_TRUE(policy.at("shownBy").is_null());
    EXPECT_EQ(cli.run({ "impact", "--json" }).json().at("metric"), "views");
    EXPECT_EQ(cli.run({ "impact", "--metric", "likes", "--json" }).json().at("metric"), "likes");
    EXPECT_EQ(
        cli.run({ "policy", "add", "--name", "x", "--start", "2024-12-10", "--metric", "fame" })
            .exitCode,
        1);
}

TEST(Commands, LeaveDaysOut)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    cli.json({ "leave-out", "add", "2024-12-24", "holiday" });
    const json::value days = cli.json({ "leave-out", "list" });
    ASSERT_EQ(days.at("leftOut").as_array().size(), 1U);
    EXPECT_EQ(days.at("leftOut").at(0).at("reason"), "holiday");
    cli.json({ "leave-out", "remove", "2024-12-24" });
    EXPECT_TRUE(cli.json({ "leave-out", "list" }).at("leftOut").as_array().empty());
    EXPECT_EQ(cli.run({ "leave-out", "remove", "2024-12-24" }).exitCode, 1);
}

TEST(Commands, LookAheadBeforeAPolicyStarts)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const CliRun ahead = cli.run({ "impact", "--ahead", "--json" });
    EXPECT_EQ(ahead.exitCode, 6) << "an archive holds no daily numbers";
    EXPECT_EQ(ahead.json().at("missing").at(0), "21 more days");
    EXPECT_EQ(cli.run({ "impact", "--json" }).json().at("ahead").at("worthIt"), false);
}

TEST(Commands, RefuseAPolicyThatEndsBeforeItStarts)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const CliRun run =
        cli.run({ "policy", "add", "--name", "x", "--start", "2025-02-01", "--end", "2025-01-01" });
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_EQ(cli.json({ "policy", "list" }).at("policies").as_array().size(), 0U);
}

TEST(Commands, SayWhatIsMissingForAnAnswer)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const CliRun withoutStart = cli.run({ "impact", "--json" });
    EXPECT_EQ(withoutStart.exitCode, 6);
    EXPECT_EQ(withoutStart.json().at("missing").as_array().size(), 1U);
    const CliRun withoutDays = cli.run({ "impact", "--start", "2024-12-10", "--json" });
    EXPECT_EQ(withoutDays.exitCode, 6);
    EXPECT_FALSE(withoutDays.json().at("missing").as_array().empty());
    EXPECT_TRUE(withoutDays.json().at("verdict").is_null());
}

TEST(Commands, TellUsageFromWorkspaceFromRejection)
{
    const Cli cli;
    EXPECT_EQ(cli.run({ "nonsense" }).exitCode, 1);
    EXPECT_EQ(cli.run({ "followers", "--view", "ghosts" }).exitCode, 1);
    EXPECT_EQ(cli.run({ "status" }).exitCode, 4) << "no workspace is there yet";
    const fs::path bad = cli.file("notes.json", R"({"a": 1})");
    EXPECT_EQ(cli.run({ "import", bad }).exitCode, 3);
    EXPECT_EQ(cli.run({ "import", bad, firstArchive(cli) }).exitCode, 2);
    EXPECT_EQ(cli.run({ "import", firstArchive(cli) }).exitCode, 0);
}

TEST(Commands, RefuseAFileThatIsNoWorkspace)
{
    const Cli cli;
    std::ofstream(cli.workspace()) << "this is a letter, not a workspace";
    EXPECT_EQ(cli.run({ "import", firstArchive(cli) }).exitCode, 4);
    std::ifstream in(cli.workspace());
    std::string text;
    std::getline(in, text);
    EXPECT_EQ(text, "this is a letter, not a workspace");
}

TEST(Commands, KeepTheWorkspaceWhenTheDiskIsFull)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const json::value before = cli.json({ "status" });
    std::string many;
    for (int i = 0; i < 60000; ++i)
        many += (i ? "," : "") + row("2024-12-01 10:00:00", "someone" + std::to_string(i));
    const fs::path large = cli.file("TikTok_Data_1736000000.json", archive(many, ""));
    // The file may grow to a few hundred kilobytes and no further: what a full disk does to a
    // writer.
    const std::string command = "trap '' XFSZ; ulimit -f 600; " MUTUALS_CLI " --workspace "
        + cli.workspace().string() + " import " + large.string() + " 2>"
        + (cli.folder() / "message").string();
    const int status = std::system(("bash -c \"" + command + "\"").c_str());
    EXPECT_EQ(WEXITSTATUS(status), 4);
    std::ifstream in(cli.folder() / "message");
    const std::string message { std::istreambuf_iterator<char>(in), {} };
    EXPECT_NE(message.find("(up to 6.0 MB are needed, "), message.npos) << message; // 60,000 rows
    EXPECT_EQ(cli.json({ "status" }), before);
    EXPECT_EQ(cli.json({ "check" }).at("sound"), true);
}

TEST(Commands, StopCleanlyWhenInterruptedAndSurviveBeingKilled)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const json::value before = cli.json({ "status" });
    std::string many;
    for (int i = 0; i < 300000; ++i)
        many += (i ? "," : "")
            + row("2024-12-01 10:00:00", "someone" + std::to_string(i * 7919L % 300007));
    const fs::path large = cli.file("TikTok_Data_1736000000.json", archive(many, ""));
    const std::string import =
        MUTUALS_CLI " --workspace " + cli.workspace().string() + " import " + large.string();
    const auto after = [&](const char* how) {
        const std::string command =
            std::string("timeout ") + how + " " + import + " >/dev/null 2>&1";
        return WEXITSTATUS(std::system(command.c_str()));
    };
    EXPECT_EQ(after("--preserve-status -s INT 0.15"), 5);
    EXPECT_EQ(cli.json({ "status" }), before);
    // Whatever the moment, what is there is what was there before, or all of the new.
    for (const char* how : { "-s KILL 0.05", "-s KILL 0.2", "-s KILL 0.35", "-s KILL 0.5" }) {
        after(how);
        EXPECT_EQ(cli.json({ "check" }).at("sound"), true) << how;
        const auto snapshots =
            cli.json({ "status" }).at("creators").at(0).at("snapshots").as_array();
        if (snapshots.size() == 1)
            EXPECT_EQ(cli.json({ "status" }), before) << how;
        else
            EXPECT_EQ(snapshots.at(1).at("followers").as_int64(), 300000) << how;
    }
}

TEST(Commands, NameNoPersonInAnError)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const CliRun run = cli.run({ "decide", "nobody\x1b[2J", "follow" });
    EXPECT_EQ(run.exitCode, 1);
    EXPECT_NE(run.err.find("no file mentions"), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find("nobody"), std::string::npos) << run.err;
    EXPECT_EQ(run.err.find('\x1b'), std::string::npos) << run.err;
}

TEST(Commands, DrawAChartIntoAFileOrLeaveTheOldOne)
{
    const Cli cli;
    ASSERT_LE(cli.run({ "import", worldDrop("tiny") }).exitCode, 2);
    const fs::path png = cli.folder() / "chart.png";
    const CliRun drawn =
        cli.run({ "chart", "views", "--out", png, "--size", "800x450", "--scale", "2" });
    EXPECT_EQ(drawn.exitCode, 0) << drawn.err;
    std::ifstream in(png, std::ios::binary);
    std::string head(24, '\0');
    in.read(head.data(), 24);
    EXPECT_EQ(head.substr(1, 3), "PNG");
    const auto side = [&](std::size_t at) {
        return static_cast<unsigned char>(head[at + 2]) * 256
            + static_cast<unsigned char>(head[at + 3]);
    };
    EXPECT_EQ(side(16), 1600);
    EXPECT_EQ(side(20), 900);

    const fs::path old = cli.file("old.gif", "what was there");
    EXPECT_EQ(cli.run({ "chart", "views", "--out", old }).exitCode, 1) << "no such format";
    EXPECT_EQ(fs::file_size(old), 14U);
    const CliRun lost = cli.run({ "chart", "views", "--out", "/proc/none/chart.png" });
    EXPECT_EQ(lost.exitCode, 4);
    EXPECT_NE(lost.err.find("/proc/none"), std::string::npos) << lost.err;
}

TEST(Commands, NameWhatIsMissingInJson)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    for (const auto& question : std::vector<std::vector<std::string>> {
             { "followers", "--view", "left" }, { "followers", "--at", "2020-01-01" }, { "impact" },
             { "followers", "--creator", "nobody" }, { "status", "--creator", "nobody" } }) {
        auto words = question;
        words.push_back("--json");
        const CliRun run = cli.run(words);
        EXPECT_EQ(run.exitCode, 6) << question[0];
        EXPECT_EQ(run.json().at("missing").as_array().size(), 1U) << question[0];
    }
    const CliRun wrong = cli.run({ "decide", "nobody.at.all", "follow", "--json" });
    EXPECT_EQ(wrong.exitCode, 1);
    EXPECT_TRUE(wrong.json().at("error").is_string());
}

TEST(Commands, SayWhenThereIsNothingToDraw)
{
    const Cli cli;
    cli.json({ "import", firstArchive(cli) });
    const fs::path png = cli.folder() / "chart.png";
    const CliRun run = cli.run({ "chart", "views", "--out", png, "--json" });
    EXPECT_EQ(run.exitCode, 6);
    EXPECT_NE(run.err.find("nothing to draw"), std::string::npos) << run.err;
    EXPECT_EQ(run.json().at("missing").as_array().size(), 1U);
    EXPECT_FALSE(fs::exists(png));
}
