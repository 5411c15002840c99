#pragma once

#include "core/import/table/ColumnMapping.h"

#include <QString>
#include <QStringList>

namespace mutuals::ui {

/// "User name", "Time", ...: what a column is for.
QString roleTitle(ColumnRole role);

/// How a mapping reads the first rows: "18 of the first 20 rows can be read as comments. ..."
QString mappingSentence(const MappingPreview& preview);

/// The first of what it reads, a line each: "@ben  ·  1 Mar 2024, 10:00 UTC  ·  “so good”".
///
/// hideNames  a stand-in for each name
QStringList mappingLines(const MappingPreview& preview, bool hideNames);

/// A cell of a table as it may be shown: on one line, nothing in it acts.
QString shownCell(const std::string& cell);

} // namespace mutuals::ui
