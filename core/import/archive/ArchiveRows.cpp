#include "core/import/archive/ArchiveRows.h"

#include "core/records/Handle.h"

#include <algorithm>
#include <charconv>

namespace mutuals {

namespace {

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return {};
    return value;
}

constexpr std::int64_t kLongList = 20'000; ///< items read as they come; more in a thread
constexpr std::string_view kTwice = "a value is given twice; the last one counts";
constexpr Seconds kEarliest { std::chrono::sys_days(std::chrono::year(2010) / 1 / 1) };

/// A text without blanks at its ends, its lines ended as in all files of the archive: as TXT it
/// cannot be told from one with them.
std::string plainText(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    std::string plain(text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin));
    std::erase_if(plain, [](char c) { return c == '\0' || c == '\r'; });
    return plain;
}

} // namespace

std::string ArchiveRows::item(std::string_view place, std::int64_t number) const
{
    return fmt::format("{}, {} {}", place, m_item, number);
}

ArchiveRows::Field ArchiveRows::fieldOf(ArchiveList list, std::string_view key)
{
    switch (list) {
    case ArchiveList::followers:
    case ArchiveList::following:
    case ArchiveList::blocked:
        return key == "date" ? Field::date : key == "username" ? Field::name : Field::none;
    case ArchiveList::posts:
        return key == "date" ? Field::date : key == "likes" ? Field::likes : Field::none;
    case ArchiveList::comments:
        return key == "date" ? Field::date : key == "comment" ? Field::text : Field::none;
    case ArchiveList::messages:
        return key == "date" ? Field::date : key == "from" ? Field::from : Field::none;
    case ArchiveList::profile:
        return key == "username"      ? Field::name
            : key == "followercount"  ? Field::followerCount
            : key == "followingcount" ? Field::followingCount
                                      : Field::none;
    }
    return Field::none;
}

StagedList* ArchiveRows::listOf(ArchiveList list)
{
    return list == ArchiveList::followers ? &m_content->followers
        : list == ArchiveList::following  ? &m_content->following
        : list == ArchiveList::blocked    ? &m_content->blocked
                                          : nullptr;
}

bool ArchiveRows::begin(ArchivePlace place, bool isNull)
{
    settle();
    int& rank = m_ranks[static_cast<std::size_t>(place.list)];
    if (rank >= 0 && rank < place.rank)
        return false;
    // The same place again is a section written twice: its rows join the first ones.
    const bool again = rank == place.rank;
    rank = place.rank;
    // Rows of a worse place that are given up count no longer as seen: they are not of this list.
    const auto giveUp = [this](std::size_t rows) { m_seen -= static_cast<std::int64_t>(rows); };
    if (StagedList* list = listOf(place.list)) {
        list->present = true;
        list->isNull = isNull && (!again || list->isNull);
        if (!again) {
            giveUp(static_cast<std::size_t>(list->rows->rows()));
            list->rows->clear();
            list->nameless.clear();
        }
    }
    switch (place.list) {
    case ArchiveList::posts:
        if (!again && m_content->posts)
            giveUp(m_content->posts->size());
        if (!again || !m_content->posts)
            m_content->posts.emplace();
        break;
    case ArchiveList::comments:
        if (!again && m_content->comments)
            giveUp(m_content->comments->size());
        if (!again || !m_content->comments)
            m_content->comments.emplace();
        break;
    case ArchiveList::messages:
        if (!again || !m_content->messages) {
            m_content->messages.emplace();
            m_content->conversations = 0;
        }
        break;
    default:
        break;
    }
    return true;
}

void ArchiveRows::set(Field field, std::string_view text)
{
    if (field == Field::none)
        return;
    const unsigned bit = 1U << static_cast<unsigned>(field);
    m_givenTwice = m_givenTwice || (m_given & bit) != 0;
    m_given |= bit;
    value(field) = text;
}

void ArchiveRows::strayItem(ArchiveList list, const std::string& place, std::int64_t number)
{
    if (list == ArchiveList::messages) {
        ++m_unnamedMessages;
        return;
    }
    settle();
    ++m_seen;
    ++m_rejected;
    m_reports.add(item(place, number), "not a row of named values");
}

void ArchiveRows::countConversation()
{
    ++*m_content->conversations;
}

std::optional<Seconds> ArchiveRows::timeOf(std::string_view text) const
{
    const auto time = parseTime(text);
    const bool isPossible = time && *time >= kEarliest && *time <= m_latest + std::chrono::days(1);
    return isPossible ? time : std::nullopt;
}

std::optional<Seconds> ArchiveRows::date(
    std::string_view text, std::string_view place, std::int64_t number)
{
    const auto time = timeOf(text);
    if (!time) {
        const auto impossible = parseTime(text);
        m_reports.add(item(place, number),
            text.empty() || text == "N/A" ? std::string("no date")
                : !impossible             ? fmt::format("unreadable date \"{:.40}\"", text)
                : *impossible < kEarliest ? fmt::format("date {} is before TikTok's time", text)
                                          : fmt::format("date {} is after the export", text));
        return {};
    }
    m_first = std::min(m_first.value_or(*time), *time);
    m_last = std::max(m_last.value_or(*time), *time);
    m_newest = std::max(m_newest.value_or(*time), *time);
    return time;
}

/// "-1", "N/A", "None": TikTok has no figure.
std::optional<std::int64_t> ArchiveRows::likes(const std::string& place, std::int64_t number)
{
    const std::string& text = value(Field::likes);
    const auto likes = mutuals::number(text);
    if (likes && *likes >= 0)
        return likes;
    if (!text.empty() && text != "-1" && text != "N/A" && text != "None")
        m_reports.add(item(place, number), fmt::format("\"{:.40}\" is no number of likes", text));
    return {};
}

/// An item of a list of names.
void ArchiveRows::read(const Follow& follow)
{
    const auto report = [&](std::string reason) {
        m_reports.add(item(follow.place, follow.number), std::move(reason));
    };
    const std::string_view handle = cleanHandle(follow.name, m_cleaned);
    if (handle.size() > kLongestHandle) {
        ++m_rejected;
        report(fmt::format("a user name of {} bytes", handle.size()));
    } else if (isNameless(handle)) {
        const auto time = timeOf(follow.date);
        follow.list->nameless.push_back(time);
        if (time)
            m_newest = std::max(m_newest.value_or(*time), *time);
        ++m_rejected;
        report(fmt::format("no user name (\"{}\")", handle));
    } else {
        if (handle.find("\xef\xbf\xbd") != std::string_view::npos)
            report("a user name with unreadable characters");
        const auto time = date(follow.date, follow.place, follow.number);
        if (m_kept)
            m_kept = follow.list->rows->add(handle, time);
    }
    if (follow.isTwice)
        report(std::string(kTwice));
}

/// Waits for the names that are being read.
void ArchiveRows::settle()
{
    if (m_queue)
        m_queue->settle();
}

void ArchiveRows::endMessage(std::string_view conversation)
{
    const std::string handle = cleanHandle(conversation);
    const auto time = timeOf(value(Field::date));
    if (isNameless(handle) || handle.size() > kLongestHandle || !time) {
        ++m_unnamedMessages;
        return;
    }
    m_newest = std::max(m_newest.value_or(*time), *time);
    m_content->messages->push_back(
        { handle, *time, handleKey(cleanHandle(value(Field::from))) == handleKey(handle) });
}

Result<> ArchiveRows::endItem(
    ArchiveList list, const std::string& place, std::int64_t number, std::string_view conversation)
{
    if (list != ArchiveList::profile && list != ArchiveList::messages)
        ++m_seen;
    const bool isFollow = listOf(list) != nullptr;
    if (!isFollow)
        settle();
    switch (list) {
    case ArchiveList::followers:
    case ArchiveList::following:
    case ArchiveList::blocked: {
        const Follow follow { listOf(list), place, number, value(Field::name), value(Field::date),
            m_givenTwice };
        if (number < kLongList) {
            settle();
            read(follow);
        } else {
            if (!m_queue)
                m_queue = std::make_unique<FollowQueue>([this](const Follow& one) { read(one); });
            m_queue->add(follow);
        }
        break;
    }
    case ArchiveList::posts:
    case ArchiveList::comments: {
        const auto time = date(value(Field::date), place, number);
        if (!time) {
            ++m_rejected;
        } else if (list == ArchiveList::posts) {
            Post post;
            post.postedAt = *time;
            post.likes = likes(place, number);
            m_content->posts->push_back(std::move(post));
        } else {
            const std::string& text = value(Field::text);
            Comment comment;
            comment.at = *time;
            comment.text = text == "N/A" ? std::string() : plainText(text);
            m_content->comments->push_back(std::move(comment));
        }
        break;
    }
    case ArchiveList::messages:
        endMessage(conversation);
        break;
    case ArchiveList::profile:
        m_owner = cleanHandle(value(Field::name));
        if (isNameless(m_owner))
            m_owner.clear();
        m_content->followers.ownCount = mutuals::number(value(Field::followerCount));
        m_content->following.ownCount = mutuals::number(value(Field::followingCount));
        break;
    }
    if (m_givenTwice && !isFollow && list != ArchiveList::messages)
        m_reports.add(item(place, number), std::string(kTwice));
    for (std::size_t field = 0; m_given != 0; ++field, m_given >>= 1) {
        if (m_given & 1U)
            m_values[field].clear();
    }
    m_givenTwice = false;
    return {};
}

bool ArchiveRows::any() const
{
    return std::any_of(m_ranks.begin(), m_ranks.end(), [](int rank) { return rank >= 0; });
}

Result<> ArchiveRows::stage(Staged& staged)
{
    settle();
    if (!m_kept)
        return m_kept;
    const auto note = [&](const StagedList& list, const char* name, const char* remedy) {
        if (!list.present)
            staged.notes.push_back(fmt::format("This export has no {} list. {}", name, remedy));
        else if (list.isNull)
            staged.notes.push_back(fmt::format(
                "The {} list of this export is null: nothing is said of who is in it.", name));
    };
    note(m_content->followers, "follower", "To see who follows you, ask TikTok for all data.");
    note(m_content->following, "following", "To see whom you follow, ask TikTok for all data.");
    const auto rows = m_content->followers.rows->rows()
        + static_cast<std::int64_t>(m_content->followers.nameless.size());
    if (m_content->followers.ownCount && m_content->followers.present
        && rows < *m_content->followers.ownCount)
        staged.notes.push_back(
            fmt::format("The follower list holds {} of the {} followers that the profile counts.",
                rows, *m_content->followers.ownCount));
    if (m_unnamedMessages > 0)
        staged.notes.push_back(
            fmt::format("Messages without a name or a date, left out: {}.", m_unnamedMessages));
    staged.kind = ImportKind::archive;
    staged.owner = m_owner;
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    if (m_first) {
        staged.from = dayOf(*m_first);
        staged.to = dayOf(*m_last);
    }
    if (m_newest)
        staged.asOf = *m_newest;
    staged.archive = std::move(m_content);
    return {};
}

} // namespace mutuals
