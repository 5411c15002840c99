#pragma once

#include "core/store/Workspace.h"
#include "tests/support/TempFolder.h"

#include <map>
#include <string>
#include <vector>

namespace mutuals::test {

/// A workspace in a folder that goes away, with one creator, for tests of core/store.
class StoreFixture {
public:
    StoreFixture();
    StoreFixture(const StoreFixture&) = delete;
    StoreFixture& operator=(const StoreFixture&) = delete;

    Workspace& workspace() { return *m_workspace; }
    Id<Creator> creator() const { return m_creator; }
    const TempFolder& folder() const { return m_folder; }
    std::filesystem::path file() const { return m_folder / "test.db"; }
    void close() { m_workspace.reset(); }
    void reopen(Workspace::Access access = Workspace::Access::write);

    /// Puts a list as of a day of January 2025: names with the day of January 2024 they followed
    /// on; day 0: no date. A name that begins with "?" stands for a row without one.
    Id<Import> list(
        ListKind kind, int day, const std::map<std::string, int>& rows, int nameless = 0);
    /// Puts followers and following of one archive.
    Id<Import> archive(int day, const std::map<std::string, int>& followers,
        const std::map<std::string, int>& following);

    /// The handles of a view, as "ana ben"; at a day of January 2025, 0: the newest; compared with
    /// that of the day `since`, 0: the one before.
    std::string view(FollowerView view, int day = 0, int since = 0);

private:
    Id<Import> begin(int day);
    void put(Id<Import> import, ListKind kind, int day, const std::map<std::string, int>& rows,
        int nameless, RowSeal& seal);
    void finish(Id<Import> import, const RowSeal& seal);

    TempFolder m_folder;
    std::optional<Workspace> m_workspace;
    Id<Creator> m_creator;
    int m_files = 0;
};

/// A day of January 2024 and of January 2025, at noon.
Seconds followedOn(int day);
Seconds exportedOn(int day);

} // namespace mutuals::test
