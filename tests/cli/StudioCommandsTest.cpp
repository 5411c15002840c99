#include "tests/cli/Cli.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <gtest/gtest.h>

using namespace mutuals::test;
namespace json = boost::json;

namespace {

json::value imported(const Cli& cli, const std::string& name, const std::string& content)
{
    return cli.json({ "import", cli.file(name, content) }).at("files").at(0);
}

} // namespace

TEST(StudioCommands, TellWhatADownloadRepeatsAndWhichValueCounts)
{
    const Cli cli;
    const json::value first =
        imported(cli, "a.csv", "Date,Video Views\n2025-01-01,5\n2025-01-02,6\n");
    EXPECT_TRUE(first.at("overlaps").as_array().empty());
    EXPECT_TRUE(first.at("question").is_null());
    const json::value second =
        imported(cli, "b.csv", "Date,Video Views\n2025-01-02,60\n2025-01-03,7\n");
    ASSERT_EQ(second.at("overlaps").as_array().size(), 1U);
    const json::value& overlap = second.at("overlaps").at(0);
    EXPECT_EQ(overlap.at("from"), "2025-01-02");
    EXPECT_EQ(overlap.at("to"), "2025-01-02");
    EXPECT_EQ(overlap.at("days").as_int64(), 1);
    EXPECT_EQ(overlap.at("videos").as_int64(), 0);
    EXPECT_EQ(overlap.at("changed").as_int64(), 1);
    EXPECT_EQ(overlap.at("thisWins"), true);
    EXPECT_EQ(overlap.at("with"), "a.csv");
    EXPECT_NE(
        second.at("message").as_string().find("this newer download corrects"), json::string::npos);
}

TEST(StudioCommands, SayWhatTheyAskFor)
{
    const Cli cli;
    const auto run =
        cli.run({ "import", "--json", cli.file("a.csv", "Date,Followers\n1. kuu,5\n2. kuu,6\n") });
    EXPECT_EQ(run.exitCode, 3);
    const json::value file = run.json().at("files").at(0);
    EXPECT_EQ(file.at("question"), "when");
    EXPECT_NE(file.at("message").as_string().find("--as-of"), json::string::npos);
}

TEST(StudioCommands, TellTheAudience)
{
    const Cli cli;
    EXPECT_EQ(cli.run({ "audience" }).exitCode, 4) << "there is no workspace yet";
    imported(cli, "o.csv", "Date,Video Views\n2025-01-01,5\n");
    EXPECT_EQ(cli.run({ "audience" }).exitCode, 6);
    imported(cli, "v.csv",
        "Date,Total Viewers,New Viewers,Returning Viewers\n2025-01-01,9,7,2\n"
        "2025-01-02,undefined,0,0\n");
    imported(cli, "h.csv", "Date,Hour,Active followers\n2025-01-01,0,12\n2025-01-01,1,13\n");
    imported(cli, "g.csv", "Gender,Distribution\nFemale,0.6\nMale,40%\n");
    const json::value told = cli.json({ "audience" });
    ASSERT_EQ(told.at("days").as_array().size(), 1U);
    EXPECT_EQ(told.at("days").at(0).at("viewers").as_int64(), 9);
    EXPECT_TRUE(told.at("days").at(0).at("reached").is_null());
    ASSERT_EQ(told.at("hours").as_array().size(), 2U);
    EXPECT_EQ(told.at("hours").at(1).at("activeFollowers").as_int64(), 13);
    EXPECT_EQ(told.at("gender").at("shares").at(0).at("name"), "Female");
    EXPECT_EQ(told.at("gender").at("shares").at(1).at("share").as_double(), 0.4);
    EXPECT_TRUE(told.at("territories").is_null());
    const json::value status = cli.json({ "status" });
    const json::value& audience = status.at("creators").at(0).at("audience");
    EXPECT_EQ(audience.at("days").as_int64(), 1);
    EXPECT_EQ(audience.at("hours").as_int64(), 2);
    EXPECT_FALSE(audience.at("gender").is_null());
    EXPECT_EQ(cli.json({ "check" }).at("sound"), true);
    EXPECT_NE(cli.run({ "audience" }).out.find("60.0%"), std::string::npos);
}
