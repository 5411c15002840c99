#pragma once

#include "core/base/Result.h"
#include "core/import/Staged.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// Reads the JSON of a data archive of any era, portion by portion, in constant memory (lists of
/// names go to a RowSorter). Tolerant by section, strict by row: sections may be missing, null or
/// elsewhere; a row that cannot be taken is reported with its place.
///
///   archive  = { section: { list ... } ... }     see ArchivePaths.h for where the lists are
///   follow   = { "Date": time, "UserName": handle | "N/A" }
///   post     = { "Date": time, "Link": text, "Likes": digits | "-1", ... }
///   comment  = { "Date" | "date": time, "Comment" | "comment": text, ... }
///   chats    = { "Chat History with " handle ":": [ { "Date": time, "From": handle, "Content":
///   text } ] } profile  = { "userName": handle, "followerCount": number, "followingCount": number,
///   ... } time     = "YYYY-MM-DD hh:mm:ss" [" UTC"]
///
/// The text of messages, mail addresses and phone numbers pass by unread.
class ArchiveReader {
public:
    /// madeAt: when the export was made, if its name says; later dates are then unreadable.
    explicit ArchiveReader(std::optional<Seconds> madeAt);
    ~ArchiveReader();

    /// UTF-8 text of the file. errors: notAnExport, damaged (place in bytes), cannotWrite
    Result<> feed(std::string_view text);
    /// The end of the file. A file that ends early is `damaged` unless `acceptPartial`.
    Result<> finish(bool acceptPartial);

    /// Moves what was read to `staged`: content, owner, dates, counts, reports, notes.
    /// errors  notAnExport: JSON, but none of the known sections is in it
    Result<> stage(Staged& staged);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace mutuals
