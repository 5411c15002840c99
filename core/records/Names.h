#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace mutuals {

/// The spelling of an enumeration's values for programs: mutuals-cli, JSON and the workspace.
template <class Value, std::size_t N>
using Names = std::array<std::pair<Value, std::string_view>, N>;

template <class Value, std::size_t N>
constexpr std::string_view nameIn(const Names<Value, N>& names, Value value)
{
    for (const auto& [known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <class Value, std::size_t N>
constexpr std::optional<Value> valueIn(const Names<Value, N>& names, std::string_view name)
{
    for (const auto& [value, known] : names) {
        if (known == name)
            return value;
    }
    return {};
}

} // namespace mutuals
