#include "tests/fuzz/Fuzz.h"

#include "tests/support/TempFolder.h"
#include "tests/support/TestData.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fs = std::filesystem;
using namespace mutuals;

namespace {

/// Every file of the target's corpus, whole and with its end cut off.
void replay(const char* target, void (*run)(std::string_view))
{
    int files = 0;
    for (const auto& entry : fs::directory_iterator(test::testData("../fuzz/corpus") / target)) {
        const std::string bytes = test::bytesOf(entry.path());
        ++files;
        for (const std::size_t share : { 8U, 7U, 6U, 5U, 4U, 3U, 2U, 1U, 0U }) {
            try {
                run(std::string_view(bytes).substr(0, bytes.size() * share / 8));
            } catch (const fuzz::Broken& broken) {
                ADD_FAILURE() << entry.path() << ", " << share << " eighths: " << broken.promise;
            }
        }
    }
    EXPECT_GT(files, 0);
}

} // namespace

TEST(FuzzCorpus, OfArchivesKeepsEveryPromise)
{
    replay("archive", fuzz::archive);
}
TEST(FuzzCorpus, OfDatesKeepsEveryPromise)
{
    replay("dates", fuzz::dates);
}
TEST(FuzzCorpus, OfItemsKeepsEveryPromise)
{
    replay("items", fuzz::items);
}
TEST(FuzzCorpus, OfNamesKeepsEveryPromise)
{
    replay("names", fuzz::names);
}
TEST(FuzzCorpus, OfSheetsKeepsEveryPromise)
{
    replay("sheet", fuzz::sheet);
}
TEST(FuzzCorpus, OfSharedStringsKeepsEveryPromise)
{
    replay("strings", fuzz::strings);
}
TEST(FuzzCorpus, OfTablesKeepsEveryPromise)
{
    replay("table", fuzz::table);
}
TEST(FuzzCorpus, OfTextKeepsEveryPromise)
{
    replay("text", fuzz::text);
}
TEST(FuzzCorpus, OfTextArchivesKeepsEveryPromise)
{
    replay("txt", fuzz::txt);
}
TEST(FuzzCorpus, OfWorkspacesKeepsEveryPromise)
{
    replay("workspace", fuzz::workspace);
}
TEST(FuzzCorpus, OfZipsKeepsEveryPromise)
{
    replay("zip", fuzz::zip);
}

TEST(FuzzOracle, TellsUtf8)
{
    for (const char* good :
        { "", "a", "\xc3\xa9", "\xe6\x97\xa5", "\xf0\x9f\x98\x80", "\xed\x9f\xbf" })
        EXPECT_TRUE(fuzz::isUtf8(good)) << good;
    for (const char* bad : { "\x80", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80",
             "\xf4\x90\x80\x80", "\xff", "a\xc3z" })
        EXPECT_FALSE(fuzz::isUtf8(bad));
}
