#pragma once

#include "core/import/studio/DatedRows.h"

#include <vector>

namespace mutuals {

/// When followers are active: seven days, each with the hours 0 to 23 of the account's own time.
///
///   FollowerActivity  Date, Hour, Active followers
///
/// The zeros that end the last day are hours that were not counted yet. Accounts with few followers
/// get the header alone. Source: FORMATS 2.3.
class StudioHours final : public TableRows {
public:
    /// Nothing when the header is that of another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return m_question; }
    std::vector<std::size_t> unread() const override { return m_unread; }

private:
    StudioHours(
        std::size_t date, std::size_t hour, std::size_t followers, std::vector<std::size_t> unread);

    std::size_t m_date, m_hour, m_followers;
    std::vector<std::size_t> m_unread;
    DatedRows m_rows;
    std::vector<ActiveHour> m_hours; ///< of the rows with a date; hour -1: it has none
    Reports m_reports;
    Question m_question = Question::year;
};

} // namespace mutuals
