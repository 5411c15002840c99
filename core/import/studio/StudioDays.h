#pragma once

#include "core/import/studio/DatedRows.h"
#include "core/import/studio/StudioHeader.h"
#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"

#include <vector>

namespace mutuals {

/// The daily tables of TikTok Studio: UTF-8 with a byte order mark, every cell quoted, English
/// headers, dates without a year in the interface language, "undefined" for no data; and those of
/// Business Suite, with full dates and translated headers.
///
///   Overview           Date, Video Views, Profile Views, Likes, Comments, Shares
///   FollowerHistory    Date, Followers, Difference in followers from previous day
///   Viewers            Date, Total Viewers, New Viewers, Returning Viewers
///   Business overview  Date, Video views, Reached audience, Profile views, Likes, Shares, Comments,
///                      ..., Net growth, New followers, Lost followers
///   Business audience  Date, New followers, Total followers, Reached audience, Engaged audience
///
/// The difference column is not read: TikTok computes it in two ways. Rows may stand in any order;
/// of a day listed twice the first row counts.
/// Source: FORMATS 2.2, 2.3, 2.5, facts 8 and 9.
class StudioDays final : public TableRows {
public:
    /// Nothing when the header is that of another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return m_question; }
    std::vector<std::size_t> unread() const override { return m_unread; }

private:
    using Column = NumberColumn<DayMetrics>;
    StudioDays(ImportKind kind, const StudioHeader& header);

    ImportKind m_kind;
    std::size_t m_date;
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_unread;
    DatedRows m_rows;
    std::vector<DayMetrics> m_days;
    Reports m_reports;
    Question m_question = Question::year;
};

} // namespace mutuals
