#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace mutuals {

/// A number as mutuals-cli prints it: null where it is not known or infinite.
inline boost::json::value figure(double value)
{
    return std::isfinite(value) ? boost::json::value(value) : boost::json::value(nullptr);
}

inline boost::json::value figure(const std::optional<double>& value)
{
    return value ? figure(*value) : boost::json::value(nullptr);
}

inline boost::json::array figures(const std::vector<double>& values)
{
    boost::json::array all;
    for (const double value : values)
        all.push_back(figure(value));
    return all;
}

/// Both ends of an interval.
template <class End> boost::json::array ends(const End& low, const End& high)
{
    return { figure(low), figure(high) };
}

} // namespace mutuals
