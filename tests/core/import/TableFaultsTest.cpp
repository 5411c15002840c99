#include "core/import/StagedImport.h"
#include "core/import/Undo.h"

#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/ReadTable.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// What is wrong with tables and JSON of third-party tools, and what is said of it.

namespace {

const std::string kHeader = "username,text,date\n";
const std::string kBen = "comment: ben 2024-03-01T10:00:00Z \"so good\"";

class TableFaults : public ImporterFixture {
protected:
    /// The comments of a file that went in, and what is said of it.
    std::string staged(const std::string& name, const std::string& bytes)
    {
        const auto outcome = importOne(folder.file(name, bytes));
        std::string text = drawn(outcome) + "\n" + sentence(outcome) + "\n";
        for (const Report& report : outcome.reports)
            text += report.place + ": " + report.reason + "\n";
        return text;
    }
};

} // namespace

TEST(TableFault, AnyDelimiterIsTaken)
{
    for (const char delimiter : { ',', ';', '\t', '|' }) {
        const auto line = [&](const char* a, const char* b, const char* c) {
            return std::string(a) + delimiter + b + delimiter + c + "\n";
        };
        const std::string table = line("username", "text", "date")
            + line("ben", "so good", "1709287200") + line("cleo", "it is", "1709287260");
        EXPECT_THAT(readTable(table), AllOf(HasSubstr("2 seen, 0 rejected\n" + kBen))) << delimiter;
        EXPECT_THAT(readTable(std::string("sep=") + delimiter + "\n" + table), HasSubstr(kBen));
    }
}

TEST(TableFault, AnyLineEndIsTaken)
{
    for (const char* end : { "\n", "\r\n", "\r" })
        EXPECT_THAT(
            readTable(std::string("username,text,date") + end + "ben,so good,1709287200" + end),
            HasSubstr("1 seen, 0 rejected\n" + kBen));
    EXPECT_THAT(readTable("username,text,date\r\nben,so good,1709287200\ncleo,x,1709287200\rdora,y,"
                          "1709287200"),
        HasSubstr("3 seen, 0 rejected"));
}

TEST(TableFault, QuotesAndNewLinesBelongToTheText)
{
    EXPECT_THAT(readTable(kHeader + "ben,\"so \"\"good\"\",\nreally\",1709287200\n"),
        HasSubstr("\"so \"good\",\nreally\""));
    EXPECT_THAT(readTable(kHeader + "ben,\"never closed,1709287200\ncleo,b,1709287200\n"),
        AllOf(HasSubstr("comment: cleo"), HasSubstr("a quote is opened and never closed")));
}

TEST(TableFault, RaggedRowsAreReadAsFarAsTheyGo)
{
    EXPECT_THAT(
        readTable("username,date,text,likes\nben,1709287200,so good\ncleo,1709287200\ndora\n"
                  "eve,1709287200,a,1,2,3\n"),
        AllOf(HasSubstr("4 seen, 1 rejected"), HasSubstr(kBen),
            HasSubstr("line 4: unreadable time \"\"\n"), HasSubstr("comment: eve")));
}

TEST(TableFault, RowsThatComeTwiceCountOnce)
{
    EXPECT_THAT(readTable("uniqueId,followerCount\nben,7\nBen,8\n"),
        AllOf(HasSubstr("2 seen, 0 rejected\nprofile: Ben"), HasSubstr("8 followers"),
            Not(HasSubstr("7 followers"))));
}

TEST_F(TableFaults, ACommentThatComesTwiceIsKnownTheSecondTime)
{
    EXPECT_THAT(
        staged("twice.csv",
            "username,text,date,cid\nben,so good,1709287200,99\nben,so good,1709287200,99\n"),
        StartsWith("comments imported me: 2 seen, 1 new, 1 known, 0 rejected"));
}

TEST(TableFault, AHugeCellIsCut)
{
    const std::string huge(200'000, 'x');
    const auto text = readTable(kHeader + "ben," + huge + ",1709287200\n");
    EXPECT_THAT(text, HasSubstr("1 seen, 0 rejected"));
    EXPECT_LT(text.size(), 70'000U);
    EXPECT_THAT(readTable(kHeader + huge + ",so good,1709287200\n"),
        HasSubstr("notAnExport: a table of comments without a readable one"));
    EXPECT_THAT(
        readJson(R"([{"uniqueId":"ben","text":")" + huge + R"(","createTime":1709287200}])"),
        HasSubstr("1 seen, 0 rejected"));
}

TEST(TableFault, CountsAreReadHoweverTheyAreGrouped)
{
    const auto likes = [](const std::string& cell) {
        return readTable("username;followerCount\nben;" + cell + "\n");
    };
    for (const char* cell : { "1234", "1,234", "1.234", "1 234", "1'234", "1\u00a0234",
             "1\u202f234", "1234.0", " 1234 " })
        EXPECT_THAT(likes(cell), AllOf(HasSubstr(", 1234 followers"), Not(HasSubstr("is no"))))
            << cell;
    EXPECT_THAT(likes("1.234.567"), HasSubstr(", 1234567 followers"));
    for (const char* cell : { "1.2M", "1,2K", "-5", "1e999", "NaN5", "0.591", "12.34", "1.23.456",
             "99999999999999999999999999", "many" })
        EXPECT_THAT(likes(cell),
            AllOf(HasSubstr(", ? followers"),
                HasSubstr(fmt::format("line 2, cell 2: \"{}\" is no number\n", cell))))
            << cell;
    for (const char* cell : { "", "N/A", "undefined", "--", "NAN" })
        EXPECT_THAT(likes(cell), AllOf(HasSubstr(", ? followers"), Not(HasSubstr("is no"))));
    EXPECT_THAT(readJson(R"([{"uniqueId":"ben","followerCount":1.234}])"),
        AllOf(HasSubstr(", ? followers"), HasSubstr("is no number")))
        << "a number of JSON is not grouped";
    EXPECT_THAT(readJson(R"([{"uniqueId":"ben","followerCount":1e999}])"),
        AllOf(HasSubstr(", ? followers"), HasSubstr("is no number")));
}

TEST(TableFault, ColumnsOfOneNameAreNotMixedUp)
{
    EXPECT_THAT(
        readTable("username,username,text,date\nben,zoe,so good,1709287200\n"), HasSubstr(kBen));
    TableContext second;
    second.mappings[""] = mappingTyped("handle=#2,time=when,text=said").value();
    EXPECT_THAT(
        readTable("Who,Who,Said,When\nzoe,ben,so good,1709287200\n", second), HasSubstr(kBen));
}

TEST(TableFault, NothingOrAHeaderAloneSaysSo)
{
    EXPECT_EQ(readTable(""), "notAnExport: no table is in it");
    EXPECT_EQ(readTable("\n\n,,\n"), "notAnExport: no table is in it");
    EXPECT_EQ(readTable(kHeader), "notAnExport: a table of comments with a header and no row");
    EXPECT_EQ(readTable("uniqueId,followerCount\n"),
        "notAnExport: a table of profiles with a header and no row");
    EXPECT_EQ(readTable("Who,When,Said\n"),
        "notAnExport: a table with a header and no row: Who, When, Said");
    EXPECT_EQ(readTable("ben\ncleo\n"), "notAnExport: text, but no table of TikTok's");
}

TEST(TableFault, CutJsonIsAskedForWithItsCompleteRows)
{
    const std::string item = R"({"uniqueId":"ben","text":"so good","createTime":1709287200})";
    EXPECT_EQ(readJson("[" + item + "," + item.substr(0, 30)),
        "cutShort: the file ends early, at byte 91, after 1 complete rows");
    EXPECT_EQ(readJson("[" + item.substr(0, 30)),
        "notAnExport: the JSON ends after 31 bytes, before any row that can be read");
}

TEST(TableFault, LinesOfJsonThatAreDamagedCostThemselves)
{
    const std::string item = R"({"uniqueId":"ben","text":"so good","createTime":1709287200})";
    EXPECT_THAT(
        readJson(item + "\n" + item.substr(0, 40) + "\n" + item + "\nnonsense\n" + item + "\n"),
        AllOf(HasSubstr("5 seen, 2 rejected"), HasSubstr("line 2: no JSON ("),
            HasSubstr("line 4: no JSON (")));
}

TEST(TableFault, JsonDeeperThanAnyToolWritesIsRefused)
{
    EXPECT_THAT(readJson("[{\"uniqueId\":\"ben\",\"x\":" + std::string(100, '[')),
        HasSubstr("nested deeper than 64 levels"));
}

TEST_F(TableFaults, EncodingsOfSpreadsheetProgramsAreTold)
{
    const std::string row = "ben,caf\xc3\xa9,1709287200\n";
    EXPECT_THAT(
        staged("utf8.csv", "\xef\xbb\xbf" + kHeader + row), StartsWith("comments imported"));
    EXPECT_THAT(staged("windows.csv", kHeader + "ben,caf\xe9,1709287201\n"),
        AllOf(StartsWith("comments imported me: 1 seen, 1 new"), HasSubstr("Windows-1252")));
    EXPECT_THAT(knowledge(file), HasSubstr("|café"));
    EXPECT_THAT(knowledge(file), Not(HasSubstr("\xef\xbf\xbd")));
    std::string utf16 = "\xff\xfe";
    for (const char c : kHeader + "dora,hi,1709287202\n")
        utf16 += { c, '\0' };
    EXPECT_THAT(staged("utf16.csv", utf16), StartsWith("comments imported me: 1 seen, 1 new"));
    EXPECT_THAT(staged("damaged.csv", kHeader + "ben,caf\xc3\xa9 \xe9,1709287203\n"),
        HasSubstr("Unreadable characters, replaced: 1."));
}

TEST_F(TableFaults, CutJsonGoesInWithItsCompleteRowsWhereTheUserSaysSo)
{
    const auto cut = folder.file("cut.json",
        R"([{"uniqueId":"ben","text":"so good","createTime":1709287200},{"uniqueId":"cl)");
    const auto outcome = importOne(cut);
    EXPECT_EQ(outcome.question, Question::cut);
    EXPECT_EQ(outcome.completeRows, 1);
    options.acceptPartial = true;
    EXPECT_EQ(imported(cut), "comments imported me: 1 seen, 1 new, 0 known, 0 rejected");
}

TEST_F(TableFaults, AMappingWithAColumnThatIsNotThereIsTold)
{
    options.mappings[""] = mappingTyped("handle=Who,time=Day,text=Said").value();
    EXPECT_EQ(imported(folder.file("mine.csv", "Who,When,Said\nben,1709287200,so good\n")),
        "rejected: mine.csv: a table with the columns Who, When, Said; \"day\" is not among them. "
        "Say what they are with --map, as \"handle=Who,time=When,text=Comment\".");
}

TEST_F(TableFaults, AMappingIsChangedBeforeTheFileGoesIn)
{
    options.mappings[""] = mappingTyped("handle=Who,bio=Said").value();
    const auto mine = folder.file("mine.csv", "Who,When,Said\nben,1709287200,so good\n");
    auto staged = StagedImport::read({ mine }, options);
    ASSERT_TRUE(staged);
    ASSERT_TRUE(staged->files()[0].unknownTable);
    auto answer = staged->files()[0].unknownTable->guessed;
    EXPECT_EQ(typed(answer), "handle=who,bio=said");
    answer.assign("said", ColumnRole::text);
    answer.assign("when", ColumnRole::time);
    options.mappings[headerKey(staged->files()[0].unknownTable->header)] = answer;
    ASSERT_TRUE(staged->answer(0, options));
    ASSERT_TRUE(staged->preview(workspace()));
    EXPECT_EQ(staged->files()[0].lists.comments, 1);
    EXPECT_EQ(staged->files()[0].lists.profiles, std::nullopt);
}

TEST_F(TableFaults, TakenBackTablesLeaveNoTraceRowForRow)
{
    options.creator = "ana";
    const Paths paths {
        folder.file(
            "comments.csv", "username,text,date\nben,so good,1709287200\ncleo,x,1709287300\n"),
        folder.file("more.csv", "username,text,date\nben,so good,1709287200\ndora,y,1709287300\n"),
        folder.file("profiles.json", R"([{"uniqueId":"ben","followerCount":7,"nickname":"B"}])"),
        folder.file("followers 2025-01-02.json",
            R"({"followers":[{"unique_id":"ben","follower_count":8}],"total":1})"),
        folder.file("video.json",
            R"({"id":"7300000000000000001","view_count":5,"uploader":"ana","extractor_key":"TikTok"})"),
        folder.file("mine.csv", "Who,When,Said\nben,1709287200,so good\n"),
        folder.file("mine 2.csv", "Who,When,Said\ncleo,1709287200,so good\n"),
    };
    options.mappings[headerKey({ "Who", "When", "Said" })] =
        mappingTyped("handle=Who,time=When,text=Said").value();
    int number = 0;
    const auto after = [&](const Paths& files) {
        freshWorkspace("other" + std::to_string(++number) + ".db");
        for (const auto& path : files)
            EXPECT_NE(importOne(path).state, State::rejected) << path;
        return knowledge(file);
    };
    const auto takeBack = [&](const std::filesystem::path& path) {
        const auto imports = workspace().imports().all();
        for (const Import& import : *imports) {
            if (import.file == path.filename()) {
                ASSERT_TRUE(undoImport(workspace(), import.id));
            }
        }
        EXPECT_THAT(*workspace().imports().check(), IsEmpty());
    };
    for (std::size_t left = 0; left < paths.size(); ++left) {
        Paths others = paths;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
        const std::string expected = after(others);
        after(paths);
        takeBack(paths[left]);
        EXPECT_EQ(knowledge(file), expected) << paths[left].filename();
    }
    const std::string empty = after({});
    after(paths);
    EXPECT_THAT(knowledge(file), HasSubstr("  who,when,said\n"));
    for (const auto& path : paths)
        takeBack(path);
    EXPECT_EQ(knowledge(file), empty);
}
