#include "core/import/StagedImport.h"
#include "tests/core/import/ImporterFixture.h"
#include "tests/support/StudioFiles.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

const std::string kFirst =
    std::to_string((std::uint64_t { 1772366400 } << 32) + 77); // 1 March 2026
const std::string kSecond = std::to_string((std::uint64_t { 1772452800 } << 32) + 78);

/// "3 days 2026-01-05..2026-01-07, 1 changed, wins over a.csv"
std::string line(const Overlap& overlap)
{
    if (overlap.groups > 0)
        return fmt::format("{} groups, {} changed, {} {}", overlap.groups, overlap.changed,
            overlap.thisWins ? "wins over" : "yields to", overlap.with);
    return fmt::format("{} {} {}..{}, {} changed, {} {}",
        overlap.videos > 0 ? overlap.videos : overlap.days, overlap.videos > 0 ? "videos" : "days",
        formatDay(overlap.from), formatDay(overlap.to), overlap.changed,
        overlap.thisWins ? "wins over" : "yields to", overlap.with);
}

class StudioOverlaps : public ImporterFixture {
protected:
    StudioOverlaps() { options.creator = "ana"; }

    std::filesystem::path overview(
        const std::string& name, std::string_view first, const std::vector<int>& views)
    {
        return folder.file(name, overviewCsv(first, views));
    }
    std::filesystem::path content(const std::string& name, const std::string& day,
        const std::vector<std::pair<std::string, int>>& views)
    {
        Cells cells { { "Time", "Video title", "Video link", "Post time", "Total likes",
            "Total comments", "Total shares", "Total views" } };
        for (const auto& [id, count] : views)
            cells.push_back({ day, "bowl", "https://www.tiktok.com/@ana/video/" + id, "March 1",
                "5", "1", "0", std::to_string(count) });
        return folder.file(name, studioCsv(cells));
    }
    /// Active followers of the first four hours of some days.
    std::filesystem::path activity(
        const std::string& name, const std::vector<std::pair<int, int>>& days)
    {
        Cells cells { { "Date", "Hour", "Active followers" } };
        for (const auto& [day, active] : days) {
            for (int hour = 0; hour < 4; ++hour)
                cells.push_back({ fmt::format("2026-03-{:02}", day), std::to_string(hour),
                    std::to_string(active + hour) });
        }
        return folder.file(name, studioCsv(cells));
    }
    std::filesystem::path gender(const std::string& name, const std::string& shares)
    {
        return folder.file(name, "Gender,Distribution\n" + shares);
    }
    std::vector<std::string> overlaps(const FileOutcome& outcome)
    {
        std::vector<std::string> all;
        for (const Overlap& overlap : outcome.overlaps)
            all.push_back(line(overlap));
        return all;
    }
};

} // namespace

TEST_F(StudioOverlaps, OfANewerDownloadCorrectTheLastThreeDays)
{
    const auto first = importOne(overview("a.csv", "2026-01-01", { 1, 2, 3, 4, 5, 6, 7 }));
    EXPECT_THAT(overlaps(first), IsEmpty());
    const auto second = importOne(overview("b.csv", "2026-01-03", { 3, 4, 50, 60, 70, 80 }));
    EXPECT_THAT(
        overlaps(second), ElementsAre("5 days 2026-01-03..2026-01-07, 3 changed, wins over a.csv"));
    EXPECT_EQ(second.rows, (RowCounts { 6, 4, 2, 0 }));
    EXPECT_THAT(sentence(second),
        HasSubstr("It repeats 5 days, 3 January 2026 to 7 January 2026, of \"a.csv\": 3 of them "
                  "differ, and this newer download corrects them."));
}

TEST_F(StudioOverlaps, OfAnOlderDownloadChangeNothing)
{
    importOne(overview("b.csv", "2026-01-03", { 3, 4, 50, 60 }));
    const auto older = importOne(overview("a.csv", "2026-01-01", { 1, 2, 3, 4, 5 }));
    EXPECT_THAT(
        overlaps(older), ElementsAre("3 days 2026-01-03..2026-01-05, 1 changed, yields to b.csv"));
    EXPECT_EQ(older.rows, (RowCounts { 5, 2, 3, 0 }));
    EXPECT_THAT(sentence(older),
        HasSubstr("1 of them differ, and the values of that newer download stay."));
    const auto days = workspace().days().all(workspace().creators().all()->front().id);
    EXPECT_EQ((*days)[4].views, 50);
}

TEST_F(StudioOverlaps, AreToldForEachSideOfADownloadInBetween)
{
    importOne(overview("a.csv", "2026-01-01", { 1, 2, 3 }));
    importOne(overview("c.csv", "2026-01-04", { 40, 5, 6 }));
    const auto middle = importOne(overview("b.csv", "2026-01-02", { 2, 30, 4 }));
    EXPECT_THAT(overlaps(middle),
        ElementsAre("2 days 2026-01-02..2026-01-03, 1 changed, wins over a.csv",
            "1 days 2026-01-04..2026-01-04, 1 changed, yields to c.csv"));
}

TEST_F(StudioOverlaps, WithTheSameValuesSaySo)
{
    importOne(overview("a.csv", "2026-01-01", { 1, 2 }));
    const auto again = importOne(overview("b.csv", "2026-01-02", { 2 }));
    EXPECT_THAT(sentence(again),
        HasSubstr("It repeats 2 January 2026, of \"a.csv\" with the same values."));
    EXPECT_EQ(again.rows.known, 1);
}

TEST_F(StudioOverlaps, OfOneTableAreNoneOfAnother)
{
    importOne(overview("a.csv", "2026-01-01", { 1, 2 }));
    EXPECT_THAT(
        importOne(folder.file("f.csv", followersCsv("2026-01-01", { 5, 6 }))).overlaps, IsEmpty());
    const Cells viewers { { "Date", "Total Viewers", "New Viewers", "Returning Viewers" },
        { "January 1", "9", "7", "2" } };
    EXPECT_THAT(importOne(folder.file("v.csv", studioCsv(viewers))).overlaps, IsEmpty());
    auto more = viewers;
    more[1] = { "January 1", "9", "6", "3" };
    more.push_back({ "January 2", "5", "5", "0" });
    EXPECT_THAT(overlaps(importOne(folder.file("w.csv", studioCsv(more)))),
        ElementsAre("1 days 2026-01-01..2026-01-01, 1 changed, wins over v.csv"));
}

TEST_F(StudioOverlaps, OfBusinessSuiteMeetBothTables)
{
    importOne(overview("a.csv", "2026-01-01", { 1 }));
    const auto business = importOne(folder.file("b.csv",
        "Date,Video views,Reached audience,New followers\n2026/01/01,2,9,1\n2026/01/02,3,9,1\n"));
    EXPECT_THAT(overlaps(business),
        ElementsAre("1 days 2026-01-01..2026-01-01, 1 changed, wins over a.csv"));
}

TEST_F(StudioOverlaps, LeaveWhatANewerExportDoesNotKnow)
{
    importOne(folder.file("a.csv", followersCsv("2026-01-01", { 5, 6 })));
    const auto newer = importOne(folder.file("b.csv", followersCsv("2026-01-02", { -1, 7 })));
    EXPECT_THAT(
        overlaps(newer), ElementsAre("1 days 2026-01-02..2026-01-02, 0 changed, wins over a.csv"));
    const auto days = workspace().days().all(workspace().creators().all()->front().id);
    EXPECT_EQ((*days)[1].followers, 6);
}

TEST_F(StudioOverlaps, OfVideosAreToldToo)
{
    importOne(content("a.csv", "March 12", { { kFirst, 100 }, { kSecond, 50 } }));
    const auto newer =
        importOne(content("b.csv", "March 13", { { kFirst, 900 }, { kSecond, 50 } }));
    EXPECT_THAT(overlaps(newer),
        ElementsAre("2 videos 2026-03-01..2026-03-02, 1 changed, wins over a.csv"));
    EXPECT_THAT(sentence(newer),
        HasSubstr("It repeats 2 videos, of \"a.csv\": 1 of them differ, and this newer download "
                  "corrects them."));
    const auto older = importOne(content("c.csv", "March 11", { { kSecond, 7 } }));
    EXPECT_THAT(overlaps(older),
        ElementsAre("1 videos 2026-03-02..2026-03-02, 1 changed, yields to b.csv"));
}

TEST_F(StudioOverlaps, OfHoursAreToldByTheirDays)
{
    EXPECT_THAT(
        overlaps(importOne(activity("a.csv", { { 8, 10 }, { 9, 20 }, { 10, 30 } }))), IsEmpty());
    const auto newer = importOne(activity("b.csv", { { 9, 20 }, { 10, 33 }, { 11, 40 } }));
    EXPECT_THAT(
        overlaps(newer), ElementsAre("2 days 2026-03-09..2026-03-10, 1 changed, wins over a.csv"));
    EXPECT_EQ(newer.rows, (RowCounts { 12, 8, 4, 0 }));
    const auto older = importOne(activity("c.csv", { { 7, 5 }, { 8, 11 } }));
    EXPECT_THAT(
        overlaps(older), ElementsAre("1 days 2026-03-08..2026-03-08, 1 changed, yields to a.csv"));
    EXPECT_EQ(older.rows, (RowCounts { 8, 4, 4, 0 }));
    const auto hours = workspace().studioAudience().hours(workspace().creators().all()->front().id);
    ASSERT_EQ(hours->size(), 20U);
    EXPECT_EQ((*hours)[4].followers, 10) << "8 March as the newer download has it";
    EXPECT_EQ((*hours)[12].followers, 33);
}

TEST_F(StudioOverlaps, OfSharesAreToldByTheirGroups)
{
    options.asOf = parseDay("2026-03-10");
    EXPECT_THAT(
        overlaps(importOne(gender("a.csv", "Female,0.6\nMale,0.3\nOther,0.1\n"))), IsEmpty());
    options.asOf = parseDay("2026-03-12");
    const auto newer = importOne(gender("b.csv", "Female,0.7\nMale,0.3\n"));
    EXPECT_THAT(overlaps(newer), ElementsAre("2 groups, 1 changed, wins over a.csv"));
    EXPECT_THAT(sentence(newer),
        HasSubstr("It repeats 2 groups, of \"a.csv\": 1 of them differ, and this newer download "
                  "corrects them."));
    options.asOf = parseDay("2026-03-11");
    const auto older = importOne(gender("c.csv", "Female,0.5\n"));
    EXPECT_THAT(overlaps(older), ElementsAre("1 groups, 1 changed, yields to b.csv"));
    const auto territories =
        importOne(folder.file("t.csv", "Top territories,Distribution\nFemale,1\n"));
    EXPECT_THAT(overlaps(territories), IsEmpty()) << "of another kind";
}

TEST_F(StudioOverlaps, AreSeenBeforeAnythingGoesIn)
{
    importOne(overview("a.csv", "2026-01-01", { 1, 2 }));
    const std::string before = rows();
    auto staged = StagedImport::read(
        { overview("b.csv", "2026-01-02", { 20, 3 }), overview("c.csv", "2026-01-03", { 30 }) },
        options);
    ASSERT_TRUE(staged);
    ASSERT_TRUE(staged->preview(workspace()));
    EXPECT_THAT(overlaps(staged->files()[0]),
        ElementsAre("1 days 2026-01-02..2026-01-02, 1 changed, wins over a.csv"));
    EXPECT_THAT(overlaps(staged->files()[1]),
        ElementsAre("1 days 2026-01-03..2026-01-03, 1 changed, wins over b.csv"))
        << "of the same drop";
    EXPECT_EQ(rows(), before);
}

TEST_F(StudioOverlaps, AndGapsAreWarnedOf)
{
    importOne(overview("a.csv", "2026-01-01", { 1, 2 }));
    EXPECT_THAT(
        sentence(importOne(overview("b.csv", "2026-01-03", { 3 }))), Not(HasSubstr("No table")));
    const auto after = importOne(overview("c.csv", "2026-01-10", { 10 }));
    EXPECT_THAT(after.notes,
        ElementsAre(testing::StartsWith("The file gives no year"),
            "No table tells of 2026-01-04 to 2026-01-09: get them from Studio too."));
    const auto between = importOne(overview("d.csv", "2026-01-05", { 5 }));
    EXPECT_THAT(sentence(between), HasSubstr("No table tells of 2026-01-04 to 2026-01-04"));
    EXPECT_THAT(sentence(between), HasSubstr("No table tells of 2026-01-06 to 2026-01-09"));
    const auto inside = folder.file("e.csv", "Date,Followers\n2026-01-01,1\n2026-01-04,2\n");
    EXPECT_THAT(
        importOne(inside).notes, ElementsAre("Days missing between the first and the last: 2."));
}
