#include "tests/cli/Cli.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace mutuals::test {

namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return { std::istreambuf_iterator<char>(in), {} };
}

} // namespace

boost::json::value CliRun::json() const
{
    boost::json::error_code error;
    auto document = boost::json::parse(out, error);
    EXPECT_FALSE(error) << out << err;
    return document;
}

CliRun Cli::run(const std::vector<std::string>& arguments) const
{
    const fs::path out = m_folder / "stdout";
    const fs::path err = m_folder / "stderr";
    std::vector<std::string> words { MUTUALS_CLI, "--workspace", workspace().string() };
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen(out.c_str(), "w", stdout) && std::freopen(err.c_str(), "w", stderr))
            ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return { WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(out), contentOf(err) };
}

boost::json::value Cli::json(std::vector<std::string> arguments) const
{
    arguments.emplace_back("--json");
    const CliRun done = run(arguments);
    EXPECT_EQ(done.exitCode, 0) << done.err;
    return done.json();
}

fs::path worldDrop(const std::string& world)
{
    return fs::path(MUTUALS_WORLDS) / world / "drop";
}

boost::json::value worldTruth(const std::string& world)
{
    return boost::json::parse(contentOf(fs::path(MUTUALS_WORLDS) / world / "truth.json"));
}

} // namespace mutuals::test
