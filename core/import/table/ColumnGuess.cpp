#include "core/import/table/ColumnMapping.h"

#include "core/import/table/NumberColumns.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/Cells.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace mutuals {

namespace {

/// Words of headers, the most telling first.
struct RoleWords {
    ColumnRole role;
    std::array<std::string_view, 12> words;
};
constexpr std::array<RoleWords, 14> kWords { {
    { ColumnRole::handle,
        { "handle", "uniqueid", "username", "screenname", "user", "author", "account", "profile",
            "who", "benutzername", "usuario", "utilisateur" } },
    { ColumnRole::time,
        { "createtime", "createdat", "publishedat", "timestamp", "datetime", "date", "time", "when",
            "posted", "datum", "fecha", "data" } },
    { ColumnRole::text,
        { "commenttext", "comment", "text", "content", "body", "message", "said", "kommentar",
            "comentario", "commentaire", "commento", "texto" } },
    { ColumnRole::likes, { "diggcount", "likecount", "likes", "hearts", "heartcount" } },
    { ColumnRole::video,
        { "videourl", "videolink", "posturl", "videoid", "postid", "video", "post", "link" } },
    { ColumnRole::id, { "commentid", "cid" } },
    { ColumnRole::displayName,
        { "displayname", "nickname", "fullname", "authorname", "name", "anzeigename", "nombre" } },
    { ColumnRole::bio, { "bio", "biography", "biodescription", "signature", "about" } },
    { ColumnRole::region, { "region", "country", "location" } },
    { ColumnRole::followers,
        { "followercount", "followerscount", "followers", "fans", "seguidores", "abonnés" } },
    { ColumnRole::following, { "followingcount", "following", "follows", "seguidos" } },
    { ColumnRole::videos, { "videocount", "videos", "posts", "awemecount" } },
    { ColumnRole::verified, { "verified", "isverified" } },
    { ColumnRole::isPrivate, { "private", "isprivate", "privateaccount" } },
} };

using Rows = std::vector<std::vector<std::string>>;

/// Whether so many fifths of the cells that are filled, and one at least, are of a kind.
bool mostly(const Rows& rows, std::size_t column, const std::function<bool(std::string_view)>& is,
    int fifths = 4)
{
    int filled = 0;
    int fitting = 0;
    for (const auto& row : rows) {
        if (column >= row.size() || row[column].empty())
            continue;
        ++filled;
        fitting += is(row[column]);
    }
    return filled > 0 && fitting * 5 >= filled * fifths;
}

bool isTime(std::string_view cell)
{
    return machineTime(cell) || dateIn(cell, DateOrder::dayFirst)
        || dateIn(cell, DateOrder::monthFirst);
}

bool isSureHandle(std::string_view cell)
{
    return (unguarded(cell).starts_with('@') && cell.find(' ') == std::string_view::npos)
        || !partAfter(cell, "tiktok.com/@").empty();
}

/// TikTok's letters, digits, "_" and ".", 2 to 24 of them and not digits alone.
bool isMaybeHandle(std::string_view cell)
{
    return isSureHandle(cell)
        || (cell.size() >= 2 && cell.size() <= 24 && !digits(cell) && !cellNumber(cell)
            && !isNoData(cell) && std::all_of(cell.begin(), cell.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '_' || c == '.';
               }));
}

/// "1.2K", "3M": no count to read, and yet a column of counts.
bool isRounded(std::string_view cell)
{
    return cell.size() > 1 && cell.size() < 10
        && std::string_view("KkMmBb").find(cell.back()) != std::string_view::npos
        && cell.substr(0, cell.size() - 1).find_first_not_of("0123456789.,")
        == std::string_view::npos;
}

bool isSentence(std::string_view cell)
{
    return std::count(cell.begin(), cell.end(), ' ') >= 1 && !isTime(cell);
}

bool isVideo(std::string_view cell)
{
    return cell.find("tiktok.com/") != std::string_view::npos && videoIn(cell).has_value();
}

/// Whether the cells contradict what the word of a header says.
bool canBe(ColumnRole role, const Rows& rows, std::size_t column)
{
    switch (role) {
    case ColumnRole::handle:
        return mostly(rows, column, [](std::string_view cell) {
            return isSureHandle(cell) || !(isTime(cell) || cellNumber(cell) || isSentence(cell));
        });
    case ColumnRole::time:
        return mostly(rows, column, isTime);
    case ColumnRole::likes:
    case ColumnRole::followers:
    case ColumnRole::following:
    case ColumnRole::videos:
        return mostly(rows, column, [](std::string_view cell) {
            return countIn(cell, true) || isRounded(cell) || isNoData(cell);
        });
    case ColumnRole::video:
        return mostly(
            rows, column, [](std::string_view cell) { return videoIn(cell).has_value(); });
    default:
        return true;
    }
}

/// Days that tell their order by themselves: one of them has a 13 or more in a place.
std::optional<DateOrder> toldOrder(const Rows& rows, std::size_t column)
{
    for (const auto& row : rows) {
        if (column >= row.size() || machineTime(row[column]))
            continue;
        const bool dayFirst = dateIn(row[column], DateOrder::dayFirst).has_value();
        const bool monthFirst = dateIn(row[column], DateOrder::monthFirst).has_value();
        if (dayFirst != monthFirst)
            return dayFirst ? DateOrder::dayFirst : DateOrder::monthFirst;
    }
    return {};
}

/// Of how many cells most rows are.
std::size_t widthOf(const Rows& rows)
{
    std::map<std::size_t, int> counts;
    for (const auto& row : rows)
        ++counts[row.size()];
    const auto most = std::max_element(counts.begin(), counts.end(),
        [](const auto& a, const auto& b) { return a.second <= b.second; });
    return most == counts.end() ? 0 : most->first;
}

} // namespace

bool looksLikeData(const std::vector<std::string>& row)
{
    return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
        return isTime(cell) || isSureHandle(cell) || isVideo(cell);
    });
}

std::optional<UnknownTable> tableIn(const Rows& rows)
{
    const std::size_t width = widthOf(rows);
    if (width < 2)
        return {};
    const auto filledOf = [](const std::vector<std::string>& row) {
        return static_cast<std::size_t>(std::count_if(
            row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); }));
    };
    // A title has fewer cells, or empty ones; a column of row numbers often has no name.
    const auto isHeader = [&](const std::vector<std::string>& row, std::size_t slack) {
        return row.size() + slack >= width && row.size() <= width + slack
            && filledOf(row) >= std::max<std::size_t>(2, width - 1 - slack) && !looksLikeData(row);
    };
    auto header = rows.end();
    for (std::size_t slack = 0; slack < 2 && header == rows.end(); ++slack)
        header = std::find_if(
            rows.begin(), rows.end(), [&](const auto& row) { return isHeader(row, slack); });
    UnknownTable table;
    if (header == rows.end()) {
        table.header.resize(width);
        table.rows = rows;
    } else {
        table.header = *header;
        table.rows.assign(header + 1, rows.end());
    }
    // What a comma parts in a letter is no table.
    const auto full = std::count_if(
        table.rows.begin(), table.rows.end(), [&](const auto& row) { return filledOf(row) >= 2; });
    if (full == 0 || static_cast<std::size_t>(full) * 2 < table.rows.size())
        return {};
    table.rows.resize(std::min(table.rows.size(), UnknownTable::kMostRows));
    table.guessed = guessedMapping(table.header, table.rows);
    return table;
}

bool mayNamePeople(const UnknownTable& table)
{
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (mostly(table.rows, i, isMaybeHandle))
            return true;
    }
    return table.guessed.columns.contains(ColumnRole::handle);
}

ColumnMapping guessedMapping(const std::vector<std::string>& header, const Rows& rows)
{
    ColumnMapping mapping;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < header.size(); ++i)
        keys.push_back(columnKey(header[i]));
    std::set<std::size_t> taken;
    const auto take = [&](ColumnRole role, std::size_t column) {
        mapping.columns[role] = columnName(header, column);
        taken.insert(column);
        if (role == ColumnRole::time)
            mapping.dates = toldOrder(rows, column);
    };
    const auto takeMostly = [&](ColumnRole role, auto is, int fifths = 4) {
        for (std::size_t i = 0; i < header.size() && !mapping.columns.contains(role); ++i) {
            if (!taken.contains(i) && mostly(rows, i, is, fifths))
                take(role, i);
        }
    };
    for (const RoleWords& role : kWords) {
        for (const auto word : role.words) {
            const auto place = word.empty() ? std::nullopt : placeOf(keys, word);
            if (place && !taken.contains(*place) && canBe(role.role, rows, *place)) {
                take(role.role, *place);
                break;
            }
        }
    }
    takeMostly(ColumnRole::video, isVideo);
    takeMostly(ColumnRole::handle, isSureHandle);
    takeMostly(ColumnRole::time, isTime);
    // What only could be a handle is one where something else speaks for a table of people.
    const auto name = mapping.columns.find(ColumnRole::displayName);
    if (!mapping.columns.contains(ColumnRole::handle)
        && mapping.columns.size() > (name == mapping.columns.end() ? 0U : 1U)) {
        takeMostly(ColumnRole::handle, isMaybeHandle);
        const auto place =
            name == mapping.columns.end() ? std::nullopt : columnNamed(header, name->second);
        if (place && mostly(rows, *place, isMaybeHandle)
            && mapping.columns.emplace(ColumnRole::handle, name->second).second)
            mapping.columns.erase(ColumnRole::displayName);
    }
    // Of profiles a text is the bio, which bears that name; a sentence without a time is none.
    if (mapping.columns.contains(ColumnRole::time))
        takeMostly(ColumnRole::text, isSentence, 2); // many comments are a single word
    return mapping;
}

} // namespace mutuals
