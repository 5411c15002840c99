#include "tests/support/StoreFixture.h"

#include "core/audience/FollowerIndex.h"

#include <gtest/gtest.h>

namespace mutuals::test {

using namespace std::chrono;

namespace {

class MapRows final : public ListedRows {
public:
    explicit MapRows(const std::map<std::string, int>& rows)
        : m_at(rows.begin())
        , m_end(rows.end())
    {
    }
    bool next(ListedRow& row) override
    {
        if (m_at == m_end)
            return false;
        row = { m_at->first, m_at->first,
            m_at->second > 0 ? std::optional(followedOn(m_at->second)) : std::nullopt };
        ++m_at;
        return true;
    }

private:
    std::map<std::string, int>::const_iterator m_at, m_end;
};

} // namespace

Seconds followedOn(int day)
{
    return Seconds(sys_days(2024y / January / 1) + days(day - 1)) + hours(12);
}

Seconds exportedOn(int day)
{
    return Seconds(sys_days(2025y / January / 1) + days(day - 1)) + hours(12);
}

StoreFixture::StoreFixture()
{
    reopen();
    m_creator = m_workspace->creators().add("potter", true)->id;
}

void StoreFixture::reopen(Workspace::Access access)
{
    m_workspace.reset();
    auto opened = Workspace::open(file(), access);
    ASSERT_TRUE(opened) << opened.error().detail;
    m_workspace.emplace(std::move(*opened));
}

Id<Import> StoreFixture::begin(int day)
{
    Import import;
    import.creator = m_creator;
    import.file = "archive.zip";
    import.asOf = exportedOn(day);
    return *m_workspace->imports().begin(import, "content " + std::to_string(++m_files));
}

void StoreFixture::put(Id<Import> import, ListKind kind, int day,
    const std::map<std::string, int>& rows, int nameless, RowSeal& seal)
{
    Listing listing;
    listing.creator = m_creator;
    listing.import = import;
    listing.list = kind;
    listing.asOf = exportedOn(day);
    listing.nameless.assign(static_cast<std::size_t>(nameless), followedOn(1));
    std::map<std::string, int> named;
    for (const auto& [name, followed] : rows) {
        if (name.starts_with('?'))
            listing.nameless.push_back(followedOn(followed));
        else
            named.emplace(name, followed);
    }
    listing.named = static_cast<std::int64_t>(named.size());
    MapRows source(named);
    const auto put = m_workspace->listings().put({ { listing, &source } }, seal, {});
    ASSERT_TRUE(put) << put.error().detail;
}

void StoreFixture::finish(Id<Import> import, const RowSeal& seal)
{
    Import done;
    done.id = import;
    ASSERT_TRUE(m_workspace->imports().finish(done, seal, {}));
}

Id<Import> StoreFixture::list(
    ListKind kind, int day, const std::map<std::string, int>& rows, int nameless)
{
    const auto import = begin(day);
    RowSeal seal;
    put(import, kind, day, rows, nameless, seal);
    finish(import, seal);
    return import;
}

Id<Import> StoreFixture::archive(int day, const std::map<std::string, int>& followers,
    const std::map<std::string, int>& following)
{
    const auto import = begin(day);
    RowSeal seal;
    put(import, ListKind::followers, day, followers, 0, seal);
    put(import, ListKind::following, day, following, 0, seal);
    finish(import, seal);
    return import;
}

std::string StoreFixture::view(FollowerView view, int day, int since)
{
    FollowerQuery query;
    query.creator = m_creator;
    query.view = view;
    if (day > 0)
        query.at = dayOf(exportedOn(day));
    if (since > 0)
        query.since = dayOf(exportedOn(since));
    query.sort = FollowerColumn::handle;
    query.descending = false;
    FollowerIndex index;
    const auto persons = index.order(*m_workspace, query, {});
    if (!persons)
        return persons.error().detail;
    std::string handles;
    const auto rows = m_workspace->followers().rows(m_creator, query.at, *persons);
    for (const FollowerRow& row : *rows)
        handles +=
            (handles.empty() ? "" : " ") + (row.handle.empty() ? std::string("?") : row.handle);
    return handles;
}

} // namespace mutuals::test
