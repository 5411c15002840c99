#pragma once

#include "core/base/Result.h"
#include "core/import/thirdparty/Times.h"
#include "core/records/Import.h"
#include "core/records/Post.h"
#include "core/records/Profile.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

// How a table comes in that no reader knows, and what a window that asks for its columns needs:
//
//   FileOutcome::question is `columns` or `dates`, FileOutcome::unknownTable shows the table's
//   beginning. Its `guessed` is where the user starts; ColumnMapping::assign() changes it column by
//   column, among kColumnRoles; preview() tells after each change what would be read, what is
//   lacking and which rows are refused and why. The answer is
//   ImportOptions::mappings[headerKey(table.header)], handed to StagedImport::answer(). A table
//   that went in is remembered by its header and asks no more; its outcome has an unknownTable as
//   well, so that the mapping can be looked at and changed.

/// What a column of a table is for.
enum class ColumnRole {
    handle,
    time,
    text,
    likes,
    video, ///< of a comment: its video's number or address
    id, ///< of a comment
    displayName,
    bio,
    region,
    followers,
    following,
    videos, ///< how many a person has
    verified,
    isPrivate,
};
/// All of them, in the order in which they are offered.
inline constexpr std::array<ColumnRole, 14> kColumnRoles { ColumnRole::handle, ColumnRole::time,
    ColumnRole::text, ColumnRole::likes, ColumnRole::video, ColumnRole::id, ColumnRole::displayName,
    ColumnRole::bio, ColumnRole::region, ColumnRole::followers, ColumnRole::following,
    ColumnRole::videos, ColumnRole::verified, ColumnRole::isPrivate };
std::string_view roleName(ColumnRole role); ///< as `mutuals-cli import --map` spells it
std::optional<ColumnRole> roleNamed(std::string_view name);

/// How to read a table that no reader knows: which column is what. With a handle, a time and a text
/// its rows are comments; with a handle and something about its bearer they are profiles.
struct ColumnMapping {
    std::map<ColumnRole, std::string> columns; ///< columnName()s
    std::optional<DateOrder> dates; ///< of days like 01/02/2023; nothing: the file must tell

    enum class Reads { nothing, comments, profiles };
    Reads reads() const;
    /// Where it reads nothing: what must be named first. `handle`; or `time` beside a text; or
    /// `text`, which stands for anything that can be said of a handle: a text and its time, a bio,
    /// a count.
    std::vector<ColumnRole> lacking() const;

    bool fits(const std::vector<std::string>& header) const; ///< it has all columns named here
    std::vector<std::string> absent(const std::vector<std::string>& header) const; ///< which not

    /// What a column is read as; nothing: it is passed over.
    std::optional<ColumnRole> roleOf(std::string_view column) const;
    /// Reads a column as something, or passes it over. A role has one column, a column one role:
    /// what stood in the way is passed over.
    void assign(std::string_view column, std::optional<ColumnRole> role);

    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

/// What a column is known by: the columnKey() of its header cell; "#3" where that is empty or an
/// earlier column's. A mapping may call any column by its number.
std::string columnName(const std::vector<std::string>& header, std::size_t column);
/// Which column of a header bears a name.
std::optional<std::size_t> columnNamed(
    const std::vector<std::string>& header, std::string_view name);
/// What a header is known by: its column names.
std::string headerKey(const std::vector<std::string>& header);

/// As the workspace keeps it: {"columns": {"handle": "who"}, "dates": "day-first"}.
std::string mappingText(const ColumnMapping& mapping);
std::optional<ColumnMapping> mappingOf(std::string_view text);
/// As the user types it, column names as columnName() writes them. Nothing to type: "".
std::string typed(const ColumnMapping& mapping);
/// The other way round: "handle=Who,time=When,text=Comment,dates=day-first"; "dates=day-first"
/// alone is for tables whose columns are known.
/// errors  invalid: a role that is none, a part without "=", nothing that could be read
Result<ColumnMapping> mappingTyped(std::string_view text);

/// The beginning of a table that no reader knows, for the user to say what its columns are.
struct UnknownTable {
    std::vector<std::string> header; ///< as it stands there; all "" where the table has none
    std::vector<std::vector<std::string>> rows; ///< the first kMostRows; cells cut for looking at
    ColumnMapping guessed; ///< where the table was read by a mapping: that one

    bool hasHeader() const;

    static constexpr std::size_t kMostRows = 20;
};

/// The table that the first rows of a file seem to be: below a title, with a header or without one.
/// Nothing where they are no table of two columns and a row.
std::optional<UnknownTable> tableIn(const std::vector<std::vector<std::string>>& rows);

/// Whether a column could hold user names: without one no mapping reads anything.
bool mayNamePeople(const UnknownTable& table);

/// Guesses from the words of the header and from the cells.
ColumnMapping guessedMapping(
    const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);
/// Whether a row holds what no header does: a time, a handle with its @, the address of a video.
bool looksLikeData(const std::vector<std::string>& row);

/// What a mapping would read of the first rows.
struct MappingPreview {
    ColumnMapping::Reads reads = ColumnMapping::Reads::nothing;
    std::vector<Comment> comments; ///< the first kMostRecords of them,
    std::vector<Profile> profiles; ///< or of these
    std::int64_t readable = 0, refused = 0; ///< of the first rows
    /// Why rows are refused, or read without a value; "row 3" is the third of the table's.
    std::vector<Report> reports;
    std::vector<ColumnRole> lacking; ///< as ColumnMapping::lacking()
    bool asksForDates = false; ///< the days may be day first or month first

    static constexpr std::size_t kMostRecords = 5;
};
/// latest  the last day that a time may mean
MappingPreview preview(const UnknownTable& table, const ColumnMapping& mapping, Day latest);

} // namespace mutuals
