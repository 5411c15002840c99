#include "tests/support/TestData.h"

namespace mutuals::test {

std::filesystem::path testData(std::string_view name)
{
    return std::filesystem::path(MUTUALS_TEST_DATA) / name;
}

} // namespace mutuals::test
