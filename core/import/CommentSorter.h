#pragma once

#include "core/base/Result.h"
#include "core/import/RunSorter.h"
#include "core/records/Post.h"
#include "core/store/Comments.h"

#include <functional>
#include <string>

namespace mutuals {

/// Collects the comments of a file in any order and gives them back as they are stored: by author,
/// time and id, each id of an author once. Memory stays below some 40 MB for any number of them.
///
/// Where a file gives no id, one is made: author, time, and a number among the author's comments of
/// that second, in the order added.
class CommentSorter final : public SortedComments {
public:
    CommentSorter();

    /// errors: cannotWrite (temporary file)
    Result<> add(const Comment& comment);
    std::int64_t rows() const { return m_sorter.rows() - m_dropped; }
    bool empty() const { return rows() == 0; }
    Seconds first() const { return m_first; } ///< of the rows; zero while there is none
    Seconds last() const { return m_last; }

    /// What this handle wrote is the creator's own. For files that name all authors.
    void ownedBy(std::string_view handle);
    /// Leaves out what is later, and tells its times.
    Result<> dropAfter(Seconds latest, const std::function<void(Seconds at)>& dropped);

    /// Ends adding and goes to the first row; may be called again to start over.
    Result<> rewind();
    bool next(CommentRow& row) override;
    std::int64_t count() const override { return rows(); }
    /// After the last row: whether all came back from the temporary file.
    bool allGiven() const { return m_sorter.allGiven(); }

private:
    bool nextKept(CommentRow& row);
    void see(Seconds at);

    RunSorter m_sorter;
    std::string m_key, m_value; ///< of the row being added
    std::string m_before; ///< key of the row given last
    std::string m_owner, m_cid;
    std::int64_t m_number = 0; ///< among comments without an id
    std::int64_t m_dropped = 0;
    Seconds m_first {}, m_last {};
    Seconds m_latest = Seconds::max();
    bool m_isFirst = true;
};

} // namespace mutuals
