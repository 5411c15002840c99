#include "tests/core/import/ImporterFixture.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::ElementsAre;

namespace {

class Overlaps : public ImporterFixture {
protected:
    std::vector<std::string> of(std::string_view name, const std::string& content)
    {
        std::vector<std::string> drawn;
        for (const Overlap& overlap : importOne(folder.file(std::string(name), content)).overlaps)
            drawn.push_back(fmt::format("{} to {}: {} of {} days changed, {} wins over {}",
                formatDay(overlap.from), formatDay(overlap.to), overlap.changed, overlap.days,
                overlap.thisWins ? "this" : "that", overlap.with));
        return drawn;
    }
};

} // namespace

TEST_F(Overlaps, SayWhichDaysDifferAndThatTheNewerDownloadWins)
{
    EXPECT_THAT(of("Overview_2026-01-11.csv", overviewCsv("2026-01-01", { 1, 2, 3, 4, 5, 6 })),
        ElementsAre());
    EXPECT_THAT(of("Overview_2026-01-12.csv", overviewCsv("2026-01-03", { 3, 4, 50, 60, 70 })),
        ElementsAre("2026-01-03 to 2026-01-06: 2 of 4 days changed, this wins over "
                    "Overview_2026-01-11.csv"));
    EXPECT_EQ(workspace().days().all(workspace().creators().all()->front().id)->at(4).views, 50);
}

TEST_F(Overlaps, AnOlderDownloadChangesNothing)
{
    of("Overview_2026-01-12.csv", overviewCsv("2026-01-03", { 3, 4, 50, 60 }));
    EXPECT_THAT(of("Overview_2026-01-11.csv", overviewCsv("2026-01-01", { 1, 2, 3, 4, 5 })),
        ElementsAre("2026-01-03 to 2026-01-05: 1 of 3 days changed, that wins over "
                    "Overview_2026-01-12.csv"));
}

TEST_F(Overlaps, EachDayIsComparedWithTheNewestThatHoldsIt)
{
    of("FollowerHistory_2026-01-10.csv", followersCsv("2026-01-01", { 1, 2, 3, 4 }));
    of("FollowerHistory_2026-01-11.csv", followersCsv("2026-01-03", { 30, 4, 5 }));
    EXPECT_THAT(
        of("FollowerHistory_2026-01-12.csv", followersCsv("2026-01-02", { 2, 3, -1, 5, 6 })),
        ElementsAre("2026-01-02 to 2026-01-02: 0 of 1 days changed, this wins over "
                    "FollowerHistory_2026-01-10.csv",
            "2026-01-03 to 2026-01-05: 1 of 3 days changed, this wins over "
            "FollowerHistory_2026-01-11.csv"))
        << "what this one does not know it does not change";
}

TEST_F(Overlaps, AreOfOneCreatorAndOneKindOfTable)
{
    options.creator = "ana";
    of("Overview_2026-01-11.csv", overviewCsv("2026-01-01", { 1, 2, 3 }));
    EXPECT_THAT(of("FollowerHistory_2026-01-11.csv", followersCsv("2026-01-01", { 1, 2, 3 })),
        ElementsAre());
    options.creator = "bea";
    EXPECT_THAT(
        of("Overview_2026-01-12.csv", overviewCsv("2026-01-01", { 1, 2, 4 })), ElementsAre());
}
