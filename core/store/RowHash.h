#pragma once

#include "core/base/Hash.h"
#include "core/base/Id.h"
#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace mutuals {

/// How many rows an import brought or confirmed, and the sum of their hashes: the same whatever the
/// order, kept at import and recomputed by `check` (SQLite itself notices few damaged cells).
struct RowSeal {
    std::int64_t rows = 0;
    std::uint64_t hash = 0;

    void add(std::uint64_t rowHash)
    {
        ++rows;
        hash += rowHash;
    }
    friend bool operator==(const RowSeal&, const RowSeal&) = default;
};

/// Hash of one row: what kind it is, and its values. Nothing differs from every number.
class RowHash {
public:
    explicit RowHash(std::string_view kind) { m_print.add(kind); }
    RowHash& add(std::string_view text)
    {
        m_print.add(static_cast<std::uint64_t>(text.size()));
        m_print.add(text);
        return *this;
    }
    RowHash& add(std::int64_t number)
    {
        m_print.add(static_cast<std::uint64_t>(number));
        return *this;
    }
    RowHash& add(std::optional<std::int64_t> number)
    {
        return add(std::int64_t { number.has_value() }).add(number.value_or(0));
    }
    std::uint64_t value() const { return m_print.value(); }

private:
    Fingerprint m_print;
};

class Connection;
struct Import;

/// What is written about an import itself, whenever and after whatever others it went in: its row,
/// its lists and its reports. Part of the sum.
std::uint64_t ownHash(Connection& connection, Id<Import> import);

} // namespace mutuals
