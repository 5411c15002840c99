#include "tests/support/WorkspaceDump.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace mutuals::test {

namespace {

/// Rows of a query, each a line "a|b|c", in the order of their text.
class Reader {
public:
    explicit Reader(const std::filesystem::path& file)
    {
        sqlite3* database = nullptr;
        const int opened = sqlite3_open_v2(
            file.c_str(), &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_EXRESCODE, nullptr);
        m_database.reset(database);
        check(opened == SQLITE_OK);
    }

    std::vector<std::string> rows(const std::string& sql) const
    {
        sqlite3_stmt* prepared = nullptr;
        check(
            sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &prepared, nullptr) == SQLITE_OK);
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(
            prepared, &sqlite3_finalize);
        std::vector<std::string> rows;
        while (sqlite3_step(prepared) == SQLITE_ROW) {
            std::string row;
            for (int column = 0; column < sqlite3_column_count(prepared); ++column) {
                const auto* text = sqlite3_column_text(prepared, column);
                row += column == 0 ? "" : "|";
                row += text ? std::string(reinterpret_cast<const char*>(text),
                           static_cast<std::size_t>(sqlite3_column_bytes(prepared, column)))
                            : "-";
            }
            rows.push_back(std::move(row));
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    std::string drawn(std::string_view title, const std::string& sql) const
    {
        std::string text = std::string(title) + ":\n";
        for (const std::string& row : rows(sql))
            text += "  " + row + '\n';
        return text;
    }

private:
    void check(bool good) const
    {
        if (!good)
            throw std::runtime_error(sqlite3_errmsg(m_database.get()));
    }
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_database { nullptr, &sqlite3_close };
};

/// A file is known by the fingerprint of its bytes, an account by its creator and key.
constexpr std::array<std::pair<const char*, const char*>, 23> kKnowledge { {
    { "creator", "SELECT key, handle, named FROM creator" },
    { "import",
        "SELECT c.key, i.content, i.kind, i.file, i.as_of, i.from_day, i.to_day, i.seen,"
        " i.rejected, i.followers, i.following, i.blocked, i.posts, i.comments, i.days,"
        " i.conversations, i.profiles, i.owner, i.row_count, i.row_hash"
        " FROM import i JOIN creator c ON c.id = i.creator_id" },
    { "import_report",
        "SELECT i.content, r.number, r.place, r.reason FROM import_report r"
        " JOIN import i ON i.id = r.import_id" },
    { "account",
        "SELECT c.key, a.key, a.handle FROM account a JOIN creator c ON c.id = a.creator_id" },
    { "listing",
        "SELECT i.content, l.list, l.ordinal, l.named, l.nameless, l.own_count FROM listing l"
        " JOIN import i ON i.id = l.import_id" },
    { "stay",
        "SELECT a.creator_id, a.key, s.list, f.content, g.content, s.followed_at, s.began, s.ended"
        " FROM stay s JOIN account a ON a.id = s.account_id JOIN import f ON f.id = s.first_import"
        " LEFT JOIN import g ON g.id = s.gone_import" },
    { "rename",
        "SELECT o.key, n.key, i.content, r.list FROM rename r JOIN account o ON o.id = "
        "r.old_account"
        " JOIN account n ON n.id = r.new_account JOIN import i ON i.id = r.import_id" },
    { "former",
        "SELECT a.key, p.key FROM former f JOIN account a ON a.id = f.account_id"
        " JOIN account p ON p.id = f.person_id" },
    { "nameless",
        "SELECT i.content, n.list, n.number, n.followed_at FROM nameless n"
        " JOIN import i ON i.id = n.import_id" },
    { "post",
        "SELECT c.key, p.posted_at, p.number FROM post p JOIN creator c ON c.id = p.creator_id" },
    { "post_seen",
        "SELECT i.content, p.posted_at, p.number, s.likes FROM post_seen s"
        " JOIN post p ON p.id = s.post_id JOIN import i ON i.id = s.import_id" },
    { "comment",
        "SELECT i.content, c.author, c.at, c.cid, c.video, c.likes, c.text FROM comment c"
        " JOIN import i ON i.id = c.import_id" },
    { "message",
        "SELECT a.key, m.at, m.from_them, m.number FROM message m"
        " JOIN account a ON a.id = m.account_id" },
    { "message_seen",
        "SELECT i.content, a.key, m.at, m.from_them, m.number FROM message_seen s"
        " JOIN message m ON m.id = s.message_id JOIN account a ON a.id = m.account_id"
        " JOIN import i ON i.id = s.import_id" },
    { "overview_day",
        "SELECT i.content, d.day, d.views, d.profile_views, d.likes, d.comments, d.shares"
        " FROM overview_day d JOIN import i ON i.id = d.import_id" },
    { "follower_day",
        "SELECT i.content, d.day, d.followers FROM follower_day d"
        " JOIN import i ON i.id = d.import_id" },
    { "video",
        "SELECT i.content, v.video, v.title, v.views, v.likes, v.comments, v.shares FROM video v"
        " JOIN import i ON i.id = v.import_id" },
    { "audience_day",
        "SELECT i.content, d.day, d.viewers, d.new_viewers, d.returning_viewers, d.reached,"
        " d.engaged, d.new_followers, d.lost_followers FROM audience_day d"
        " JOIN import i ON i.id = d.import_id" },
    { "activity_hour",
        "SELECT i.content, h.day, h.hour, h.followers FROM activity_hour h"
        " JOIN import i ON i.id = h.import_id" },
    { "follower_share",
        "SELECT i.content, s.name, s.share FROM follower_share s"
        " JOIN import i ON i.id = s.import_id" },
    { "profile",
        "SELECT i.content, p.key, p.handle, p.display_name, p.bio, p.region, p.followers,"
        " p.following, p.likes, p.videos, p.verified, p.private, p.connection FROM profile p"
        " JOIN import i ON i.id = p.import_id" },
    { "table_mapping", "SELECT header FROM table_mapping" },
    { "note", "SELECT day, text FROM note" },
} };

} // namespace

std::string everyRow(const std::filesystem::path& workspace)
{
    const Reader reader(workspace);
    std::string text;
    for (const std::string& table :
        reader.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"))
        text += reader.drawn(table, "SELECT * FROM " + table);
    return text;
}

std::string knowledge(const std::filesystem::path& workspace)
{
    const Reader reader(workspace);
    std::string text;
    for (const auto& [title, sql] : kKnowledge)
        text += reader.drawn(title, sql);
    return text;
}

} // namespace mutuals::test
