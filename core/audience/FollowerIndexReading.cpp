#include "core/audience/FollowerIndex.h"

#include "core/records/Handle.h"
#include "core/store/Workspace.h"

#include <algorithm>

// How the index reads its columns and the changes between lists.

namespace mutuals {

namespace {

std::vector<std::int64_t> accountsOf(const std::vector<FollowerScan::Change>& changes)
{
    std::vector<std::int64_t> accounts;
    accounts.reserve(changes.size());
    for (const auto& change : changes)
        accounts.push_back(change.account);
    return accounts;
}

Result<> tooMany(std::int64_t account)
{
    return fail(
        Error::Code::database, "account number {} is beyond those of this program", account);
}

} // namespace

/// Reads what changed since a list that is no neighbor.
Result<> FollowerIndex::compare(Workspace& workspace)
{
    if (!m_since || m_pair)
        return {};
    return workspace.followerScan().changesSince(m_creator, m_state, *m_since).map([&](auto found) {
        m_pair = std::move(found);
    });
}

/// Those of a change view, the newest follow first; all where they were compared one by one.
Result<std::vector<FollowerScan::Change>> FollowerIndex::changes(
    Workspace& workspace, FollowerView view, std::optional<std::size_t> most)
{
    if (!m_since)
        return workspace.followerScan().changes(m_state, view, most);
    return compare(workspace).map([&] { return (*m_pair)[view]; });
}

/// Stays come by account number and names by name. New accounts are numbered in the order of their
/// names, so the next name mostly belongs to the next account.
Result<> FollowerIndex::fillPresent(Workspace& workspace, Table& table, const Run& run)
{
    FollowerScan& scan = workspace.followerScan();
    std::vector<FollowerColumns::Entry> entries;
    std::int64_t last = 0;
    auto read = scan.standings(
        m_creator, m_state,
        [&](const FollowerScan::Standing& standing) {
            entries.push_back(FollowerColumns::entryOf(standing));
            last = standing.account;
        },
        run);
    if (!read || last > FollowerColumns::kMostAccounts)
        return read ? tooMany(last) : read;
    table.columns.reserve(entries.size());
    auto next = entries.begin();
    return scan
        .names(
            m_creator,
            [&](std::int64_t account, std::string_view key) {
                if (next == entries.end() || next->account != account)
                    next = std::lower_bound(entries.begin(), entries.end(), account,
                        [](const FollowerColumns::Entry& entry, std::int64_t wanted) {
                            return entry.account < wanted;
                        });
                if (next != entries.end() && next->account == account)
                    table.columns.add(*next++, key);
            },
            run)
        .and_then([&] { return finish(workspace, table); });
}

Result<> FollowerIndex::fillChanges(
    Workspace& workspace, FollowerView view, Table& table, const Run& run)
{
    FollowerScan& scan = workspace.followerScan();
    auto changes = this->changes(workspace, view);
    if (!changes)
        return tl::unexpected(changes.error());
    std::sort(changes->begin(), changes->end(),
        [](const auto& a, const auto& b) { return a.account < b.account; });
    if (!changes->empty() && changes->back().account > FollowerColumns::kMostAccounts)
        return tooMany(changes->back().account);
    const auto accounts = accountsOf(*changes);
    std::vector<std::pair<std::string, FollowerColumns::Entry>> rows;
    rows.reserve(accounts.size());
    auto done = scan.keys(
        accounts, [&](std::string_view key) { rows.emplace_back(key, FollowerColumns::Entry()); },
        run);
    if (!done)
        return done;
    std::size_t row = 0;
    done = scan.followBacks(
        m_creator, m_state, accounts,
        [&](FollowerScan::Standing standing) {
            standing.followedAt = (*changes)[row].followedAt;
            rows[row++].second = FollowerColumns::entryOf(standing);
        },
        run);
    if (!done)
        return done;
    std::sort(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    table.columns.reserve(rows.size());
    for (const auto& [key, entry] : rows)
        table.columns.add(entry, key);
    return finish(workspace, table);
}

Result<> FollowerIndex::finish(Workspace& workspace, Table& table)
{
    const auto formers = workspace.followerScan().formers(m_creator);
    const auto choices = workspace.followerScan().choices(m_creator);
    if (!formers || !choices)
        return tl::unexpected(formers ? choices.error() : formers.error());
    table.columns.addFormers(*formers);
    table.columns.setChoices(*choices);
    return {};
}

/// What the page of a change view shows first, without reading a name that is not needed.
Result<std::vector<Id<Person>>> FollowerIndex::newestChanges(Workspace& workspace,
    const FollowerQuery& query, std::optional<std::size_t> most, const Run& run)
{
    auto changes = this->changes(workspace, query.view, query.descending ? most : std::nullopt);
    if (!changes)
        return tl::unexpected(changes.error());
    const auto unknown = std::find_if(
        changes->begin(), changes->end(), [](const auto& change) { return !change.followedAt; });
    if (!query.descending)
        std::reverse(changes->begin(), unknown);
    // Those of one second are told apart by name.
    for (auto from = changes->begin(); from != changes->end();) {
        const auto end = std::find_if(from, changes->end(),
            [&](const auto& change) { return change.followedAt != from->followedAt; });
        if (end - from > 1) {
            const std::vector<FollowerScan::Change> same(from, end);
            std::vector<std::pair<std::string, FollowerScan::Change>> named;
            const auto read = workspace.followerScan().keys(
                accountsOf(same),
                [&](std::string_view key) { named.emplace_back(key, same[named.size()]); }, run);
            if (!read)
                return tl::unexpected(read.error());
            std::sort(named.begin(), named.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
            for (const auto& [key, change] : named)
                *from++ = change;
        }
        from = end;
    }
    std::vector<Id<Person>> persons;
    persons.reserve(changes->size());
    for (const auto& change : *changes)
        persons.push_back({ change.account });
    return persons;
}

} // namespace mutuals
