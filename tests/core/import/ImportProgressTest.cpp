#include "tests/core/import/ImporterFixture.h"

#include "core/base/Hash.h"

#include <ctime>

using namespace mutuals;
using namespace mutuals::test;

namespace {

constexpr int kNames = 30'000;

/// Seconds of cpu time; on a busy machine the wall clock tells of others.
double cpu()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class ImportProgress : public ImporterFixture {
protected:
    /// An archive of many followers; the later one has lost and won a tenth.
    std::filesystem::path archive(int month)
    {
        ExportBuilder builder;
        builder.owner("ana");
        const int begin = month == 1 ? 0 : kNames / 10;
        for (int i = begin; i < begin + kNames; ++i) {
            const auto random = mixed(static_cast<std::uint64_t>(i));
            const std::string day = fmt::format("2024-01-{:02} 12:{:02}:{:02}", 1 + random % 28,
                random / 28 % 60, random / 1680 % 60);
            builder.follower("user" + std::to_string(random), day);
            if (i % 10 == 0)
                builder.following("user" + std::to_string(random), day).comment(day, "words");
        }
        builder.post(fmt::format("2025-{:02}-01 12:00:00", month), "1");
        return builder.zip(folder / fmt::format("month {}.zip", month));
    }
};

} // namespace

TEST_F(ImportProgress, NeverRunsBackwardsAndComesOften)
{
    for (const int month : { 1, 2 }) {
        const auto drop = archive(month);
        Progress last;
        const double begun = cpu();
        double told = begun;
        double longest = 0;
        int times = 0;
        const mutuals::Run run { {}, [&](const Progress& progress) {
                                    EXPECT_GE(progress.done, last.done);
                                    EXPECT_TRUE(times == 0 || progress.total == last.total);
                                    EXPECT_LE(progress.done, progress.total);
                                    longest = std::max(longest, cpu() - told);
                                    told = cpu();
                                    last = progress;
                                    ++times;
                                } };
        ASSERT_TRUE(importFiles(workspace(), { drop }, options, run));
        EXPECT_GT(times, 8);
        EXPECT_LT(longest, std::max(0.1, (cpu() - begun) / 2)) << "of the whole import";
    }
}

TEST_F(ImportProgress, IsGivenUpAtAnyPointWithinAMoment)
{
    const auto first = archive(1);
    const auto second = archive(2);
    const double begun = cpu();
    ASSERT_TRUE(importFiles(workspace(), { first }, options));
    const double whole = cpu() - begun;
    const std::string before = rows();
    int points = 0;
    bool finished = false;
    for (int after = 1; !finished; after += 1 + after / 3) {
        std::stop_source stop;
        double asked = 0;
        int times = 0;
        const mutuals::Run run { stop.get_token(), [&](const Progress&) {
                                    if (++times == after) {
                                        stop.request_stop();
                                        asked = cpu();
                                    }
                                } };
        const auto done = importFiles(workspace(), { second }, options, run);
        finished = done.has_value();
        if (finished)
            break;
        ++points;
        EXPECT_EQ(done.error().code, Error::Code::cancelled);
        EXPECT_LT(cpu() - asked, whole / 2) << "with the rollback";
        ASSERT_EQ(rows(), before);
    }
    EXPECT_GT(points, 5);
}
