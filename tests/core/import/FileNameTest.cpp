#include "core/import/FileName.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mutuals;

namespace {

/// "made at, day, handle" with "-" for what the name does not say.
std::string said(std::string_view name)
{
    const FileName file = fileName(name);
    return (file.madeAt ? formatTime(*file.madeAt) : "-") + ", "
        + (file.day ? formatDay(*file.day) : "-") + ", "
        + (file.handle.empty() ? "-" : file.handle);
}

} // namespace

TEST(FileName, TellsWhenAnArchiveWasMade)
{
    EXPECT_EQ(said("TikTok_Data_1735588272.zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("TIKTOK_Data_1735588272.zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("user_data_tiktok.json"), "-, -, -");
}

TEST(FileName, SeesThroughTheNumbersOfCopies)
{
    EXPECT_EQ(said("TikTok_Data_1735588272 (1).zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("TikTok_Data_1735588272(12).zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("TikTok_Data_1735588272 - Copy.zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("TikTok_Data_1735588272 copy 2.zip"), "2024-12-30T19:51:12Z, -, -");
    EXPECT_EQ(said("Followers_ana.clay (3).zip"), "-, -, ana.clay");
    EXPECT_EQ(said("Followers_ana.clay - Copy.zip"), "-, -, ana.clay");
    EXPECT_EQ(said("Content 2.csv"), "-, -, -");
}

TEST(FileName, TellsWhoseAStudioZipIsAndWhenItsWindowEnds)
{
    EXPECT_EQ(
        said("Overview_2026-06-18_1786845545_ana.clay.zip"), "2026-08-16T01:59:05Z, -, ana.clay");
    EXPECT_EQ(
        said("Overview_2026-06-18_1786845545_ana_b__c.zip"), "2026-08-16T01:59:05Z, -, ana_b__c");
    EXPECT_EQ(said("Followers_ana_b.zip"), "-, -, ana_b");
    EXPECT_EQ(said("Viewers_ana.zip"), "-, -, ana");
    EXPECT_EQ(said("Content_ana.zip"), "-, -, ana");
    EXPECT_EQ(said("Followers_.zip"), "-, -, -");
}

TEST(FileName, TakesTheDayAtTheEnd)
{
    EXPECT_EQ(said("user_data 2024-12-18.json"), "-, 2024-12-18, -");
    EXPECT_EQ(said("Followers_ana.clay 2026-03-19.zip"), "-, 2026-03-19, ana.clay");
    EXPECT_EQ(said("Followers_ana.clay_2026-03-19.zip"), "-, 2026-03-19, ana.clay");
    EXPECT_EQ(said("my followers 2024-13-18.csv"), "-, -, -");
}

TEST(FileName, DoesNotTakeTheFirstDayOfAWindowForItsEnd)
{
    EXPECT_EQ(said("Overview_2026-06-18.zip"), "-, -, -");
}

TEST(FileName, TakesNoOwnerFromANameThatSomebodyMadeUp)
{
    EXPECT_EQ(said("Overview_final.zip"), "-, -, -");
    EXPECT_EQ(said("Followers_march.csv"), "-, -, -"); // Studio writes handles into names of zips
    EXPECT_EQ(said("comments_ana.zip"), "-, -, -");
}

TEST(FileName, ReadsNumbersOnlyWhereTheyAreTimes)
{
    EXPECT_EQ(said("TikTok_Data_99.zip"), "-, -, -");
    EXPECT_EQ(said("TikTok_Data_17355882721.zip"), "-, -, -");
    EXPECT_EQ(said("TikTok_Data_173558827x.zip"), "-, -, -");
    EXPECT_EQ(said("TikTok_Data_.zip"), "-, -, -");
}

TEST(FileName, BearsAnyName)
{
    for (const std::string name : { "", ".", "..", ".zip", "_", "()", " (1)", "Overview_",
             "Overview__", "\xff\xfe.zip", "2024-12-18" })
        EXPECT_EQ(said(name), "-, -, -") << name;
}
