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

/// What the user must say before a file can go in; "" when it asks nothing.
QString questionSentence(const FileOutcome& outcome);

/// The years in which the days of a file with the question `year` may end, newest first.
std::vector<int> candidateYears(const FileOutcome& outcome);

/// "Repeats 1 Mar – 28 Mar 2025 of “Overview.csv”: 3 days differ, and this newer download wins."
QString overlapSentence(const Overlap& overlap);

/// Of files that wait for the user's word: "All 3 files are ready", "Ready to import".
QString stagedTitle(const std::vector<FileOutcome>& files);

/// What the title leaves out: "2,301 new rows. 1 is in already, 2 cannot be used."
QString stagedSentence(const std::vector<FileOutcome>& files);

/// Of a whole import: "3 files are in, 1 was known before, 1 could not be used."
QString outcomeSentence(const std::vector<FileOutcome>& outcomes);

} // namespace mutuals::ui
