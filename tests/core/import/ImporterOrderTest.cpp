#include "tests/core/import/ImporterFixture.h"
#include "tests/core/import/SampleExports.h"

#include "core/base/Hash.h"

#include <algorithm>

using namespace mutuals;
using namespace mutuals::test;
using testing::IsEmpty;

namespace {

class ImporterOrder : public ImporterFixture {
protected:
    std::string afterOneByOne(const Paths& order)
    {
        static int number = 0;
        freshWorkspace(std::to_string(++number) + ".db");
        options.creator = "ana";
        for (const auto& path : order)
            importOne(path);
        const auto damages = workspace().imports().check();
        EXPECT_TRUE(damages && damages->empty());
        return knowledge(file);
    }
};

} // namespace

TEST_F(ImporterOrder, OfFilesInOneImportDoesNotMatter)
{
    auto paths = sampleExports(folder);
    std::sort(paths.begin(), paths.end());
    std::string expected;
    for (int order = 0; order < 24; ++order) {
        freshWorkspace("together" + std::to_string(order) + ".db");
        const auto outcomes = import(paths);
        for (std::size_t i = 0; i < paths.size(); ++i)
            EXPECT_EQ(outcomes[i].file, paths[i].filename().string()) << "in the order given";
        if (expected.empty())
            expected = knowledge(file);
        ASSERT_EQ(knowledge(file), expected);
        for (int step = 0; step < 5; ++step)
            std::next_permutation(paths.begin(), paths.end());
    }
}

TEST_F(ImporterOrder, OfImportsDoesNotMatter)
{
    auto paths = sampleExports(folder);
    std::sort(paths.begin(), paths.end());
    const std::string expected = afterOneByOne(paths);
    for (int order = 0; order < 24; ++order) {
        for (int step = 0; step < 5; ++step)
            std::next_permutation(paths.begin(), paths.end());
        ASSERT_EQ(afterOneByOne(paths), expected);
    }
}

TEST_F(ImporterOrder, LeavesNoRowUnaccountedFor)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto outcome = importOne(randomArchive(seed).zip(folder
            / fmt::format("TikTok_Data_17{:08}.zip", 40'000'000 + mixed(seed) % 10'000'000)));
        ASSERT_NE(outcome.state, State::rejected) << sentence(outcome);
        EXPECT_EQ(
            outcome.rows.seen, outcome.rows.fresh + outcome.rows.known + outcome.rows.rejected);
        EXPECT_GE(outcome.rows.fresh, 0);
        EXPECT_GE(outcome.rows.known, 0);
        EXPECT_GE(static_cast<std::int64_t>(outcome.reports.size()), outcome.rows.rejected);
    }
    const auto damages = workspace().imports().check();
    ASSERT_TRUE(damages);
    EXPECT_THAT(*damages, IsEmpty());
}
