#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// "handle=who time=when", in the order of the roles, and how days are read.
std::string drawn(const ColumnMapping& mapping)
{
    std::string text;
    for (const auto& [role, column] : mapping.columns)
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", roleName(role), column);
    if (mapping.dates)
        text += *mapping.dates == DateOrder::dayFirst ? " day-first" : " month-first";
    return text;
}

ColumnMapping typed(std::string_view text)
{
    const auto mapping = mappingTyped(text);
    EXPECT_TRUE(mapping) << text;
    return mapping.value_or(ColumnMapping {});
}

TableContext mapped(std::string_view text)
{
    return { {}, { { "", typed(text) } } };
}

const std::string kTable = "Who,When,Said\n"
                           "@ben,2024-03-01T10:00:00Z,so good\n"
                           "cleo,1709287260,it is\n";

} // namespace

TEST(ColumnMapping, IsTypedKeptAndReadAgain)
{
    const auto mapping = typed("handle=Who,time=When it was,text=Said!,dates=day-first");
    EXPECT_EQ(drawn(mapping), "handle=who time=whenitwas text=said day-first");
    EXPECT_EQ(mappingText(mapping),
        R"({"columns":{"handle":"who","time":"whenitwas","text":"said"},"dates":"day-first"})");
    EXPECT_EQ(mappingOf(mappingText(mapping)), mapping);
    EXPECT_EQ(typed("handle=#1,private=#2").columns.at(ColumnRole::isPrivate), "#2");
    for (const char* bad : { "", "{", "[]", "{}", R"({"columns":{"shoe":"who"}})",
             R"({"columns":{"handle":3}})", R"({"columns":[]})" })
        EXPECT_EQ(mappingOf(bad), std::nullopt) << bad;
    for (const char* bad : { "", "handle", "shoe=Who", "handle=Who", "time=When,text=Said",
             "handle=Who,text=Said", "handle=Who,dates=day-first", "handle=Who,time=When",
             "handle=Who,bio=About,dates=tuesday" })
        EXPECT_FALSE(mappingTyped(bad)) << bad;
}

TEST(ColumnMapping, HeadersAreKnownByTheirWords)
{
    EXPECT_EQ(headerKey({ "Who?", "When", "", "Süß" }), "who,when,#3,süß");
    EXPECT_EQ(headerKey({ "Name", "name", "NAME!", "x" }), "name,#2,#3,x")
        << "of columns of one name the first bears it";
    EXPECT_EQ(columnName({ "Name", "name", "x" }, 1), "#2");
    EXPECT_EQ(columnNamed({ "Name", "name", "x" }, "name"), 0U);
    EXPECT_EQ(columnNamed({ "Name", "name", "x" }, "#2"), 1U);
    for (const char* name : { "#0", "#4", "#", "#x", "#-1", "y" })
        EXPECT_EQ(columnNamed({ "Name", "name", "x" }, name), std::nullopt) << name;
    EXPECT_TRUE(typed("handle=Who,bio=#3").fits({ "who", "x", "" }));
    EXPECT_FALSE(typed("handle=Who,bio=About").fits({ "who", "x" }));
    EXPECT_EQ(typed("handle=Who,bio=About,region=#7").absent({ "who", "x" }),
        (std::vector<std::string> { "about", "#7" }));
}

TEST(ColumnMapping, IsChangedColumnByColumn)
{
    ColumnMapping mapping;
    EXPECT_EQ(mapping.lacking(), std::vector { ColumnRole::handle });
    mapping.assign("who", ColumnRole::handle);
    EXPECT_EQ(mapping.lacking(), std::vector { ColumnRole::text });
    mapping.assign("said", ColumnRole::text);
    EXPECT_EQ(mapping.lacking(), std::vector { ColumnRole::time });
    mapping.assign("when", ColumnRole::time);
    EXPECT_TRUE(mapping.lacking().empty());
    mapping.assign("said", ColumnRole::bio);
    EXPECT_EQ(drawn(mapping), "handle=who time=when bio=said") << "a column has one role";
    mapping.assign("nick", ColumnRole::handle);
    EXPECT_EQ(drawn(mapping), "handle=nick time=when bio=said") << "a role has one column";
    EXPECT_EQ(mapping.roleOf("who"), std::nullopt);
    EXPECT_EQ(mapping.roleOf("said"), ColumnRole::bio);
    mapping.assign("nick", std::nullopt);
    EXPECT_EQ(drawn(mapping), "time=when bio=said");
    for (const ColumnRole role : kColumnRoles)
        EXPECT_EQ(roleNamed(roleName(role)), role);
}

TEST(ColumnMapping, ReadsATableThatNobodyKnowsAsComments)
{
    EXPECT_EQ(readTable(kTable), "ambiguous: a table with the columns Who, When, Said");
    EXPECT_EQ(readTable(kTable, mapped("handle=who,time=when,text=said")),
        "(nobody), 2024-03-01..2024-03-01, as of 2024-03-01T10:01:00Z, 2 seen, 0 rejected\n"
        "comment: ben 2024-03-01T10:00:00Z \"so good\" id ? video ? likes ?\n"
        "comment: cleo 2024-03-01T10:01:00Z \"it is\" id ? video ? likes ?\n");
    EXPECT_EQ(readTable(kTable, mapped("handle=who,time=when,text=comment")),
        "ambiguous: a table with the columns Who, When, Said; \"comment\" is not among them");
    EXPECT_EQ(readTable(kTable, mapped("handle=nick,time=when,text=comment")),
        "ambiguous: a table with the columns Who, When, Said; \"nick\", \"comment\" are not among "
        "them");
}

TEST(ColumnMapping, ReadsTabsAndJsonAndBelowATitleAlike)
{
    const auto how = mapped("handle=who,time=when,text=said,likes=hearts,video=on");
    const std::string what =
        "comment: ben 2024-03-01T10:00:00Z \"so good\" id ? video 73 likes 3\n";
    EXPECT_THAT(readTable("Who\tWhen\tSaid\tHearts\tOn\nben\t1709287200\tso good\t3\t73\n", how),
        HasSubstr(what));
    EXPECT_THAT(
        readTable("My comments\n\nWho;When;Said;Hearts;On\nben;1709287200;so good;3;73\n", how),
        HasSubstr(what));
    EXPECT_THAT(
        readJson(R"([{"who":"ben","when":1709287200,"said":"so good","hearts":3,"on":73}])", how),
        HasSubstr(what));
    EXPECT_THAT(readJson("{\"Who\":\"ben\",\"When\":1709287200,\"Said\":\"so good\",\"Hearts\":3,"
                         "\"On\":\"73\"}\n{\"Who\":\"\"}\n",
                    how),
        AllOf(HasSubstr(what), HasSubstr("item 2: no user name\n")));
}

TEST(ColumnMapping, ReadsATableThatNobodyKnowsAsProfiles)
{
    EXPECT_THAT(readTable("Nick,About,Fans count\nben,'=clay,7\n",
                    mapped("handle=nick,bio=about,followers=fanscount")),
        HasSubstr("profile: ben ? bio \"=clay\" ?, 7 followers ? following"));
}

TEST(ColumnMapping, ReadsATableWithoutAHeaderByTheNumbersOfItsColumns)
{
    const std::string table = "@ben,2024-03-01T10:00:00Z,so good\ncleo,1709287260,it is\n";
    EXPECT_EQ(readTable(table), "ambiguous: a table with 3 columns and no header");
    const std::string what = "2 seen, 0 rejected\ncomment: ben 2024-03-01T10:00:00Z \"so good\" id "
                             "? video ? likes ?\ncomment: cleo 2024-03-01T10:01:00Z \"it is\"";
    EXPECT_THAT(readTable(table, mapped("handle=#1,time=#2,text=#3")), HasSubstr(what));
    TableContext context;
    context.mappings["#1,#2,#3"] = typed("handle=#1,time=#2,text=#3");
    EXPECT_THAT(readTable(table, context), HasSubstr(what));
    EXPECT_THAT(
        readTable(kTable, mapped("handle=#1,time=#2,text=#3")), HasSubstr("2 seen, 0 rejected\n"))
        << "by their numbers below a header";
}

TEST(ColumnMapping, ThatIsMadeForTheHeaderComesFirst)
{
    TableContext context = mapped("handle=who,time=when,text=said");
    context.mappings["who,when,said"] = typed("handle=who,bio=said");
    EXPECT_THAT(readTable(kTable, context), HasSubstr("profile: ben ? bio \"so good\""));
    context = mapped("handle=username,bio=text");
    EXPECT_THAT(
        readTable("username,text,date\nben,hi,1709287200\n", context), HasSubstr("comment: ben"))
        << "a reader that knows the table needs no mapping";
    context.mappings["username,text,date"] = typed("handle=username,bio=text");
    EXPECT_THAT(readTable("username,text,date\nben,hi,1709287200\n", context),
        HasSubstr("profile: ben ? bio \"hi\""))
        << "but the user's word about its very header counts more";
}

TEST(ColumnMapping, AsksOnceForAFileWhetherTheDayComesFirst)
{
    const std::string header = "Who,When,Said\n";
    const auto how = mapped("handle=who,time=when,text=said");
    const auto dayFirst = mapped("handle=who,time=when,text=said,dates=day-first");
    const auto monthFirst = mapped("handle=who,time=when,text=said,dates=month-first");
    const std::string open = header + "ben,01/02/2023,a\ncleo,03/04/2023 10:30,b\n";
    EXPECT_EQ(readTable(open, how),
        "ambiguous: the dates can be read with the day first or with the month first");
    EXPECT_THAT(readTable(open, dayFirst),
        AllOf(HasSubstr("ben 2023-02-01T00:00:00Z"), HasSubstr("cleo 2023-04-03T10:30:00Z")));
    EXPECT_THAT(readTable(open, monthFirst),
        AllOf(HasSubstr("ben 2023-01-02T00:00:00Z"), HasSubstr("cleo 2023-03-04T10:30:00Z")));
    EXPECT_THAT(readTable(open + "dora,25/12/2023,c\n", how),
        AllOf(HasSubstr("ben 2023-02-01"), HasSubstr("cleo 2023-04-03"),
            HasSubstr("dora 2023-12-25"), HasSubstr("3 seen, 0 rejected")))
        << "one day that can be but one tells for all";
    EXPECT_THAT(readTable(open + "dora,12/25/2023,c\neve,25/12/2023,d\n", how),
        AllOf(HasSubstr("ben 2023-01-02"), HasSubstr("4 seen, 1 rejected"),
            HasSubstr("line 5: unreadable time \"25/12/2023\"\n")));
    EXPECT_THAT(readTable(header + "ben,05/05/2023,a\n", how), HasSubstr("ben 2023-05-05"));
}

TEST(ColumnGuess, GoesByTheWordsOfTheHeader)
{
    EXPECT_EQ(drawn(guessedMapping({ "Username", "Date", "Comment", "Likes", "Video URL" },
                  { { "ben", "2024-03-01 10:00:00", "so good", "3",
                      "https://www.tiktok.com/@ana/video/73" } })),
        "handle=username time=date text=comment likes=likes video=videourl");
    EXPECT_EQ(drawn(guessedMapping({ "Account", "Full name", "About", "Followers", "Following" },
                  { { "ben", "Ben B", "clay and fire", "1,234", "7" } })),
        "handle=account displayName=fullname bio=about followers=followers following=following");
}

TEST(ColumnGuess, GoesByTheCellsWhereTheWordsSayNothing)
{
    EXPECT_EQ(drawn(guessedMapping({ "A", "B", "C", "D" },
                  { { "1", "@ben", "so good, really", "25/12/2023" },
                      { "2", "@cleo", "it is not", "01/02/2023 10:30" } })),
        "handle=b time=d text=c day-first");
    EXPECT_EQ(drawn(guessedMapping({ "link", "", "x" },
                  { { "https://www.tiktok.com/@ana/video/73", "ben.b", "hello there" } })),
        "handle=#2 video=link");
    EXPECT_EQ(drawn(guessedMapping({ "a", "b" }, { { "https://www.tiktok.com/@ben?x", "2" } })),
        "handle=a");
    EXPECT_EQ(drawn(guessedMapping(
                  { "User", "Name", "Fans" }, { { "17", "ben.b", "3" }, { "18", "cleo", "4" } })),
        "handle=name followers=fans")
        << "numbers are no names, whatever the header says";
}

TEST(ColumnPreview, ShowsTheFirstRowsTheGuessAndWhatItWouldRead)
{
    TableReader reader;
    std::string table = "Nr,Account,When,What\n";
    for (int i = 1; i <= 40; ++i)
        table += fmt::format("{},{},2024-03-01 10:00:{:02},so good {}\n", i,
            i == 3 ? "" : fmt::format("@ben{}", i), i, i);
    reader.feed(table);
    reader.finish();
    const auto unknown = reader.unknown();
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->header, (std::vector<std::string> { "Nr", "Account", "When", "What" }));
    EXPECT_EQ(unknown->rows.size(), UnknownTable::kMostRows);
    EXPECT_EQ(unknown->rows[1],
        (std::vector<std::string> { "2", "@ben2", "2024-03-01 10:00:02", "so good 2" }));
    EXPECT_EQ(drawn(unknown->guessed), "handle=account time=when text=what");

    auto shown = preview(*unknown, unknown->guessed, *parseDay("2026-03-15"));
    EXPECT_EQ(shown.reads, ColumnMapping::Reads::comments);
    ASSERT_EQ(shown.comments.size(), 5U);
    EXPECT_EQ(shown.comments[2].handle, "ben4");
    EXPECT_EQ(shown.comments[2].text, "so good 4");
    EXPECT_EQ(shown.readable, 19);
    EXPECT_EQ(shown.refused, 1);
    ASSERT_EQ(shown.reports.size(), 1U);
    EXPECT_EQ(shown.reports[0].place + ": " + shown.reports[0].reason, "row 3: no user name");

    shown = preview(*unknown, typed("handle=account,bio=what"), *parseDay("2026-03-15"));
    EXPECT_EQ(shown.reads, ColumnMapping::Reads::profiles);
    ASSERT_EQ(shown.profiles.size(), 5U);
    EXPECT_EQ(shown.profiles[0].bio, "so good 1");

    shown = preview(*unknown, { { { ColumnRole::text, "what" } }, {} }, *parseDay("2026-03-15"));
    EXPECT_EQ(shown.reads, ColumnMapping::Reads::nothing);
}

TEST(ColumnPreview, FindsTheHeaderBelowATitleAndWhereItsColumnsHaveNoName)
{
    const auto header = [](std::string_view text) {
        TableReader reader;
        reader.feed(text);
        reader.finish();
        const auto table = reader.unknown();
        return table ? fmt::format("{}: {}", table->rows.size(), fmt::join(table->header, "|"))
                     : "none";
    };
    EXPECT_EQ(header("My comments\n\nWho,When,Said\nben,1709287200,a\ncleo,1709287200,b\n"),
        "2: Who|When|Said");
    EXPECT_EQ(header("My comments,,\nWho,When,Said\nben,1709287200,a\n"), "1: Who|When|Said");
    EXPECT_EQ(
        header(",Who,When,Said\n0,ben,1709287200,a\n1,cleo,1709287200,b\n"), "2: |Who|When|Said");
    EXPECT_EQ(header("Who,When,Said\nben,1709287200,a,\ncleo,1709287200,b,\n"), "2: Who|When|Said")
        << "a comma too many in every row";
    EXPECT_EQ(header("Nr,Who\n1,ben\n2,cleo\n"), "2: Nr|Who");
    EXPECT_EQ(header("@ben,1709287200,a\n@cleo,1709287260,b\n"), "2: ||") << "none at all";
}

TEST(ColumnPreview, IsOfWhatTheMappingReadsAndNothingElse)
{
    const UnknownTable table { { "Who", "When", "Words", "Hearts" },
        { { "@ben", "2024-03-01", "so good", "1.234" }, { "cleo", "2024-03-02", "wow", "1.2K" } },
        {} };
    auto mapping = guessedMapping(table.header, table.rows);
    EXPECT_EQ(drawn(mapping), "handle=who time=when text=words likes=hearts");
    const auto shown = preview(table, mapping, *parseDay("2026-03-15"));
    EXPECT_EQ(shown.readable, 2);
    ASSERT_EQ(shown.reports.size(), 1U);
    EXPECT_EQ(shown.reports[0].reason, "\"1.2K\" is no number of likes");
    mapping.assign("words", std::nullopt);
    EXPECT_EQ(mapping.reads(), ColumnMapping::Reads::nothing) << "likes of what?";
    EXPECT_EQ(
        preview(table, mapping, *parseDay("2026-03-15")).lacking, std::vector { ColumnRole::text });
}

TEST(ColumnPreview, SaysThatItMustAskForTheOrderOfTheDay)
{
    const UnknownTable table { { "Who", "When", "Said" }, { { "ben", "01/02/2023", "a b" } },
        typed("handle=who,time=when,text=said") };
    EXPECT_TRUE(preview(table, table.guessed, *parseDay("2026-03-15")).asksForDates);
    auto mapping = table.guessed;
    mapping.dates = DateOrder::dayFirst;
    const auto shown = preview(table, mapping, *parseDay("2026-03-15"));
    EXPECT_FALSE(shown.asksForDates);
    ASSERT_EQ(shown.comments.size(), 1U);
    EXPECT_EQ(formatTime(shown.comments[0].at), "2023-02-01T00:00:00Z");
}

TEST(ColumnPreview, IsNotGivenForWhatIsNoTableOfPeople)
{
    for (const char* table : { "", "one column\nben\n", "a,b,c\n1,2,3\n", "Who,When,Said\n",
             "Dear Ana,\nhow are you, and how is Ben?\nBest,\nC.\n",
             "Date,Profile Views,Likes\n2026-01-05,1,2\n", "uniqueId,followerCount\nben,3\n" }) {
        TableReader reader;
        reader.feed(table);
        reader.finish();
        EXPECT_FALSE(reader.unknown()) << table;
    }
}
