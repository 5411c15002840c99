#include "core/store/Talk.h"

#include "core/records/Handle.h"
#include "core/store/Accounts.h"
#include "core/store/BatchInsert.h"
#include "core/store/Connection.h"
#include "core/store/Cursor.h"
#include "core/store/LongWork.h"
#include "core/store/RowsAhead.h"

#include <bit>
#include <map>
#include <tuple>

namespace mutuals {

namespace {

constexpr std::int64_t kPollRows = 4096;

/// The account of each handle that a file mentions, made where needed.
class Mentioned {
public:
    Mentioned(Connection& connection, Id<Creator> creator)
        : m_accounts(connection, creator)
    {
    }
    std::int64_t numberOf(const std::string& handle)
    {
        const std::string key = handleKey(handle);
        auto found = m_known.find(key);
        if (found == m_known.end()) {
            found = m_known.emplace(key, m_accounts.numberOf(key, handle)).first;
            m_accounts.flush();
        }
        return found->second;
    }

private:
    Accounts m_accounts;
    std::map<std::string, std::int64_t> m_known;
};

/// Which comments other imports of the creator hold already. Asked in their order it looks into the
/// table only where it holds something.
class KnownComments {
public:
    KnownComments(Connection& connection, Id<Creator> creator, Id<Import> but)
        : m_next(connection,
            "SELECT author, at, cid FROM comment WHERE creator_id = ?1"
            " AND (author, at, cid) >= (?2, ?3, ?4) AND import_id <> ?5"
            " ORDER BY author, at, cid LIMIT 1")
    {
        m_next.bind(1, creator.value);
        m_next.bind(5, but.value);
    }

    bool holds(const CommentRow& row)
    {
        const std::tuple wanted(
            row.author, std::int64_t { row.at.time_since_epoch().count() }, row.cid);
        if (!m_sought || wanted < m_from.view() || (m_found && m_found->view() < wanted))
            seek(wanted);
        return m_found && m_found->view() == wanted;
    }

private:
    using View = std::tuple<std::string_view, std::int64_t, std::string_view>;
    struct Key {
        std::string author;
        std::int64_t at = 0;
        std::string cid;
        View view() const { return { author, at, cid }; }
    };
    static Key keyOf(const View& view)
    {
        return { std::string(std::get<0>(view)), std::get<1>(view),
            std::string(std::get<2>(view)) };
    }
    void seek(const View& wanted)
    {
        m_sought = true;
        m_from = keyOf(wanted);
        m_next.bindView(2, m_from.author);
        m_next.bind(3, m_from.at);
        m_next.bindView(4, m_from.cid);
        m_found.reset();
        if (m_next.next())
            m_found = keyOf({ m_next.text(0), m_next.number(1), m_next.text(2) });
        m_next.reset();
    }

    Cursor m_next;
    bool m_sought = false;
    Key m_from;
    std::optional<Key> m_found; ///< the first one from m_from on
};

} // namespace

Talk::Talk(Connection& connection)
    : m_connection(connection)
{
}

Result<Talk::Counts> Talk::counts(Id<Creator> creator)
{
    return guarded([&] {
        Query row(m_connection,
            "SELECT (SELECT count(*) FROM post WHERE creator_id = ?1),"
            " (SELECT count(*) FROM import WHERE creator_id = ?1 AND kind NOT LIKE 'archive%'"
            "  AND comments IS NOT NULL),"
            " (SELECT max(id) FROM import WHERE creator_id = ?1 AND kind = 'comments')");
        row.with(creator).next();
        const int files = row.count(1);
        if (files == 0)
            return Counts { row.count(0), 0 };
        // One file holds each comment once; only of several must they be told apart.
        const bool isAlone = files == 1 && !row.isNull(2);
        Query comments(m_connection,
            isAlone ? "SELECT (SELECT row_count FROM import WHERE id = ?2)"
                      " - (SELECT count(*) FROM comment WHERE creator_id = ?1 AND author = ''"
                      "    AND import_id = ?2)"
                    : "SELECT count(DISTINCT cid) FROM comment WHERE creator_id = ?1"
                      " AND author > '' AND ?2 IS ?2");
        comments.with(creator, row.optional(2, &Query::number)).next();
        return Counts { row.count(0), comments.count(0) };
    });
}

Result<int> Talk::addPosts(
    Id<Creator> creator, Id<Import> import, const std::vector<Post>& posts, RowSeal& seal)
{
    return guarded([&] {
        int fresh = 0;
        std::map<Seconds, int> inSecond;
        for (const Post& post : posts) {
            const int number = inSecond[post.postedAt]++;
            fresh += Query(m_connection,
                "INSERT OR IGNORE INTO post (creator_id, posted_at, number) VALUES (?, ?, ?)")
                         .with(creator, post.postedAt, number)
                         .run();
            Query(m_connection,
                "INSERT INTO post_seen (import_id, post_id, likes) SELECT ?1, id, ?2 FROM post"
                " WHERE creator_id = ?3 AND posted_at = ?4 AND number = ?5")
                .with(import, post.likes, creator, post.postedAt, number)
                .run();
            seal.add(RowHash("post")
                         .add(std::int64_t { post.postedAt.time_since_epoch().count() })
                         .add(std::int64_t { number })
                         .add(post.likes)
                         .value());
        }
        return fresh;
    });
}

Result<int> Talk::addComments(
    Id<Creator> creator, Id<Import> import, SortedComments& comments, RowSeal& seal, const Run& run)
{
    return guarded([&] {
        int fresh = 0;
        LongWork work(m_connection, run);
        KnownComments known(m_connection, creator, import);
        BatchInsert insert(m_connection,
            "comment (creator_id, import_id, author, at, cid, video, likes, text)",
            { creator.value, import.value }, 6, 20);
        RowsAhead<CommentRow> rows(
            comments.count(), [&](CommentRow& row) { return comments.next(row); }, hashOf);
        CommentRow row;
        std::uint64_t hash = 0;
        for (std::int64_t count = 1; rows.next(row, hash); ++count) {
            if (count % kPollRows == 0) {
                work.report({ count, comments.count() });
                work.poll();
            }
            fresh += !known.holds(row);
            seal.add(hash);
            insert.add(row.author);
            insert.add(std::int64_t { row.at.time_since_epoch().count() });
            insert.add(row.cid);
            if (row.video)
                insert.add(std::bit_cast<std::int64_t>(*row.video));
            else
                insert.addNull();
            insert.add(row.likes);
            insert.add(row.text);
        }
        insert.flush();
        return fresh;
    });
}

Result<int> Talk::addMessages(
    Id<Creator> creator, Id<Import> import, const std::vector<Message>& messages, RowSeal& seal)
{
    return guarded([&] {
        int fresh = 0;
        Mentioned mentioned(m_connection, creator);
        std::map<std::tuple<std::int64_t, Seconds, bool>, int> inSecond;
        for (const Message& message : messages) {
            const auto account = mentioned.numberOf(message.handle);
            const int number = inSecond[{ account, message.at, message.fromThem }]++;
            fresh += Query(m_connection,
                "INSERT OR IGNORE INTO message (account_id, at, from_them, number) VALUES (?, ?, "
                "?, ?)")
                         .with(account, message.at, message.fromThem, number)
                         .run();
            Query(m_connection,
                "INSERT INTO message_seen (import_id, message_id) SELECT ?, id FROM message"
                " WHERE account_id = ? AND at = ? AND from_them = ? AND number = ?")
                .with(import, account, message.at, message.fromThem, number)
                .run();
            seal.add(RowHash("message")
                         .add(handleKey(message.handle))
                         .add(std::int64_t { message.at.time_since_epoch().count() })
                         .add(std::int64_t { message.fromThem })
                         .add(std::int64_t { number })
                         .value());
        }
        return fresh;
    });
}

} // namespace mutuals
