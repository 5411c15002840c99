#pragma once

#include "core/records/Creator.h"
#include "core/store/Cursor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// A stay as it is stored.
struct StoredStay {
    std::int64_t account = 0;
    std::int64_t list = 0;
    std::int64_t first = 0; ///< import
    std::optional<std::int64_t> gone; ///< import
    std::optional<std::int64_t> followedAt;
};

/// All stays of a creator, account by account in the order of names. Accounts that came together
/// lie in that order, so their stays are read one after the other and seldom looked up: a million
/// take half the time of a join. Throws SQLite::Exception.
class StoredStays {
public:
    StoredStays(Connection& connection, Id<Creator> creator);

    bool atEnd() const { return m_atEnd; }
    std::string_view key() const { return m_key; } ///< of the account
    const std::vector<StoredStay>& stays() const { return m_stays; } ///< of the account
    void advance(); ///< to the next account that has some

private:
    void find(std::int64_t account);
    void goTo(std::int64_t account);
    void step();
    void takeFromSequence(std::int64_t account);

    Cursor m_names;
    Cursor m_sequence; ///< the stays from an account on
    Cursor m_single; ///< those of one account
    StoredStay m_next; ///< of m_sequence
    bool m_hasNext = false;
    int m_strays = 0; ///< accounts in a row that the sequence did not reach
    std::string m_key;
    std::vector<StoredStay> m_stays;
    bool m_atEnd = false;
};

} // namespace mutuals
