#include "core/stats/SteppedLevel.h"

#include "tests/support/Noise.h"

#include <Eigen/Dense>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

/// One row a day with a gap, two on some days; a step of 1 at day 12.
DatedRows rows()
{
    test::Noise noise(3);
    DatedRows all;
    for (int day = 0; day < 24; ++day) {
        if (day % 5 != 3)
            all.day.push_back(day + 100);
        if (day % 7 == 2)
            all.day.push_back(day + 100);
    }
    const auto count = static_cast<Eigen::Index>(all.day.size());
    all.value.resize(count);
    all.columns.resize(count, 2);
    for (Eigen::Index i = 0; i < count; ++i) {
        const int day = all.day[static_cast<std::size_t>(i)];
        all.columns.row(i) << (day >= 112 ? 1 : 0), noise();
        all.value(i) = all.columns(i, 0) + 0.5 * all.columns(i, 1) + noise();
    }
    return all;
}

/// Generalized least squares with the covariances of the days written out.
struct Plain {
    double mean, scale;
};

Plain plain(const DatedRows& all, double phi, double rho, double weekday)
{
    std::vector<int> days;
    for (const int day : all.day) {
        if (days.empty() || days.back() != day)
            days.push_back(day);
    }
    const auto n = static_cast<Eigen::Index>(days.size());
    Eigen::VectorXd y = Eigen::VectorXd::Zero(n), held = Eigen::VectorXd::Zero(n);
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(n, 3);
    for (std::size_t i = 0; i < all.day.size(); ++i) {
        const auto at = std::find(days.begin(), days.end(), all.day[i]) - days.begin();
        const auto row = static_cast<Eigen::Index>(i);
        y(at) += all.value(row);
        x.row(at).tail(2) += all.columns.row(row);
        held(at) += 1;
    }
    y = y.cwiseQuotient(held);
    x = held.cwiseInverse().asDiagonal() * x;
    x.col(0).setOnes();
    Eigen::MatrixXd v(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j)
            v(i, j) =
                std::pow(phi,
                    std::abs(days[static_cast<std::size_t>(i)] - days[static_cast<std::size_t>(j)]))
                    * rho / (1 - phi * phi)
                + (i == j ? (1 - rho) / held(i) : 0);
    }
    const Eigen::MatrixXd inverse = v.inverse();
    y.array() -= y.mean(); // the model's constant has a flat prior, so nothing else moves
    Eigen::MatrixXd precision = x.transpose() * inverse * x;
    precision(2, 2) += 1 / (weekday * weekday);
    const Eigen::VectorXd b = precision.inverse() * x.transpose() * inverse * y;
    const double rest = y.dot(inverse * y) - b.dot(x.transpose() * inverse * y);
    return { b(1), std::sqrt(rest / static_cast<double>(n - 2) * precision.inverse()(1, 1)) };
}

DampedLevelOptions at(double phi, double rho)
{
    DampedLevelOptions options;
    options.slope = 0;
    options.node = { phi, rho };
    return options;
}

} // namespace

TEST(SteppedLevel, OfWhiteNoiseIsTheDifferenceOfMeans)
{
    DatedRows all;
    for (int day = 0; day < 10; ++day)
        all.day.push_back(day);
    all.value.resize(10);
    all.value << 1, 3, 2, 4, 0, 6, 5, 7, 8, 4;
    all.columns.resize(10, 1);
    all.columns << 0, 0, 0, 0, 0, 1, 1, 1, 1, 1;
    const auto found = SteppedLevel::fit(all, at(0.5, 0));
    ASSERT_TRUE(found);
    // Means 2 and 6, squares around them 10 and 10: error sqrt(20 / 8 * (1/5 + 1/5)) = 1.
    EXPECT_NEAR(found->step().mean(), 4, 1e-9);
    EXPECT_EQ(found->step().degreesOfFreedom(), 8);
    EXPECT_NEAR(found->step().quantile(0.975), 4 + 2.306004135 * 1, 1e-6);
}

TEST(SteppedLevel, IsGeneralizedLeastSquaresAtEveryNode)
{
    const DatedRows all = rows();
    for (const auto& [phi, rho] : { std::pair(0.8, 0.4), std::pair(0.3, 0.9) }) {
        const auto found = SteppedLevel::fit(all, at(phi, rho));
        ASSERT_TRUE(found);
        const Plain gls = plain(all, phi, rho, DampedLevelOptions().weekday);
        EXPECT_NEAR(found->step().mean(), gls.mean, 1e-9);
        EXPECT_NEAR(found->step().parts().front().scale, gls.scale, 1e-9);
    }
}

TEST(SteppedLevel, IsNarrowerTheMoreRowsFollow)
{
    const DatedRows all = rows();
    const auto found = SteppedLevel::fit(all, DampedLevelOptions::calibrated());
    ASSERT_TRUE(found);
    DatedRows more;
    double last =
        found->deviationWith({ {}, Eigen::VectorXd(0), Eigen::MatrixXd(0, all.columns.cols()) });
    EXPECT_NEAR(last, found->step().sd(), 0.25 * last);
    for (const int days : { 10, 40 }) {
        more.day.clear();
        for (int day = 0; day < days; ++day)
            more.day.push_back(124 + day);
        more.value = Eigen::VectorXd::Zero(days);
        more.columns = Eigen::MatrixXd::Zero(days, 2);
        more.columns.col(0).setOnes();
        const double deviation = found->deviationWith(more);
        EXPECT_LT(deviation, last);
        last = deviation;
    }
}

TEST(SteppedLevel, RefusesWhatDoesNotDetermineAStep)
{
    DatedRows all = rows();
    all.columns.col(0).setOnes();
    EXPECT_EQ(SteppedLevel::fit(all, {}).error().code, Error::Code::tooFewDays);
    all = rows();
    all.value.setConstant(3);
    EXPECT_EQ(SteppedLevel::fit(all, {}).error().code, Error::Code::invalid);
    EXPECT_EQ(SteppedLevel::fit({}, {}).error().code, Error::Code::tooFewDays);
}
