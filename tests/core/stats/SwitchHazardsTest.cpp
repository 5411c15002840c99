#include "core/stats/SwitchHazards.h"

#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

/// Everybody may leave at a constant rate, and switches at another one, which changes the rate.
class Crowd {
public:
    explicit Crowd(std::uint64_t seed)
        : m_noise(seed)
    {
    }

    SwitchRows rows(int people, int days, double rate, double switches, double ratio)
    {
        SwitchRows made;
        made.length = { days, days };
        for (int i = 0; i < people; ++i) {
            made.cell.push_back(i % 2);
            const double own = i % 2 == 0 ? rate : 2 * rate;
            const int until = static_cast<int>(std::min<double>(days, waiting(switches)));
            double leaves = waiting(own);
            if (leaves > until)
                leaves = until + waiting(own * ratio);
            const bool event = leaves < days;
            made.event.push_back(event);
            // whoever left before could not switch any more
            made.daysBefore.push_back(leaves <= until ? days : until);
        }
        return made;
    }

private:
    double waiting(double rate)
    {
        const double share = (static_cast<double>(m_noise.generator()() >> 11) + 0.5) * 0x1p-53;
        return -std::log(share) / rate;
    }

    test::Noise m_noise;
};

/// Log likelihood of one cell by summing over the days, slowly; the chance to switch is known.
double slowLikelihood(
    const SwitchRows& rows, int cell, double rate, double ratio, const std::vector<double>& chance)
{
    const int days = rows.length[static_cast<std::size_t>(cell)];
    double log = 0;
    for (std::size_t i = 0; i < rows.cell.size(); ++i) {
        if (rows.cell[i] != cell)
            continue;
        const int before = rows.daysBefore[i];
        if (before < days) {
            const double after = std::exp(-rate * ratio * (days - before));
            log += -rate * before + std::log(rows.event[i] ? 1 - after : after);
            continue;
        }
        double unswitched = 1, left = 0;
        for (int day = 0; day < days; ++day) {
            unswitched *= 1 - chance[static_cast<std::size_t>(day)];
            left += unswitched * (std::exp(-rate * day) - std::exp(-rate * (day + 1)));
        }
        log += std::log(rows.event[i] ? left : unswitched * std::exp(-rate * days));
    }
    return log;
}

} // namespace

TEST(SwitchHazards, IsThePlainRatioWhereNobodySwitchesWithin)
{
    // of 100 switched 30 events in 50 days, of 200 others 90: -log(0.7) / -log(0.55)
    SwitchRows rows;
    rows.length = { 50 };
    for (int i = 0; i < 300; ++i) {
        rows.cell.push_back(0);
        rows.daysBefore.push_back(i < 100 ? 0 : 50);
        rows.event.push_back(i < 100 ? i < 30 : i < 190);
    }
    const SwitchFit fit = SwitchModel(rows).fit().value();
    EXPECT_NEAR(std::exp(fit.logRatio), std::log(0.7) / std::log(0.55), 1e-3);
    // by hand from the two rates' own errors (delta method)
    const auto error = [](double share, double n) {
        return std::sqrt((1 - share) / share / n) / std::abs(std::log(share));
    };
    EXPECT_NEAR(fit.error, std::hypot(error(0.7, 100), error(0.55, 200)), 2e-3);
}

TEST(SwitchHazards, MeetsTheLikelihoodSummedOverTheDays)
{
    Crowd crowd(3);
    const SwitchRows rows = crowd.rows(400, 40, 0.01, 0.03, 0.5);
    const SwitchFit fit = SwitchModel(rows).fit().value();
    // the chances to switch that the fit implies
    double best = -1e300, rateThere = 0, ratioThere = 0;
    for (const double offset : { -0.06, -0.03, 0.0, 0.03, 0.06 }) {
        double log = 0;
        const double ratio = std::exp(fit.logRatio + offset);
        const auto cells = SwitchModel(rows).at(fit.logRatio + offset);
        for (int cell = 0; cell < 2; ++cell) {
            const SwitchCell& state = cells[static_cast<std::size_t>(cell)];
            std::vector<double> now(41), left(40);
            double notYet = 0, events = 0;
            for (std::size_t i = 0; i < rows.cell.size(); ++i) {
                if (rows.cell[i] != cell)
                    continue;
                notYet += 1;
                now[static_cast<std::size_t>(rows.daysBefore[i])] += 1;
                events += rows.event[i] && rows.daysBefore[i] == 40 ? 1 : 0;
            }
            std::vector<double> chance;
            for (std::size_t day = 0; day < 40; ++day) {
                chance.push_back(now[day] / notYet);
                notYet -= now[day] + events * state.leaving[day];
            }
            for (std::size_t day = 0; day < 40; ++day)
                log += now[day] > 0 ? now[day] * std::log(chance[day]) : 0;
            // those who switch had not switched before, those who stay never did
            double unswitched = 1;
            for (std::size_t day = 0; day < 40; ++day) {
                log += now[day] * std::log(unswitched);
                unswitched *= 1 - chance[day];
            }
            log += slowLikelihood(rows, cell, state.rate, ratio, chance);
        }
        if (log > best) {
            best = log;
            ratioThere = offset;
            rateThere = cells[0].rate;
        }
    }
    EXPECT_EQ(ratioThere, 0); // nowhere beside it more likely
    EXPECT_GT(rateThere, 0);
}

TEST(SwitchHazards, FindsTheRatioThoughOnlyThoseWhoStayCanSwitch)
{
    for (const double truth : { 0.4, 1.0, 1.5 }) {
        Crowd crowd(11);
        double sum = 0;
        int covered = 0, naiveLow = 0;
        constexpr int kRuns = 100;
        for (int run = 0; run < kRuns; ++run) {
            const SwitchRows rows = crowd.rows(800, 100, 0.004, 0.02, truth);
            const SwitchFit fit = SwitchModel(rows).fit().value();
            sum += fit.logRatio;
            covered += std::abs(fit.logRatio - std::log(truth)) < 1.96 * fit.error ? 1 : 0;
            SwitchRows naive = rows; // as if switched from the start
            for (std::size_t i = 0; i < naive.cell.size(); ++i)
                naive.daysBefore[i] = naive.daysBefore[i] < 100 ? 0 : 100;
            const SwitchFit wrong = SwitchModel(naive).fit().value();
            naiveLow += wrong.logRatio + 1.96 * wrong.error < std::log(truth) ? 1 : 0;
        }
        EXPECT_NEAR(sum / kRuns, std::log(truth), 0.05) << truth;
        EXPECT_GE(covered, 90) << truth;
        EXPECT_GE(naiveLow, 90) << truth; // so the test has teeth
    }
}

TEST(SwitchHazards, RefusesWhatNothingCanBeSaidOf)
{
    SwitchRows rows { { 0, 0, 0 }, { 0, 0, 30 }, { true, false, false }, { 30 } };
    EXPECT_FALSE(SwitchModel(rows).fit()); // no event before a switch: endless
    rows.event = { false, false, false };
    EXPECT_FALSE(SwitchModel(rows).fit());
    rows.event = { true, false, true };
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(SwitchModel(rows).fit({ stop.get_token(), {} }).error().code, Error::Code::cancelled);
    EXPECT_TRUE(SwitchModel(rows).fit());
}
