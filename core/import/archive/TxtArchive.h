#pragma once

#include "core/base/Hash.h"
#include "core/import/archive/ArchiveRows.h"
#include "core/import/archive/TxtRoles.h"

#include <functional>
#include <string>
#include <vector>

namespace mutuals {

/// Reads a data archive of text files, file by file, in constant memory (lists of names go to a
/// RowSorter). What comes out is what ArchiveReader makes of the same archive as JSON.
///
///   archive = { Category/List.txt }         names and labels in the language of the app
///   list    = sentence | { record }         see TxtRecords.h; a sentence: no data
///   follow  = time label, user name label
///   post    = time, link { link }, likes, ...
///   comment = time, text, ...
///   chats                                   see TxtChats.h
///   profile = user name, follower count, following count, ...
///   time    = "YYYY-MM-DD hh:mm:ss" [" UTC"]
///
/// The text of messages, mail addresses and phone numbers pass by unread.
class TxtArchive {
public:
    /// latest    when the export was made, as far as that is known
    /// consumed  told how many bytes were read since the last call
    TxtArchive(const std::vector<TxtPart>& parts, TxtRoles roles, Seconds latest,
        std::function<void(std::uint64_t bytes)> consumed);

    /// Reads all lists. A file that ends within a record is `cutShort` unless `acceptPartial`.
    /// errors  cutShort, damaged, cannotOpen, cannotWrite, cancelled
    Result<> read(bool acceptPartial, const Run& run);
    std::int64_t completeRows() const { return m_rows.completeRows(); }

    /// Moves what was read to `staged`: content, owner, dates, counts, reports, notes, and the
    /// fingerprint of the files that were used, in the order of their lists.
    /// errors  notAnExport: none of the lists is in it
    Result<> stage(Staged& staged);

private:
    struct Cut {
        TxtSection section;
        std::string file;
        std::int64_t line;
    };
    std::vector<std::size_t> order() const;
    Result<> readPart(std::size_t part, const Run& run);
    Result<> readList(std::size_t part, const Run& run);
    Result<> readChats(std::size_t part, const Run& run);
    Result<> pour(std::size_t part, const std::function<Result<>(std::string_view text)>& feed,
        const Run& run);
    void takeProfile(const std::string& label);

    const std::vector<TxtPart>& m_parts;
    TxtRoles m_roles;
    std::function<void(std::uint64_t)> m_consumed;
    ArchiveRows m_rows;
    Fingerprint m_hash;
    std::int64_t m_repaired = 0;
    std::vector<Cut> m_cuts;
    std::vector<std::string> m_notes;
};

} // namespace mutuals
