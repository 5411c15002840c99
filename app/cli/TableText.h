#pragma once

#include "core/import/table/ColumnMapping.h"

#include <string>

namespace mutuals::cli {

/// The beginning of a table whose columns are the user's to say: each column with its first cells
/// and what it is taken for, what would be read of the first rows, and the --map to change.
std::string tableText(const UnknownTable& table);

} // namespace mutuals::cli
