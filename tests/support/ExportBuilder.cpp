#include "tests/support/ExportBuilder.h"

#include <boost/json.hpp>
#include <zip.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mutuals::test {

namespace json = boost::json;

namespace {

using List = ExportBuilder::List;

using Path = std::array<const char*, 3>;

/// Where each era keeps its lists (FORMATS 1.3).
Path pathOf(ExportBuilder::Era era, List list)
{
    static const std::map<List, std::array<Path, 3>> paths {
        { List::followers,
            { Path { "Activity", "Follower List", "FansList" },
                Path { "Your Activity", "Follower", "FansList" },
                Path { "Profile And Settings", "Follower", "FansList" } } },
        { List::following,
            { Path { "Activity", "Following List", "Following" },
                Path { "Your Activity", "Following", "Following" },
                Path { "Profile And Settings", "Following", "Following" } } },
        { List::blocked,
            { Path { "App Settings", "Block", "BlockList" },
                Path { "App Settings", "Block List", "BlockList" },
                Path { "Profile And Settings", "Block List", "BlockList" } } },
        { List::posts,
            { Path { "Video", "Videos", "VideoList" }, Path { "Post", "Posts", "VideoList" },
                Path { "Post", "Posts", "VideoList" } } },
        { List::comments,
            { Path { "Comment", "Comments", "CommentsList" },
                Path { "Comment", "Comments", "CommentsList" },
                Path { "Comment", "Comments", "CommentsList" } } },
        { List::messages,
            { Path { "Direct Messages", "Chat History", "ChatHistory" },
                Path { "Direct Message", "Direct Messages", "ChatHistory" },
                Path { "Direct Message", "Direct Messages", "ChatHistory" } } },
    };
    return paths.at(list)[static_cast<std::size_t>(era)];
}

json::object& child(json::object& parent, const char* key)
{
    auto& value = parent[key];
    if (!value.is_object())
        value.emplace_object();
    return value.get_object();
}

json::object itemOf(const std::vector<std::pair<std::string, std::string>>& fields)
{
    json::object item;
    for (const auto& [key, value] : fields)
        item[key] = value;
    return item;
}

} // namespace

ExportBuilder::ExportBuilder(Era era)
    : m_era(era)
    , m_presence { { List::followers, Presence::rows }, { List::following, Presence::rows } }
{
}

ExportBuilder& ExportBuilder::owner(std::string handle)
{
    m_owner = std::move(handle);
    return *this;
}

ExportBuilder& ExportBuilder::ownCounts(int followers, int following)
{
    m_ownCounts = { followers, following };
    return *this;
}

ExportBuilder& ExportBuilder::add(List list, Fields row)
{
    m_presence[list] = Presence::rows;
    m_rows[list].push_back(std::move(row));
    return *this;
}

ExportBuilder& ExportBuilder::follower(std::string name, std::string date)
{
    return add(List::followers, { { "Date", std::move(date) }, { "UserName", std::move(name) } });
}

ExportBuilder& ExportBuilder::following(std::string name, std::string date)
{
    return add(List::following, { { "Date", std::move(date) }, { "UserName", std::move(name) } });
}

ExportBuilder& ExportBuilder::blocked(std::string name, std::string date)
{
    return add(List::blocked, { { "Date", std::move(date) }, { "UserName", std::move(name) } });
}

ExportBuilder& ExportBuilder::post(std::string date, std::string likes)
{
    return add(List::posts,
        { { "Date", std::move(date) }, { "Link", "https://video-x.tiktokv.us/storage/x" },
            { "Likes", std::move(likes) } });
}

ExportBuilder& ExportBuilder::comment(std::string date, std::string text)
{
    if (m_era == Era::a)
        return add(List::comments, { { "Date", std::move(date) }, { "Comment", std::move(text) } });
    return add(List::comments,
        { { "date", std::move(date) }, { "comment", std::move(text) }, { "photo", "N/A" },
            { "url", "" } });
}

ExportBuilder& ExportBuilder::message(
    std::string with, std::string date, std::string from, std::string text)
{
    m_presence[List::messages] = Presence::rows;
    const std::string key = "Chat History with " + with + ":";
    auto chat = std::find_if(
        m_chats.begin(), m_chats.end(), [&](const auto& known) { return known.first == key; });
    if (chat == m_chats.end())
        chat = m_chats.insert(m_chats.end(), { key, {} });
    chat->second.push_back({ { "Date", std::move(date) }, { "From", std::move(from) },
        { "Content", std::move(text) } });
    return *this;
}

ExportBuilder& ExportBuilder::watched(std::string date)
{
    m_watched.push_back(std::move(date));
    return *this;
}

ExportBuilder& ExportBuilder::empty(List list)
{
    m_presence[list] = Presence::rows;
    return *this;
}

ExportBuilder& ExportBuilder::null(List list)
{
    m_presence[list] = Presence::null;
    return *this;
}

ExportBuilder& ExportBuilder::without(List list)
{
    m_presence[list] = Presence::missing;
    return *this;
}

std::string ExportBuilder::json() const
{
    json::object root;
    if (!m_watched.empty()) {
        auto& list = m_era == Era::a
            ? child(child(root, "Activity"), "Video Browsing History")["VideoList"]
            : child(child(root, "Your Activity"), "Watch History")["VideoList"];
        for (const std::string& date : m_watched) {
            if (!list.is_array())
                list.emplace_array();
            list.get_array().push_back(
                itemOf({ { "Date", date }, { "Link", "https://www.tiktokv.com/share/video/1/" } }));
        }
    }
    for (const auto& [list, presence] : m_presence) {
        if (presence == Presence::missing)
            continue;
        const Path path = pathOf(m_era, list);
        auto& section = child(child(root, path[0]), path[1]);
        if (presence == Presence::null) {
            section[path[2]] = nullptr;
        } else if (list == List::messages) {
            auto& chats = child(section, path[2]);
            for (const auto& [key, messages] : m_chats) {
                json::array items;
                for (const auto& fields : messages)
                    items.push_back(itemOf(fields));
                chats[key] = std::move(items);
            }
        } else {
            json::array items;
            if (const auto rows = m_rows.find(list); rows != m_rows.end()) {
                for (const auto& fields : rows->second)
                    items.push_back(itemOf(fields));
            }
            section[path[2]] = std::move(items);
        }
    }
    if (!m_owner.empty()) {
        auto& profile =
            child(child(child(root, m_era == Era::c ? "Profile And Settings" : "Profile"),
                      m_era == Era::a ? "Profile Information" : "Profile Info"),
                "ProfileMap");
        profile["userName"] = m_owner;
        profile["emailAddress"] = "someone@example.org";
        profile["telephoneNumber"] = "+4912345";
        if (m_ownCounts) {
            profile["followerCount"] = m_ownCounts->first;
            profile["followingCount"] = m_ownCounts->second;
        }
    }
    return json::serialize(root);
}

std::filesystem::path ExportBuilder::zip(const std::filesystem::path& file) const
{
    return ZipBuilder()
        .entry(m_era == Era::a ? "user_data.json" : "user_data_tiktok.json", json())
        .save(file);
}

ZipBuilder& ZipBuilder::entry(std::string name, std::string content)
{
    m_entries.emplace_back(std::move(name), std::move(content));
    return *this;
}

ZipBuilder& ZipBuilder::password(std::string word)
{
    m_password = std::move(word);
    return *this;
}

std::filesystem::path ZipBuilder::save(const std::filesystem::path& file) const
{
    const auto check = [&](bool good) {
        if (!good)
            throw std::runtime_error("cannot write " + file.string());
    };
    zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    check(zip != nullptr);
    for (const auto& [name, content] : m_entries) {
        zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
        const auto number = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        check(number >= 0);
        if (!m_password.empty())
            check(zip_file_set_encryption(
                      zip, static_cast<zip_uint64_t>(number), ZIP_EM_AES_256, m_password.c_str())
                == 0);
    }
    check(zip_close(zip) == 0);
    return file;
}

} // namespace mutuals::test
