#include "core/stats/StructuralModel.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double number(const boost::json::value& object, const char* name)
{
    return test::number(object.at(name));
}

void expectNear(const std::vector<double>& found, const boost::json::value& expected, double share,
    const char* what)
{
    const std::vector<double> all = test::numbers(expected);
    ASSERT_EQ(found.size(), all.size()) << what;
    for (std::size_t t = 0; t < all.size(); ++t)
        EXPECT_NEAR(found[t], all[t], share * std::abs(all[t]) + 1e-9) << what << ' ' << t;
}

StructuralSeries nile()
{
    return { test::truthTable("nile.csv")["volume"], 1, {} };
}

/// The last column is that of the law, which a counterfactual leaves out.
StructuralSeries seatbelts(bool law)
{
    auto table = test::truthTable("seatbelts.csv");
    StructuralSeries series { table["drivers"], 12, { table["PetrolPrice"] } };
    for (auto* column : { &series.values, &series.covariates[0] }) {
        for (double& value : *column)
            value = std::log(value);
    }
    if (law)
        series.covariates.push_back(table["law"]);
    return series;
}

StructuralSeries creator()
{
    auto table = test::truthTable("creator120.csv");
    return { table["log1p_views"], 7, { table["posts"], table["trend_index"] } };
}

void expectForecast(const StructuralForecast& found, const boost::json::value& expected)
{
    EXPECT_NEAR(found.logLikelihood, number(expected, "loglik_pre"), 1e-5);
    expectNear(found.mean, expected.at("pred_mean"), 1e-6, "pred_mean");
    expectNear(found.variance, expected.at("pred_var"), 1e-6, "pred_var");
    EXPECT_NEAR(found.sumEffect, number(expected, "sum_effect"), 1e-6);
    EXPECT_NEAR(found.sumVariance, number(expected, "var_of_sum"), 2e-6 * found.sumVariance);
    EXPECT_NEAR(found.sumEffect / found.days, number(expected, "mean_effect"), 1e-6);
}

} // namespace

TEST(StructuralModel, MeetsS1)
{
    const auto truth = test::truth("S1_nile_local_level.json").at("expected");
    const StructuralVariances variances { 15099, 1469.1, 0 };
    const auto found = structuralStates(nile(), variances);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->logLikelihood, number(truth, "loglik"), 1e-6);
    expectNear(found->smoothedLevel, truth.at("smoothed_mean"), 1e-7, "smoothed_mean");
    expectNear(found->smoothedLevelVariance, truth.at("smoothed_var"), 1e-7, "smoothed_var");
    expectNear(found->filteredLevel, truth.at("filtered_mean"), 1e-7, "filtered_mean");
    expectNear(found->filteredLevelVariance, truth.at("filtered_var"), 1e-7, "filtered_var");
    expectNear(found->error, truth.at("one_step_error"), 1e-7, "one_step_error");
    expectNear(found->errorVariance, truth.at("one_step_var"), 1e-7, "one_step_var");

    StructuralSeries longer = nile();
    longer.values.resize(130, kMissing);
    const auto ahead = structuralForecast(longer, variances, 100);
    ASSERT_TRUE(ahead);
    expectNear(ahead->mean, truth.at("forecast_mean_30"), 1e-7, "forecast_mean_30");
    expectNear(ahead->variance, truth.at("forecast_var_30"), 1e-7, "forecast_var_30");
}

TEST(StructuralModel, MeetsS1WithMissingValues)
{
    const auto truth = test::truth("S1_nile_local_level.json").at("expected").at("missing");
    StructuralSeries series = nile();
    for (std::size_t t = 20; t < 80; ++t) {
        if (t < 40 || t >= 60)
            series.values[t] = kMissing;
    }
    const auto found = structuralStates(series, { 15099, 1469.1, 0 });
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->logLikelihood, number(truth, "loglik"), 1e-6);
    expectNear(found->smoothedLevel, truth.at("smoothed_mean"), 1e-7, "smoothed_mean");
    expectNear(found->smoothedLevelVariance, truth.at("smoothed_var"), 1e-7, "smoothed_var");
}

TEST(StructuralModel, FindsTheLikeliestVariancesOfS1AndS2)
{
    const auto s1 = test::truth("S1_nile_local_level.json").at("expected").at("mle");
    const auto nileBest = likeliestVariances(nile(), { 10000, 1000, 0 });
    ASSERT_TRUE(nileBest);
    EXPECT_NEAR(nileBest->noise / number(s1, "sigma2_eps"), 1, 1e-3);
    EXPECT_NEAR(nileBest->level / number(s1, "sigma2_eta"), 1, 1e-3);
    EXPECT_NEAR(structuralStates(nile(), *nileBest)->logLikelihood, number(s1, "loglik"), 1e-5);

    const auto s2 = test::truth("S2_seatbelts_bsm.json").at("expected").at("mle_fixed_seasonal");
    const auto best = likeliestVariances(seatbelts(true), { 0.004, 0.0003, 0 });
    ASSERT_TRUE(best);
    EXPECT_NEAR(best->noise / number(s2, "sigma2_eps"), 1, 2e-3);
    EXPECT_NEAR(best->level / number(s2, "sigma2_eta"), 1, 2e-3);
    const auto found = structuralStates(seatbelts(true), *best);
    EXPECT_NEAR(found->logLikelihood, number(s2, "loglik"), 1e-4);
    EXPECT_NEAR(found->coefficients[12], number(s2, "beta_log_petrol"), 1e-4);
    EXPECT_NEAR(found->coefficients[13], number(s2, "beta_law"), 1e-4);
    EXPECT_NEAR(std::sqrt(found->covariance(13, 13)), number(s2, "se_law"), 1e-4);
}

TEST(StructuralModel, MeetsS2)
{
    const auto truth = test::truth("S2_seatbelts_bsm.json").at("expected");
    const auto fixed = truth.at("fixed_params");
    const auto found = structuralStates(seatbelts(true), { 0.004, 0.0003, 1e-5 });
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->logLikelihood, number(fixed, "loglik"), 1e-5);
    EXPECT_NEAR(found->coefficients[12], number(fixed, "beta_log_petrol"), 1e-6);
    EXPECT_NEAR(found->coefficients[13], number(fixed, "beta_law"), 1e-6);
    EXPECT_NEAR(std::sqrt(found->covariance(12, 12)), number(fixed, "se_log_petrol"), 1e-6);
    EXPECT_NEAR(std::sqrt(found->covariance(13, 13)), number(fixed, "se_law"), 1e-6);
    expectNear(found->smoothedLevel, fixed.at("smoothed_level"), 1e-6, "smoothed_level");
    expectNear(found->smoothedSeason, fixed.at("smoothed_seasonal"), 1e-6, "smoothed_seasonal");

    const auto expected = truth.at("counterfactual");
    const auto ahead = structuralForecast(seatbelts(false),
        { number(expected, "sigma2_eps"), number(expected, "sigma2_eta"), 0 }, 169);
    ASSERT_TRUE(ahead);
    expectForecast(*ahead, expected);
    EXPECT_NEAR(ahead->sumEffect / std::sqrt(ahead->sumVariance), number(expected, "z"), 1e-5);
}

TEST(StructuralModel, MeetsS3)
{
    const auto truth = test::truth("S3_creator120_weekly.json").at("expected");
    const StructuralVariances variances { 0.04, 0.002, 0.0005 };
    const auto found = structuralStates(creator(), variances);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->logLikelihood, number(truth, "loglik_all"), 1e-6);
    const auto beta = test::numbers(truth.at("beta")), errors = test::numbers(truth.at("beta_se"));
    for (int k = 0; k < 2; ++k) {
        const auto i = static_cast<std::size_t>(k);
        EXPECT_NEAR(found->coefficients[7 + k], beta[i], 1e-6);
        EXPECT_NEAR(std::sqrt(found->covariance(7 + k, 7 + k)), errors[i], 1e-6);
    }
    expectNear(found->smoothedLevel, truth.at("smoothed_level"), 1e-6, "smoothed_level");
    expectNear(
        found->smoothedLevelVariance, truth.at("smoothed_level_var"), 1e-6, "smoothed_level_var");
    expectNear(found->smoothedSeason, truth.at("smoothed_seasonal"), 1e-6, "smoothed_seasonal");
    const auto ahead = structuralForecast(creator(), variances, 90);
    ASSERT_TRUE(ahead);
    EXPECT_EQ(ahead->days, 28);
    expectForecast(*ahead, truth.at("counterfactual"));
}

TEST(StructuralModel, RefusesWhatItCannotAnswer)
{
    EXPECT_EQ(structuralStates(nile(), { 0, 1, 0 }).error().code, Error::Code::invalid);
    StructuralSeries twice = creator();
    twice.covariates[1] = twice.covariates[0];
    EXPECT_EQ(structuralStates(twice, { 1, 1, 1 }).error().code, Error::Code::invalid);
    EXPECT_EQ(structuralForecast(creator(), { 1, 1, 1 }, 5).error().code, Error::Code::tooFewDays);
    EXPECT_EQ(
        structuralForecast(creator(), { 1, 1, 1 }, 120).error().code, Error::Code::tooFewDays);
    StructuralSeries holed = creator();
    holed.covariates[0][3] = kMissing;
    EXPECT_EQ(structuralStates(holed, { 1, 1, 1 }).error().code, Error::Code::invalid);
}
