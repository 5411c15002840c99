#include "core/stats/KaplanMeier.h"
#include "core/stats/LogRank.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;
using test::number;

namespace {

SurvivalRows lung()
{
    auto table = test::truthTable("lung.csv");
    SurvivalRows rows;
    rows.stop = table["time"];
    for (const double status : table["status"])
        rows.event.push_back(status == 1);
    return rows;
}

std::vector<int> column(const std::string& name)
{
    const auto values = test::truthTable("lung.csv")[name];
    return { values.begin(), values.end() };
}

/// The rows where a column has a value.
std::vector<std::size_t> places(const std::string& name, double value)
{
    const auto values = test::truthTable("lung.csv")[name];
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == value || (std::isnan(value) && !std::isnan(values[i])))
            found.push_back(i);
    }
    return found;
}

std::vector<int> sexes()
{
    std::vector<int> sex = column("sex");
    for (int& one : sex)
        --one;
    return sex;
}

boost::json::value v1()
{
    return test::truth("V1_lung.json").at("expected");
}

} // namespace

TEST(KaplanMeier, MeetsTheFirstStepsOfV1)
{
    const auto curve = kaplanMeier(lung());
    const auto expected = v1().at("km_all_first20").as_array();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& step = expected[i];
        EXPECT_EQ(curve[i].time, number(step.at("time")));
        EXPECT_EQ(curve[i].atRisk, number(step.at("n_risk")));
        EXPECT_EQ(curve[i].events, number(step.at("n_event")));
        EXPECT_NEAR(curve[i].survival, number(step.at("surv")), 1e-9);
        EXPECT_NEAR(curve[i].sd, number(step.at("se_greenwood")), 1e-9);
        EXPECT_NEAR(curve[i].low, number(step.at("lower_loglog")), 1e-9);
        EXPECT_NEAR(curve[i].high, number(step.at("upper_loglog")), 1e-9);
    }
}

TEST(KaplanMeier, MeetsTheCurvesMediansAndMeansOfV1)
{
    const auto curves = v1().at("km_by_sex_at").as_array();
    for (const auto& expected : curves) {
        const SurvivalRows rows = lung().only(places("sex", number(expected.at("sex"))));
        const double time = number(expected.at("time"));
        const SurvivalStep step = stepAt(kaplanMeier(rows), time);
        EXPECT_NEAR(step.survival, number(expected.at("surv")), 1e-9);
        EXPECT_NEAR(step.sd, number(expected.at("se")), 1e-9);
        EXPECT_NEAR(step.low, number(expected.at("lower_loglog")), 1e-9);
        EXPECT_NEAR(step.high, number(expected.at("upper_loglog")), 1e-9);
        EXPECT_EQ(atRisk(rows, time), number(expected.at("n_risk")));
    }
    const auto medians = v1().at("median"), means = v1().at("rmst_365");
    for (const std::string sex : { "1", "2" }) {
        const auto curve = kaplanMeier(lung().only(places("sex", std::stod(sex))));
        const SurvivalTime median = medianTime(curve);
        EXPECT_EQ(median.value, number(medians.at("sex" + sex)));
        EXPECT_EQ(median.low, test::numbers(medians.at("sex" + sex + "_ci"))[0]);
        EXPECT_EQ(median.high, test::numbers(medians.at("sex" + sex + "_ci"))[1]);
        const RestrictedMean mean = restrictedMean(curve, 365);
        EXPECT_NEAR(mean.mean, number(means.at("sex" + sex)), 1e-7);
        EXPECT_NEAR(mean.sd, number(means.at("sex" + sex + "_se")), 1e-7);
    }
}

TEST(KaplanMeier, CountsWhoCameLaterOnlyFromThenOn)
{
    // one leaves at 2 of two, one at 5 of two: the second of them began at 3
    SurvivalRows rows;
    rows.start = { 0, 0, 3 };
    rows.stop = { 2, 5, 6 };
    rows.event = { true, true, false };
    const auto curve = kaplanMeier(rows);
    EXPECT_EQ(curve[1].atRisk, 2);
    EXPECT_NEAR(curve[1].survival, 0.25, 1e-15);
}

TEST(KaplanMeier, WhoEntersAtATimeIsNotAtRiskAtIt)
{
    SurvivalRows rows;
    rows.start = { 0, 0, 5 };
    rows.stop = { 5, 7, 9 };
    rows.event = { true, true, true };
    const auto curve = kaplanMeier(rows);
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_EQ(curve[0].atRisk, 2);
    EXPECT_EQ(curve[1].atRisk, 2);
}

TEST(KaplanMeier, TakesTheMiddleOfAStretchAtOneHalfForTheMedian)
{
    SurvivalRows rows;
    rows.stop = { 1, 2, 3, 6 };
    rows.event = { true, true, false, true };
    EXPECT_EQ(medianTime(kaplanMeier(rows)).value, 4);
    EXPECT_TRUE(std::isnan(restrictedMean(kaplanMeier(rows.only({ 0, 2 })), 10).mean));
}

TEST(LogRank, MeetsV1)
{
    const auto expected = v1();
    const auto plain = logRank(lung(), sexes(), 2).value();
    const auto& truth = expected.at("logrank_sex");
    EXPECT_NEAR(plain.chiSquare / number(truth.at("chisq")), 1, 1e-7);
    EXPECT_NEAR(plain.variance(0, 0) / number(truth.at("var")), 1, 1e-7);
    EXPECT_NEAR(plain.p / number(truth.at("p")), 1, 1e-7);
    for (const std::size_t g : { 0U, 1U }) {
        const auto at = static_cast<Eigen::Index>(g);
        EXPECT_EQ(plain.observed[at], test::numbers(truth.at("observed"))[g]);
        EXPECT_NEAR(plain.expected[at], test::numbers(truth.at("expected"))[g], 1e-7);
    }
    EXPECT_NEAR(logRank(lung(), sexes(), 2, 1)->chiSquare
            / number(expected.at("peto_peto_rho1_sex").at("chisq")),
        1, 1e-7);

    const auto known = places("ph_ecog", std::nan(""));
    SurvivalRows rows = lung().only(known);
    std::vector<int> sex;
    const std::vector<int> stratum = column("ph_ecog"), all = sexes();
    for (std::size_t i = 0; i < known.size(); ++i) {
        rows.stratum[i] = stratum[known[i]];
        sex.push_back(all[known[i]]);
    }
    EXPECT_NEAR(logRank(rows, sex, 2)->chiSquare
            / number(expected.at("logrank_sex_stratified_by_ph_ecog").at("chisq")),
        1, 1e-7);
}

TEST(LogRank, RefusesWhatItCannotCompare)
{
    SurvivalRows rows;
    rows.stop = { 1, 2 };
    rows.event = { false, false };
    EXPECT_EQ(logRank(rows, { 0, 1 }, 2).error().code, Error::Code::invalid); // no events
    rows.event = { true, true };
    EXPECT_EQ(logRank(rows, { 1, 1 }, 2).error().code, Error::Code::invalid); // one group
    rows.start = { 0, 3 };
    rows.number = { 12, 13 };
    EXPECT_NE(logRank(rows, { 0, 1 }, 2).error().detail.find("row 13"), std::string::npos);
}
