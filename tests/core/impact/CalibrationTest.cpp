#include "core/impact/Calibration.h"

#include "core/impact/CalibrationPeers.h"
#include "core/report/CalibrationJson.h"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>

#include <cmath>

using namespace mutuals;

namespace {

CalibrationOptions few(int threads)
{
    CalibrationOptions options;
    options.series = 10;
    options.threads = threads;
    options.model.phiNodes = options.model.rhoNodes = 6;
    return options;
}

double spreadOf(const DailySeries& series)
{
    double sum = 0, squares = 0;
    for (const double value : series.values) {
        sum += value;
        squares += value * value;
    }
    const auto days = static_cast<double>(series.values.size());
    return std::sqrt(squares / days - std::pow(sum / days, 2));
}

} // namespace

TEST(SimulatedSeries, IsTheSameForTheSameSeedAndGoesOn)
{
    for (const Process process : kProcesses) {
        const DailySeries one = simulatedSeries(process, 28, 14, 5);
        DailySeries longer = simulatedSeries(process, 28, 56, 5);
        longer.values.resize(42);
        EXPECT_EQ(one.values, longer.values) << processName(process);
        EXPECT_NE(one.values, simulatedSeries(process, 28, 14, 6).values);
        EXPECT_EQ(one.covariates.size(), process == Process::posts ? 1U : 0U);
        EXPECT_EQ(one.before, 28);
    }
}

TEST(SimulatedSeries, VariesAsItsProcessSays)
{
    const auto spread = [](Process process) {
        return spreadOf(simulatedSeries(process, 9000, 1000, 3));
    };
    const double week = 0.1625; // deviation of the weekly pattern
    EXPECT_NEAR(spread(Process::white), std::hypot(0.25, week), 0.01);
    EXPECT_NEAR(spread(Process::ar5), std::hypot(0.25, week), 0.015);
    EXPECT_NEAR(spread(Process::ar8), std::hypot(0.25, week), 0.02);
    EXPECT_NEAR(spread(Process::posts), std::hypot(0.25, week, 0.15 * std::sqrt(1.4)), 0.01);
    EXPECT_GT(spread(Process::rw08), 2 * spread(Process::rw03));
    EXPECT_NEAR(spread(Process::trend), 0.005 * 10000 / std::sqrt(12), 0.1);
}

TEST(Calibration, IsTheSameWhateverTheNumberOfThreads)
{
    const auto one = calibration(few(1)), three = calibration(few(3));
    ASSERT_TRUE(one && three);
    ASSERT_EQ(one->cells.size(), 16U);
    for (std::size_t i = 0; i < one->cells.size(); ++i) {
        EXPECT_EQ(one->cells[i].coverage, three->cells[i].coverage);
        EXPECT_EQ(one->cells[i].width, three->cells[i].width);
        EXPECT_EQ(one->cells[i].viralShift, three->cells[i].viralShift);
        EXPECT_EQ(one->cells[i].found, three->cells[i].found);
    }
    EXPECT_GT(one->meanCoverage, 0.85);
    for (const CalibrationCell& cell : one->cells) { // two series of ten: shares are halves
        EXPECT_EQ(std::fmod(cell.coverageWithoutGaps, 0.5), 0) << processName(cell.process);
        EXPECT_LE(cell.coverageWithoutGaps, 1) << processName(cell.process);
    }
    EXPECT_GE(one->cells[0].found[2], one->cells[0].found[0]);
}

TEST(Calibration, StandsBesideItsPeers)
{
    const auto report = calibration(few(1));
    const auto json = toJson(*report);
    EXPECT_EQ(json.at("cells").as_object().size(), 16U);
    const auto& theirs = json.at("peers").at("causalimpact_nseasons7");
    EXPECT_EQ(theirs.at("trend_60").at("coverage"), 0.06);
    EXPECT_EQ(theirs.at("trend_60").at("declared_p_below_05"), 0.97);
    EXPECT_TRUE(json.at("peers")
                    .at("statsmodels_mle_local_level_seasonal7")
                    .at("white_28")
                    .at("declared_p_below_05")
                    .is_null());
    ASSERT_EQ(json.at("goals").as_array().size(), 11U);
    const auto& width = json.at("goals").at(7);
    EXPECT_NEAR(width.at("reached").as_double(),
        json.at("cells").at("white_60").at("width").as_double()
            / theirs.at("white_60").at("width").as_double(),
        1e-12);
    EXPECT_NE(calibrationText(*report).find("CausalImpact, weekly"), std::string::npos);
}

TEST(Calibration, SaysWhereSoFewSeriesCannotTell)
{
    auto report = *calibration(few(1));
    report.cells[0].found[2] = 0.38; // white, 28 + 14 days: 0.40 is the goal
    const auto goal = [&](int series) {
        report.series = series;
        return toJson(report).at("goals").at(5);
    };
    EXPECT_NEAR(goal(100).at("error").as_double(), 0.0485, 1e-4);
    EXPECT_TRUE(goal(100).at("unsure").as_bool());
    EXPECT_FALSE(goal(100).at("met").as_bool());
    EXPECT_NE(calibrationText(report).find("unsure  0.380"), std::string::npos);
    EXPECT_FALSE(goal(10000).at("unsure").as_bool());
    EXPECT_NE(calibrationText(report).find("missed  0.380"), std::string::npos);
}

TEST(Calibration, RefusesTooFewAndStopsWhenToldTo)
{
    CalibrationOptions options = few(1);
    options.series = 9;
    EXPECT_EQ(calibration(options).error().code, Error::Code::invalid);
    std::stop_source source;
    source.request_stop();
    const auto stopped = calibration(few(2), mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, Error::Code::cancelled);
}
