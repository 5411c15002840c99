#pragma once

#include "core/base/Time.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mutuals::test {

/// A table of Studio's, cell by cell, as the CSV and as the XLSX that Studio writes of it
/// (FORMATS 2.1, 2.2): a byte order mark and every cell quoted, or every cell a text.
using Cells = std::vector<std::vector<std::string>>;
std::string studioCsv(const Cells& cells);
std::string studioXlsx(const std::string& name, const Cells& cells);

/// Makes a file as old as that.
void saveAt(const std::filesystem::path& file, Seconds time);

/// What is read of `name`.csv and of `name`.xlsx, which must be the same: the lines of
/// StagedText.h. Both were saved on 14 March 2026 and are read the day after.
std::string readStudio(const std::string& name, const Cells& cells);

} // namespace mutuals::test
