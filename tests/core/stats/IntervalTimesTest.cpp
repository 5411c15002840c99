#include "core/stats/GroupedHazards.h"
#include "core/stats/WeibullTimes.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;
using test::number;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

IntervalRows cosmesis(double treatment = 0)
{
    auto table = test::truthTable("bcdeter.csv");
    IntervalRows rows;
    for (std::size_t i = 0; i < table["lower"].size(); ++i) {
        if (treatment != 0 && table["treat"][i] != treatment)
            continue;
        rows.left.push_back(table["lower"][i]);
        rows.right.push_back(table["upper"][i]);
    }
    return rows;
}

void expectMasses(const Turnbull& found, const boost::json::value& truth)
{
    EXPECT_EQ(found.lower, test::numbers(truth.at("lower")));
    EXPECT_EQ(found.upper, test::numbers(truth.at("upper")));
    const auto mass = test::numbers(truth.at("mass"));
    ASSERT_EQ(found.mass.size(), mass.size());
    for (std::size_t j = 0; j < mass.size(); ++j)
        EXPECT_NEAR(found.mass[j], mass[j], 1e-5) << j;
    EXPECT_NEAR(found.logLikelihood, number(truth.at("loglik")), 1e-7);
    EXPECT_LT(found.gap, 1e-6);
}

void expectWeibull(const WeibullFit& fit, const boost::json::value& truth)
{
    const auto coef = test::numbers(truth.at("coef")), se = test::numbers(truth.at("se"));
    ASSERT_EQ(fit.coefficients.size(), static_cast<Eigen::Index>(coef.size()));
    for (std::size_t j = 0; j < coef.size(); ++j) {
        EXPECT_NEAR(fit.coefficients[static_cast<Eigen::Index>(j)], coef[j], 1e-5);
        EXPECT_NEAR(fit.sd[static_cast<Eigen::Index>(j)], se[j], 1e-5);
    }
    EXPECT_NEAR(fit.logLikelihood, number(truth.at("loglik")), 1e-6);
}

} // namespace

TEST(Turnbull, MeetsV3)
{
    const auto truth = test::truth("V3_interval_bcdeter.json").at("expected");
    expectMasses(turnbull(cosmesis(1)).value(), truth.at("turnbull_treat1"));
    expectMasses(turnbull(cosmesis(2)).value(), truth.at("turnbull_treat2"));
    expectMasses(turnbull(cosmesis()).value(), truth.at("turnbull_pooled"));
}

TEST(Turnbull, IsKaplanMeierWhereTimesAreKnown)
{
    IntervalRows rows;
    rows.left = { 1, 2, 2, 4 };
    rows.right = { 1, kNever, 2, 4 };
    // 3/4 at 1, 2/3 of it at 2 (the censored one leaves after), 0 at 4
    const Turnbull found = turnbull(rows).value();
    EXPECT_NEAR(survivalAt(found, 1), 0.75, 1e-8);
    EXPECT_NEAR(survivalAt(found, 3), 0.5, 1e-8);
    EXPECT_NEAR(survivalAt(found, 4), 0, 1e-8);
}

TEST(Turnbull, CountsEqualRowsByTheirWeight)
{
    IntervalRows many, weighted;
    for (int i = 0; i < 30; ++i) {
        many.left.push_back(i % 3);
        many.right.push_back(i % 3 == 2 ? kNever : i % 3 + 2);
    }
    weighted.left = { 0, 1, 2 };
    weighted.right = { 2, 3, kNever };
    weighted.weight = { 10, 10, 10 };
    EXPECT_EQ(turnbull(many)->mass, turnbull(weighted)->mass);
}

TEST(Turnbull, NamesTheRowThatCannotBe)
{
    IntervalRows rows;
    rows.left = { 1, 5 };
    rows.right = { 2, 3 };
    EXPECT_NE(turnbull(rows).error().detail.find("row 2"), std::string::npos);
    rows.right = { kNever, kNever };
    EXPECT_EQ(turnbull(rows).error().code, Error::Code::invalid);
    EXPECT_FALSE(turnbull({}));
}

TEST(WeibullTimes, MeetsV3)
{
    const auto truth = test::truth("V3_interval_bcdeter.json").at("expected");
    const IntervalRows rows = cosmesis();
    const auto treatment = test::truthTable("bcdeter.csv")["treat"];
    Eigen::MatrixXd x(static_cast<Eigen::Index>(rows.size()), 2);
    for (Eigen::Index i = 0; i < x.rows(); ++i)
        x.row(i) << 1, treatment[static_cast<std::size_t>(i)] - 1;
    expectWeibull(
        weibullFit(rows, x, { "intercept", "treat2" }, false).value(), truth.at("weibull"));
    expectWeibull(
        weibullFit(rows, x, { "intercept", "treat2" }, true).value(), truth.at("exponential"));
}

TEST(WeibullTimes, OfKnownTimesIsTheirMean)
{
    IntervalRows rows;
    rows.left = rows.right = { 1, 2, 6 };
    const auto fit = weibullFit(rows, Eigen::Vector3d::Ones(), { "intercept" }, true).value();
    EXPECT_NEAR(fit.coefficients[0], std::log(3), 1e-9);
    EXPECT_NEAR(fit.sd[0], 1 / std::sqrt(3), 1e-9);
    EXPECT_NEAR(fit.logLikelihood, -3 * std::log(3) - 3, 1e-9);
}

TEST(WeibullTimes, RefusesAGroupWithoutEvents)
{
    IntervalRows rows;
    rows.left = { 1, 2, 3, 4 };
    rows.right = { 2, 5, kNever, kNever };
    Eigen::MatrixXd x(4, 2);
    x << 1, 0, 1, 0, 1, 1, 1, 1;
    EXPECT_EQ(
        weibullFit(rows, x, { "intercept", "group2" }, false).error().code, Error::Code::invalid);
}

TEST(GroupedHazards, MeetsV4)
{
    auto table = test::truthTable("lung.csv");
    GroupedRows rows;
    std::vector<double> sex, age;
    for (std::size_t i = 0; i < table["time"].size(); ++i) {
        const int last = static_cast<int>(std::ceil(table["time"][i] / 28));
        for (int k = 1; k <= last; ++k) {
            rows.cell.push_back(std::min(k, 26) - 1);
            rows.event.push_back(k == last && table["status"][i] == 1);
            sex.push_back(table["sex"][i]);
            age.push_back(table["age"][i]);
        }
    }
    rows.x.resize(static_cast<Eigen::Index>(sex.size()), 2);
    for (std::size_t i = 0; i < sex.size(); ++i)
        rows.x.row(static_cast<Eigen::Index>(i)) << sex[i], age[i];
    const GroupedFit fit = groupedFit(rows, { "sex", "age" }).value();
    const auto truth = test::truth("V4_grouped_ph.json").at("expected");
    EXPECT_NEAR(fit.coefficients[0], number(truth.at("coef_sex")), 1e-6);
    EXPECT_NEAR(fit.coefficients[1], number(truth.at("coef_age")), 1e-6);
    EXPECT_NEAR(std::sqrt(fit.covariance(0, 0)), number(truth.at("se_sex")), 1e-6);
    EXPECT_NEAR(std::sqrt(fit.covariance(1, 1)), number(truth.at("se_age")), 1e-6);
    EXPECT_NEAR(fit.deviance, number(truth.at("deviance")), 1e-5);
    EXPECT_EQ(fit.rows, number(truth.at("rows")));
}

TEST(GroupedHazards, OfOneIntervalAreTheLogsOfTheHazards)
{
    // 3 of 10 against 6 of 10 within one interval
    GroupedRows rows;
    rows.x.resize(20, 1);
    for (int i = 0; i < 20; ++i) {
        rows.cell.push_back(0);
        rows.event.push_back(i < 3 || i >= 14);
        rows.x(i, 0) = i < 10 ? 0 : 1;
    }
    const GroupedFit fit = groupedFit(rows, { "treated" }).value();
    EXPECT_NEAR(fit.coefficients[0], std::log(std::log(0.4) / std::log(0.7)), 1e-9);
}

TEST(GroupedHazards, RefuseWhatSeparates)
{
    GroupedRows rows;
    rows.x.resize(8, 1);
    for (int i = 0; i < 8; ++i) {
        rows.cell.push_back(i % 2);
        rows.event.push_back(i >= 4);
        rows.x(i, 0) = i >= 4 ? 1 : 0;
    }
    const auto fit = groupedFit(rows, { "after" });
    ASSERT_FALSE(fit);
    EXPECT_NE(fit.error().detail.find("after"), std::string::npos);
    rows.x.setConstant(3);
    EXPECT_FALSE(groupedFit(rows, { "after" }));
}
