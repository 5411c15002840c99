#pragma once

#include "core/curation/Curation.h"

#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// One cell of a CSV that spreadsheets open without harm: quoted where needed, and with a leading
/// apostrophe where a spreadsheet would take the text for a formula (= + - @ | tab, carriage return
/// and the full-width forms).
std::string csvCell(std::string_view text);

/// UTF-8 with a byte order mark and CRLF, as spreadsheets expect it (RFC 4180).
std::string csvTable(const std::vector<std::vector<std::string>>& rows);

std::string worklistCsv(const std::vector<ListItem>& items);

} // namespace mutuals
