#pragma once

#include "core/import/Staged.h"
#include "core/import/archive/ArchivePaths.h"
#include "core/import/archive/FollowQueue.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// Turns the items of an archive's lists into records: dates, names, likes.
class ArchiveRows {
public:
    /// latest  dates more than a day later are unreadable
    /// item    what the number of an item is called in reports
    explicit ArchiveRows(Seconds latest, std::string_view item = "item")
        : m_latest(latest)
        , m_item(item)
    {
    }

    /// The values that one item holds; absent ones are "".
    enum class Field { date, name, likes, text, from, followerCount, followingCount, none };
    static Field fieldOf(ArchiveList list, std::string_view normalizedKey);

    /// A list begins: a place of lower rank replaces what one of higher rank brought.
    /// False: the list is already known from a better place.
    bool begin(ArchivePlace place, bool isNull);
    void set(Field field, std::string_view value);
    /// Ends one item. `place` names the list; `conversation` the chat that a message is in.
    Result<> endItem(ArchiveList list, const std::string& place, std::int64_t number,
        std::string_view conversation);
    /// Counts and reports an item that is no object, such as a bare name.
    void strayItem(ArchiveList list, const std::string& place, std::int64_t number);
    void countConversation();

    std::int64_t completeRows() const { return m_seen; }
    bool any() const; ///< some list or the profile was there
    /// errors: cannotWrite (temporary file)
    Result<> stage(Staged& staged);

private:
    std::string& value(Field field) { return m_values[static_cast<std::size_t>(field)]; }
    std::string item(std::string_view place, std::int64_t number) const;
    std::optional<Seconds> timeOf(std::string_view text) const;
    std::optional<Seconds> date(std::string_view text, std::string_view place, std::int64_t number);
    std::optional<std::int64_t> likes(const std::string& place, std::int64_t number);
    void read(const Follow& follow);
    void settle();
    void endMessage(std::string_view conversation);
    StagedList* listOf(ArchiveList list);

    Seconds m_latest;
    std::string_view m_item;
    std::unique_ptr<ArchiveContent> m_content = std::make_unique<ArchiveContent>();
    std::array<int, 7> m_ranks { -1, -1, -1, -1, -1, -1, -1 };
    std::array<std::string, 8> m_values;
    std::string m_cleaned; ///< a name that had to be cleaned
    unsigned m_given = 0; ///< which values the item holds, a bit each
    bool m_givenTwice = false;
    std::string m_owner;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
    std::int64_t m_unnamedMessages = 0;
    std::optional<Seconds> m_first, m_last; ///< of the rows
    std::optional<Seconds> m_newest; ///< of rows and messages
    Result<> m_kept; ///< whether the temporary file took all names
    /// Of a long list. What reading names changes is touched only after settle().
    std::unique_ptr<FollowQueue> m_queue;
};

} // namespace mutuals
