#include "core/audience/FollowerIndex.h"

#include "core/audience/KeySort.h"
#include "core/records/Handle.h"
#include "core/store/Workspace.h"

#include <algorithm>

namespace mutuals {

namespace {

using Persons = std::vector<Id<Person>>;

bool isChange(FollowerView view)
{
    return view == FollowerView::came || view == FollowerView::left
        || view == FollowerView::returned || view == FollowerView::renamed
        || view == FollowerView::nameGone;
}

/// What needs no column in memory: the page of a change view as it opens.
bool isNewestChanges(const FollowerQuery& query)
{
    return isChange(query.view) && searchKey(query.search).empty()
        && query.sort == FollowerColumn::followedAt;
}

} // namespace

Result<> FollowerIndex::refresh(Workspace& workspace, const FollowerQuery& query)
{
    const Id<Creator> creator = query.creator;
    FollowerScan& scan = workspace.followerScan();
    const auto stamp = scan.stamp(creator);
    const auto state = scan.state(creator, query.at);
    if (!stamp || !state)
        return tl::unexpected(stamp ? state.error() : stamp.error());
    std::optional<int> since;
    if (query.since) {
        const auto place = scan.placeOf(creator, *query.since);
        if (!place)
            return tl::unexpected(place.error());
        if (!*place)
            return fail(
                Error::Code::notFound, "no follower list of {} or before", formatDay(*query.since));
        if (**place != state->followers - 1)
            since = *place;
    }
    if (creator != m_creator || !(*state == m_state) || !stamp->sameLists(m_stamp)) {
        clear();
    } else if (!(*stamp == m_stamp)) {
        const auto choices = scan.choices(creator);
        if (!choices)
            return tl::unexpected(choices.error());
        const auto again = [&](Table& table) {
            table.columns.setChoices(*choices);
            if (table.sorted.column == FollowerColumn::decision)
                table.sorted = {};
        };
        if (m_present)
            again(*m_present);
        for (auto& [view, table] : m_changes)
            again(table);
    }
    if (since != m_since) {
        m_changes.clear();
        m_pair.reset();
        m_since = since;
    }
    m_creator = creator;
    m_state = *state;
    m_stamp = *stamp;
    return {};
}

Result<FollowerIndex::Table*> FollowerIndex::tableOf(
    Workspace& workspace, FollowerView view, const Run& run)
{
    if (isChange(view)) {
        if (const auto known = m_changes.find(view); known != m_changes.end())
            return &known->second;
        Table table;
        if (auto filled = fillChanges(workspace, view, table, run); !filled)
            return tl::unexpected(filled.error());
        return &(m_changes[view] = std::move(table));
    }
    if (!m_present) {
        Table table;
        if (auto filled = fillPresent(workspace, table, run); !filled)
            return tl::unexpected(filled.error());
        m_present = std::move(table);
    }
    return &*m_present;
}

Result<FollowerColumns::Keys> FollowerIndex::keysOf(
    Workspace& workspace, Table& table, FollowerColumn column, FollowerView view)
{
    if (column != FollowerColumn::comments && column != FollowerColumn::messages)
        return table.columns.keys(column, view);
    const bool comments = column == FollowerColumn::comments;
    auto& kept = comments ? table.comments : table.messages;
    if (!kept) {
        FollowerScan& scan = workspace.followerScan();
        const auto facts = comments ? scan.comments(m_creator) : scan.messages(m_creator);
        if (!facts)
            return tl::unexpected(facts.error());
        kept = table.columns.byRow(*facts);
    }
    return *kept;
}

/// Puts all rows of the view in order.
Result<> FollowerIndex::sort(Workspace& workspace, Table& table, const FollowerQuery& query)
{
    if (table.sorted.view == query.view && table.sorted.column == query.sort
        && table.sorted.descending == query.descending)
        return {};
    const FollowerColumns& columns = table.columns;
    const bool all = isChange(query.view);
    Rows rows;
    rows.reserve(columns.size());
    if (query.sort == FollowerColumn::handle) {
        for (std::uint32_t row = 0; row < columns.size(); ++row) {
            if (all || columns.in(query.view, row))
                rows.push_back(row);
        }
        if (query.descending)
            std::reverse(rows.begin(), rows.end());
    } else {
        const auto keys = keysOf(workspace, table, query.sort, query.view);
        if (!keys)
            return tl::unexpected(keys.error());
        std::vector<std::uint64_t> keyed;
        keyed.reserve(columns.size());
        Rows unknown;
        for (std::uint32_t row = 0; row < columns.size(); ++row) {
            if (!all && !columns.in(query.view, row))
                continue;
            const std::uint32_t key = (*keys)[row];
            if (key == FollowerColumns::kUnknown)
                unknown.push_back(row);
            else
                keyed.push_back(keyedRow(query.descending ? ~key : key, row));
        }
        sortByKey(keyed);
        for (const std::uint64_t each : keyed)
            rows.push_back(static_cast<std::uint32_t>(each));
        rows.insert(rows.end(), unknown.begin(), unknown.end());
    }
    rows.shrink_to_fit();
    table.sorted = { query.view, query.sort, query.descending, std::move(rows) };
    return {};
}

/// The rows of a text; where somebody types on, those of the text before are looked through again.
void FollowerIndex::search(Table& table, const std::string& text)
{
    auto& found = table.found;
    if (found.text == text)
        return;
    const bool refines = !found.text.empty() && text.find(found.text) != std::string::npos
        && found.count < table.columns.size() / 16;
    found.rows = refines ? table.columns.containing(text, found.rows.rows())
                         : table.columns.containing(text);
    found.count = found.rows.count();
    found.text = text;
}

Result<Persons> FollowerIndex::order(
    Workspace& workspace, const FollowerQuery& query, const Run& run)
{
    Persons persons;
    const auto done = workspace.atOneMoment([&]() -> Result<> {
        if (auto refreshed = refresh(workspace, query); !refreshed)
            return refreshed;
        const std::string text = searchKey(query.search);
        const auto take = [&](Result<Persons> found) -> Result<> {
            if (!found)
                return tl::unexpected(found.error());
            persons = std::move(*found);
            return {};
        };
        if (query.view == FollowerView::nameless)
            return take(workspace.followerScan().nameless(m_state));
        if (isNewestChanges(query) && !m_changes.contains(query.view))
            return take(newestChanges(workspace, query, {}, run));
        const auto table = tableOf(workspace, query.view, run);
        if (!table)
            return tl::unexpected(table.error());
        if (auto sorted = sort(workspace, **table, query); !sorted)
            return sorted;
        const FollowerColumns& columns = (*table)->columns;
        const Rows& rows = (*table)->sorted.rows;
        if (text.empty()) {
            (*table)->found = {};
            persons.reserve(rows.size());
            for (const std::uint32_t row : rows)
                persons.push_back(columns.person(row));
            return {};
        }
        search(**table, text);
        const auto& found = (*table)->found;
        persons.reserve(std::min(found.count, rows.size()));
        for (const std::uint32_t row : rows) {
            if (found.rows.has(row))
                persons.push_back(columns.person(row));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return persons;
}

Result<FollowerIndex::FirstPage> FollowerIndex::firstPage(
    Workspace& workspace, const FollowerQuery& query, std::size_t most, const Run& run)
{
    FirstPage page;
    const auto take = [&](Result<Persons> found) -> Result<> {
        if (!found)
            return tl::unexpected(found.error());
        page.persons = std::move(*found);
        page.total = page.persons.size();
        return {};
    };
    const auto done = workspace.atOneMoment([&]() -> Result<> {
        if (!isNewestChanges(query) || !query.descending)
            return take(order(workspace, query, run));
        if (auto refreshed = refresh(workspace, query); !refreshed)
            return refreshed;
        if (auto taken = take(newestChanges(workspace, query, most, run)); !taken || m_since)
            return taken;
        return workspace.followerScan().changeCounts(m_state).map([&](const auto& counts) {
            page.total = static_cast<std::size_t>(query.view == FollowerView::came ? counts.came
                    : query.view == FollowerView::left                             ? counts.left
                    : query.view == FollowerView::returned                         ? counts.returned
                    : query.view == FollowerView::renamed                          ? counts.renamed
                                                          : counts.nameGone);
        });
    });
    if (!done)
        return tl::unexpected(done.error());
    page.persons.resize(std::min(page.persons.size(), most));
    return page;
}

Result<FollowerCounts> FollowerIndex::counts(
    Workspace& workspace, const FollowerQuery& query, const Run& run)
{
    FollowerCounts counts;
    const auto done = workspace.atOneMoment([&]() -> Result<> {
        if (auto refreshed = refresh(workspace, query); !refreshed)
            return refreshed;
        if (auto compared = compare(workspace); !compared)
            return compared;
        const auto table = tableOf(workspace, FollowerView::all, run);
        const auto changes = workspace.followerScan().changeCounts(m_state);
        if (!table || !changes)
            return tl::unexpected(table ? changes.error() : table.error());
        const FollowerColumns& columns = (*table)->columns;
        counts.all = columns.count(FollowerView::all);
        counts.mutual = columns.count(FollowerView::mutual);
        counts.fans = counts.all - counts.mutual;
        counts.followingOnly = columns.count(FollowerView::followingOnly);
        counts.nameless = changes->nameless;
        if (m_pair) {
            const auto found = [&](FollowerView view) {
                return static_cast<int>((*m_pair)[view].size());
            };
            counts.came = found(FollowerView::came);
            counts.left = found(FollowerView::left);
            counts.returned = found(FollowerView::returned);
            counts.renamed = found(FollowerView::renamed);
            counts.nameGone = found(FollowerView::nameGone);
        } else if (m_state.followers > 0) { // a first list has none to compare with
            counts.came = changes->came;
            counts.left = changes->left;
            counts.returned = changes->returned;
            counts.renamed = changes->renamed;
            counts.nameGone = changes->nameGone;
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return counts;
}

void FollowerIndex::clear()
{
    *this = {};
}

std::size_t FollowerIndex::columnBytes() const
{
    std::size_t sum = 0;
    const auto add = [&](const Table& table) {
        sum += table.columns.columnBytes() + table.found.rows.bytes()
            + table.sorted.rows.capacity() * sizeof(std::uint32_t);
        for (const auto* kept : { &table.comments, &table.messages })
            sum += kept->has_value() ? (*kept)->capacity() * sizeof(std::uint32_t) : 0;
    };
    if (m_present)
        add(*m_present);
    for (const auto& [view, table] : m_changes)
        add(table);
    return sum;
}

std::size_t FollowerIndex::nameBytes() const
{
    std::size_t sum = m_present ? m_present->columns.nameBytes() : 0;
    for (const auto& [view, table] : m_changes)
        sum += table.columns.nameBytes();
    return sum;
}

} // namespace mutuals
