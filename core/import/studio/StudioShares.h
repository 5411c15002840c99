#pragma once

#include "core/import/studio/StudioHeader.h"
#include "core/import/table/TableReader.h"

#include <map>
#include <string>
#include <vector>

namespace mutuals {

/// Which part of the followers belongs to a group.
///
///   FollowerGender          Gender, Distribution            Male, Female, Other
///   FollowerTopTerritories  Top territories, Distribution   ISO 3166 codes, Others
///
/// Parts are fractions ("0.59"), or percents with their sign ("61%"). The table bears no day.
/// Accounts with few followers get the header alone. Source: FORMATS 2.3.
class StudioShares final : public TableRows {
public:
    /// Nothing when the header is that of another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    std::vector<std::size_t> unread() const override { return m_unread; }

private:
    StudioShares(ImportKind kind, std::size_t name, const StudioHeader& header);

    ImportKind m_kind;
    std::size_t m_name, m_share;
    std::vector<std::size_t> m_unread;
    std::vector<FollowerShare> m_shares;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

/// The part that a cell tells, 0..1: "0.59", "0,59", "61%", "61 %"; nothing for words of no data,
/// for what is no number and for what is no part of a whole.
std::optional<double> cellShare(std::string_view cell);

} // namespace mutuals
