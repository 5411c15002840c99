#include "core/store/Talk.h"

#include "core/records/Handle.h"
#include "core/store/Accounts.h"
#include "core/store/Connection.h"

#include <bit>
#include <map>
#include <tuple>

namespace mutuals {

namespace {

using Number = std::optional<std::int64_t>;

Number asNumber(std::optional<std::uint64_t> video)
{
    if (!video)
        return {};
    return std::bit_cast<std::int64_t>(*video);
}

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

/// Likes grow, texts are edited, people are renamed: the newest export that holds a comment counts,
/// whichever came first. ?1 is the import that is being written.
constexpr const char* kNewestSays =
    "UPDATE comment SET account_id = ?4, at = ?5, video = ?6, likes = ?7, text = ?8"
    " WHERE creator_id = ?2 AND cid = ?3 AND NOT EXISTS"
    " (SELECT 1 FROM comment_seen s JOIN import i ON i.id = s.import_id JOIN import w ON w.id = ?1"
    "  WHERE s.comment_id = comment.id AND (i.as_of, i.content) >= (w.as_of, w.content))";

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
            " (SELECT count(*) FROM comment WHERE creator_id = ?1 AND account_id IS NOT NULL)");
        row.with(creator).next();
        return Counts { row.count(0), row.count(1) };
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
    Id<Creator> creator, Id<Import> import, const std::vector<Comment>& comments, RowSeal& seal)
{
    return guarded([&] {
        int fresh = 0;
        Mentioned mentioned(m_connection, creator);
        std::map<std::pair<std::string, Seconds>, int> inSecond;
        for (const Comment& comment : comments) {
            std::string cid = comment.id;
            if (cid.empty()) {
                const std::string key = handleKey(comment.handle);
                cid = fmt::format("{} {}.{}", key.empty() ? "own" : key,
                    comment.at.time_since_epoch().count(), inSecond[{ key, comment.at }]++);
            }
            Number account;
            if (!comment.handle.empty())
                account = mentioned.numberOf(comment.handle);
            const int isNew = Query(m_connection,
                "INSERT OR IGNORE INTO comment (creator_id, account_id, cid, at, video, likes, "
                "text)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)")
                                  .with(creator, account, cid, comment.at, asNumber(comment.video),
                                      comment.likes, comment.text)
                                  .run();
            fresh += isNew;
            if (!isNew)
                Query(m_connection, kNewestSays)
                    .with(import, creator, cid, account, comment.at, asNumber(comment.video),
                        comment.likes, comment.text)
                    .run();
            // A comment listed twice in one file is one comment.
            const int listed = Query(m_connection,
                "INSERT OR IGNORE INTO comment_seen (import_id, comment_id)"
                " SELECT ?, id FROM comment WHERE creator_id = ? AND cid = ?")
                                   .with(import, creator, cid)
                                   .run();
            if (listed)
                seal.add(RowHash("comment").add(cid).value());
        }
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
