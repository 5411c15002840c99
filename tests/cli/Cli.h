#pragma once

#include "tests/support/TempFolder.h"

#include <boost/json/value.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace mutuals::test {

/// What one run of mutuals-cli left: exit code and what it printed.
struct CliRun {
    int exitCode = -1;
    std::string out;
    std::string err;

    boost::json::value json() const; ///< of `out`; fails the test when it is none
};

/// The exit code of a question that cannot be answered from what is there.
constexpr int kUnanswerable = 6;

/// A number of a JSON answer, whole or not.
inline double figure(const boost::json::value& value)
{
    return value.to_number<double>();
}

/// A workspace of its own in a folder that goes away, and mutuals-cli on it.
class Cli {
public:
    /// Runs the program with `--workspace` and these arguments.
    CliRun run(const std::vector<std::string>& arguments) const;
    boost::json::value json(std::vector<std::string> arguments) const; ///< with --json, exit code 0
    /// The same, but kills the program after so long, as kill -9 does. False: it had ended before.
    bool killed(const std::vector<std::string>& arguments, std::chrono::microseconds after) const;
    /// As run(), on a disk where no file may grow beyond so many bytes.
    CliRun runOnFullDisk(const std::vector<std::string>& arguments, std::uint64_t bytes) const;

    const std::filesystem::path& folder() const { return m_folder.path(); }
    std::filesystem::path workspace() const { return m_folder / "test.db"; }
    /// Puts a file into the folder and returns its path.
    std::filesystem::path file(const std::string& name, const std::string& content) const
    {
        return m_folder.file(name, content);
    }

private:
    /// Starts the program, after what the new process is to do before; returns its number.
    int start(
        const std::vector<std::string>& arguments,
        const std::function<void()>& before = [] {}) const;
    CliRun ended(int process) const;

    TempFolder m_folder;
};

/// The files of a simulated creator, and the truth about it.
std::filesystem::path worldDrop(const std::string& world);
boost::json::value worldTruth(const std::string& world);

} // namespace mutuals::test
