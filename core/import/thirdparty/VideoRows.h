#pragma once

#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/TableHead.h"

#include <map>

namespace mutuals {

/// Videos as pyktok lists them, one row each, and what yt-dlp says of one (info.json, which has no
/// comments for TikTok). Those of the creator are posts with their counts, as Studio's Content has
/// them; rows about videos of others are refused.
class VideoRows final : public TableRows {
public:
    static std::unique_ptr<TableRows> forHeader(const TableHead& head);

    void add(const TableRow& row) override;
    /// errors  notAnExport: no readable row; ambiguous: the videos are of several creators, none of
    ///         whom is known
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return Question::whose; }

private:
    struct Columns {
        std::size_t video, author;
        std::optional<std::size_t> site; ///< where the videos may be of other sites
        std::optional<std::size_t> title;
        std::vector<NumberColumn<Post>> numbers;
    };
    VideoRows(const TableHead& head, Columns columns)
        : m_columns(std::move(columns))
        , m_owner(head.creators)
    {
    }

    Columns m_columns;
    std::map<std::uint64_t, Post> m_posts; ///< of the first creator, by video
    TableOwner m_owner;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
    std::int64_t m_foreign = 0; ///< of the rejected, those about videos of others
};

} // namespace mutuals
