#include "core/import/thirdparty/JsonKind.h"

#include "core/import/archive/ArchivePaths.h"
#include "core/import/archive/JsonFilter.h"
#include "core/import/thirdparty/QuietJsonHandler.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace mutuals {

namespace json = boost::json;

namespace {

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Source: FORMATS 1.2.
constexpr std::array<std::string_view, 17> kSections { "activity", "adsanddata", "appsettings",
    "directmessage", "directmessages", "income+wallet", "incomepluswallettransactions",
    "likesandfavorites", "likesandfavourites", "locationreview", "poireview", "profileandsettings",
    "tiktoklive", "tiktokshop", "tiktokshopping", "tiktokgolive", "youractivity" };
constexpr std::array<std::string_view, 4> kShared { "comment", "post", "profile", "video" };
constexpr std::array<std::string_view, 10> kWithin { "comments", "followerlist", "followinglist",
    "posts", "profileinfo", "profileinformation", "recentlydeletedposts", "videos", "blocklist",
    "settings" };
constexpr std::array<std::string_view, 12> kLists { "comments", "data", "followers", "following",
    "followings", "items", "results", "userfollowers", "userfollowing", "userlist", "users",
    "rows" };

/// Looks at names until one of them tells.
struct HeadHandler : QuietJsonHandler {
    bool found(JsonKind what, ErrorCode& error)
    {
        kind = what;
        error = json::error::exception; // enough is known
        return false;
    }
    bool on_object_begin(ErrorCode& error)
    {
        if (depth >= kDeepestJson)
            return found(JsonKind::unknown, error);
        if (listDepth != 0 && listDepth == depth)
            return found(JsonKind::items, error);
        ++depth;
        if (depth == 2)
            section = isOneOf(kShared, key) ? key : std::string();
        return depth > 2 || depth == 1 || !isOneOf(kSections, key)
            || found(JsonKind::archive, error);
    }
    bool on_object_end(std::size_t, ErrorCode& error)
    {
        return --depth > 0 || isEmpty || found(JsonKind::items, error);
    }
    bool on_array_begin(ErrorCode& error)
    {
        if (depth == 0)
            return found(JsonKind::items, error);
        ++depth;
        if (listDepth == 0 && isItemList(key) && section.empty())
            listDepth = depth;
        return true;
    }
    bool on_array_end(std::size_t, ErrorCode&)
    {
        if (listDepth == depth)
            listDepth = 0;
        --depth;
        return true;
    }
    bool on_key_part(Text part, std::size_t, ErrorCode&)
    {
        if (raw.size() < 200)
            raw.append(part.data(), std::min<std::size_t>(part.size(), 200));
        return true;
    }
    bool on_key(Text part, std::size_t size, ErrorCode& error)
    {
        on_key_part(part, size, error);
        key = normalizedKey(raw);
        raw.clear();
        isEmpty = false;
        if (depth == 1 && isOneOf(kSections, key))
            return found(JsonKind::archive, error);
        return depth != 2 || section.empty() || !isOneOf(kWithin, key)
            || found(JsonKind::archive, error);
    }

    JsonKind kind = JsonKind::unknown;
    std::size_t depth = 0;
    std::size_t listDepth = 0; ///< of an array that may hold items; 0: in none
    std::string key, raw, section;
    bool isEmpty = true; ///< no key yet
};

} // namespace

JsonKind jsonKind(std::string_view head)
{
    JsonFilter filter;
    json::basic_parser<HeadHandler> parser(lenientJson());
    json::error_code error;
    const auto text = filter.filter(head);
    parser.write_some(true, text.data(), text.size(), error);
    return parser.handler().kind;
}

bool isItemList(std::string_view normalizedKey)
{
    return isOneOf(kLists, normalizedKey);
}

} // namespace mutuals
