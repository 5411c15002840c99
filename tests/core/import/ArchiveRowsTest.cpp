#include "tests/core/import/ReadArchive.h"
#include "tests/support/ExportBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string kPlace = "Your Activity > Follower > FansList, item 1: ";

/// An archive whose only follower has this name, as JSON spells it.
std::string named(const std::string& name)
{
    return R"({"Your Activity":{"Follower":{"FansList":[{"Date":"2024-03-01 12:00:00","UserName":)"
        + name + R"(}]},"Following":{"Following":[]}}})";
}

std::string dated(const std::string& date)
{
    return read(R"({"Your Activity":{"Follower":{"FansList":[{"UserName":"ben","Date":")" + date
        + R"("}]},"Following":{"Following":[]}}})");
}

} // namespace

TEST(ArchiveRows, RepairHalvesOfSurrogatePairsInsteadOfRefusingTheFile)
{
    const std::string json = named(R"("ben\ud83d")");
    const std::string expected = read(json);
    EXPECT_THAT(expected,
        AllOf(HasSubstr("followers: ben\xef\xbf\xbd 2024-03-01T12:00:00Z\n"),
            HasSubstr(kPlace + "a user name with unreadable characters\n")));
    for (std::size_t cut = 0; cut <= json.size(); ++cut)
        EXPECT_EQ(
            read({ std::string_view(json).substr(0, cut), std::string_view(json).substr(cut) }),
            expected)
            << cut;
    EXPECT_THAT(read(named(R"("ben\ud83d\ude00")")), HasSubstr("followers: ben😀 2024"));
}

TEST(ArchiveRows, LoseTheirPaddingNotTheirLetters)
{
    EXPECT_THAT(read(named(R"("ben\u0000\u0000\u0000")")), HasSubstr("followers: ben 2024"));
    EXPECT_THAT(read(named(R"("  @Ben.Á  ")")), HasSubstr("followers: Ben.Á 2024"));
    EXPECT_THAT(read(named(R"("شاهد")")), HasSubstr("followers: شاهد 2024"));
}

TEST(ArchiveRows, WithoutANameAreCountedAndReported)
{
    for (const std::string name : { R"("N/A")", R"("")", R"("\u0000\u0000")", R"("  ")" })
        EXPECT_THAT(read(named(name)),
            AllOf(HasSubstr("1 seen, 1 rejected\nfollowers: N/A 2024-03-01T12:00:00Z\n"),
                HasSubstr(kPlace + "no user name")));
}

TEST(ArchiveRows, ListedTwiceAreOnePersonWithTheNewestDate)
{
    EXPECT_THAT(read(ExportBuilder()
                         .follower("ben", "2024-03-01 12:00:00")
                         .follower("BEN", "2024-04-01 12:00:00")
                         .follower("ben", "2024-02-01 12:00:00")
                         .json()),
        HasSubstr("3 seen, 0 rejected\nfollowers: BEN 2024-04-01T12:00:00Z, 2 repeated\n"));
}

TEST(ArchiveRows, WithNamesOfTenMegabytesAreReported)
{
    const std::string huge(10'000'000, 'x');
    for (const std::string& json : { named('"' + huge + '"'), named('"' + huge + R"(\n")") }) {
        const std::string drawn = read(json);
        EXPECT_THAT(drawn, HasSubstr("1 seen, 1 rejected\nfollowers:\n"));
        EXPECT_THAT(drawn, HasSubstr(kPlace + "a user name of 65536 bytes"));
        EXPECT_LT(drawn.size(), 1000U);
        EXPECT_EQ(read({ std::string_view(json).substr(0, 3'000'000),
                      std::string_view(json).substr(3'000'000) }),
            drawn);
    }
    EXPECT_THAT(read(R"({")" + huge + R"(":{"Follower":{"FansList":[{"UserName":"N/A"}]}}})"),
        HasSubstr(std::string(80, 'x') + " > Follower > FansList, item 1: no user name"));
}

TEST(ArchiveRows, CutLongTextsBetweenCharactersWhereverThePortionsAreCut)
{
    for (const std::size_t shift : { 0U, 1U, 2U }) {
        std::string words(shift, 'x');
        while (words.size() < 70'000)
            words += "日";
        const std::string json =
            R"({"Comment":{"Comments":{"CommentsList":[{"date":"2024-03-01 12:00:00","comment":")"
            + words + R"("}]}}})";
        const std::string expected = read(json);
        EXPECT_EQ(expected.find("\xef\xbf\xbd"), std::string::npos);
        EXPECT_THAT(expected, HasSubstr("日\" id"));
        for (std::size_t cut = 65'580; cut < 65'680; ++cut)
            EXPECT_EQ(
                read({ std::string_view(json).substr(0, cut), std::string_view(json).substr(cut) }),
                expected)
                << cut;
    }
}

TEST(ArchiveRows, SayWhenAValueIsGivenTwice)
{
    EXPECT_THAT(read(named(R"("ben","UserName":"cleo")")),
        AllOf(HasSubstr("followers: cleo 2024-03-01T12:00:00Z\n"),
            HasSubstr(kPlace + "a value is given twice; the last one counts\n")));
    EXPECT_THAT(read(ExportBuilder().follower("ben", "").follower("cleo", "").json()),
        Not(HasSubstr("twice")));
}

TEST(ArchiveRows, TakeExactlyTheDatesThatTikTokWrites)
{
    EXPECT_THAT(dated("2024-03-01 12:00:00"), HasSubstr("ben 2024-03-01T12:00:00Z\n"));
    EXPECT_THAT(dated("2024-03-01 12:00:00 UTC"), HasSubstr("ben 2024-03-01T12:00:00Z\n"));
    EXPECT_THAT(dated("2024-02-29 23:59:60"), HasSubstr("ben 2024-02-29T23:59:59Z\n"));
    for (const std::string date : { "2024-02-30 12:00:00", "2023-02-29 12:00:00",
             "2024-13-01 12:00:00", "2024-00-10 12:00:00", "2024-03-01 24:00:00",
             "2024-03-01 12:60:00", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "01/02/2024",
             "2024-03-01", "12345", "20240301T120000Z", "2024-03-01 12:00:00 +02:00" })
        EXPECT_THAT(dated(date),
            AllOf(HasSubstr("1 seen, 0 rejected\nfollowers: ben ?\n"),
                HasSubstr(kPlace + "unreadable date \"" + date + "\"\n")));
    for (const std::string none : { "", "N/A" })
        EXPECT_THAT(
            dated(none), AllOf(HasSubstr("followers: ben ?\n"), HasSubstr(kPlace + "no date\n")));
}

TEST(ArchiveRows, DoNotBelieveDatesAfterTheExport)
{
    EXPECT_THAT(dated("2027-01-01 23:59:00"), HasSubstr("ben 2027-01-01T23:59:00Z\n"))
        << "a day's leeway";
    EXPECT_THAT(dated("2027-01-03 00:00:00"),
        AllOf(HasSubstr("followers: ben ?\n"), HasSubstr("?..?, as of ?"),
            HasSubstr(kPlace + "date 2027-01-03 00:00:00 is after the export\n")));
    const std::string drawn = read(ExportBuilder()
                                       .follower("N/A", "2098-01-01 00:00:00")
                                       .post("2098-01-01 00:00:00", "1")
                                       .message("ben", "2098-01-01 00:00:00", "ben", "x")
                                       .json());
    EXPECT_THAT(drawn,
        AllOf(HasSubstr("2 seen, 2 rejected"), HasSubstr("followers: N/A ?\n"),
            HasSubstr("posts:\n"), HasSubstr("1 conversations:\n"), Not(HasSubstr("2098-01-01T"))))
        << "no row with that day goes in";
}

TEST(ArchiveRows, KeepNoZeroBytesInTexts)
{
    EXPECT_THAT(read(R"({"Comment":{"Comments":{"CommentsList":[{"date":"2024-03-01 12:00:00",)"
                     R"("comment":"a\u0000b"}]}}})"),
        HasSubstr("\"ab\""));
}
