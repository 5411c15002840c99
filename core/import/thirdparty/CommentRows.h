#pragma once

#include "core/import/table/TableReader.h"

namespace mutuals {

/// Comments that other people left, as third-party tools export them (Apify, TikTok-Api, 4CAT and
/// kin): one row per comment, columns found by the spellings of FORMATS 3. Ids stay text: doubles
/// and spreadsheets destroy their 19 digits.
class CommentRows final : public TableRows {
public:
    /// A table of comments has a text, a time, and a handle. Nothing for another table.
    static std::unique_ptr<TableRows> forHeader(const std::vector<std::string>& keys);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;

private:
    struct Columns {
        std::size_t handle, text, time;
        std::optional<std::size_t> id, likes, video;
    };
    explicit CommentRows(Columns columns)
        : m_columns(columns)
    {
    }

    Columns m_columns;
    std::unique_ptr<CommentSorter> m_comments = std::make_unique<CommentSorter>();
    std::optional<Error> m_failure; ///< of the temporary file
    std::string m_owner; ///< of the first video address
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

} // namespace mutuals
