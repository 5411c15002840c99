#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mutuals {

/// One object of a list, flattened: {"user": {"unique_id": "ana"}} is "user.unique_id" = "ana".
/// Lists in it are passed over, but for replies, which are items of their own.
struct JsonItem {
    std::int64_t number = 0; ///< in the order of their beginnings, from 1
    std::string list; ///< name of the list that holds it, as normalizedKey(); "" none
    std::vector<std::pair<std::string, std::string>> values; ///< nothing for null
};

/// Reads the JSON that third-party tools write, portion by portion, in the memory of one item:
///
///   file  = list | page { page } | item newline { item newline }     NDJSON
///   page  = { ..., name: list, ... }     name: comments, userList, followers, data, ...
///   list  = [ item | page, ... ]
///
/// "data" around an item is left out of its names (Zeeschuimer). A line of NDJSON that cannot be
/// read costs itself. Source: FORMATS 3.
class JsonItems {
public:
    using Take = std::function<void(const JsonItem& item)>;
    using Refuse = std::function<void(std::string place, std::string reason)>;
    JsonItems(Take take, Refuse refuse);
    ~JsonItems();

    /// UTF-8 text in portions of whole characters. errors: notAnExport, damaged (place in bytes)
    Result<> feed(std::string_view text);
    /// The end of the file. errors: cutShort: it ends early, unless `acceptPartial`;
    /// notAnExport: ... before anything of use
    Result<> finish(bool acceptPartial);

    std::int64_t complete() const; ///< items given so far
    std::int64_t repaired() const; ///< halves of surrogate pairs that were replaced by U+FFFD
    bool endsEarly() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace mutuals
