#pragma once

#include "core/import/Importer.h"
#include "core/records/Import.h"

#include "ui/text/ErrorText.h"

#include <QString>

namespace mutuals::ui {

/// "1,633 followers, 208 following and 140 posts as of 18 December 2024.", for daily tables "365
/// days from 14 November 2025 to 13 November 2026." Empty lists are said, lists that the file does
/// not hold are not.
QString listsSentence(const ListCounts& lists, std::optional<Day> asOf, std::optional<Day> from,
    std::optional<Day> to);

/// "1 Jun 2024 – 21 Jan 2026"; "" when the file speaks of no days.
QString coverage(const std::optional<Day>& from, const std::optional<Day>& to);

/// "2,029 rows read, 2,001 new, 20 known, 8 left out".
QString rowsSentence(const RowCounts& rows);

/// "Imported", "Imported, with remarks", "Already imported", "Refused".
QString stateTitle(const FileOutcome& outcome);

/// Why a file was refused and what to do about it.
ErrorWords refusalWords(const FileOutcome& outcome);

/// The detail of its error without the file's own name, which may hold any words.
QString refusalReason(const FileOutcome& outcome);

/// How many rows before its early end could still be taken; nothing when it is refused for another
/// reason.
std::optional<qint64> completeRows(const FileOutcome& outcome);

/// Of a whole import: "3 files are in, 1 was known before, 1 could not be used."
QString outcomeSentence(const std::vector<FileOutcome>& outcomes);

} // namespace mutuals::ui
