#pragma once

#include <boost/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace mutuals::test {

/// A case of tests/data/truth: what a named program or our own slow computation found.
boost::json::value truth(const std::string& file);

/// The columns of one of its tables by name; text becomes NaN.
std::map<std::string, std::vector<double>> truthTable(const std::string& file);

double number(const boost::json::value& value); ///< of any JSON number
std::vector<double> numbers(const boost::json::value& value); ///< of an array

} // namespace mutuals::test
