#include "core/stats/Partition.h"

#include "core/stats/MeanShift.h"
#include "tests/support/Noise.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

std::vector<int> integers(const std::vector<double>& values)
{
    return { values.begin(), values.end() };
}

void expectPartition(const Partition& found, const boost::json::value& expected, double relative)
{
    EXPECT_EQ(found.ends, integers(test::numbers(expected.at("last_index_of_segments"))));
    const double cost = test::number(expected.at("cost"));
    EXPECT_NEAR(found.cost, cost, relative * cost);
}

} // namespace

TEST(MeanShift, MeetsTheNileOfC1)
{
    const auto expected = test::truth("C1_nile.json").at("expected");
    const std::vector<double> volume = test::truthTable("nile.csv")["volume"];
    const MeanShift shift = meanShift(volume, 15);
    const auto near = [&](double found, const char* name, double relative) {
        const double truth = test::number(expected.at(name));
        EXPECT_NEAR(found, truth, relative * truth) << name;
    };
    EXPECT_EQ(shift.before, test::number(expected.at("last_index_before_break")));
    near(shift.squares, "rss_one_break", 1e-9);
    near(shift.squaresUnparted, "rss_no_break", 1e-9);
    near(shift.greatestF, "sup_F", 1e-8);
    EXPECT_NEAR(shift.p, test::number(expected.at("sup_F_p")), 1e-4);
    const std::vector<double> interval = test::numbers(expected.at("break_ci95_index"));
    EXPECT_EQ(shift.low, interval[0]);
    EXPECT_EQ(shift.high, interval[2]);
    const std::vector<double> criteria = test::numbers(expected.at("bic"));
    ASSERT_EQ(shift.informationCriteria.size(), criteria.size());
    for (std::size_t i = 0; i < criteria.size(); ++i)
        EXPECT_NEAR(shift.informationCriteria[i], criteria[i], 1e-9 * criteria[i]) << i;
    EXPECT_NEAR(shift.meanBefore, test::numbers(expected.at("means"))[0], 1e-9);
    EXPECT_NEAR(shift.meanAfter, test::numbers(expected.at("means"))[1], 1e-9);

    const auto partition = expected.at("optimal_partition_l2");
    expectPartition(
        optimalPartition(100, test::number(partition.at("penalty")), 1, squaredCost(volume)),
        partition, 1e-9);
}

TEST(MeanShift, HasAnIntervalThatHolds)
{
    int held = 0, announced = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        test::Noise noise(seed);
        std::vector<double> shifted, still;
        for (int i = 0; i < 80; ++i) {
            shifted.push_back(noise(i < 50 ? 1.0 : 0.5) + (i < 50 ? 0 : 1));
            still.push_back(noise(1.0));
        }
        const MeanShift shift = meanShift(shifted, 5);
        held += shift.low <= 50 && 50 <= shift.high;
        announced += meanShift(still, 5).p < 0.05;
    }
    EXPECT_GE(held, 184); // 0.92 of 200
    EXPECT_LE(announced, 20); // nominal 10
}

TEST(MeanShift, BearsASeriesThatStandsStill)
{
    const MeanShift shift = meanShift(std::vector<double>(30, 2.5), 5);
    EXPECT_EQ(shift.low, 1);
    EXPECT_EQ(shift.high, 29);
    EXPECT_EQ(shift.p, 1);
}

TEST(Partition, MeetsTheCoalMinesOfC2)
{
    const auto expected = test::truth("C2_coal.json").at("expected").at("optimal_partition");
    const std::vector<int> counts = integers(test::truthTable("coal_yearly.csv")["count"]);
    expectPartition(optimalPartition(static_cast<int>(counts.size()),
                        test::number(expected.at("penalty")), 2, poissonCost(counts)),
        expected, 1e-10);
}

TEST(Partition, FindsAPolicyThatBeganAndEnded)
{
    std::vector<Tally> days(90, { 0, 1 });
    for (std::size_t i = 40; i < 55; ++i)
        days[i].hits = 1;
    const Partition found = optimalPartition(90, 4 * std::log(90), 7, binomialCost(days));
    EXPECT_EQ(found.ends, (std::vector<int> { 40, 55, 90 }));
    EXPECT_NEAR(found.cost, 2 * 4 * std::log(90), 1e-9); // each segment is certain
}

TEST(Partition, KeepsToTheFewestValuesOfASegment)
{
    std::vector<double> values(20, 0);
    values[3] = 100;
    const auto parted = bestPartitions(20, 5, 8, squaredCost(values));
    ASSERT_EQ(parted.size(), 2U) << "three segments of eight do not fit";
    EXPECT_EQ(parted[1].ends.front(), 8);
}
