#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mutuals {
struct Staged;
}

/// What is tried with any bytes: one function per parser. Each throws Broken where the parser does
/// not keep what its header promises; crashes, overflows and hangs are the sanitizers' to find.
///
/// A target runs in two ways: as a program of libFuzzer (Program.cpp), and over the files of
/// tests/fuzz/corpus in core_tests (CorpusTest.cpp).
namespace mutuals::fuzz {

void archive(std::string_view bytes); ///< a data archive's JSON
void dates(std::string_view bytes); ///< one date or number a line, then all lines as a period
void items(std::string_view bytes); ///< the JSON and NDJSON of other tools
void names(std::string_view bytes); ///< the name of a file, a user name
void sheet(std::string_view bytes); ///< XML of a sheet
void strings(std::string_view bytes); ///< XML of a workbook's shared strings
void table(std::string_view bytes); ///< CSV, then the tables that are known
void text(std::string_view bytes); ///< any encoding; then the escapes of JSON
void txt(std::string_view bytes); ///< one file of a TXT archive, its name in the first line
void workspace(std::string_view bytes); ///< edits of a sound workspace (WorkspaceFuzz.cpp)
void zip(std::string_view bytes); ///< a zip's directory and its entries

struct Broken {
    std::string promise;
};

void expect(bool holds, const char* promise);
void expectSame(const std::string& one, const std::string& other, const char* promise);

/// The bytes in portions, cut at places that they choose themselves: the same bytes always fail, or
/// never.
std::vector<std::string_view> portions(std::string_view bytes, std::uint64_t salt = 0);

/// Some number that the bytes choose.
std::uint64_t choice(std::string_view bytes, std::uint64_t salt);

/// Every row of an archive that was seen is kept or counted as rejected, and reported.
void expectArchiveAccounted(const Staged& archive);

/// Judged by a second decoder, not by the one that is tried.
bool isUtf8(std::string_view text);

} // namespace mutuals::fuzz
