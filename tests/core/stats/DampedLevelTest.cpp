#include "core/stats/DampedLevel.h"

#include "core/stats/Quantile.h"
#include "core/stats/Winsorize.h"
#include "tests/support/DenseLevel.h"
#include "tests/support/Noise.h"
#include "tests/support/OrdinarySeries.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

using namespace mutuals;
using test::ordinary;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

DailySeries creator120()
{
    auto table = test::truthTable("creator120.csv");
    DailySeries series;
    series.values = table["log1p_views"];
    series.covariates = { table["posts"], table["trend_index"] };
    series.before = 90;
    for (int t = 0; t < 120; ++t)
        series.weekdays.push_back(t % 7);
    return series;
}

DampedLevelOptions oneNode(double phi, double rho)
{
    DampedLevelOptions options;
    options.node = { phi, rho };
    return options;
}

void expectNode(const DailySeries& series, const boost::json::value& expected)
{
    const double phi = test::number(expected.at("phi"));
    const double rho = test::number(expected.at("rho"));
    const auto fitted = DampedLevel::fit(series, oneNode(phi, rho));
    ASSERT_TRUE(fitted);
    const DampedLevel::Node& node = fitted->nodes().front();
    const auto near = [](double found, double truth) {
        EXPECT_NEAR(found, truth, 1e-8 * std::abs(truth) + 5e-10 * std::abs(truth));
    };
    near(node.logDeterminant, test::number(expected.at("log_det_sum")));
    near(node.residual, test::number(expected.at("S")));
    near(fitted->degreesOfFreedom(), test::number(expected.at("df")));
    near(node.logKernel, test::number(expected.at("log_kernel")));
    const std::vector<double> b = test::numbers(expected.at("b"));
    ASSERT_EQ(static_cast<std::size_t>(node.coefficients.size()), b.size());
    for (std::size_t i = 0; i < b.size(); ++i)
        near(node.coefficients[static_cast<Eigen::Index>(i)], b[i]);
    const TMixture average = fitted->expectedAverage(fitted->observedAfter());
    const double freedom = fitted->degreesOfFreedom();
    const int days = fitted->observedDaysAfter();
    near(average.mean() * days, test::number(expected.at("sum_mean")));
    near(average.sd() * std::sqrt((freedom - 2) / freedom) * days,
        test::number(expected.at("sum_scale")));
}

} // namespace

TEST(DampedLevel, MeetsTheTwoNodesOfP5)
{
    const auto expected = test::truth("P5_m1_creator120.json").at("expected");
    expectNode(creator120(), expected.at("node_a"));
    expectNode(creator120(), expected.at("node_b"));
}

TEST(DampedLevel, MeetsThePosteriorOfP5)
{
    const auto truth = test::truth("P5_m1_creator120.json");
    const auto expected = truth.at("expected").at("posterior");
    const double sd = test::number(expected.at("average_sd"));
    const double close = sd * test::number(truth.at("tolerance").at("posterior_rel_of_sd"));
    const double chance = test::number(truth.at("tolerance").at("prob_abs"));

    const auto fitted = DampedLevel::fit(creator120());
    ASSERT_TRUE(fitted);
    const TMixture effect = fitted->averageEffect();
    EXPECT_NEAR(effect.mean(), test::number(expected.at("average_effect")), close);
    EXPECT_NEAR(effect.sd(), sd, close);
    EXPECT_NEAR(effect.quantile(0.025), test::number(expected.at("average_lower")), close);
    EXPECT_NEAR(effect.quantile(0.975), test::number(expected.at("average_upper")), close);
    EXPECT_NEAR(effect.chanceAbove(0), test::number(expected.at("prob_positive")), chance);
    EXPECT_EQ(fitted->observedDaysAfter(), test::number(expected.at("days")));
    EXPECT_NEAR(fitted->meanPhi(), test::number(expected.at("post_mean_phi")), chance);
    EXPECT_NEAR(fitted->chanceOfRandomWalk(), test::number(expected.at("post_prob_phi_1")), chance);
    EXPECT_NEAR(fitted->meanRho(), test::number(expected.at("post_mean_rho")), chance);
    const std::vector<double> b = test::numbers(expected.at("post_mean_b"));
    for (std::size_t i = 0; i < b.size(); ++i)
        EXPECT_NEAR(fitted->meanCoefficients()[static_cast<Eigen::Index>(i)], b[i], close);
    const std::vector<double> days = test::numbers(expected.at("daily_counterfactual"));
    for (std::size_t t = 0; t < days.size(); ++t)
        EXPECT_NEAR(fitted->expected()[t], days[t], close) << t;
}

TEST(DampedLevel, AgreesWithADenseComputationOfEachNode)
{
    DailySeries series = creator120();
    series.values.resize(110);
    series.weekdays.resize(110);
    for (auto& column : series.covariates)
        column.resize(110);
    series.before = 70;
    series.covariates[0][40] = kMissing;
    test::Noise noise(5);
    for (int t = 0; t < 110; ++t)
        series.noise.push_back(0.5 + 0.5 * std::exp(noise(0.8)));
    for (const double phi : { 0.0, 0.4, 0.97, 1.0 }) {
        for (const double rho : { 0.0, 1e-4, 0.3, 0.999 }) {
            const auto fitted = DampedLevel::fit(series, oneNode(phi, rho));
            ASSERT_TRUE(fitted);
            const DampedLevel::Node& node = fitted->nodes().front();
            const test::DenseLevel dense = test::denseLevel(series, phi, rho);
            EXPECT_NEAR(node.logDeterminant, dense.logDeterminant, 1e-7) << phi << ' ' << rho;
            EXPECT_NEAR(node.residual, dense.residual, 1e-7 * dense.residual);
            EXPECT_NEAR(node.logKernel, dense.logKernel, 1e-6);
            EXPECT_LT((node.coefficients - dense.coefficients).norm(), 1e-7);
            const TMixture average = fitted->expectedAverage(fitted->observedAfter());
            const double freedom = fitted->degreesOfFreedom();
            EXPECT_NEAR(average.mean(), dense.averageMean, 1e-7);
            EXPECT_NEAR(average.sd() * std::sqrt((freedom - 2) / freedom), dense.averageScale,
                1e-7 * dense.averageScale);
        }
    }
}

TEST(DampedLevel, OfWhiteNoiseIsTheTwoSampleForecastOfTheBooks)
{
    DailySeries series = ordinary(30, 12, 9);
    series.weekdays.clear();
    DampedLevelOptions options = oneNode(0, 0);
    options.slope = 0;
    const auto fitted = DampedLevel::fit(series, options);
    ASSERT_TRUE(fitted);

    double before = 0, after = 0, squares = 0;
    for (std::size_t t = 0; t < 42; ++t)
        (t < 30 ? before : after) += series.values[t] / (t < 30 ? 30 : 12);
    for (std::size_t t = 0; t < 30; ++t)
        squares += std::pow(series.values[t] - before, 2);
    const double scale = std::sqrt(squares / 29 * (1.0 / 12 + 1.0 / 30));
    const TMixture effect = fitted->averageEffect();
    EXPECT_NEAR(effect.mean(), after - before, 1e-12);
    const double reach = boost::math::quantile(boost::math::students_t(29), 0.975);
    EXPECT_NEAR(effect.quantile(0.975), after - before + reach * scale, 1e-9);
}

TEST(DampedLevel, GivesTheSameBitsAtEveryRun)
{
    const DailySeries series = ordinary(60, 28, 3);
    const auto one = DampedLevel::fit(series);
    const auto two = DampedLevel::fit(series);
    EXPECT_EQ(one->averageEffect().quantile(0.025), two->averageEffect().quantile(0.025));
    EXPECT_EQ(one->expected(), two->expected());
    EXPECT_EQ(one->draws(500, 7)->values, two->draws(500, 7)->values);
    EXPECT_NE(one->draws(500, 7)->values, one->draws(500, 8)->values);
}

TEST(DampedLevel, LosesNothingButWidthWhenAFifthOfTheDaysIsMissing)
{
    const DailySeries whole = ordinary(60, 28, 4);
    DailySeries holed = whole;
    for (std::size_t t = 2; t < holed.values.size(); t += 5)
        holed.values[t] = kMissing;
    const TMixture full = DampedLevel::fit(whole)->averageEffect();
    const auto fitted = DampedLevel::fit(holed);
    ASSERT_TRUE(fitted);
    const TMixture effect = fitted->averageEffect();
    EXPECT_LT(fitted->observedDaysAfter(), 24);
    EXPECT_LT(std::abs(effect.mean() - full.mean()), full.sd());
    EXPECT_NEAR(effect.sd() / full.sd(), 1.1, 0.15);
    EXPECT_FALSE(std::isnan(fitted->expected()[3]));
}

TEST(DampedLevel, OfWinsorizedDaysHardlyMovesWhenADayGoesViral)
{
    for (const std::uint64_t seed : { 1U, 2U, 3U }) {
        DailySeries series = ordinary(60, 28, seed);
        DailySeries viral = series;
        viral.values[45] += std::log(20.0);
        series.values = winsorized(series.values, series.weekdays, 60).values;
        viral.values = winsorized(viral.values, viral.weekdays, 60).values;
        const TMixture calm = DampedLevel::fit(series)->averageEffect();
        const TMixture stirred = DampedLevel::fit(viral)->averageEffect();
        EXPECT_LT(std::abs(stirred.mean() - calm.mean()), 0.25 * calm.sd()) << seed;
        EXPECT_LT(stirred.sd(), 1.15 * calm.sd()) << seed;
    }
}

TEST(DampedLevel, DrawsPathsThatAgreeWithTheExactMixture)
{
    const auto fitted = DampedLevel::fit(creator120());
    const TMixture average = fitted->expectedAverage(fitted->observedAfter());
    const auto paths = fitted->draws(40000, 1);
    ASSERT_TRUE(paths);
    std::vector<double> means(40000, 0.0);
    for (int t = 0; t < paths->days; ++t) {
        for (int i = 0; i < paths->draws && fitted->observedAfter()[std::size_t(t)] != 0; ++i)
            means[std::size_t(i)] += paths->day(t)[i] / fitted->observedDaysAfter();
    }
    for (const double share : { 0.025, 0.5, 0.975 })
        EXPECT_NEAR(quantile(means, share), average.quantile(share), 0.04 * average.sd()) << share;
    std::vector<double> third(paths->day(2), paths->day(2) + paths->draws);
    EXPECT_NEAR(median(std::move(third)), fitted->expected()[2], 0.01);
}

TEST(DampedLevel, SaysWhatMoreDaysWouldBring)
{
    DampedLevelOptions options;
    options.daysBeyond = 28;
    const DailySeries series = ordinary(60, 14, 6);
    const auto fitted = DampedLevel::fit(series, options);
    std::vector<char> used = fitted->observedAfter();
    used.resize(14 + 28, 1);
    const double foretold = fitted->expectedAverage(used).sd();

    // the same as if the days had come: what they hold does not matter to the spread
    DailySeries longer = series;
    for (int t = 0; t < 28; ++t) {
        longer.values.push_back(100 * t);
        longer.weekdays.push_back((longer.weekdays.back() + 1) % 7);
    }
    EXPECT_NEAR(DampedLevel::fit(longer)->averageEffect().sd(), foretold, 1e-12 * foretold);
}

TEST(DampedLevel, OfWhiteNoiseNarrowsWithMoreDaysAsTheBooksSay)
{
    DampedLevelOptions options = oneNode(0, 0);
    options.slope = 0;
    options.daysBeyond = 28;
    DailySeries series = ordinary(60, 14, 6);
    series.weekdays.clear();
    const auto fitted = DampedLevel::fit(series, options);
    std::vector<char> used = fitted->observedAfter();
    const double now = fitted->expectedAverage(used).sd();
    used.resize(14 + 28, 1);
    EXPECT_NEAR(fitted->expectedAverage(used).sd() / now,
        std::sqrt((1.0 / 42 + 1.0 / 60) / (1.0 / 14 + 1.0 / 60)), 1e-12);
}

TEST(DampedLevel, TakesTheFirstDaysOnlyWhenAsked)
{
    DailySeries series = ordinary(60, 28, 6);
    const TMixture early = DampedLevel::fit(series)->averageEffect(14);
    series.values.resize(74);
    series.weekdays.resize(74);
    EXPECT_EQ(early.mean(), DampedLevel::fit(series)->averageEffect().mean());
    EXPECT_EQ(early.sd(), DampedLevel::fit(series)->averageEffect().sd());
}

TEST(DampedLevel, RefusesWhatItCannotAnswer)
{
    const auto codeOf = [](const DailySeries& series) {
        const auto fitted = DampedLevel::fit(series);
        return fitted ? Error::Code::database : fitted.error().code;
    };
    DailySeries still = ordinary(30, 10, 1);
    std::fill(still.values.begin(), still.values.begin() + 30, 3.0);
    EXPECT_EQ(codeOf(still), Error::Code::invalid);
    DailySeries unseen = ordinary(30, 10, 1);
    std::fill(unseen.values.begin() + 30, unseen.values.end(), kMissing);
    EXPECT_EQ(codeOf(unseen), Error::Code::tooFewDays);
    DailySeries young = ordinary(30, 10, 1);
    std::fill(young.values.begin() + 3, young.values.begin() + 30, kMissing);
    EXPECT_EQ(codeOf(young), Error::Code::tooFewDays);
    DailySeries flat = ordinary(30, 10, 1);
    flat.covariates = { std::vector<double>(40, 2.0) };
    EXPECT_EQ(codeOf(flat), Error::Code::invalid);
    DailySeries uneven = ordinary(30, 10, 1);
    uneven.weekdays.pop_back();
    EXPECT_EQ(codeOf(uneven), Error::Code::invalid);
}

TEST(DampedLevel, StopsWhenToldTo)
{
    std::stop_source source;
    source.request_stop();
    const auto fitted =
        DampedLevel::fit(ordinary(60, 28, 1), {}, mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(fitted);
    EXPECT_EQ(fitted.error().code, Error::Code::cancelled);
}

TEST(DampedLevel, AveragesOverHavingNoSlope)
{
    const DailySeries series = ordinary(60, 28, 3);
    DampedLevelOptions options;
    const TMixture sloped = DampedLevel::fit(series, options)->averageEffect();
    options.noSlope = 1;
    const auto flat = DampedLevel::fit(series, options);
    EXPECT_NEAR(flat->chanceOfNoSlope(), 1, 1e-12);
    EXPECT_NEAR(flat->meanCoefficients()[1], 0, 1e-6);
    EXPECT_LT(flat->averageEffect().sd(), 0.97 * sloped.sd());
    // a slope that is not there is the same as a column that is not there
    options.slope = options.noSlope = 0;
    const TMixture without = DampedLevel::fit(series, options)->averageEffect();
    EXPECT_NEAR(flat->averageEffect().mean(), without.mean(), 1e-5);
    EXPECT_NEAR(flat->averageEffect().sd(), without.sd(), 1e-5);
}

TEST(DampedLevel, BelievesInASlopeThatItSees)
{
    DailySeries series = ordinary(60, 28, 3);
    test::Noise noise(2);
    for (double& value : series.values)
        value = 6 + noise(0.25);
    DampedLevelOptions options;
    options.noSlope = 0.5;
    const double before = DampedLevel::fit(series, options)->chanceOfNoSlope();
    EXPECT_GT(before, 0.5);
    for (std::size_t t = 0; t < series.values.size(); ++t)
        series.values[t] += 0.01 * static_cast<double>(t);
    EXPECT_LT(DampedLevel::fit(series, options)->chanceOfNoSlope(), 0.8 * before);
}

TEST(DampedLevel, TakesAnyBetaAsPriorOfRho)
{
    // over all of rho the posterior is the prior where the values say nothing: four days of noise
    DailySeries series = ordinary(60, 28, 3);
    std::fill(series.values.begin() + 4, series.values.begin() + 60, kMissing);
    DampedLevelOptions options = oneNode(0, 0.5);
    options.node.reset();
    options.slope = 0;
    for (const double low : { 0.5, 1.0, 2.0 }) {
        options.rhoLow = low;
        options.rhoHigh = 2.0;
        const auto fitted = DampedLevel::fit(series, options);
        ASSERT_TRUE(fitted);
        EXPECT_NEAR(fitted->meanRho(), low / (low + 2), 0.06) << low;
    }
}

TEST(DampedLevel, AsksTheProductsPriorOnlyWhenTold)
{
    const DampedLevelOptions published, product = DampedLevelOptions::calibrated();
    EXPECT_EQ(published.noSlope, 0);
    EXPECT_EQ(published.rhoHigh, 1.5);
    EXPECT_GT(product.noSlope, 0);
}
