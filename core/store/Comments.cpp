#include "core/store/Comments.h"

#include "core/store/Connection.h"
#include "core/store/Cursor.h"

#include <bit>

namespace mutuals {

std::uint64_t hashOf(const CommentRow& row)
{
    std::optional<std::int64_t> video;
    if (row.video)
        video = std::bit_cast<std::int64_t>(*row.video);
    return RowHash("comment")
        .add(row.author)
        .add(std::int64_t { row.at.time_since_epoch().count() })
        .add(row.cid)
        .add(video)
        .add(row.likes)
        .add(row.text)
        .value();
}

void sealComments(Connection& connection, std::map<std::int64_t, RowSeal>& seals)
{
    Cursor rows(connection, "SELECT import_id, author, at, cid, video, likes, text FROM comment");
    while (rows.next()) {
        CommentRow row;
        row.author = rows.text(1);
        row.at = Seconds(std::chrono::seconds(rows.number(2)));
        row.cid = rows.text(3);
        if (!rows.isNull(4))
            row.video = std::bit_cast<std::uint64_t>(rows.number(4));
        row.likes = rows.optional(5);
        row.text = rows.text(6);
        seals[rows.number(0)].add(hashOf(row));
    }
}

bool CommentReseal::hasOldTable() const
{
    return m_connection.database().tableExists("comment_seen");
}

CommentReseal::CommentReseal(Connection& connection)
    : m_connection(connection)
    , m_needed(hasOldTable())
{
    if (!m_needed)
        return;
    Cursor rows(connection,
        "SELECT s.import_id, c.cid FROM comment_seen s JOIN comment c ON c.id = s.comment_id");
    while (rows.next())
        m_before[rows.number(0)].add(RowHash("comment").add(rows.text(1)).value());
}

void CommentReseal::finish()
{
    if (!m_needed || hasOldTable())
        return;
    std::map<std::int64_t, RowSeal> after;
    sealComments(m_connection, after);
    for (const auto& [import, seal] : m_before) {
        std::uint64_t sum = 0;
        {
            Cursor kept(m_connection, "SELECT row_hash FROM import WHERE id = ?");
            kept.bind(1, import);
            if (!kept.next())
                continue;
            sum = std::bit_cast<std::uint64_t>(kept.number(0));
        }
        sum += after[import].hash - seal.hash;
        Cursor change(m_connection, "UPDATE import SET row_hash = ?1 WHERE id = ?2");
        change.bind(1, std::bit_cast<std::int64_t>(sum));
        change.bind(2, import);
        change.next();
    }
}

} // namespace mutuals
