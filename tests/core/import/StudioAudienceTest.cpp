#include "core/import/Undo.h"
#include "core/report/AudienceTables.h"
#include "tests/core/import/ImporterFixture.h"
#include "tests/support/StudioFiles.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

class StudioAudienceTest : public ImporterFixture {
protected:
    StudioAudienceTest() { options.creator = "ana"; }

    /// A Followers zip of a day of March 2026, and a Viewers table beside it.
    Paths download(int day, int active, const std::string& female)
    {
        Cells hours { { "Date", "Hour", "Active followers" } };
        for (int hour = 0; hour < 24; ++hour)
            hours.push_back(
                { fmt::format("March {}", day), std::to_string(hour), std::to_string(active) });
        const auto first = fmt::format("2026-03-{:02}", day - 1);
        return {
            ZipBuilder()
                .entry("FollowerHistory.csv", followersCsv(first, { 100 * day, 100 * day + 1 }))
                .entry("FollowerActivity.csv", studioCsv(hours))
                .entry("FollowerGender.csv",
                    studioCsv({ { "Gender", "Distribution" }, { "Female", female } }))
                .entry("FollowerTopTerritories.csv",
                    studioCsv({ { "Top territories", "Distribution" }, { "DE", "0.7" },
                        { "Others", "0.3" } }))
                .save(folder / fmt::format("Followers_ana {}.zip", day)),
            folder.file(fmt::format("Viewers {}.csv", day),
                studioCsv({ { "Date", "Total Viewers", "New Viewers", "Returning Viewers" },
                    { fmt::format("March {}", day), "9", "7", "2" } })),
            folder.file(fmt::format("overview {}.csv", day),
                fmt::format("Date,Video views,Reached audience,Engaged audience,New followers,Lost "
                            "followers\n2026/03/{:02},1,2,3,4,{}\n",
                    day, day)),
        };
    }
    AudienceTables tables()
    {
        return *audienceTables(workspace(), workspace().creators().all()->front().id);
    }
};

} // namespace

TEST_F(StudioAudienceTest, IsKeptAndTold)
{
    const auto outcomes = import(download(10, 40, "0.6"));
    ASSERT_EQ(outcomes.size(), 6U);
    EXPECT_EQ(
        drawn(outcomes[1]), "studio-activity imported ana: 24 seen, 24 new, 0 known, 0 rejected");
    EXPECT_EQ(sentence(outcomes[1]),
        "Active followers by hour: 1 day from 10 March 2026 to 10 March 2026. The file gives no "
        "year; its days were taken to be 2026-03-10 to 2026-03-10.");
    EXPECT_EQ(drawn(outcomes[2]), "studio-gender imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_THAT(sentence(outcomes[2]), HasSubstr("The gender of followers as of 10 March 2026."));
    EXPECT_EQ(
        drawn(outcomes[3]), "studio-territories imported ana: 2 seen, 2 new, 0 known, 0 rejected");
    EXPECT_EQ(
        drawn(outcomes[4]), "studio-viewers imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    const auto all = tables();
    ASSERT_EQ(all.days.size(), 1U);
    EXPECT_EQ(all.days[0].viewers, 9);
    EXPECT_EQ(all.days[0].reached, 2);
    EXPECT_EQ(all.days[0].lostFollowers, 10);
    ASSERT_EQ(all.hours.size(), 24U);
    EXPECT_EQ(all.hours[23].followers, 40);
    ASSERT_TRUE(all.gender && all.territories);
    EXPECT_EQ(formatDay(dayOf(all.gender->asOf)), "2026-03-10");
    EXPECT_EQ(all.territories->shares[0].name, "DE");
    EXPECT_EQ(all.territories->shares[0].share, 0.7);
}

TEST_F(StudioAudienceTest, IsThatOfTheNewestExport)
{
    import(download(12, 50, "0.5"));
    import(download(10, 40, "0.6"));
    EXPECT_EQ(tables().gender->shares[0].share, 0.5);
    EXPECT_EQ(tables().hours.size(), 48U);
    const auto again = import(download(12, 50, "0.5"));
    for (const FileOutcome& outcome : again)
        EXPECT_EQ(outcome.state, State::known) << outcome.file;
    // The same parts in another download are nothing new.
    const auto later =
        import({ folder.file("g.csv", "Gender,Distribution\nFemale,0.5\nMale,0.5\n") });
    EXPECT_EQ(later[0].rows, (RowCounts { 2, 1, 1, 0 }));
}

TEST_F(StudioAudienceTest, TakenBackLeavesNoTrace)
{
    Paths paths;
    for (const int day : { 9, 10, 11 }) {
        for (const auto& path : download(day, 10 * day, fmt::format("0.{}", day)))
            paths.push_back(path);
    }
    for (std::size_t left = 0; left < paths.size(); ++left) {
        Paths others = paths;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        freshWorkspace(fmt::format("without{}.db", left));
        import(others);
        const std::string expected = knowledge(file);
        freshWorkspace(fmt::format("taken{}.db", left));
        import(paths);
        ASSERT_NE(knowledge(file), expected);
        const auto imports = workspace().imports().all();
        for (const Import& one : *imports) {
            if (one.file.starts_with(paths[left].filename().string())) {
                ASSERT_TRUE(undoImport(workspace(), one.id));
            }
        }
        ASSERT_EQ(knowledge(file), expected) << paths[left].filename();
    }
}

TEST_F(StudioAudienceTest, IsCheckedRowByRow)
{
    import(download(10, 40, "0.6"));
    for (const char* change : { "UPDATE audience_day SET viewers = 10 WHERE viewers = 9",
             "UPDATE audience_day SET lost_followers = NULL WHERE lost_followers = 10",
             "UPDATE activity_hour SET followers = 41 WHERE hour = 5",
             "UPDATE follower_share SET share = 0.61 WHERE name = 'Female'",
             "UPDATE follower_share SET name = 'AT' WHERE name = 'DE'",
             "DELETE FROM activity_hour WHERE hour = 7" }) {
        ASSERT_THAT(*workspace().imports().check(), IsEmpty());
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        SQLite::Transaction transaction(database);
        ASSERT_EQ(database.exec(change), 1) << change;
        transaction.commit();
        EXPECT_EQ(workspace().imports().check()->size(), 1U) << change;
        freshWorkspace(fmt::format("after {}.db", change));
        import(download(10, 40, "0.6"));
    }
}
