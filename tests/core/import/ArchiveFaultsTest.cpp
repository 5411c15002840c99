#include "core/import/SourceFile.h"
#include "tests/core/import/ImporterFixture.h"
#include "tests/support/RawZip.h"

#include <unistd.h>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

/// Faults of the archive's container and of what is dropped, each by its name in the list of
/// faults. Others are beside the part that meets them: SourceFileTest, ArchiveDamageTest,
/// ArchiveRowsTest, ImporterRefusalsTest.
class ArchiveFaults : public ImporterFixture {
protected:
    ArchiveFaults()
        : json(ExportBuilder().owner("ana").follower("ben", "2024-03-01 12:00:00").json())
    {
    }

    /// Refused with these words, and nothing is changed.
    void expectRefused(const std::string& name, const std::string& bytes, const std::string& words)
    {
        const std::string before = rows();
        EXPECT_THAT(
            imported(folder.file(name, bytes)), AllOf(HasSubstr("rejected"), HasSubstr(words)))
            << name;
        EXPECT_EQ(rows(), before) << name;
    }

    std::string json;
    const std::string kIn = "archive imported ana: 1 seen, 1 new, 0 known, 0 rejected";
};

} // namespace

TEST_F(ArchiveFaults, Zip64IsRead)
{
    RawEntry entry { .name = "user_data.json", .data = json };
    entry.packed = entry.unpacked = 0xffffffff;
    entry.extra = zip64Sizes(json.size(), json.size());
    EXPECT_EQ(imported(folder.file("zip64.zip", rawZip({ entry }))), kIn);
}

TEST_F(ArchiveFaults, StreamedEntriesAreRead)
{
    EXPECT_EQ(
        imported(folder.file("streamed.zip",
            rawZip(
                { { .name = "user_data.json", .data = json, .flags = 8, .isStreamed = true } }))),
        kIn);
}

TEST_F(ArchiveFaults, SeventyThousandEntriesAreRead)
{
    ZipBuilder zip;
    for (int i = 0; i < 70'000; ++i)
        zip.entry("photos/" + std::to_string(i) + ".jpg", "x");
    EXPECT_EQ(imported(zip.entry("user_data.json", json).save(folder / "photos.zip")), kIn);
}

TEST_F(ArchiveFaults, JunkBeforeAZipIsRefusedAndAfterItPassedOver)
{
    const std::string zip = rawZip({ { .name = "user_data.json", .data = json } });
    expectRefused("before.zip", "#!/bin/sh\nexit\n" + zip, "before.zip");
    // A few bytes behind the end are no harm; the entries are whole, as their checksums say.
    EXPECT_EQ(imported(folder.file("after.zip", zip + "\r\n\r\n")), kIn);
}

TEST_F(ArchiveFaults, AFakeEndInTheCommentIsNotTheEnd)
{
    std::string zip = rawZip({ { .name = "user_data.json", .data = json } });
    const std::string fake = "PK\x05\x06"s + std::string(18, '\0');
    zip[zip.size() - 2] = static_cast<char>(fake.size()); // length of the comment
    EXPECT_EQ(imported(folder.file("fake.zip", zip + fake)), kIn);
}

TEST_F(ArchiveFaults, ZipsOfSeveralDisksAreRefused)
{
    std::string zip = rawZip({ { .name = "user_data.json", .data = json } });
    for (const std::size_t at : { 18U, 16U }) // number of this disk, and of the directory's
        zip[zip.size() - at] = 3;
    expectRefused("disks.zip", zip, "disks.zip");
}

TEST_F(ArchiveFaults, NamesTwiceOrAsCaseTwinsAreArchivesEach)
{
    const auto other = ExportBuilder().owner("ana").follower("cleo", "2024-03-02 12:00:00").json();
    std::vector<std::string> files;
    for (const FileOutcome& outcome : import({ folder.file("twins.zip",
             rawZip({ { .name = "a.json", .data = json }, { .name = "a.json", .data = json },
                 { .name = "A.JSON", .data = other } })) }))
        files.push_back(outcome.file + " " + std::string(stateName(outcome.state)));
    EXPECT_THAT(files,
        ElementsAre(
            "twins.zip/a.json imported", "twins.zip/a.json known", "twins.zip/A.JSON imported"));
}

TEST_F(ArchiveFaults, ANameWithAZeroByteIsOnlyALabel)
{
    EXPECT_EQ(
        imported(folder.file("zero.zip", rawZip({ { .name = "user\0data.json"s, .data = json } }))),
        kIn);
}

TEST_F(ArchiveFaults, TwoAccountsInOneZipAreAskedFor)
{
    const auto zoe = ExportBuilder().owner("zoe").follower("finn", "2024-03-02 12:00:00");
    const auto zip = ZipBuilder()
                         .entry("ana/user_data.json", json)
                         .entry("zoe/user_data_tiktok.json", zoe.json())
                         .save(folder / "both.zip");
    const std::string before = rows();
    auto outcomes = import({ zip });
    ASSERT_EQ(outcomes.size(), 2U);
    for (const FileOutcome& outcome : outcomes) {
        EXPECT_EQ(outcome.question, Question::whose);
        EXPECT_THAT(drawn(outcome),
            HasSubstr("both.zip holds archives of 2 people and does not say whose is meant. Say "
                      "whose with --creator."));
    }
    EXPECT_EQ(rows(), before);
    options.creator = "@Zoe";
    outcomes = import({ zip });
    EXPECT_EQ(outcomes[0].state, State::rejected);
    EXPECT_EQ(drawn(outcomes[1]), "archive imported zoe: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_THAT(rows(), testing::Not(HasSubstr("ben")));
}

TEST_F(ArchiveFaults, ABadChecksumOfOneTextFileCommitsNothing)
{
    const std::string list = "Date: 2024-01-31 06:18:18 UTC\nUsername: ben\n";
    expectRefused("text.zip",
        rawZip({ { .name = "TikTok/Follower.txt", .data = list },
            { .name = "TikTok/Following.txt", .data = list, .crc = 1 } }),
        "Following.txt: CRC error");
}

TEST_F(ArchiveFaults, Utf16WithoutAMarkIsRead)
{
    std::string little, big;
    for (const char c : json) {
        little += { c, '\0' };
        big += { '\0', c };
    }
    EXPECT_EQ(imported(folder.file("little.json", little)), kIn);
    EXPECT_THAT(imported(folder.file("big.json", big)), HasSubstr("archive imported ana"));
}

TEST_F(ArchiveFaults, ThreeHundredThousandUnknownKeysArePassedOver)
{
    std::string keys = "{";
    for (int i = 0; i < 300'000; ++i)
        keys += fmt::format("\"Key {}\":{{\"x\":[{}]}},", i, i);
    EXPECT_EQ(imported(folder.file("keys.json", keys + json.substr(1))), kIn);
}

TEST_F(ArchiveFaults, AKeyOfTenMegabytesIsPassedOver)
{
    const std::string key(10'000'000, 'k');
    EXPECT_EQ(imported(folder.file("key.json", "{\"" + key + "\":1," + json.substr(1))), kIn);
    std::string inRow = json;
    inRow.replace(inRow.find("\"Date\""), 6, "\"" + key + "\":1,\"Date\"");
    EXPECT_THAT(imported(folder.file("row.json", inRow)), HasSubstr("1 known"));
}

TEST_F(ArchiveFaults, NotANumberEndsTheFileNotTheProgram)
{
    std::string nan = json;
    nan.replace(nan.find("\"Date\""), 6, "\"x\":NaN,\"Date\"");
    expectRefused("nan.json", nan, "nan.json: byte ");
}

TEST_F(ArchiveFaults, FiveHundredFilesAreOneListWithTheBadOnesNamed)
{
    for (int i = 0; i < 500; ++i)
        folder.file(fmt::format("drop/{:03}.csv", i),
            i % 100 == 7 ? "no,table\n1,2\n"
                         : overviewCsv(
                             formatDay(*parseDay("2024-01-01") + std::chrono::days(i)), { 1 + i }));
    options.year = 2025;
    options.creator = "ana";
    const auto outcomes = import({ folder / "drop" });
    ASSERT_EQ(outcomes.size(), 500U);
    int bad = 0;
    for (const FileOutcome& outcome : outcomes)
        bad += outcome.state == State::rejected;
    EXPECT_EQ(bad, 5);
    EXPECT_THAT(drawn(outcomes[107]), HasSubstr("rejected: 107.csv"));
}

TEST_F(ArchiveFaults, PipesDevicesAndDeadLinksInADropAreNamed)
{
    std::filesystem::create_symlink("nowhere", folder / "dead.json");
    std::filesystem::create_symlink("/dev/zero", folder / "device.txt");
    const std::string before = rows();
    std::string sentences;
    for (const FileOutcome& outcome : import({ folder / "dead.json", folder / "device.txt" }))
        sentences += sentence(outcome) + "\n";
    EXPECT_THAT(sentences, HasSubstr("dead.json: No such file"));
    EXPECT_THAT(sentences, HasSubstr("device.txt is not a regular file"));
    EXPECT_EQ(rows(), before);
}

TEST_F(ArchiveFaults, AFileWrittenToWhileItIsReadIsRefused)
{
    // The same length and within the same second: only the finer part of the time tells.
    const auto path = folder.file("same.json", json);
    const auto source = SourceFile::open(path);
    ASSERT_TRUE(source);
    const auto read = source->read(source->entries()[0], [&](std::string_view) {
        ::usleep(20'000);
        folder.file("same.json", json);
        return true;
    });
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().detail, HasSubstr("changed while it was read"));
}
