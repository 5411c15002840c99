#pragma once

#include "core/import/studio/StudioHeader.h"
#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"

#include <map>
#include <vector>

namespace mutuals {

/// The table of single videos: Studio's Content, or Business Suite's. Studio writes titles raw, so
/// that quotes and commas in them shift the cells; a row is read from its anchor, the address of
/// the video: what stands before it, but for the first cell, is the title, and the numbers follow
/// it.
///
///   Content        Time, Video title, Video link, Post time, Total likes, Total comments,
///                  Total shares, Total views
///   Business Suite Video title, Video link, Post time, Video views, Likes, Comments, Shares, ...;
///                  in Swedish as well
///
/// Time is the day of the export, without a year; Post time is left for the exact one that the
/// video id holds. Source: FORMATS 2.2, 2.3, 2.5.
class StudioContent final : public TableRows {
public:
    /// Nothing when the header is that of another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    std::vector<std::size_t> unread() const override { return m_unread; }

private:
    using Column = NumberColumn<Post>; ///< its place: how many cells after the address
    StudioContent(const StudioHeader& header, std::vector<Column> columns);

    bool m_beginsWithTime;
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_unread;
    std::map<std::uint64_t, Post> m_posts;
    std::string m_owner;
    PartialDate m_exported;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

} // namespace mutuals
