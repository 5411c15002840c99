#include "core/stats/SwitchHazards.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kMostRounds = 500;
constexpr double kSettled = 1e-9;
constexpr double kFarthest = 4; ///< |log ratio|: beyond it the ratio counts as endless
constexpr double kStep = 0.05; ///< for the slope of the score

/// Mean time until an event that comes within `length`, at a constant rate.
double meanTime(double rate, double length)
{
    const double x = rate * length;
    if (x < 1e-6)
        return length * (0.5 - x / 12);
    return 1 / rate - length / std::expm1(x);
}

} // namespace

SwitchModel::SwitchModel(const SwitchRows& rows)
{
    m_cells.resize(rows.length.size());
    for (std::size_t c = 0; c < m_cells.size(); ++c) {
        m_cells[c].length = std::max(1, rows.length[c]);
        m_cells[c].stayed.assign(static_cast<std::size_t>(m_cells[c].length) + 1, 0);
        m_cells[c].left = m_cells[c].stayed;
    }
    for (std::size_t i = 0; i < rows.cell.size(); ++i) {
        Counts& counts = m_cells[static_cast<std::size_t>(rows.cell[i])];
        const auto day = static_cast<std::size_t>(std::clamp(rows.daysBefore[i], 0, counts.length));
        (rows.event[i] ? counts.left : counts.stayed)[day] += 1;
    }
}

bool SwitchModel::Counts::hasBoth() const
{
    bool before = false, after = false, events = false;
    for (std::size_t day = 0; day < stayed.size(); ++day) {
        const bool some = stayed[day] + left[day] > 0;
        before = before || (some && day > 0);
        after = after || (some && day + 1 < stayed.size());
        events = events || left[day] > 0;
    }
    return before && after && events;
}

SwitchCell SwitchModel::settled(const Counts& counts, double ratio)
{
    const auto length = static_cast<std::size_t>(counts.length);
    const double leftBefore = counts.left[length];
    SwitchCell cell;
    cell.leaving.assign(length, 1.0 / static_cast<double>(length));
    double switched = 0, knownBefore = 0, knownAfter = 0;
    for (std::size_t day = 0; day <= length; ++day) {
        const double here = counts.stayed[day] + counts.left[day];
        switched += day < length ? here : 0;
        knownBefore += static_cast<double>(day) * (day < length ? here : counts.stayed[day]);
        knownAfter += static_cast<double>(length - day) * counts.stayed[day];
        cell.eventsAfter += day < length ? counts.left[day] : 0;
    }
    cell.eventsBefore = leftBefore;
    const double events = cell.eventsBefore + cell.eventsAfter;
    const double people = switched + counts.stayed[length] + leftBefore;
    cell.rate = people > 0 ? events / (people * static_cast<double>(length)) : 0;
    for (int round = 0; round < kMostRounds; ++round) {
        // those not yet switched, day by day, and the chance that one of them still is not
        double notYet = switched + counts.stayed[length] + leftBefore, unswitched = 1, all = 0;
        double there = 1;
        const double daily = std::exp(-cell.rate);
        std::vector<double> likely(length);
        for (std::size_t day = 0; day < length; ++day) {
            const double now = counts.stayed[day] + counts.left[day];
            unswitched *= notYet > 0 ? std::max(0.0, 1 - now / notYet) : 1;
            notYet -= now + leftBefore * cell.leaving[day];
            likely[day] = unswitched * there;
            there *= daily;
            all += likely[day];
        }
        double untilLeft = 0;
        for (std::size_t day = 0; day < length; ++day) {
            if (all > 0)
                cell.leaving[day] = likely[day] / all;
            untilLeft += cell.leaving[day] * (static_cast<double>(day) + 0.5);
        }
        cell.daysBefore = knownBefore + leftBefore * untilLeft;
        cell.daysAfter = knownAfter;
        for (std::size_t day = 0; day < length; ++day) {
            if (counts.left[day] > 0)
                cell.daysAfter += counts.left[day]
                    * meanTime(cell.rate * ratio, static_cast<double>(length - day));
        }
        const double time = cell.daysBefore + ratio * cell.daysAfter;
        const double next = time > 0 ? events / time : 0;
        const bool still = std::abs(next - cell.rate) <= kSettled * cell.rate;
        cell.rate = next;
        if (still && round > 2)
            break;
    }
    return cell;
}

std::vector<SwitchCell> SwitchModel::at(double logRatio) const
{
    std::vector<SwitchCell> cells;
    cells.reserve(m_cells.size());
    for (const Counts& counts : m_cells)
        cells.push_back(settled(counts, std::exp(logRatio)));
    return cells;
}

/// Slope of the log likelihood in the log ratio, all else at its likeliest (Fisher's identity).
SwitchModel::Score SwitchModel::score(double logRatio) const
{
    Score score;
    const double ratio = std::exp(logRatio);
    for (const Counts& counts : m_cells) {
        if (!counts.hasBoth())
            continue;
        const SwitchCell cell = settled(counts, ratio);
        if (!cell.compares())
            continue;
        ++score.cells;
        score.value += cell.eventsAfter - ratio * cell.rate * cell.daysAfter;
    }
    return score;
}

Result<SwitchFit> SwitchModel::fit(const Run& run) const
{
    SwitchFit fit;
    double now = 0, slope = 0;
    for (int round = 0; round < 50; ++round) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} rounds", round);
        const Score here = score(now), beside = score(now + kStep);
        fit.cells = here.cells;
        if (here.cells == 0)
            return fail(Error::Code::invalid, "nobody can be compared; wait for more");
        slope = (beside.value - here.value) / kStep;
        if (!(slope < 0))
            break;
        const double step = std::clamp(-here.value / slope, -0.7, 0.7);
        now += step;
        if (std::abs(now) > kFarthest)
            break;
        if (std::abs(step) < 1e-7)
            break;
    }
    const double around = (score(now + kStep).value - score(now - kStep).value) / (2 * kStep);
    if (!(around < 0) || std::abs(now) > kFarthest)
        return fail(Error::Code::invalid,
            "the ratio has no finite value: all events came before a switch, or all after");
    fit.logRatio = now;
    fit.error = 1 / std::sqrt(-around);
    fit.state = at(now);
    return fit;
}

} // namespace mutuals
