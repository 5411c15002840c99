#include "core/audience/NameArena.h"
#include "core/audience/KeySort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace mutuals;

namespace {

NameArena arenaOf(const std::vector<std::string>& names)
{
    NameArena arena;
    for (const auto& name : names)
        arena.add(name);
    arena.shrink();
    return arena;
}

/// Every row, looked at by itself.
std::vector<std::uint32_t> plain(const std::vector<std::string>& names, const std::string& text)
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < names.size(); ++row) {
        if (names[row].find(text) != std::string::npos)
            rows.push_back(row);
    }
    return rows;
}

} // namespace

TEST(NameArena, FindsATextWhereverItStands)
{
    const std::vector<std::string> names { "ana", "banana", "", "an", "xyz.ana", "a", "nana" };
    const NameArena arena = arenaOf(names);
    EXPECT_EQ(arena.at(4), "xyz.ana");
    EXPECT_EQ(arena.at(2), "");
    for (const char* text : { "a", "an", "ana", "banana", "z", "q", "xyz.ana", "nan", "bananas" })
        EXPECT_EQ(arena.containing(text).rows(), plain(names, text)) << text;
}

TEST(NameArena, NeverFindsATextAcrossTwoNames)
{
    const NameArena arena = arenaOf({ "ana", "ben", "cleo" });
    EXPECT_TRUE(arena.containing("ab").rows().empty());
    EXPECT_TRUE(arena.containing(std::string("a\0b", 3)).rows().empty())
        << "not with the NUL between";
    EXPECT_TRUE(arena.containing(std::string("\0", 1)).rows().empty());
}

TEST(NameArena, FindsWhatAPlainSearchFinds)
{
    std::mt19937 random(11);
    const auto word = [&](std::size_t most) {
        std::string text(random() % (most + 1), ' ');
        for (char& c : text)
            c = "ab._"[random() % 4];
        return text;
    };
    std::vector<std::string> names;
    for (int i = 0; i < 70'000; ++i) // more than a block
        names.push_back(word(i % 1000 == 0 ? 300 : 12));
    const NameArena arena = arenaOf(names);
    for (int round = 0; round < 60; ++round) {
        const std::string text = word(7);
        if (text.empty())
            continue;
        const auto found = plain(names, text);
        EXPECT_EQ(arena.containing(text).rows(), found) << '"' << text << '"';
        if (text.size() == 1)
            continue;
        EXPECT_EQ(arena.containing(text, arena.containing(text.substr(1)).rows()).rows(), found)
            << "typed on: \"" << text << '"';
    }
}

TEST(KeySort, SortsAsAComparingSortDoes)
{
    std::mt19937 random(5);
    for (const std::size_t rows : { 0U, 1U, 100U, 5000U, 40'000U }) {
        for (const std::uint32_t range : { 1U, 2U, 5000U, 0xffff'fffeU }) {
            std::vector<std::uint64_t> keyed;
            for (std::uint32_t row = 0; row < rows; ++row)
                keyed.push_back(keyedRow(static_cast<std::uint32_t>(random()) % range, row));
            auto sorted = keyed;
            sortByKey(keyed);
            std::sort(sorted.begin(), sorted.end()); // rows ascend, so this is stable as well
            EXPECT_EQ(keyed, sorted) << rows << " rows, keys below " << range;
        }
    }
}
