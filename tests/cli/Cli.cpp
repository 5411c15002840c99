#include "tests/cli/Cli.h"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

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

int Cli::start(const std::vector<std::string>& arguments, const std::function<void()>& before) const
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
        before();
        if (std::freopen(out.c_str(), "w", stdout) && std::freopen(err.c_str(), "w", stderr))
            ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    return child;
}

CliRun Cli::ended(int process) const
{
    int status = 0;
    ::waitpid(process, &status, 0);
    return { WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(m_folder / "stdout"),
        contentOf(m_folder / "stderr") };
}

CliRun Cli::run(const std::vector<std::string>& arguments) const
{
    return ended(start(arguments));
}

CliRun Cli::runOnFullDisk(const std::vector<std::string>& arguments, std::uint64_t bytes) const
{
    return ended(start(arguments, [bytes] {
        const ::rlimit limit { bytes, bytes };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN); // a full disk sends no signal either
    }));
}

bool Cli::killed(const std::vector<std::string>& arguments, std::chrono::microseconds after) const
{
    const pid_t child = start(arguments);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
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
