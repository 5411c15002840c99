#pragma once

#include "core/base/Time.h"
#include "core/store/RowHash.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

namespace mutuals {

/// A comment as one import holds it.
struct CommentRow {
    std::string_view author; ///< handleKey() of who wrote it, "" the creator
    Seconds at {};
    std::string_view cid; ///< TikTok's id, or one made of author, time and number
    std::optional<std::uint64_t> video;
    std::optional<std::int64_t> likes;
    std::string_view text;
};

inline std::array<std::string_view*, 3> textsOf(CommentRow& row)
{
    return { &row.author, &row.cid, &row.text };
}

/// The comments of one file, each once, by author, time and id (bytes).
class SortedComments {
public:
    virtual ~SortedComments() = default;
    /// False at the end. The views hold until the next call.
    virtual bool next(CommentRow& row) = 0;
    virtual std::int64_t count() const = 0; ///< at most so many rows
};

std::uint64_t hashOf(const CommentRow& row);

/// Adds what is stored to the sums of the imports that hold it.
void sealComments(Connection& connection, std::map<std::int64_t, RowSeal>& seals);

/// Schema 1 and 2 held the text of a comment once, and its id alone was in the sum of an import.
/// Made before the migration to schema 3 it remembers those sums; finish() puts the new ones in
/// their place, so that what was damaged before is still found.
class CommentReseal {
public:
    explicit CommentReseal(Connection& connection);
    void finish();

private:
    bool hasOldTable() const;
    Connection& m_connection;
    std::map<std::int64_t, RowSeal> m_before;
    bool m_needed;
};

} // namespace mutuals
