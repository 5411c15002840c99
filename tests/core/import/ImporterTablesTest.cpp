#include "tests/core/import/ImporterFixture.h"

#include <algorithm>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

// Tables and JSON of third-party tools, and tables that nobody knows, as files.

namespace {

const std::string kFollowers = "uniqueId,nickname,signature,followerCount\nben,Ben,clay,7\n"
                               "cleo,Cleo,,3\nzoe,Zoe,,1\n";
const std::string kUnknown = "Who,When,Said\nben,2024-03-01T10:00:00Z,so good\n";

class ImporterTables : public ImporterFixture {
protected:
    void importArchive()
    {
        importOne(ExportBuilder()
                      .owner("ana")
                      .follower("ben", "2024-03-01 12:00:00")
                      .follower("cleo", "2024-03-02 12:00:00")
                      .zip(folder / "TikTok_Data_1735588272.zip"));
    }
    FollowerRow follower(std::string_view handle)
    {
        const Id<Creator> ana = workspace().creators().find("ana").value().value().id;
        const std::vector<Id<Person>> persons {
            workspace().followers().find(ana, handle).value().value()
        };
        return workspace().followers().rows(ana, {}, persons).value().front();
    }
    void map(std::string_view text) { options.mappings[""] = mappingTyped(text).value(); }
};

} // namespace

TEST_F(ImporterTables, OfProfilesAddToTheFollowersAndMakeNobodyComeOrLeave)
{
    importArchive();
    const auto snapshots = [&] {
        return workspace().imports().snapshots(workspace().creators().find("ana")->value().id);
    };
    const auto before = snapshots().value();
    const auto outcome = importOne(folder.file("follower profiles 2025-01-02.csv", kFollowers));
    EXPECT_EQ(drawn(outcome), "profiles imported ana: 3 seen, 3 new, 0 known, 0 rejected");
    EXPECT_EQ(sentence(outcome), "3 profiles as of 2 January 2025.");
    EXPECT_EQ(outcome.lists.profiles, 3);
    EXPECT_EQ(follower("ben").displayName, "Ben");
    EXPECT_EQ(follower("ben").profile->bio, "clay");
    EXPECT_EQ(follower("cleo").profile->followers, 3);
    EXPECT_EQ(snapshots().value().size(), before.size());
    EXPECT_EQ(follower("ben").relation, Relation::fan);

    EXPECT_THAT(imported(folder.file("list.json",
                    R"({"followers":[{"unique_id":"ben","follower_count":8}],"total":1})")),
        AllOf(HasSubstr("followers imported ana: 1 seen, 1 new")));
    EXPECT_EQ(follower("ben").profile->followers, 8);
    EXPECT_EQ(follower("ben").profile->connection, Profile::Connection::follower);
    EXPECT_EQ(follower("cleo").relation, Relation::fan) << "not in the list, and still there";
    EXPECT_EQ(snapshots().value().size(), before.size());
    EXPECT_TRUE(workspace().imports().check().value().empty());
}

TEST_F(ImporterTables, OfProfilesAreOfTheDayThatIsSaid)
{
    importArchive();
    const auto asOf = [&](const char* name) {
        return formatTime(importOne(folder.file(name, kFollowers + name + ",x,,\n")).asOf.value());
    };
    EXPECT_EQ(asOf("followers 2025-01-02.csv"), "2025-01-02T23:59:00Z");
    EXPECT_EQ(asOf("followers.csv"), "2026-03-15T00:00:00Z") << "today, where nothing says";
    options.asOf = parseDay("2025-02-03");
    EXPECT_EQ(asOf("others.csv"), "2025-02-03T23:59:00Z");
}

TEST_F(ImporterTables, AboutAnotherCreatorAreRefused)
{
    importArchive();
    const std::string before = rows();
    EXPECT_EQ(imported(folder.file("comments.csv",
                  "username,text,date,videourl\nben,one,1709287200,"
                  "https://www.tiktok.com/@zoe/video/1\n")),
        "rejected: comments.csv: is about @zoe, who is none of the creators here. If that is you "
        "as well, say so with --creator.");
    EXPECT_EQ(imported(folder.file("list.json",
                  R"([{"authorMeta":{"name":"ben"},"connectedTo":"zoe",)"
                  R"("connectionType":"follower"}])")),
        "rejected: list.json: is about @zoe, who is none of the creators here. If that is you as "
        "well, say so with --creator.");
    EXPECT_EQ(rows(), before);
    EXPECT_THAT(imported(folder.file("both.csv",
                    "username,text,date,videourl\nben,one,1709287200,"
                    "https://www.tiktok.com/@zoe/video/1\nben,two,1709287200,"
                    "https://www.tiktok.com/@ana/video/2\n")),
        HasSubstr("comments reported ana: 2 seen, 1 new, 0 known, 1 rejected"));
    options.creator = "zoe";
    EXPECT_EQ(imported(folder.file("comments.csv",
                  "username,text,date,videourl\nben,one,1709287200,"
                  "https://www.tiktok.com/@zoe/video/1\n")),
        "comments imported zoe: 1 seen, 1 new, 0 known, 0 rejected");
}

TEST_F(ImporterTables, OfASecondCreatorComeWithTheirArchive)
{
    importArchive();
    const auto archive = ExportBuilder()
                             .owner("zoe")
                             .follower("ben", "2024-03-01 12:00:00")
                             .zip(folder / "TikTok_Data_1735588273.zip");
    const auto comments = folder.file("comments.csv",
        "username,text,date,videourl\nben,one,1709287200,https://www.tiktok.com/@zoe/video/1\n");
    for (const FileOutcome& outcome : import({ archive, comments })) {
        EXPECT_EQ(outcome.state, State::imported) << outcome.file;
        EXPECT_EQ(outcome.creator, "zoe") << outcome.file;
    }
}

TEST_F(ImporterTables, InAZipAreReadByTheirEndings)
{
    importArchive();
    const auto zip = folder / "tools.zip";
    ZipBuilder()
        .entry("profiles.tsv", "uniqueId\tfollowerCount\nben\t7\n")
        .entry("list.ndjson", "{\"uniqueId\":\"ben\",\"followerCount\":8}\n")
        .entry("readme.md", "hello")
        .save(zip);
    std::vector<std::string> all;
    for (const FileOutcome& outcome : import({ zip }))
        all.push_back(drawn(outcome));
    EXPECT_THAT(all,
        ElementsAre("profiles imported ana: 1 seen, 1 new, 0 known, 0 rejected",
            "profiles imported ana: 1 seen, 1 new, 0 known, 0 rejected"));
}

TEST_F(ImporterTables, ThatNobodyKnowsAskWhatTheirColumnsAre)
{
    importArchive();
    const std::string before = rows();
    const auto outcome = importOne(folder.file("mine.csv", kUnknown));
    EXPECT_EQ(drawn(outcome),
        "rejected: mine.csv: a table with the columns Who, When, Said. Say what they are with "
        "--map, as \"handle=Who,time=When,text=Comment\".");
    EXPECT_EQ(outcome.error.code, Error::Code::ambiguous);
    EXPECT_EQ(outcome.question, Question::columns);
    ASSERT_TRUE(outcome.unknownTable);
    EXPECT_THAT(outcome.unknownTable->header, ElementsAre("Who", "When", "Said"));
    ASSERT_EQ(outcome.unknownTable->rows.size(), 1U);
    EXPECT_EQ(outcome.unknownTable->guessed.columns.at(ColumnRole::handle), "who");
    EXPECT_EQ(outcome.unknownTable->guessed.columns.at(ColumnRole::time), "when");
    EXPECT_EQ(rows(), before);
    // what the window does with the guess of a table whose text it took to be one as well
    options.mappings[headerKey(outcome.unknownTable->header)] = outcome.unknownTable->guessed;
    EXPECT_EQ(imported(folder.file("mine.csv", kUnknown)),
        "table imported ana: 1 seen, 1 new, 0 known, 0 rejected");
}

TEST_F(ImporterTables, AreReadAsTheUserSaidAndTheNextOneSilently)
{
    importArchive();
    map("handle=Who,time=When,text=Said");
    const auto outcome = importOne(folder.file("mine.csv", kUnknown));
    EXPECT_EQ(drawn(outcome), "table imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(outcome.lists.comments, 1);
    EXPECT_EQ(follower("ben").comments, 1);
    EXPECT_EQ(follower("cleo").comments, 0) << "a table of comments knows who left none";
    options.mappings.clear();
    EXPECT_EQ(imported(folder.file(
                  "more.json", R"([{"who":"cleo","when":"2024-03-02T10:00:00Z","said":"it is"}])")),
        "table imported ana: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_EQ(follower("cleo").comments, 1);
    EXPECT_TRUE(workspace().imports().check().value().empty());
}

TEST_F(ImporterTables, AskForTheOrderOfTheDayWhereNothingTells)
{
    importArchive();
    map("handle=Who,time=When,text=Said");
    const auto table = folder.file("mine.csv", "Who,When,Said\nben,01/02/2024,so good\n");
    const auto outcome = importOne(table);
    EXPECT_EQ(outcome.question, Question::dates);
    ASSERT_TRUE(outcome.unknownTable);
    EXPECT_EQ(outcome.unknownTable->guessed, options.mappings[""]);
    EXPECT_THAT(
        outcome.unknownTable->rows, ElementsAre(ElementsAre("ben", "01/02/2024", "so good")));
    map("handle=Who,time=When,text=Said,dates=month-first");
    EXPECT_EQ(formatDay(importOne(table).from.value()), "2024-01-02");
}

TEST_F(ImporterTables, ThatWereOnlyTriedOutLeaveNoMapping)
{
    importArchive();
    map("handle=Who,time=When,text=Said");
    options.dryRun = true;
    const std::string before = rows();
    importOne(folder.file("mine.csv", kUnknown));
    EXPECT_EQ(rows(), before);
}
