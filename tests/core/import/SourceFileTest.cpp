#include "core/import/SourceFile.h"

#include "tests/support/ExportBuilder.h"
#include "tests/support/RawZip.h"
#include "tests/support/TempFolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

namespace {

using Code = Error::Code;

/// All bytes of the entries, one after the other.
Result<std::string> contentOf(const SourceFile& source, const Run& run = {})
{
    std::string content;
    for (const SourceEntry& entry : source.entries()) {
        const auto read = source.read(
            entry,
            [&](std::string_view bytes) {
                content += bytes;
                return true;
            },
            run);
        if (!read)
            return tl::unexpected(read.error());
    }
    return content;
}

std::vector<std::string> labels(const SourceFile& source)
{
    std::vector<std::string> names;
    for (const SourceEntry& entry : source.entries())
        names.push_back(entry.name);
    return names;
}

class SourceFileTest : public testing::Test {
protected:
    void expectRefused(const fs::path& file, Code code, const std::string& why) const
    {
        const auto source = SourceFile::open(file);
        ASSERT_FALSE(source) << file;
        EXPECT_EQ(source.error().code, code) << source.error().detail;
        EXPECT_THAT(source.error().detail, HasSubstr(why));
        EXPECT_THAT(source.error().detail, HasSubstr(file.filename().string()));
    }
    /// Opens, and says why reading fails.
    void expectUnreadable(const fs::path& file, const std::string& why) const
    {
        const auto source = SourceFile::open(file);
        ASSERT_TRUE(source) << source.error().detail;
        const auto content = contentOf(*source);
        ASSERT_FALSE(content);
        EXPECT_EQ(content.error().code, Code::damaged);
        EXPECT_THAT(content.error().detail, HasSubstr(why));
    }

    TempFolder folder;
};

} // namespace

TEST_F(SourceFileTest, ReadsAPlainFileInPortions)
{
    std::string content;
    for (int i = 0; content.size() < 2'500'000; ++i)
        content += std::to_string(i) + "\n";
    const auto source = SourceFile::open(folder.file("plain.json", content));
    ASSERT_TRUE(source);
    EXPECT_FALSE(source->isZip());
    EXPECT_EQ(source->bytes(), content.size());
    std::size_t largest = 0;
    std::string read;
    ASSERT_TRUE(source->read(source->entries()[0], [&](std::string_view bytes) {
        largest = std::max(largest, bytes.size());
        read += bytes;
        return true;
    }));
    EXPECT_EQ(read, content);
    EXPECT_LE(largest, 1U << 20);
}

TEST_F(SourceFileTest, RefusesWhatIsNotThereOrEmpty)
{
    expectRefused(folder / "missing.zip", Code::cannotOpen, "No such file");
    expectRefused(folder.file("nothing.json", ""), Code::notAnExport, "is empty");
    expectRefused(folder.path(), Code::cannotOpen, "not a regular file");
}

TEST_F(SourceFileTest, DoesNotWaitForAPipe)
{
    const fs::path pipe = folder / "pipe.json";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto begun = std::chrono::steady_clock::now();
    expectRefused(pipe, Code::cannotOpen, "not a regular file");
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

TEST_F(SourceFileTest, ReadsNoDeviceAndNoLoop)
{
    fs::create_symlink("/dev/zero", folder / "zero.json");
    expectRefused(folder / "zero.json", Code::cannotOpen, "not a regular file");
    fs::create_symlink("loop.json", folder / "loop.json");
    expectRefused(folder / "loop.json", Code::cannotOpen, "loop.json");
    fs::create_symlink("gone.json", folder / "dangling.json");
    expectRefused(folder / "dangling.json", Code::cannotOpen, "No such file");
}

TEST_F(SourceFileTest, FollowsALinkToAFile)
{
    folder.file("real.json", "{}");
    fs::create_symlink("real.json", folder / "link.json");
    const auto source = SourceFile::open(folder / "link.json");
    ASSERT_TRUE(source);
    EXPECT_EQ(contentOf(*source), "{}"s);
}

TEST_F(SourceFileTest, SaysThatATruncatedZipIsAnIncompleteDownload)
{
    const std::string whole = bytesOf(ZipBuilder()
                                          .entry("user_data.json", std::string(5000, 'x') + "{}")
                                          .save(folder / "whole.zip"));
    for (std::size_t size = 4; size < whole.size(); size += size < 100 ? 1 : 7)
        expectRefused(folder.file("TikTok_Data_1735588272.zip", whole.substr(0, size)),
            Code::damaged, "the download is incomplete");
    expectRefused(folder.file("cut.zip", whole.substr(0, whole.size() - 1)), Code::damaged,
        "the download is incomplete");
}

TEST_F(SourceFileTest, TakesNamesInAZipForLabelsOnly)
{
    const fs::path inside = folder / "inside";
    fs::create_directory(inside);
    const auto source = SourceFile::open(folder.file("inside/names.zip",
        rawZip({ { .name = "../../up.json", .data = "1" },
            { .name = "/etc/absolute.json", .data = "2" },
            { .name = "..\\..\\windows.json", .data = "3" },
            { .name = "C:\\drive.json", .data = "4" },
            { .name = "a\nb\x7f[31m.json", .data = "5", .flags = 0x800 },
            { .name = "A.JSON", .data = "6" }, { .name = "a.json", .data = "7" },
            { .name = "a.json", .data = "8" }, { .name = "deep/er/a.json", .data = "9" } })));
    ASSERT_TRUE(source);
    EXPECT_THAT(labels(*source),
        ElementsAre("up.json", "absolute.json", "windows.json", "drive.json", "ab[31m.json",
            "A.JSON", "a.json", "a.json", "a.json"));
    EXPECT_EQ(contentOf(*source), "123456789"s);
    EXPECT_FALSE(fs::exists(folder / "up.json"));
    EXPECT_FALSE(fs::exists(folder.path().parent_path() / "up.json"));
    EXPECT_EQ(std::distance(fs::directory_iterator(inside), {}), 1) << "nothing was unpacked";
}

TEST_F(SourceFileTest, ShortensLongNamesAndRepairsUnreadableOnes)
{
    const std::string bytes = rawZip({ { .name = std::string(65'000, 'n') + ".json", .data = "1" },
        { .name = "caf\xe9.json", .data = "2" }, { .name = "", .data = "3" } });
    const auto source = SourceFile::open(folder.file("strange.zip", bytes));
    ASSERT_TRUE(source) << source.error().detail;
    ASSERT_EQ(source->entries().size(), 2U);
    EXPECT_LE(source->entries()[0].name.size(), 255U);
    EXPECT_THAT(source->entries()[0].name, testing::EndsWith(".json"));
    EXPECT_THAT(source->entries()[1].name, testing::StartsWith("caf"));
    EXPECT_EQ(source->entries()[1].name.find('\xe9'), std::string::npos);
    EXPECT_EQ(contentOf(*source), "12"s);
    // A name that says it is UTF-8 and is not: libzip opens no such zip.
    expectRefused(
        folder.file("lie.zip", rawZip({ { .name = "caf\xe9.json", .data = "2", .flags = 0x800 } })),
        Code::damaged, "directory is damaged");

    const auto outer = SourceFile::open(folder.file("caf\xe9\n.json", "{}"));
    ASSERT_TRUE(outer);
    EXPECT_EQ(outer->name(), "caf\xef\xbf\xbd.json");
}

TEST_F(SourceFileTest, PassesOverFoldersLinksAndTheLitterOfMacOS)
{
    const auto source = SourceFile::open(folder.file("mac.zip",
        rawZip({ { .name = "TikTok/" }, { .name = "TikTok/user_data.json", .data = "{}" },
            { .name = "__MACOSX/TikTok/._user_data.json", .data = "x" },
            { .name = "__MACOSX/user_data.json", .data = "x" },
            { .name = "TikTok/._b.json", .data = "x" }, { .name = "TikTok/.DS_Store", .data = "x" },
            { .name = "passwd.json", .data = "/etc/passwd", .attributes = 0xa1ffU << 16 } })));
    ASSERT_TRUE(source) << source.error().detail;
    EXPECT_THAT(labels(*source), ElementsAre("user_data.json"));
    const auto none = SourceFile::open(folder.file("none.zip", rawZip({})));
    ASSERT_TRUE(none) << none.error().detail;
    EXPECT_THAT(none->entries(), IsEmpty());
}

TEST_F(SourceFileTest, RefusesWhatIsEncrypted)
{
    expectRefused(ZipBuilder().entry("a.json", "{}").password("secret").save(folder / "aes.zip"),
        Code::notAnExport, "a.json needs a password; unpack it first");
    expectRefused(folder.file("classic.zip",
                      rawZip({ { .name = "a.json", .data = std::string(20, 'x'), .flags = 1 } })),
        Code::notAnExport, "a.json needs a password");
}

TEST_F(SourceFileTest, RefusesSizesThatLie)
{
    expectUnreadable(
        folder.file("larger.zip",
            rawZip({ { .name = "a.json", .data = std::string(100, 'x'), .unpacked = 10 } })),
        "a.json");
    expectUnreadable(folder.file("smaller.zip",
                         rawZip({ { .name = "a.json", .data = "xxxxxxxxxx", .unpacked = 100 } })),
        "a.json");
    expectUnreadable(
        folder.file("beyond.zip",
            rawZip({ { .name = "a.json", .data = "x", .packed = 90, .unpacked = 90 } })),
        "a.json");
}

TEST_F(SourceFileTest, RefusesABadChecksumAndAnUnknownMethod)
{
    expectUnreadable(
        folder.file("crc.zip", rawZip({ { .name = "a.json", .data = "{}", .crc = 1 } })), "CRC");
    expectUnreadable(
        folder.file("method.zip", rawZip({ { .name = "a.json", .data = "{}", .method = 97 } })),
        "a.json");
}

TEST_F(SourceFileTest, RefusesEntriesThatOverlap)
{
    std::vector<RawEntry> entries { { .name = "0.json", .data = std::string(2000, 'x') } };
    for (int i = 1; i < 20; ++i) {
        entries.push_back(entries[0]);
        entries.back().offset = 0;
    }
    expectRefused(folder.file("overlap.zip", rawZip(entries)), Code::damaged, "overlap");
}

TEST_F(SourceFileTest, RefusesBombs)
{
    expectRefused(
        folder.file("thousand.zip",
            rawZip(
                { { .name = "a.json", .data = std::string(1000, 'x'), .unpacked = 200'000'000 } })),
        Code::damaged, "would unpack to 200000000");
    // Sizes whose sum runs over 64 bits, so that it looks small.
    RawEntry half { .name = "a.json",
        .data = "x",
        .packed = 0xffffffff,
        .unpacked = 0xffffffff,
        .extra = zip64Sizes(std::uint64_t { 1 } << 63, 1) };
    expectRefused(folder.file("sum.zip", rawZip({ half, half })), Code::damaged, "would unpack to");
    half.extra = zip64Sizes(1, std::uint64_t { 1 } << 63);
    expectRefused(folder.file("packed.zip", rawZip({ half, half })), Code::damaged, "overlap");
}

TEST_F(SourceFileTest, RefusesTooManyEntries)
{
    ZipBuilder builder;
    for (int i = 0; i <= 100'000; ++i)
        builder.entry(std::to_string(i), "");
    expectRefused(
        builder.save(folder / "many.zip"), Code::damaged, "100001 entries, at most 100000");
}

TEST_F(SourceFileTest, NoticesThatTheFileChangesWhileItIsRead)
{
    const auto file = folder.file("growing.json", "{}");
    const auto source = SourceFile::open(file);
    ASSERT_TRUE(source);
    const auto read = source->read(source->entries()[0], [&](std::string_view) {
        folder.file("growing.json", "{ \"more\": 1 }");
        return true;
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, Code::cannotOpen);
    EXPECT_THAT(read.error().detail, HasSubstr("changed while it was read"));
}

TEST_F(SourceFileTest, HearsStopAndEnough)
{
    for (const auto& file : { folder.file("big.json", std::string(5 << 20, ' ')),
             ZipBuilder().entry("big.json", std::string(5 << 20, ' ')).save(folder / "big.zip") }) {
        const auto source = SourceFile::open(file);
        ASSERT_TRUE(source);
        std::stop_source stop;
        mutuals::Run run;
        run.stop = stop.get_token();
        int portions = 0;
        const auto cancelled = source->read(
            source->entries()[0],
            [&](std::string_view) {
                stop.request_stop();
                ++portions;
                return true;
            },
            run);
        ASSERT_FALSE(cancelled);
        EXPECT_EQ(cancelled.error().code, Code::cancelled);
        EXPECT_EQ(portions, 1);
        EXPECT_TRUE(source->read(source->entries()[0], [&](std::string_view) {
            ++portions;
            return false;
        }));
        EXPECT_EQ(portions, 2);
    }
}
