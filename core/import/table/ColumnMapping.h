#pragma once

#include "core/base/Result.h"
#include "core/import/thirdparty/Times.h"
#include "core/records/Import.h"
#include "core/records/Post.h"
#include "core/records/Profile.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

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
std::string_view roleName(ColumnRole role); ///< as `mutuals-cli import --map` spells it
std::optional<ColumnRole> roleNamed(std::string_view name);

/// How to read a table that no reader knows: which column is what. With a handle, a time and a text
/// its rows are comments; with a handle and something about its bearer they are profiles.
struct ColumnMapping {
    std::map<ColumnRole, std::string> columns; ///< columnName()s
    std::optional<DateOrder> dates; ///< of days like 01/02/2023; nothing: the file must tell

    enum class Reads { nothing, comments, profiles };
    Reads reads() const;
    bool fits(const std::vector<std::string>& header) const; ///< has all its columns

    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

/// What a column is known by: the columnKey() of its header cell; "#3" where that is empty.
std::string columnName(const std::vector<std::string>& header, std::size_t column);
/// What a header is known by: its column names.
std::string headerKey(const std::vector<std::string>& header);

/// As the workspace keeps it: {"columns": {"handle": "who"}, "dates": "day-first"}.
std::string mappingText(const ColumnMapping& mapping);
std::optional<ColumnMapping> mappingOf(std::string_view text);
/// As the user types it: "handle=Who,time=When,text=Comment,dates=day-first".
/// errors  invalid: a role that is none, a part without "=", no handle
Result<ColumnMapping> mappingTyped(std::string_view text);

/// The beginning of a table that no reader knows, for the user to say what its columns are.
struct UnknownTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< the first kMostRows
    ColumnMapping guessed;

    static constexpr std::size_t kMostRows = 20;
};

/// Guesses from the words of the header and from the cells.
ColumnMapping guessedMapping(
    const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

/// What a mapping would read of the first rows.
struct MappingPreview {
    ColumnMapping::Reads reads = ColumnMapping::Reads::nothing;
    std::vector<Comment> comments; ///< the first kMostRecords of them,
    std::vector<Profile> profiles; ///< or of these
    std::int64_t readable = 0, refused = 0; ///< of the first rows
    std::vector<Report> reports; ///< why rows are refused, or read without a value
    bool asksForDates = false; ///< the days may be day first or month first

    static constexpr std::size_t kMostRecords = 5;
};
MappingPreview preview(const UnknownTable& table, const ColumnMapping& mapping, Day latest);

} // namespace mutuals
