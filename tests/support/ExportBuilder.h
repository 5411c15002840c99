#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mutuals::test {

/// How the TXT variant of an archive calls things (FORMATS 1.10); "" leaves a file out.
struct TxtLanguage {
    std::string top = "TikTok/"; ///< folder of all
    std::string settings, post, comment, message; ///< folders
    std::string followers, following, blocked, posts, comments, messages, profile; ///< files
    std::string date, name, text; ///< labels
    std::string followerCount, followingCount;
    std::string empty; ///< sentence
    std::string nothing = "N/A";
    std::string zone = " UTC";
    std::string lineEnd = "\n";

    static TxtLanguage english();
    static TxtLanguage english2020(); ///< no top folder, no zone, the old names
    static TxtLanguage dutch();
    static TxtLanguage russian();
    static TxtLanguage spanish(); ///< only the name of the messages was seen
    static TxtLanguage invented(); ///< a language that nobody knows
};

/// A data archive as TikTok wrote it in one of its eras (FORMATS 1.2 to 1.7), as JSON or, with the
/// same rows, as TXT:
///
///   ExportBuilder().owner("ana").follower("ben", "2024-03-01 12:00:00").json()
///
/// The follower and following lists are there from the start, empty; each other list from its first
/// row on. Dates are "YYYY-MM-DD hh:mm:ss"; names and texts are written as they are given.
class ExportBuilder {
public:
    enum class Era { a, b, c };
    enum class List { followers, following, blocked, posts, comments, messages };

    explicit ExportBuilder(Era era = Era::c);

    ExportBuilder& owner(std::string handle); ///< without: no profile section
    ExportBuilder& ownCounts(int followers, int following); ///< what the profile says
    ExportBuilder& follower(std::string name, std::string date);
    ExportBuilder& following(std::string name, std::string date);
    ExportBuilder& blocked(std::string name, std::string date);
    ExportBuilder& post(std::string date, std::string likes);
    ExportBuilder& comment(std::string date, std::string text);
    ExportBuilder& message(std::string with, std::string date, std::string from, std::string text);
    ExportBuilder& watched(std::string date); ///< a video of others, in a list called VideoList

    ExportBuilder& empty(List list); ///< there, without rows
    ExportBuilder& null(List list);
    ExportBuilder& without(List list);

    std::string json() const;
    /// As TikTok packs it: one entry in a zip.
    std::filesystem::path zip(const std::filesystem::path& file) const;

    /// The text files, path and content. A list that is null is missing: TXT has no such thing.
    std::vector<std::pair<std::string, std::string>> texts(const TxtLanguage& language) const;
    std::filesystem::path textZip(
        const std::filesystem::path& file, const TxtLanguage& language) const;
    /// Writes them below a folder, which is returned.
    std::filesystem::path textFolder(
        const std::filesystem::path& folder, const TxtLanguage& language) const;

private:
    enum class Presence { missing, null, rows };
    using Fields = std::vector<std::pair<std::string, std::string>>;
    ExportBuilder& add(List list, Fields row);

    Era m_era;
    std::map<List, Presence> m_presence;
    std::map<List, std::vector<Fields>> m_rows;
    std::vector<std::pair<std::string, std::vector<Fields>>> m_chats;
    std::vector<std::string> m_watched;
    std::string m_owner;
    std::optional<std::pair<int, int>> m_ownCounts;
};

/// A zip with any entries that libzip will write; RawZip writes those that it will not.
///
///   ZipBuilder().entry("../../x.json", "{}").save(folder / "a.zip")
class ZipBuilder {
public:
    ZipBuilder& entry(std::string name, std::string content);
    ZipBuilder& password(std::string word); ///< encrypts all entries (AES-256)
    std::filesystem::path save(const std::filesystem::path& file) const;

private:
    std::vector<std::pair<std::string, std::string>> m_entries;
    std::string m_password;
};

} // namespace mutuals::test
