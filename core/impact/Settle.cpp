#include "core/impact/Settle.h"

namespace mutuals {

namespace {

constexpr int kHorizons[] = { 7, 14, 28, 56, kFarthestHorizon };

} // namespace

Thresholds thresholdsOf(const Scale& scale, double level)
{
    return { scale.step(kSmallestEffect, level), scale.step(-kSmallestEffect, level),
        scale.step(kMargin, level), scale.step(-kMargin, level) };
}

VerdictInput chances(const TMixture& effect, const Thresholds& thresholds)
{
    VerdictInput input;
    input.chanceUp = effect.chanceAbove(thresholds.up);
    input.chanceDown = effect.chanceBelow(thresholds.down);
    input.chanceNone =
        effect.chanceBelow(thresholds.marginUp) - effect.chanceBelow(thresholds.marginDown);
    return input;
}

std::optional<int> daysToSettle(
    const DampedLevel& model, const TMixture& effect, const Thresholds& thresholds, double widening)
{
    const std::vector<char>& observed = model.observedAfter();
    for (const int more : kHorizons) {
        const int days = model.observedDaysAfter() + more;
        if (lookAt(days) == 0)
            continue; // no verdict is given so early
        std::vector<char> used = observed;
        used.resize(observed.size() + static_cast<std::size_t>(more), 1);
        const TMixture expected = model.expectedAverage(used).widened(widening);
        if (kDetectable * expected.sd() <= thresholds.marginUp)
            return more;
        VerdictInput later =
            chances(expected.mirroredAt(expected.mean() + effect.mean()), thresholds);
        later.daysAfter = days;
        if (conclusive(later))
            return more;
    }
    return {};
}

} // namespace mutuals
