#include "core/store/Profiles.h"

#include "core/records/Handle.h"
#include "core/store/Connection.h"

#include <algorithm>
#include <tuple>

namespace mutuals {

namespace {

constexpr const char* kColumns =
    "SELECT p.import_id, p.key, p.handle, p.display_name, p.bio, p.region, p.followers,"
    " p.following, p.likes, p.videos, p.verified, p.private, p.connection ";
constexpr int kAfterColumns = 13;

Profile profileOf(Query& row)
{
    const auto text = [&](int column) {
        return row.isNull(column) ? std::optional<std::string>()
                                  : std::optional<std::string>(row.text(column));
    };
    const auto flag = [&](int column) {
        return row.isNull(column) ? std::optional<bool>() : row.number(column) != 0;
    };
    Profile profile;
    profile.handle = row.text(row.isNull(2) ? 1 : 2);
    profile.displayName = text(3);
    profile.bio = text(4);
    profile.region = text(5);
    profile.followers = row.optional(6, &Query::number);
    profile.following = row.optional(7, &Query::number);
    profile.likes = row.optional(8, &Query::number);
    profile.videos = row.optional(9, &Query::number);
    profile.verified = flag(10);
    profile.isPrivate = flag(11);
    if (!row.isNull(12))
        profile.connection =
            row.number(12) == 0 ? Profile::Connection::follower : Profile::Connection::followed;
    return profile;
}

std::optional<std::int64_t> connectionNumber(const Profile& profile)
{
    if (!profile.connection)
        return {};
    return *profile.connection == Profile::Connection::follower ? 0 : 1;
}

std::uint64_t hashOf(const Profile& profile)
{
    RowHash hash("profile");
    const auto addText = [&](const std::optional<std::string>& text) {
        hash.add(std::int64_t { text.has_value() }).add(std::string_view(text ? *text : ""));
    };
    const auto addFlag = [&](std::optional<bool> flag) {
        hash.add(flag ? std::optional<std::int64_t>(*flag) : std::nullopt);
    };
    hash.add(std::string_view(handleKey(profile.handle))).add(std::string_view(profile.handle));
    addText(profile.displayName);
    addText(profile.bio);
    addText(profile.region);
    hash.add(profile.followers).add(profile.following).add(profile.likes).add(profile.videos);
    addFlag(profile.verified);
    addFlag(profile.isPrivate);
    return hash.add(connectionNumber(profile)).value();
}

void insert(Connection& connection, Id<Import> import, const Profile& profile)
{
    const std::string key = handleKey(profile.handle);
    std::optional<std::string> spelled;
    if (profile.handle != key)
        spelled = profile.handle;
    Query(connection,
        "INSERT INTO profile (import_id, key, handle, display_name, bio, region, followers,"
        " following, likes, videos, verified, private, connection)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(import, key, spelled, profile.displayName, profile.bio, profile.region,
            profile.followers, profile.following, profile.likes, profile.videos, profile.verified,
            profile.isPrivate, connectionNumber(profile))
        .run();
}

} // namespace

std::optional<Profile> newestProfile(
    Connection& connection, Id<Creator> creator, std::span<const std::string> keys)
{
    using Said = std::tuple<Seconds, std::string, Profile>; // when, in which file, what
    std::vector<Said> said;
    for (const std::string& key : keys) {
        Query rows(connection,
            std::string(kColumns)
                + ", i.as_of, i.content FROM profile p JOIN import i ON i.id = p.import_id"
                  " WHERE p.key = ? AND i.creator_id = ?");
        rows.with(key, creator);
        while (rows.next())
            said.emplace_back(rows.time(kAfterColumns), std::string(rows.text(kAfterColumns + 1)),
                profileOf(rows));
    }
    if (said.empty())
        return {};
    std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    Profile newest = std::get<2>(said.front());
    for (const Said& one : said)
        newest.update(std::get<2>(one));
    return newest;
}

void sealProfiles(Connection& connection, std::map<std::int64_t, RowSeal>& seals)
{
    Query rows(connection, std::string(kColumns) + "FROM profile p");
    while (rows.next())
        seals[rows.number(0)].add(hashOf(profileOf(rows)));
}

Profiles::Profiles(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<Profile>> Profiles::find(Id<Creator> creator, std::string_view handle)
{
    return guarded([&] {
        const std::string key = handleKey(cleanHandle(handle));
        return newestProfile(m_connection, creator, std::span(&key, 1));
    });
}

Result<int> Profiles::add(
    Id<Creator> creator, Id<Import> import, const std::vector<Profile>& profiles, RowSeal& seal)
{
    return guarded([&] {
        int fresh = 0;
        for (const Profile& profile : profiles) {
            const std::string key = handleKey(profile.handle);
            const auto before = newestProfile(m_connection, creator, std::span(&key, 1));
            insert(m_connection, import, profile);
            seal.add(hashOf(profile));
            fresh += !before || newestProfile(m_connection, creator, std::span(&key, 1)) != before;
        }
        return fresh;
    });
}

} // namespace mutuals
