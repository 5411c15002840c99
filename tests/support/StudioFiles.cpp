#include "tests/support/StudioFiles.h"

#include "tests/support/TempFolder.h"
#include "tests/support/XlsxBuilder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>

namespace mutuals::test {

namespace {

/// Rows of a sheet are called so, and the file has another name.
std::string withLines(std::string text)
{
    if (const auto at = text.find(".xlsx: "); at != std::string::npos)
        text.replace(at, 7, ".csv: ");
    for (auto at = text.find("\nrow "); at != std::string::npos; at = text.find("\nrow ", at))
        text.replace(at, 5, "\nline ");
    return text;
}

} // namespace

std::string studioCsv(const Cells& cells)
{
    std::string text = "\xef\xbb\xbf";
    for (std::size_t row = 0; row < cells.size(); ++row)
        text += (row > 0 ? "\n\"" : "\"") + fmt::format("{}", fmt::join(cells[row], "\",\"")) + '"';
    return text;
}

std::string studioXlsx(const std::string& name, const Cells& cells)
{
    return XlsxBuilder().table(name, cells).bytes();
}

void saveAt(const std::filesystem::path& file, Seconds time)
{
    const timespec at { static_cast<time_t>(time.time_since_epoch().count()), 0 };
    const timespec both[] { at, at };
    EXPECT_EQ(::utimensat(AT_FDCWD, file.c_str(), both, 0), 0);
}

std::string readStudio(const std::string& name, const Cells& cells)
{
    const TempFolder folder;
    const auto asCsv = folder.file(name + ".csv", studioCsv(cells));
    const auto asXlsx = folder.file(name + ".xlsx", studioXlsx(name, cells));
    for (const auto& file : { asCsv, asXlsx })
        saveAt(file, *parseTime("2026-03-14 12:00:00"));
    const auto csv = stagedText(asCsv);
    const auto xlsx = stagedText(asXlsx);
    const auto lines = [](const std::string& text) { return text.substr(text.find('\n') + 1); };
    EXPECT_EQ(withLines(lines(xlsx)), lines(csv));
    return lines(csv);
}

} // namespace mutuals::test
