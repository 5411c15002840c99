#pragma once

#include "core/audience/NameArena.h"
#include "core/records/Follower.h"
#include "core/store/FollowerScan.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mutuals {

/// Persons of one snapshot in memory, by ascending handle: 13 bytes a row beside the names. Rows
/// are numbered in that order, so rows of equal value in row order are by handle.
class FollowerColumns {
public:
    using Rows = std::vector<std::uint32_t>;
    using Keys = std::vector<std::uint32_t>; ///< by row
    static constexpr std::uint32_t kUnknown = 0xffff'ffff; ///< a value that no file gives
    static constexpr std::uint32_t kNoRow = 0xffff'ffff;
    static constexpr std::int64_t kMostAccounts = 0xffff'fffe;

    /// A FollowerScan::Standing in 16 bytes: account, times (from 2106 on all the same), flags.
    struct Entry {
        std::uint32_t account = 0, followedAt = kUnknown, followedBackAt = kUnknown;
        std::uint8_t flags = 0;
    };
    static Entry entryOf(const FollowerScan::Standing& standing);

    void reserve(std::size_t rows);
    void add(const Entry& entry, std::string_view key); ///< by ascending key
    /// When all rows are in: the names that their persons bore before.
    void addFormers(std::span<const FollowerScan::Former> formers);
    /// Replaces the choices.
    void setChoices(std::span<const FollowerScan::Fact> choices);

    std::uint32_t size() const { return m_names.size(); }
    Id<Person> person(std::uint32_t row) const { return { m_accounts[row] }; }
    bool in(FollowerView view, std::uint32_t row) const; ///< all, mutual, fans, followingOnly
    int count(FollowerView view) const;

    /// Rows whose person bears or bore a name with the text in it; the text must not be empty.
    RowSet containing(std::string_view text) const;
    /// The same, among rows known to contain a part of the text.
    RowSet containing(std::string_view text, std::span<const std::uint32_t> among) const;

    /// What each row is sorted by in a view; kUnknown comes last. Not for comments and messages.
    Keys keys(FollowerColumn column, FollowerView view) const;
    /// Facts, one an account and ascending, by row: 0 where there is none.
    Keys byRow(std::span<const FollowerScan::Fact> facts) const;

    std::size_t nameBytes() const { return m_names.bytes() + m_formerNames.bytes(); }
    std::size_t columnBytes() const;

private:
    std::vector<FollowerScan::Fact> credited(std::span<const FollowerScan::Fact> facts) const;
    Rows rowsOf(std::span<const std::uint32_t> accounts) const;
    void addFormerRows(RowSet& found, std::string_view text) const;

    NameArena m_names;
    std::vector<std::uint32_t> m_accounts, m_followedAt, m_followedBackAt;
    std::vector<std::uint8_t> m_flags;
    NameArena m_formerNames; ///< of the persons that are rows here
    Rows m_formerRows; ///< whose they were
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_persons; ///< former account, person
};

} // namespace mutuals
