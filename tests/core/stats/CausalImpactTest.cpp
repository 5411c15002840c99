#include "core/stats/CausalImpactModel.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;

namespace {

using Method = CausalImpactOptions::Method;

struct Case {
    const char* file;
    int season = 1;
};

constexpr Case kCases[] = { { "P1_ci_basic.json" }, { "P2_ci_no_effect.json" },
    { "P3_ci_strong.json" }, { "P4_ci_seasonal.json", 7 } };

DailySeries seriesOf(
    const std::string& file, int before, const std::vector<std::string>& covariates = {})
{
    auto table = test::truthTable(file);
    DailySeries series;
    series.values = table[table.contains("y") ? "y" : "CHANGED"];
    for (const std::string& name : covariates)
        series.covariates.push_back(table[name]);
    series.before = before;
    return series;
}

DailySeries seriesOf(const boost::json::value& truth)
{
    return seriesOf(std::string(truth.at("data").as_string()),
        static_cast<int>(truth.at("model").at("pre").as_int64()));
}

CausalImpactAnswer answered(const DailySeries& series, int season, Method method, int draws = 1000)
{
    CausalImpactOptions options;
    options.season = season;
    options.method = method;
    options.draws = draws;
    const auto found = causalImpact(series, options);
    EXPECT_TRUE(found);
    return found.value_or(CausalImpactAnswer {});
}

} // namespace

TEST(CausalImpact, MeetsP1ToP4)
{
    for (const Case& one : kCases) {
        const auto truth = test::truth(one.file);
        const auto expected = truth.at("expected");
        const auto number = [&](const char* name) { return test::number(expected.at(name)); };
        const CausalImpactAnswer found = answered(seriesOf(truth), one.season, Method::exact);
        const double sd = number("sum_sd");
        const double close = 2e-3 * sd, closeDay = close / found.usedAfter;
        EXPECT_NEAR(found.sumEffect, number("sum_effect"), close) << one.file;
        EXPECT_NEAR(found.sumSd, sd, close);
        EXPECT_NEAR(found.sumLower, number("sum_lower"), close);
        EXPECT_NEAR(found.sumUpper, number("sum_upper"), close);
        EXPECT_NEAR(found.averageEffect, number("average_effect"), closeDay);
        EXPECT_NEAR(found.averageLower, number("average_lower"), closeDay);
        EXPECT_NEAR(found.averageUpper, number("average_upper"), closeDay);
        EXPECT_NEAR(found.tailArea, number("tail_area"), 1e-4);
        EXPECT_NEAR(found.meanSigmaObs, number("mean_sigma_obs"), closeDay);
        EXPECT_NEAR(found.meanSigmaLevel, number("mean_sigma_level"), closeDay);
        if (one.season > 1) {
            EXPECT_NEAR(found.meanSigmaSeason, number("mean_sigma_season"), closeDay);
        }
        const auto means = test::numbers(expected.at("pred_mean"));
        const auto sds = test::numbers(expected.at("pred_sd"));
        ASSERT_EQ(found.predMean.size(), means.size());
        for (std::size_t t = 0; t < means.size(); ++t) {
            EXPECT_NEAR(found.predMean[t], means[t], 2e-3 * sds[t]) << one.file << ' ' << t;
            EXPECT_NEAR(found.predSd[t], sds[t], 2e-3 * sds[t]) << one.file << ' ' << t;
        }
    }
}

TEST(CausalImpact, SamplesWhatItIntegrates)
{
    for (const Case& one : kCases) {
        const auto truth = test::truth(one.file);
        const auto expected = truth.at("expected");
        const double sd = test::number(expected.at("sum_sd"));
        const auto found = answered(seriesOf(truth), one.season, Method::gibbs);
        EXPECT_NEAR(found.sumEffect, test::number(expected.at("sum_effect")), 0.1 * sd) << one.file;
        const auto longer = answered(seriesOf(truth), one.season, Method::gibbs, 8000);
        EXPECT_NEAR(longer.sumEffect, test::number(expected.at("sum_effect")), 0.06 * sd);
        EXPECT_NEAR(longer.sumLower, test::number(expected.at("sum_lower")), 0.1 * sd);
        EXPECT_NEAR(longer.sumUpper, test::number(expected.at("sum_upper")), 0.1 * sd);
        EXPECT_NEAR(longer.sumSd, sd, 0.05 * sd);
        const auto sds = test::numbers(expected.at("pred_sd"));
        for (std::size_t t = 0; t < sds.size(); ++t)
            EXPECT_NEAR(longer.predSd[t], sds[t], 0.06 * sds[t]) << one.file << ' ' << t;
        for (const double chain : longer.chainMeans)
            EXPECT_NEAR(chain * found.usedAfter, longer.sumEffect, 0.2 * sd);
    }
}

TEST(CausalImpact, AgreesWithThePackageWithCovariates)
{
    struct WithCovariates {
        const char* file;
        int before;
        std::vector<std::string> covariates;
    };
    const auto reference = test::truth("ci_r_reference.json");
    const std::vector<WithCovariates> cases { { "ci_covariates.csv", 70, { "x1", "x2" } },
        { "ci_google91.csv", 61, { "x1", "x2" } }, { "ci_arma100.csv", 70, { "X" } },
        { "ci_comparison108.csv", 90, { "NOT_CHANGED_1", "NOT_CHANGED_2", "NOT_CHANGED_3" } } };
    for (const WithCovariates& one : cases) {
        const auto expected = reference.at(one.file).at("average");
        const double sd = test::number(expected.at("AbsEffect.sd"));
        const DailySeries series = seriesOf(one.file, one.before, one.covariates);
        for (const Method method : { Method::exact, Method::gibbs }) {
            const CausalImpactAnswer found = answered(series, 1, method, 8000);
            const double close = method == Method::exact ? 0.03 : 0.1;
            EXPECT_NEAR(found.averageEffect, test::number(expected.at("AbsEffect")), close * sd)
                << one.file;
            EXPECT_NEAR(
                found.averageLower, test::number(expected.at("AbsEffect.lower")), 2 * close * sd);
            EXPECT_NEAR(
                found.averageUpper, test::number(expected.at("AbsEffect.upper")), 2 * close * sd);
            EXPECT_NEAR(found.meanAfter, test::number(expected.at("Actual")), 1e-6 * sd);
            EXPECT_NEAR(found.tailArea, test::number(reference.at(one.file).at("p")), 0.02);
        }
    }
}

TEST(CausalImpact, GivesTheSameBitsForTheSameSeed)
{
    const DailySeries series = seriesOf("ci_seasonal.csv", 84);
    const auto one = answered(series, 7, Method::gibbs, 400);
    const auto two = answered(series, 7, Method::gibbs, 400);
    EXPECT_EQ(one.sumEffect, two.sumEffect);
    EXPECT_EQ(one.sumLower, two.sumLower);
    EXPECT_EQ(one.predSd, two.predSd);
    CausalImpactOptions options { 7, Method::gibbs, 400, 2 };
    EXPECT_NE(causalImpact(series, options)->sumEffect, one.sumEffect);
}

TEST(CausalImpact, TakesMissingDaysOnBothSides)
{
    DailySeries series = seriesOf("ci_seasonal.csv", 84);
    for (const std::size_t t : { 5U, 40U, 41U, 60U, 90U, 100U })
        series.values[t] = std::numeric_limits<double>::quiet_NaN();
    const auto exact = answered(series, 7, Method::exact);
    EXPECT_EQ(exact.usedBefore, 80);
    EXPECT_EQ(exact.usedAfter, 26);
    const auto sampled = answered(series, 7, Method::gibbs, 8000);
    EXPECT_NEAR(sampled.averageEffect, exact.averageEffect, 0.06 * exact.sumSd / 26);
    EXPECT_NEAR(sampled.sumSd, exact.sumSd, 0.05 * exact.sumSd);
    const auto whole = answered(seriesOf("ci_seasonal.csv", 84), 7, Method::exact);
    EXPECT_NEAR(
        exact.averageEffect, whole.averageEffect, whole.sumSd / 28); // the season keeps step
}

TEST(CausalImpact, RefusesWhatItCannotAnswer)
{
    DailySeries series = seriesOf("ci_basic.csv", 70);
    std::fill(series.values.begin(), series.values.begin() + 70, 2.0);
    EXPECT_EQ(causalImpact(series).error().code, Error::Code::invalid);
    series = seriesOf("ci_basic.csv", 3);
    EXPECT_EQ(causalImpact(series).error().code, Error::Code::tooFewDays);
    series = seriesOf("ci_basic.csv", 70);
    std::stop_source source;
    source.request_stop();
    const mutuals::Run stopped { source.get_token(), {} };
    EXPECT_EQ(causalImpact(series, {}, stopped).error().code, Error::Code::cancelled);
    CausalImpactOptions options;
    options.method = Method::gibbs;
    EXPECT_EQ(causalImpact(series, options, stopped).error().code, Error::Code::cancelled);
    for (int k = 0; k < 6; ++k) {
        series.covariates.emplace_back();
        for (int t = 0; t < 100; ++t)
            series.covariates.back().push_back(std::sin(t * (k + 1)));
    }
    EXPECT_EQ(causalImpact(series).error().code, Error::Code::invalid);
    EXPECT_TRUE(causalImpact(series, options));
}
