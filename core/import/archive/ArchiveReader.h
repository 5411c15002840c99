#pragma once

#include "core/base/Result.h"
#include "core/import/Staged.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// Whether all lists are missing, or null, or hold nothing that can be kept.
bool saysNothing(const ArchiveContent& content);

/// Reads the JSON of a data archive of any era, portion by portion, in constant memory (lists of
/// names go to a RowSorter). Tolerant by section, strict by row: sections may be missing, null or
/// elsewhere; a row that cannot be taken is reported with its place.
///
///   archive  = { section: { list ... } ... }     see ArchivePaths.h for where the lists are
///   follow   = { "Date": time, "UserName": handle | "N/A" }
///   post     = { "Date": time, "Link": text, "Likes": digits | "-1", ... }
///   comment  = { "Date" | "date": time, "Comment" | "comment": text, ... }
///   chats    = { "Chat History with " handle ":": [ message ... ] }
///   message  = { "Date": time, "From": handle, "Content": text }
///   profile  = { "userName": handle, "followerCount": number, "followingCount": number, ... }
///   time     = "YYYY-MM-DD hh:mm:ss" [" UTC"]
///
/// The text of messages, mail addresses and phone numbers pass by unread.
class ArchiveReader {
public:
    /// latest: when the export was made, as far as that is known; dates more than a day later are
    /// unreadable.
    explicit ArchiveReader(Seconds latest);
    ~ArchiveReader();

    /// UTF-8 text of the file in portions of whole characters, as TextDecoder gives them: resumed
    /// within a character or an escape, Boost.JSON 1.81 writes past its buffer of 4 KiB.
    /// errors: notAnExport, damaged (place in bytes), cannotWrite
    Result<> feed(std::string_view text);
    /// The end of the file. A file that ends early is `cutShort` unless `acceptPartial`.
    Result<> finish(bool acceptPartial);
    std::int64_t repaired() const; ///< halves of surrogate pairs that were replaced by U+FFFD

    std::int64_t completeRows() const; ///< read so far

    /// Moves what was read to `staged`: content, owner, dates, counts, reports, notes.
    /// errors  notAnExport: JSON, but none of the known lists is in it, or all are null or without
    ///         a row that can be kept
    Result<> stage(Staged& staged);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace mutuals
