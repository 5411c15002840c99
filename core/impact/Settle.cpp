#include "core/impact/Settle.h"

#include <limits>

namespace mutuals {

namespace {

/// The first `days` days with a value, then days still to come; nothing if they reach beyond what
/// the model foresees.
std::optional<std::vector<char>> firstDays(const DampedLevel& model, int days)
{
    std::vector<char> used = model.observedAfter();
    int count = 0;
    for (char& flag : used) {
        flag = flag != 0 && count < days ? 1 : 0;
        count += flag;
    }
    if (count < days)
        used.resize(used.size() + static_cast<std::size_t>(days - count), 1);
    if (used.size() > model.observedAfter().size() + std::size_t { kFarthestHorizon })
        return {};
    return used;
}

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
    for (const int look : kLooks) {
        if (look <= model.observedDaysAfter())
            continue;
        const auto used = firstDays(model, look);
        if (!used)
            continue;
        const int more = look - model.observedDaysAfter();
        const TMixture expected = model.expectedAverage(*used).widened(widening);
        if (kDetectable * expected.sd() <= thresholds.marginUp)
            return more;
        VerdictInput later =
            chances(expected.mirroredAt(expected.mean() + effect.mean()), thresholds);
        later.daysAfter = look;
        if (conclusive(later))
            return more;
    }
    return {};
}

double deviationAfter(const DampedLevel& model, int days, double widening)
{
    const auto used = firstDays(model, days);
    return used ? model.expectedAverage(*used).widened(widening).sd()
                : std::numeric_limits<double>::infinity();
}

} // namespace mutuals
