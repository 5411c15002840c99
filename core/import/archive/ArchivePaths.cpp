#include "core/import/archive/ArchivePaths.h"

#include <array>

namespace mutuals {

namespace {

struct Known {
    ArchiveList list;
    std::string_view parent, section, name;
};

// The order is the rank.
constexpr std::array<Known, 18> kKnown { {
    { ArchiveList::followers, "profileandsettings", "follower", "fanslist" },
    { ArchiveList::followers, "youractivity", "follower", "fanslist" },
    { ArchiveList::followers, "activity", "followerlist", "fanslist" },
    { ArchiveList::followers, "profile", "followerlist", "fanslist" },
    { ArchiveList::following, "profileandsettings", "following", "following" },
    { ArchiveList::following, "youractivity", "following", "following" },
    { ArchiveList::following, "activity", "followinglist", "following" },
    { ArchiveList::following, "profile", "followinglist", "following" },
    { ArchiveList::blocked, "profileandsettings", "blocklist", "blocklist" },
    { ArchiveList::blocked, "appsettings", "blocklist", "blocklist" },
    { ArchiveList::blocked, "appsettings", "block", "blocklist" },
    { ArchiveList::posts, "post", "posts", "videolist" },
    { ArchiveList::posts, "video", "videos", "videolist" },
    { ArchiveList::comments, "comment", "comments", "commentslist" },
    { ArchiveList::comments, "activity", "comment", "commentslist" },
    { ArchiveList::messages, "directmessage", "directmessages", "chathistory" },
    { ArchiveList::messages, "directmessages", "chathistory", "chathistory" },
    { ArchiveList::profile, "", "", "profilemap" },
} };

} // namespace

std::string normalizedKey(std::string_view key)
{
    std::string normalized;
    for (const char c : key) {
        if (c == ' ' || c == '_' || c == '-')
            continue;
        normalized += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return normalized;
}

std::optional<ArchivePlace> archivePlace(std::span<const std::string> path)
{
    if (path.empty())
        return {};
    const std::string& name = path.back();
    if (path.size() == 3) {
        for (int rank = 0; const Known& known : kKnown) {
            if (path[0] == known.parent && path[1] == known.section && name == known.name)
                return ArchivePlace { known.list, rank };
            ++rank;
        }
    }
    if (path.size() < 2)
        return {};
    const std::string& section = path[path.size() - 2];
    // "Direct Messages > Chat History" is a section of one era, and of another it reads like a
    // list.
    for (const Known& known : kKnown) {
        if (path.size() == 2 && section == known.parent && name == known.section)
            return {};
    }
    for (const Known& known : kKnown) {
        const bool found = known.list == ArchiveList::profile
            ? name == known.name
            : section == known.section && name == known.name;
        if (found)
            return ArchivePlace { known.list, static_cast<int>(kKnown.size()) };
    }
    return {};
}

} // namespace mutuals
