#include "core/report/CalibrationJson.h"

#include "core/impact/CalibrationPeers.h"

#include <boost/json/array.hpp>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

std::string cellName(const CalibrationCell& cell)
{
    return fmt::format("{}_{}", processName(cell.process), cell.before);
}

/// What the engine promises (STATISTICS D14) and what it reached.
struct Goal {
    std::string text;
    double reached;
    double missedBy; ///< 0: it is met
    double error; ///< standard error of `reached`, as so many series give it; 0: it hardly varies

    bool met() const { return missedBy == 0; }
    bool unsure() const { return !met() && missedBy < 2 * error; }
    const char* verdict() const { return met() ? "met" : unsure() ? "unsure" : "missed"; }
};

/// Error of a difference of two shares on a fifth of the series, as a multiple of that of one share
/// on all.
const double kGapError = std::sqrt(2 * 5);

double meanOf(const CalibrationReport& report, double CalibrationCell::*member)
{
    double sum = 0;
    for (const CalibrationCell& cell : report.cells)
        sum += cell.*member;
    return sum / static_cast<double>(report.cells.size());
}

std::vector<Goal> goalsOf(const CalibrationReport& report)
{
    std::vector<Goal> goals;
    const auto within = [&](std::string text, double reached, double least, double most,
                            double error) {
        goals.push_back({ std::move(text), reached,
            std::max({ 0.0, least - reached, reached - most }), error });
    };
    const auto errorOf = [&](double share, std::size_t cells) {
        return std::sqrt(share * (1 - share) / static_cast<double>(cells) / report.series);
    };
    const std::size_t all = report.cells.size();
    within("mean coverage 0.93 to 0.97", report.meanCoverage, 0.93, 0.97,
        errorOf(report.meanCoverage, all));
    within("coverage of each cell 0.90 or more", report.worstCoverage, 0.90, 1,
        errorOf(report.worstCoverage, 1));
    within("false verdicts, one look: mean at most 0.03", report.meanFalse, 0, 0.03,
        errorOf(report.meanFalse, all));
    within("false verdicts, one look: any cell at most 0.08", report.worstFalse, 0, 0.08,
        errorOf(report.worstFalse, 1));
    within("false verdicts, all looks: mean at most 0.05", report.meanFalseAtLooks, 0, 0.05,
        errorOf(report.meanFalseAtLooks, all));
    for (const CalibrationCell& cell : report.cells) {
        if (cell.process == Process::white)
            within(fmt::format("+35% on white noise found at {}+{} days: {} or more", cell.before,
                       cell.after, cell.before > 30 ? 0.50 : 0.40),
                cell.found.back(), cell.before > 30 ? 0.50 : 0.40, 1,
                errorOf(cell.found.back(), 1));
    }
    const std::size_t white = kProcesses.size(); // of 60 + 28 days
    within("width there at most 1.9 times that of CausalImpact with a week",
        report.cells[white].width / calibrationPeers().front().cells[white].width, 0, 1.9, 0);
    within("a fifth of the days missing moves mean coverage by at most 0.02",
        std::abs(meanOf(report, &CalibrationCell::coverageWithGaps)
            - meanOf(report, &CalibrationCell::coverageWithoutGaps)),
        0, 0.02, kGapError * errorOf(report.meanCoverage, all));
    within("one day of 20 times the views moves the estimate by at most 0.25 deviations",
        meanOf(report, &CalibrationCell::viralShift), 0, 0.25, 0);
    within("and widens the interval to at most 1.15", meanOf(report, &CalibrationCell::viralWidth),
        0, 1.15, 0);
    return goals;
}

json::value share(double value)
{
    return value < 0 ? json::value(nullptr) : json::value(value);
}

} // namespace

json::object toJson(const CalibrationReport& report)
{
    json::object cells;
    for (const CalibrationCell& cell : report.cells)
        cells[cellName(cell)] = json::object { { "before", cell.before }, { "after", cell.after },
            { "coverage", cell.coverage }, { "coverageWithGaps", cell.coverageWithGaps },
            { "width", cell.width }, { "falseVerdicts", cell.falseVerdicts },
            { "falseVerdictsAtLooks", cell.falseAtLooks },
            { "power",
                json::object {
                    { "5", cell.found[0] }, { "15", cell.found[1] }, { "35", cell.found[2] } } },
            { "viralShift", cell.viralShift }, { "viralWidth", cell.viralWidth },
            { "milliseconds", cell.milliseconds } };
    json::object peers;
    for (const CalibrationPeer& peer : calibrationPeers()) {
        json::object theirs;
        for (std::size_t i = 0; i < peer.cells.size(); ++i) {
            const CalibrationPeer::Cell& cell = peer.cells[i];
            theirs[cellName(report.cells[i])] =
                json::object { { "coverage", cell.coverage }, { "width", cell.width },
                    { "declared_p_below_05", share(cell.declared) }, { "n", cell.series } };
        }
        peers[peer.key] = std::move(theirs);
    }
    json::array goals;
    for (const Goal& goal : goalsOf(report))
        goals.push_back(json::object { { "goal", goal.text }, { "reached", goal.reached },
            { "met", goal.met() }, { "unsure", goal.unsure() }, { "error", goal.error } });
    return { { "series", report.series }, { "seconds", report.seconds },
        { "meanCoverage", report.meanCoverage }, { "worstCoverage", report.worstCoverage },
        { "meanFalseVerdicts", report.meanFalse }, { "worstFalseVerdicts", report.worstFalse },
        { "meanFalseVerdictsAtLooks", report.meanFalseAtLooks },
        { "worstFalseVerdictsAtLooks", report.worstFalseAtLooks }, { "cells", std::move(cells) },
        { "peers", std::move(peers) }, { "goals", std::move(goals) } };
}

std::string calibrationText(const CalibrationReport& report)
{
    std::string text = fmt::format(
        "Coverage of the 95% interval (its width), on {} simulated series a line, beside others;\n"
        "false: helped or hurt although nothing happened, at one look and at any of four;\n"
        "found: share of true changes of +5, +15 and +35% called helped.\n\n"
        "{:<6} {:>7}  {:^12} {:^13} {:^17}",
        report.series, "", "days", "Mutuals", "false", "found");
    for (const CalibrationPeer& peer : calibrationPeers())
        text += fmt::format(" {:>21}", peer.name);
    text += '\n';
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        const CalibrationCell& cell = report.cells[i];
        text += fmt::format("{:<6} {:>7}  {:.3f} ({:.2f}) {:.3f} / {:.3f} {:.2f} / {:.2f} / {:.2f}",
            processName(cell.process), fmt::format("{}+{}", cell.before, cell.after), cell.coverage,
            cell.width, cell.falseVerdicts, cell.falseAtLooks, cell.found[0], cell.found[1],
            cell.found[2]);
        for (const CalibrationPeer& peer : calibrationPeers())
            text += fmt::format(" {:>21}",
                fmt::format("{:.3f} ({:.2f})", peer.cells[i].coverage, peer.cells[i].width));
        text += '\n';
    }
    text += fmt::format("mean            {:.3f}        {:.3f} / {:.3f}\n"
                        "worst           {:.3f}        {:.3f} / {:.3f}\n\n",
        report.meanCoverage, report.meanFalse, report.meanFalseAtLooks, report.worstCoverage,
        report.worstFalse, report.worstFalseAtLooks);
    const auto goals = goalsOf(report);
    for (const Goal& goal : goals)
        text += fmt::format("{:<6}  {:.3f}  {}\n", goal.verdict(), goal.reached, goal.text);
    if (std::any_of(goals.begin(), goals.end(), [](const Goal& goal) { return goal.unsure(); }))
        text += "unsure: short of it by less than two standard errors of so few series\n";
    return text
        + fmt::format("\n{:.1f} s; one answer takes {:.1f} ms with 60 + 28 days.\n", report.seconds,
            report.cells[kProcesses.size()].milliseconds);
}

} // namespace mutuals
