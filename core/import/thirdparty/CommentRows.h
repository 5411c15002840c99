#pragma once

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/TableHead.h"
#include "core/import/thirdparty/Times.h"

namespace mutuals {

/// Comments that other people left, as third-party tools export them (Apify, TikTok-Api, 4CAT and
/// kin): one row per comment, columns found by the spellings of FORMATS 3, flat or within "user"
/// and "author". Ids stay text: doubles and spreadsheets destroy their 19 digits.
///
/// Of days like 01/02/2023 the first that can be but one tells for the file; where none does, it is
/// asked. TikTokCommentScraper writes what the page shows: days as DD-MM-YYYY, and "3h ago", which
/// its own "Now" above the header makes a time.
class CommentRows final : public TableRows {
public:
    /// A table of comments has a text, a time, and a handle. Nothing for another table.
    static std::unique_ptr<TableRows> forHeader(const TableHead& head);

    void add(const TableRow& row) override;
    /// errors  notAnExport: no readable row; ambiguous: no day tells the order
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return Question::dates; }
    std::optional<ColumnMapping> mapping(const std::vector<std::string>& header) const override;
    std::optional<DateOrder> dates() const { return m_dates; }

private:
    struct Columns {
        std::size_t handle, text, time;
        std::optional<std::size_t> id, likes;
        std::vector<std::size_t> videos; ///< numbers or addresses, the best first
    };
    struct Held {
        std::vector<std::string> cells;
        std::string sheet;
        TableRow row;
    };
    CommentRows(const TableHead& head, Columns columns);
    bool waits(const TableRow& row);
    void readDates(DateOrder order);
    void read(const TableRow& row, std::optional<Seconds> time);
    std::optional<Seconds> timeOf(std::string_view cell) const;
    /// The creator of the video; "" where nothing names them.
    std::string placeOnVideo(const TableRow& row, Comment& comment);

    Columns m_columns;
    std::string m_publisher; ///< of the one video that the table is of; "" it is of several
    std::optional<std::uint64_t> m_post; ///< that video
    std::optional<DateOrder> m_dates;
    std::vector<Held> m_held; ///< rows that wait for the order
    bool m_holdsAll = true; ///< ... all that should
    std::optional<Seconds> m_now; ///< when it read the page
    std::unique_ptr<CommentSorter> m_comments = std::make_unique<CommentSorter>();
    std::optional<Error> m_failure; ///< of the temporary file
    Comment m_comment; ///< of the row; here, so that its memory is asked for once
    TableOwner m_owner; ///< of the videos
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

} // namespace mutuals
