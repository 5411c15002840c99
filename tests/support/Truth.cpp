#include "tests/support/Truth.h"

#include "tests/support/TestData.h"

#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace mutuals::test {

namespace {

std::ifstream opened(const std::string& file)
{
    std::ifstream in(testData("truth/" + file));
    if (!in)
        throw std::runtime_error("no truth file " + file);
    return in;
}

} // namespace

boost::json::value truth(const std::string& file)
{
    std::ifstream in = opened(file);
    std::ostringstream text;
    text << in.rdbuf();
    return boost::json::parse(text.str());
}

std::map<std::string, std::vector<double>> truthTable(const std::string& file)
{
    std::ifstream in = opened(file);
    std::vector<std::string> names;
    std::map<std::string, std::vector<double>> columns;
    for (std::string line, cell; std::getline(in, line);) {
        std::istringstream cells(line);
        const bool header = names.empty();
        for (std::size_t i = 0; std::getline(cells, cell, ','); ++i) {
            if (header) {
                names.push_back(cell);
                continue;
            }
            char* end = nullptr;
            const double value = std::strtod(cell.c_str(), &end);
            columns[names.at(i)].push_back(
                *end == '\0' && !cell.empty() ? value : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return columns;
}

double number(const boost::json::value& value)
{
    return value.to_number<double>();
}

std::vector<double> numbers(const boost::json::value& value)
{
    std::vector<double> all;
    for (const boost::json::value& element : value.as_array())
        all.push_back(number(element));
    return all;
}

} // namespace mutuals::test
