#include "core/records/Handle.h"

#include <gtest/gtest.h>

using namespace mutuals;
using namespace std::string_view_literals;

TEST(Handle, LosesThePaddingThatTikTokAdds)
{
    EXPECT_EQ(cleanHandle("ana.clay\0\0\0\0"sv), "ana.clay");
    EXPECT_EQ(cleanHandle(" @ana.clay "), "ana.clay");
    EXPECT_EQ(cleanHandle("@@ana.clay"), "ana.clay") << "a clean name stays as it is";
    EXPECT_EQ(cleanHandle("@ ana.clay"), "ana.clay");
    EXPECT_EQ(cleanHandle("\0\0"sv), "");
}

TEST(Handle, KeepsLettersOfEveryScript)
{
    EXPECT_EQ(cleanHandle("кот.é"), "кот.é");
    EXPECT_EQ(handleKey("Ана.É"), "Ана.É") << "look-alikes must not be joined";
}

TEST(Handle, FoldsAsciiCaseForComparing)
{
    EXPECT_EQ(handleKey("Ana.Clay_9"), "ana.clay_9");
}

TEST(Handle, KnowsRowsWithoutAName)
{
    EXPECT_TRUE(isNameless("N/A"));
    EXPECT_TRUE(isNameless(""));
    EXPECT_FALSE(isNameless("n.a"));
}
