#include "core/base/Hash.h"
#include "core/import/SourceFile.h"
#include "tests/core/import/ReadArchive.h"
#include "tests/core/import/ReadTable.h"
#include "tests/core/import/ReadTxt.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/TempFolder.h"

#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;

namespace {

/// Under sanitizers the fuzzers go further.
#ifdef NDEBUG
constexpr std::uint64_t kMutants = 20000;
#else
constexpr std::uint64_t kMutants = 2000;
#endif

/// A good file with a few bytes changed, left out, put in or repeated.
std::string mutant(std::string bytes, std::uint64_t seed)
{
    std::uint64_t state = seed << 20;
    const auto random = [&](std::size_t below) {
        return static_cast<std::size_t>(mixed(++state) % std::max<std::size_t>(below, 1));
    };
    static constexpr std::string_view kLikely = "\"\\{}[],:;\n\r\0\t0u-eE\xff\xed\xa0 ";
    for (std::size_t i = 0; i <= random(4); ++i) {
        const auto at = random(bytes.size());
        switch (random(5)) {
        case 0:
            bytes[at] = static_cast<char>(random(256));
            break;
        case 1:
            bytes[at] = kLikely[random(kLikely.size())];
            break;
        case 2:
            bytes.erase(at, 1 + random(20));
            break;
        case 3:
            bytes.insert(at, std::string(1 + random(3), kLikely[random(kLikely.size())]));
            break;
        default:
            bytes.insert(random(bytes.size()), bytes.substr(at, random(100)));
        }
        if (bytes.empty())
            bytes = "x";
    }
    return bytes;
}

/// What is read from a mutant must not depend on how it is cut into portions; of a refusal the
/// place may.
template <class Read>
void expectTheSameInPortions(const std::string& good, Read read, std::uint64_t mutants = kMutants)
{
    const auto outcome = [&](const std::vector<std::string_view>& portions) {
        const std::string drawn = read(portions);
        return drawn.starts_with("damaged") || drawn.starts_with("notAnExport")
            ? drawn.substr(0, drawn.find(':'))
            : drawn;
    };
    for (std::uint64_t seed = 0; seed < mutants; ++seed) {
        const std::string bytes = mutant(good, seed);
        const std::string_view view = bytes;
        const auto cut = mixed(seed) % view.size();
        ASSERT_EQ(outcome({ view }), outcome({ view.substr(0, cut), view.substr(cut) }))
            << "seed " << seed << " cut at " << cut << ":\n"
            << bytes;
    }
}

} // namespace

TEST(Mutants, OfAnArchiveAreReadOrRefusedTheSameInPortions)
{
    const auto good = ExportBuilder()
                          .owner("ana")
                          .ownCounts(2, 1)
                          .follower("ben", "2024-03-01 12:00:00")
                          .follower("N/A", "2024-03-01 12:00:00")
                          .follower("😀 日本", "2024-03-01 12:00:00")
                          .following("ben", "2024-03-01 12:00:00")
                          .post("2024-03-01 12:00:00", "17")
                          .comment("2024-03-01 12:00:00", "a \"quote\"\n")
                          .message("ben", "2024-03-01 12:00:00", "ben", "hi")
                          .json();
    expectTheSameInPortions(good, [](const auto& portions) { return read(portions, true); });
}

TEST(Mutants, OfTextFilesAreReadOrRefusedTheSameInPortions)
{
    const auto files = ExportBuilder()
                           .follower("ben", "2024-03-01 12:00:00")
                           .follower("cleo", "2024-02-01 12:00:00")
                           .post("2024-02-01 08:00:00", "17")
                           .comment("2024-02-02 09:00:00", "lovely\n\nindeed")
                           .message("ben", "2024-02-03 10:00:00", "ben", "so")
                           .texts(TxtLanguage::english());
    for (const auto& [path, content] : files) {
        // Under its name, and under one that says nothing.
        for (const std::string& label : { path.substr(path.find_last_of('/') + 1), "Zoku.txt"s })
            expectTheSameInPortions(
                content,
                [&](const std::vector<std::string_view>& portions) {
                    return readTxt({ txtPart(label, portions) });
                },
                kMutants / 8);
    }
}

TEST(Mutants, OfTablesAreReadOrRefusedTheSameInPortions)
{
    const auto asText = [](const auto& portions) { return readTable(portions); };
    expectTheSameInPortions(overviewCsv("2025-12-28", { 1, 22, 333, 4, 5, 6 }).substr(3), asText);
    expectTheSameInPortions(
        "username,text,date,likes,videourl\nben,\"hi, \"\"you\"\"\",1709287200,3,"
        "https://www.tiktok.com/@ana/video/7300000000000000001\n"
        "cleo,two,2024-03-01T10:00:00.000Z,,\n",
        asText);
}

TEST(Mutants, OfZipsAreReadOrRefused)
{
    const TempFolder folder;
    const std::string good = bytesOf(ZipBuilder()
                                         .entry("a.json", std::string(300, 'x'))
                                         .entry("b/c.csv", "a,b\n1,2\n")
                                         .save(folder / "good.zip"));
    int refused = 0;
    for (std::uint64_t seed = 0; seed < kMutants; ++seed) {
        const auto source = SourceFile::open(folder.file("mutant.zip", mutant(good, seed)));
        if (!source) {
            EXPECT_FALSE(source.error().detail.empty());
            ++refused;
            continue;
        }
        for (const SourceEntry& entry : source->entries()) {
            std::size_t bytes = 0;
            const auto read = source->read(entry, [&](std::string_view portion) {
                bytes += portion.size();
                return true;
            });
            if (read)
                EXPECT_EQ(bytes, entry.bytes);
            else
                EXPECT_FALSE(read.error().detail.empty());
        }
    }
    EXPECT_GT(refused, 10);
    EXPECT_LT(refused, static_cast<int>(kMutants));
}
