#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/import/SourceFile.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// A text file that may belong to a data archive: in a zip, in a folder or alone.
struct TxtSource {
    std::string label; ///< its name, as SourceEntry::name
    std::string folder; ///< path of the folder it lies in: never opened, only compared
    std::string root; ///< ... of the archive's folder, as far as paths tell
    std::uint64_t bytes = 0;
    std::size_t number = 0; ///< its place among those it came with
    std::function<Result<>(const SourceFile::Take& take, const Run& run)> read;
};

/// What the values of one label look like.
struct TxtColumn {
    std::string label; ///< its letters
    std::int64_t given = 0; ///< records that have it
    std::int64_t times = 0, addresses = 0, numbers = 0;
    std::int64_t names = 0; ///< without a blank and no address, or "N/A"
};

/// What a text file is, told by its first 64 KiB.
struct TxtSurvey {
    enum class Shape {
        blank, ///< nothing but blanks
        sentence, ///< one line without a label: how TikTok says that a section is empty
        prose, ///< more lines, none of them a record
        fields, ///< labels, but no time: a profile, settings
        records, ///< blocks of labels, one of them a time
        chats, ///< ">>> Chat History with ..."
        groupChats, ///< other heads
        foreign, ///< JSON, HTML, a table, no text
    } shape = Shape::blank;
    std::vector<TxtColumn> columns; ///< of fields and records: what most records have, in order
    std::string start; ///< letters of the label that begins a record
    std::string last; ///< ... that ends each record, or ""
    std::int64_t records = 0; ///< seen in those bytes
    std::string sentence; ///< letters of the one line

    const TxtColumn* column(std::string_view label) const;
    const TxtColumn* times() const; ///< the column of the time
};

TxtSurvey surveyTxt(std::string_view head, bool isWhole);
/// errors  those of reading
Result<TxtSurvey> surveyTxt(const TxtSource& source, const Run& run);

} // namespace mutuals
