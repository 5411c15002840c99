#include "tests/cli/Cli.h"

#include <gtest/gtest.h>

#include <sys/wait.h>

#include <cstdlib>

using namespace mutuals::test;

namespace {

/// Runs a command under strace; returns the calls that have to do with sockets.
std::string socketCalls(const Cli& cli, const std::string& command)
{
    const std::string log = (cli.folder() / "strace").string();
    const std::string line =
        "strace -f -qq -e trace=network -o '" + log + "' " + command + " > /dev/null 2>&1";
    EXPECT_EQ(std::system(line.c_str()), 0) << line;
    return bytesOf(log);
}

bool canTrace()
{
    return std::system("strace -qq true > /dev/null 2>&1") == 0;
}

} // namespace

TEST(Offline, AreTheCommandLineAndTheDashboard)
{
    if (!canTrace())
        GTEST_SKIP() << "strace is missing, or not allowed here";
    const Cli cli;
    const std::string workspace = " --workspace '" + cli.workspace().string() + "'";
    EXPECT_EQ(socketCalls(cli,
                  MUTUALS_CLI + workspace + " import --creator glaze.and.go '"
                      + worldDrop("tiny").string() + "'"),
        "");
    EXPECT_EQ(socketCalls(cli, MUTUALS_CLI + workspace + " impact --start 2024-07-08"), "");
    // The charts are drawn by the dashboard's own program.
    const std::string drawn = socketCalls(cli,
        MUTUALS_CLI + workspace + " chart followers --out '" + (cli.folder() / "a.png").string()
            + "'");
    EXPECT_EQ(drawn.find("AF_INET"), std::string::npos) << drawn;
}
