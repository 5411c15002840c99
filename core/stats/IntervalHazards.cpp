#include "core/stats/IntervalHazards.h"

#include <cmath>

namespace mutuals {

std::vector<double> intervalHazards(
    const BinnedLooks& looks, int bins, int rounds, const std::vector<double>& start)
{
    const auto count = static_cast<std::size_t>(bins);
    std::vector<double> hazard = start.empty() ? std::vector<double>(count, 0.05) : start;
    std::vector<double> chance, risk(count), events(count);
    for (int round = 0; round < rounds; ++round) {
        risk.assign(count, 0);
        events.assign(count, 0);
        for (std::size_t i = 0; i < looks.from.size(); ++i) {
            const auto from = static_cast<std::size_t>(looks.from[i]);
            const auto to = static_cast<std::size_t>(looks.to[i]);
            const double weight = looks.weight[i];
            if (!looks.event[i]) {
                for (std::size_t j = from; j < to; ++j)
                    risk[j] += weight;
                continue;
            }
            // where within the look it happened, by the hazards so far
            chance.assign(to - from, 0);
            double there = 1, all = 0;
            for (std::size_t j = from; j < to; ++j) {
                chance[j - from] = there * hazard[j];
                all += chance[j - from];
                there *= 1 - hazard[j];
            }
            double left = weight;
            for (std::size_t j = from; j < to; ++j) {
                const double here = all > 0 ? weight * chance[j - from] / all
                                            : weight / static_cast<double>(to - from);
                risk[j] += left;
                events[j] += here;
                left -= here;
            }
        }
        double moved = 0;
        for (std::size_t j = 0; j < count; ++j) {
            const double next = risk[j] > 0 ? events[j] / risk[j] : 0;
            moved = std::max(moved, std::abs(next - hazard[j]));
            hazard[j] = next;
        }
        if (moved < 1e-7)
            break;
    }
    return hazard;
}

} // namespace mutuals
