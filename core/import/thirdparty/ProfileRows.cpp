#include "core/import/thirdparty/ProfileRows.h"

#include "core/import/table/NumberColumns.h"
#include "core/import/thirdparty/Cells.h"
#include "core/records/Handle.h"

namespace mutuals {

namespace {

const Spellings kPerson { "authormeta", "user", "author", "" };
const Spellings kCounts { "authormeta", "stats", "authorstats", "statsv2", "author", "user", "" };

std::optional<Profile::Connection> connectionIn(std::string_view cell)
{
    const std::string key = columnKey(cell);
    if (key.starts_with("follower") || key == "fan" || key == "fans")
        return Profile::Connection::follower;
    if (key.starts_with("following") || key == "followed")
        return Profile::Connection::followed;
    return {};
}

} // namespace

std::unique_ptr<TableRows> ProfileRows::forHeader(const TableHead& head)
{
    const auto& keys = head.keys;
    Columns columns;
    columns.handle = placeOf(keys, "authormetaname");
    if (!columns.handle)
        columns.handle = columnOf(keys, kPerson,
            { "uniqueid", "username", "uniquename", "handle", "authorusername", "authoruniqueid" });
    if (!columns.handle)
        columns.handle = columnOf(keys, { "user", "author", "profileurl" });
    columns.displayName =
        columnOf(keys, kPerson, { "nickname", "displayname", "fullname", "authorname" });
    columns.bio = columnOf(keys, kPerson, { "signature", "bio", "biodescription" });
    columns.region = columnOf(keys, kPerson, { "region", "accountregion" });
    columns.followers =
        columnOf(keys, kCounts, { "followercount", "followerscount", "followers", "fans" });
    columns.following = columnOf(keys, kCounts, { "followingcount", "following" });
    columns.likes = columnOf(keys, kCounts,
        { "heartcount", "heart", "likescount", "totalfavorited", "likecount", "likes" });
    columns.videos = columnOf(keys, kCounts, { "videocount", "awemecount", "video", "videos" });
    columns.verified = columnOf(keys, kPerson, { "verified", "isverified" });
    columns.isPrivate =
        columnOf(keys, kPerson, { "privateaccount", "isprivate", "private", "secret" });
    columns.connection = columnOf(keys, { "connectiontype" });
    columns.connectedTo = columnOf(keys, { "connectedto", "connectedtoname" });
    const bool saysMuch = columns.followers || columns.following || columns.connection;
    const bool saysSome = columns.displayName || columns.bio || columns.region || columns.videos
        || columns.verified || columns.isPrivate;
    // With a text beside the name it may be a table of comments whose columns nobody knows.
    const bool hasText =
        columnOf(keys, { "text", "comment", "commenttext", "content", "body" }).has_value();
    if (!columns.handle || !(saysMuch || (saysSome && !hasText)))
        return {};
    return std::unique_ptr<TableRows>(new ProfileRows(head, columns));
}

void ProfileRows::add(const TableRow& row)
{
    ++m_seen;
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
    const auto text = [&](Column column) {
        const auto cell = unguarded(cellOf(row, column));
        return cell.empty() ? std::nullopt : std::optional<std::string>(cell);
    };
    const auto number = [&](Column column) { return reportedCount(row, column, m_reports); };
    Profile profile;
    profile.handle = handleIn(cellOf(row, m_columns.handle));
    if (profile.handle.empty())
        return refuse("no user name");
    const std::string owner = handleIn(cellOf(row, m_columns.connectedTo));
    if (!owner.empty() && !digits(owner)) { // a number would be an id
        const auto turn = m_owner.take(owner);
        if (turn == TableOwner::Turn::foreign)
            return refuse("in the list of another creator");
        if (turn == TableOwner::Turn::changed) {
            m_rejected = m_seen - 1;
            m_reports.add("before " + row.place(), "in the list of another creator");
            m_profiles.clear();
            m_places.clear();
        }
    }
    profile.displayName = text(m_columns.displayName);
    profile.bio = text(m_columns.bio);
    profile.region = text(m_columns.region);
    if (profile.region && isNoData(*profile.region))
        profile.region.reset();
    profile.followers = number(m_columns.followers);
    profile.following = number(m_columns.following);
    profile.likes = number(m_columns.likes);
    profile.videos = number(m_columns.videos);
    profile.verified = flagIn(cellOf(row, m_columns.verified));
    profile.isPrivate = flagIn(cellOf(row, m_columns.isPrivate));
    const auto connection = cellOf(row, m_columns.connection);
    profile.connection = connectionIn(connection);
    m_isList = m_isList || !connection.empty();
    const auto [known, isNew] = m_places.emplace(handleKey(profile.handle), m_profiles.size());
    if (isNew)
        m_profiles.push_back(std::move(profile));
    else
        m_profiles[known->second].update(profile);
}

Result<> ProfileRows::stage(Staged& staged, const PeriodHint&)
{
    if (m_seen == 0)
        return fail(Error::Code::notAnExport, "a table of profiles with a header and no row");
    if (m_profiles.empty())
        return fail(Error::Code::notAnExport, "a table of profiles without a readable one");
    staged.kind = m_isList ? ImportKind::followers : ImportKind::profiles;
    staged.owner = m_owner.handle();
    staged.isByTool = true;
    staged.isUndated = true;
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    staged.profiles = std::move(m_profiles);
    if (m_isList)
        staged.notes.push_back("Such a list ends near 5,000 names and gives no dates: it adds what "
                               "profiles say. Who follows you is told by the data archive.");
    return {};
}

} // namespace mutuals
