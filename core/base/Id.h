#pragma once

#include <compare>
#include <cstdint>

namespace mutuals {

/// A row's number in the workspace that cannot be mixed up with one of another kind.
template <class Kind> struct Id {
    std::int64_t value = 0; ///< 0: none

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

} // namespace mutuals
