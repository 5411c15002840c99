#pragma once

#include "tests/support/TempFolder.h"

#include <boost/json/value.hpp>

#include <filesystem>
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

/// A workspace of its own in a folder that goes away, and mutuals-cli on it.
class Cli {
public:
    /// Runs the program with `--workspace` and these arguments.
    CliRun run(const std::vector<std::string>& arguments) const;
    boost::json::value json(std::vector<std::string> arguments) const; ///< with --json, exit code 0

    const std::filesystem::path& folder() const { return m_folder.path(); }
    std::filesystem::path workspace() const { return m_folder / "test.db"; }
    /// Puts a file into the folder and returns its path.
    std::filesystem::path file(const std::string& name, const std::string& content) const
    {
        return m_folder.file(name, content);
    }

private:
    TempFolder m_folder;
};

/// The files of a simulated creator, and the truth about it.
std::filesystem::path worldDrop(const std::string& world);
boost::json::value worldTruth(const std::string& world);

} // namespace mutuals::test
