#include "tests/cli/Cli.h"
#include "tests/support/WorkspaceDump.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace mutuals::test;
namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

fs::path table(const Cli& cli, const std::string& name, int views)
{
    return cli.file(name,
        "\"Date\",\"Video Views\",\"Likes\"\n\"2025-01-01\",\"" + std::to_string(views)
            + "\",\"1\"\n\"2025-01-02\",\"7\",\"1\"");
}

std::vector<fs::path> filesOf(const std::string& world)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(worldDrop(world)))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void importAll(const Cli& cli, const std::vector<fs::path>& files)
{
    std::vector<std::string> arguments { "import", "--creator", "glaze.and.go" };
    arguments.insert(arguments.end(), files.begin(), files.end());
    cli.run(arguments);
}

class ImportsOfWorlds : public testing::TestWithParam<const char*> { };

} // namespace

TEST(Imports, AreTakenBackByTheirNumber)
{
    const Cli cli;
    cli.json({ "import", table(cli, "Overview.csv", 5) });
    const std::string before = knowledge(cli.workspace());
    cli.json({ "import", table(cli, "Overview 2.csv", 9) });
    const json::value undone = cli.json({ "undo", "2" });
    EXPECT_EQ(undone.at("undone").as_int64(), 2);
    EXPECT_EQ(undone.at("file"), "Overview 2.csv");
    EXPECT_EQ(knowledge(cli.workspace()), before);
    EXPECT_EQ(cli.json({ "imports" }).at("imports").as_array().size(), 1U);
    EXPECT_EQ(cli.run({ "undo", "2" }).exitCode, 1) << "it is no longer there";
    EXPECT_EQ(cli.json({ "check" }).at("sound"), true);
}

TEST(Imports, OfTheDaySayWhatTheyWouldDoAndLeaveNothing)
{
    const Cli cli;
    const json::value tried = cli.json({ "import", "--dry-run", table(cli, "Overview.csv", 5) });
    EXPECT_EQ(tried.at("files").at(0).at("outcome"), "imported");
    EXPECT_TRUE(tried.at("files").at(0).at("import").is_null());
    EXPECT_FALSE(fs::exists(cli.workspace()));
}

TEST(Imports, OfATableThatNobodyKnowsAreReadAsTheUserSays)
{
    const Cli cli;
    const std::string header = "Who,When,Said\n";
    const auto table = cli.file("guests.csv", header + "ben,2024-03-01 10:00:00,hello\n");
    const auto refused = cli.run({ "import", table });
    EXPECT_EQ(refused.exitCode, 3);
    EXPECT_NE(refused.out.find("--map"), std::string::npos) << "the remedy";
    const json::value read =
        cli.json({ "import", "--map", "handle=Who,time=When,text=Said", table });
    EXPECT_EQ(read.at("files").at(0).at("comments").as_int64(), 1);
    const auto later = cli.file("later.csv", header + "cleo,2024-04-01 10:00:00,again\n");
    EXPECT_EQ(cli.json({ "import", later }).at("files").at(0).at("comments").as_int64(), 1)
        << "remembered by the header";
}

TEST(Imports, ComeBackWithABackup)
{
    const Cli cli;
    cli.json({ "import", table(cli, "Overview.csv", 5) });
    const std::string then = everyRow(cli.workspace());
    const json::value made = cli.json({ "backup" });
    cli.json({ "import", table(cli, "Overview 2.csv", 9) });
    cli.json({ "restore" });
    EXPECT_EQ(everyRow(cli.workspace()), then);
    EXPECT_EQ(cli.json({ "backup", "--list" }).at("backups").as_array().size(), 2U)
        << "the state before is kept as well";
    cli.json({ "restore", std::string(made.at("file").as_string()) });
    EXPECT_EQ(everyRow(cli.workspace()), then);
    const Cli none;
    EXPECT_EQ(none.run({ "restore" }).exitCode, 1);
}

TEST_P(ImportsOfWorlds, LeaveNoTraceWhenTakenBack)
{
    const auto files = filesOf(GetParam());
    const Cli all;
    importAll(all, files);
    // Of the large worlds some files: all of them take a minute.
    const std::size_t step = std::getenv("MUTUALS_ALL_FILES") || files.size() < 12 ? 1 : 5;
    const std::size_t begin = std::string(GetParam()).size() % step;
    for (std::size_t left = begin; left < files.size(); left += step) {
        auto others = files;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const Cli without;
        importAll(without, others);
        const Cli cli;
        fs::copy_file(all.workspace(), cli.workspace());
        const json::value stored = cli.json({ "imports" });
        for (const json::value& import : stored.at("imports").as_array()) {
            if (std::string(import.at("file").as_string())
                    .starts_with(files[left].filename().string()))
                cli.json({ "undo", std::to_string(import.at("import").as_int64()) });
        }
        ASSERT_EQ(knowledge(cli.workspace()), knowledge(without.workspace()))
            << files[left].filename();
    }
    RecordProperty("files", static_cast<int>(files.size()));
}

INSTANTIATE_TEST_SUITE_P(Creators, ImportsOfWorlds,
    testing::Values("plain", "helps", "hurts", "confounded", "never", "tiny"));

TEST(Posts, OfAWorldAreJoinedWithTheirVideos)
{
    const Cli cli;
    cli.run({ "import", worldDrop("plain").string() });
    const json::value answer = cli.json({ "posts" });
    int joined = 0, archived = 0, titled = 0;
    for (const json::value& post : answer.at("posts").as_array()) {
        archived += post.at("inArchive").as_bool();
        titled += !post.at("title").is_null();
        joined += post.at("inArchive").as_bool() && !post.at("video").is_null();
        EXPECT_TRUE(post.at("inArchive").as_bool() || post.at("title").is_null())
            << "every video of a table is a post of the archive";
    }
    EXPECT_EQ(archived, worldTruth("plain").at("posts").as_int64());
    EXPECT_GT(titled, 0);
    EXPECT_GE(joined, titled);
}
