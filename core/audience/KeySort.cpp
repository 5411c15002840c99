#include "core/audience/KeySort.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace mutuals {

namespace {

constexpr int kDigitBits = 11;
constexpr std::array kShifts { 32, 43, 54 };
constexpr std::size_t kDigits = std::size_t { 1 } << kDigitBits;
constexpr std::size_t kFewRows = 2048; ///< fewer are sorted sooner than digits are counted

std::size_t digit(std::uint64_t keyed, int shift)
{
    return (keyed >> shift) & (kDigits - 1);
}

} // namespace

void sortByKey(std::vector<std::uint64_t>& keyed)
{
    if (keyed.size() < kFewRows) {
        std::stable_sort(keyed.begin(), keyed.end(),
            [](std::uint64_t a, std::uint64_t b) { return a >> 32 < b >> 32; });
        return;
    }
    std::array<std::array<std::size_t, kDigits>, kShifts.size()> counts {};
    for (const std::uint64_t each : keyed) {
        for (std::size_t pass = 0; pass < kShifts.size(); ++pass)
            ++counts[pass][digit(each, kShifts[pass])];
    }
    std::vector<std::uint64_t> sorted(keyed.size());
    for (std::size_t pass = 0; pass < kShifts.size(); ++pass) {
        auto& count = counts[pass];
        if (count[digit(keyed.front(), kShifts[pass])] == keyed.size())
            continue; // all share this digit
        std::size_t place = 0;
        for (std::size_t& each : count)
            place += std::exchange(each, place);
        for (const std::uint64_t each : keyed)
            sorted[count[digit(each, kShifts[pass])]++] = each;
        keyed.swap(sorted);
    }
}

} // namespace mutuals
