#include "core/audience/FollowerColumns.h"

#include <algorithm>
#include <array>

namespace mutuals {

namespace {

constexpr std::uint8_t kFollows = 1, kFollowed = 2;
constexpr int kChoiceShift = 2; ///< 0: none, else the choice + 1
constexpr std::array kChoices { Choice::follow, Choice::later, Choice::no, Choice::keep,
    Choice::never };

std::uint32_t packed(std::optional<std::int64_t> time)
{
    if (!time)
        return FollowerColumns::kUnknown;
    return static_cast<std::uint32_t>(
        std::clamp(*time, std::int64_t { 0 }, std::int64_t { FollowerColumns::kUnknown - 1 }));
}

/// Choices by their names, as they are listed.
std::uint32_t rankOf(std::size_t choice)
{
    const auto before = [&](Choice other) {
        return choiceName(other) < choiceName(kChoices[choice]);
    };
    return static_cast<std::uint32_t>(std::count_if(kChoices.begin(), kChoices.end(), before));
}

std::vector<std::uint32_t> accountsOf(std::span<const FollowerScan::Fact> facts)
{
    std::vector<std::uint32_t> accounts;
    accounts.reserve(facts.size());
    for (const auto& fact : facts)
        accounts.push_back(static_cast<std::uint32_t>(fact.account));
    return accounts;
}

} // namespace

FollowerColumns::Entry FollowerColumns::entryOf(const FollowerScan::Standing& standing)
{
    return { static_cast<std::uint32_t>(standing.account), packed(standing.followedAt),
        packed(standing.followedBackAt),
        static_cast<std::uint8_t>(
            (standing.follows ? kFollows : 0) | (standing.followed ? kFollowed : 0)) };
}

void FollowerColumns::reserve(std::size_t rows)
{
    m_accounts.reserve(rows);
    m_followedAt.reserve(rows);
    m_followedBackAt.reserve(rows);
    m_flags.reserve(rows);
}

void FollowerColumns::add(const Entry& entry, std::string_view key)
{
    m_names.add(key);
    m_accounts.push_back(entry.account);
    m_followedAt.push_back(entry.followedAt);
    m_followedBackAt.push_back(entry.followedBackAt);
    m_flags.push_back(entry.flags);
}

/// The rows of accounts given ascending; kNoRow for one that is not here. One pass over all rows,
/// with a bit for each account that is wanted.
FollowerColumns::Rows FollowerColumns::rowsOf(std::span<const std::uint32_t> accounts) const
{
    Rows rows(accounts.size(), kNoRow);
    if (accounts.empty())
        return rows;
    std::vector<bool> wanted(std::size_t { accounts.back() } + 1);
    for (const std::uint32_t account : accounts)
        wanted[account] = true;
    for (std::uint32_t row = 0; row < size(); ++row) {
        const std::uint32_t account = m_accounts[row];
        if (account >= wanted.size() || !wanted[account])
            continue;
        const auto [first, end] = std::equal_range(accounts.begin(), accounts.end(), account);
        std::fill(rows.begin() + (first - accounts.begin()),
            rows.begin() + (end - accounts.begin()), row);
    }
    return rows;
}

void FollowerColumns::addFormers(std::span<const FollowerScan::Former> formers)
{
    m_names.shrink();
    std::vector<std::pair<std::uint32_t, const FollowerScan::Former*>> byPerson;
    for (const auto& former : formers) {
        const auto person = static_cast<std::uint32_t>(former.person);
        m_persons.emplace_back(static_cast<std::uint32_t>(former.account), person);
        byPerson.emplace_back(person, &former);
    }
    std::sort(byPerson.begin(), byPerson.end());
    std::vector<std::uint32_t> persons;
    for (const auto& [person, former] : byPerson)
        persons.push_back(person);
    const Rows rows = rowsOf(persons);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == kNoRow)
            continue;
        m_formerNames.add(byPerson[i].second->key);
        m_formerRows.push_back(rows[i]);
    }
}

/// Facts under their account and, where it is a former name, under its person too; by account, then
/// order.
std::vector<FollowerScan::Fact> FollowerColumns::credited(
    std::span<const FollowerScan::Fact> facts) const
{
    std::vector<FollowerScan::Fact> all(facts.begin(), facts.end());
    for (const auto& fact : facts) {
        const auto former = std::lower_bound(m_persons.begin(), m_persons.end(),
            std::pair(static_cast<std::uint32_t>(fact.account), std::uint32_t { 0 }));
        if (former != m_persons.end() && former->first == fact.account)
            all.push_back({ former->second, fact.value, fact.order });
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::pair(a.account, a.order) < std::pair(b.account, b.order);
    });
    return all;
}

void FollowerColumns::setChoices(std::span<const FollowerScan::Fact> choices)
{
    for (std::uint8_t& flags : m_flags)
        flags &= kFollows | kFollowed;
    const auto all = credited(choices);
    const Rows rows = rowsOf(accountsOf(all));
    for (std::size_t i = 0; i < all.size(); ++i) { // the last of each account is its newest
        if (rows[i] != kNoRow)
            m_flags[rows[i]] = static_cast<std::uint8_t>(
                (m_flags[rows[i]] & (kFollows | kFollowed)) | (all[i].value + 1) << kChoiceShift);
    }
}

bool FollowerColumns::in(FollowerView view, std::uint32_t row) const
{
    const bool follows = m_flags[row] & kFollows;
    const bool followed = m_flags[row] & kFollowed;
    return view == FollowerView::mutual       ? follows && followed
        : view == FollowerView::fans          ? follows && !followed
        : view == FollowerView::followingOnly ? followed && !follows
                                              : follows;
}

int FollowerColumns::count(FollowerView view) const
{
    int sum = 0;
    for (std::uint32_t row = 0; row < size(); ++row)
        sum += in(view, row);
    return sum;
}

void FollowerColumns::addFormerRows(RowSet& found, std::string_view text) const
{
    for (const std::uint32_t former : m_formerNames.containing(text).rows())
        found.add(m_formerRows[former]);
}

RowSet FollowerColumns::containing(std::string_view text) const
{
    RowSet found = m_names.containing(text);
    addFormerRows(found, text);
    return found;
}

RowSet FollowerColumns::containing(
    std::string_view text, std::span<const std::uint32_t> among) const
{
    RowSet found = m_names.containing(text, among);
    addFormerRows(found, text);
    return found;
}

FollowerColumns::Keys FollowerColumns::keys(FollowerColumn column, FollowerView view) const
{
    switch (column) {
    case FollowerColumn::followedAt: // those who are only followed have one date
        return view == FollowerView::followingOnly ? m_followedBackAt : m_followedAt;
    case FollowerColumn::followedBackAt:
        return m_followedBackAt;
    case FollowerColumn::relation: {
        Keys keys(size());
        for (std::uint32_t row = 0; row < size(); ++row)
            keys[row] = m_flags[row] & kFollowed;
        return keys;
    }
    case FollowerColumn::decision: {
        std::array<std::uint32_t, kChoices.size() + 1> ranks { kUnknown };
        for (std::size_t i = 0; i < kChoices.size(); ++i)
            ranks[i + 1] = rankOf(i);
        Keys keys(size());
        for (std::uint32_t row = 0; row < size(); ++row)
            keys[row] = ranks[m_flags[row] >> kChoiceShift];
        return keys;
    }
    case FollowerColumn::handle:
    case FollowerColumn::comments:
    case FollowerColumn::messages:
        break;
    }
    return {};
}

FollowerColumns::Keys FollowerColumns::byRow(std::span<const FollowerScan::Fact> facts) const
{
    Keys values(size());
    const Rows rows = rowsOf(accountsOf(facts));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] != kNoRow)
            values[rows[i]] = static_cast<std::uint32_t>(facts[i].value);
    }
    return values;
}

std::size_t FollowerColumns::columnBytes() const
{
    return (m_accounts.capacity() + m_followedAt.capacity() + m_followedBackAt.capacity()
               + m_formerRows.capacity() + 2 * m_persons.capacity())
        * sizeof(std::uint32_t)
        + m_flags.capacity();
}

} // namespace mutuals
