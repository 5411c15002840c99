#pragma once

#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"

#include <vector>

namespace mutuals {

/// The daily tables of TikTok Studio: UTF-8 with a byte order mark, every cell quoted, English
/// headers, dates without a year in the interface language, "undefined" for no data.
///
///   Overview         Date, Video Views, Profile Views, Likes, Comments, Shares
///   FollowerHistory  Date, Followers, Difference in followers from previous day
///
/// The difference column is not read: TikTok computes it in two ways.
/// Source: FORMATS 2.2, 2.3, facts 8 and 9.
class StudioDays final : public TableRows {
public:
    /// Nothing when the header is that of another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;

private:
    using Column = NumberColumn<DayMetrics>;
    StudioDays(ImportKind kind, std::size_t date, std::vector<Column> columns);

    ImportKind m_kind;
    std::size_t m_date;
    std::vector<Column> m_columns;
    std::vector<PartialDate> m_dates;
    std::vector<DayMetrics> m_days;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

} // namespace mutuals
