#include "core/impact/Placebo.h"

#include "core/stats/DampedLevel.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kLongestWindow = 28, kShortestWindow = 14, kWindowStep = 7;
constexpr int kFewestDaysInWindow = 7;
constexpr int kNodes = 12; ///< of the quadrature: moves z by less than 0.01
constexpr double kSure = 1.96;
constexpr double kRare = 0.05; ///< share of false starts that may reach the true effect

int known(const DailySeries& series, int from, int end)
{
    return static_cast<int>(std::count_if(series.values.begin() + from, series.values.begin() + end,
        [](double value) { return !std::isnan(value); }));
}

/// The first day with enough days before it; `before` if there is none.
int firstStart(const DailySeries& series)
{
    int day = kFewestDaysBeforePlacebo;
    while (day < series.before && known(series, 0, day) < kFewestDaysBeforePlacebo)
        ++day;
    return day;
}

int windowsOf(int first, int before, int window)
{
    const int last = before - window;
    return last < first ? 0 : (last - first) / (window / 2) + 1;
}

/// The days up to the end of a false period after; a covariate that did not vary by then is left
/// out.
DailySeries cutAt(const DailySeries& series, int start, int window)
{
    const auto cut = [end = start + window](auto values) {
        if (!values.empty())
            values.resize(static_cast<std::size_t>(end));
        return values;
    };
    DailySeries part { cut(series.values), cut(series.weekdays), {}, cut(series.noise), start };
    for (const std::vector<double>& column : series.covariates) {
        std::vector<double> kept = cut(column);
        const auto varies = [&](double value) { return !std::isnan(value) && value != kept[0]; };
        if (std::any_of(kept.begin(), kept.begin() + start, varies))
            part.covariates.push_back(std::move(kept));
    }
    return part;
}

DampedLevelOptions coarse(bool weekDrifts)
{
    DampedLevelOptions options = DampedLevelOptions::calibrated();
    options.driftingWeek = weekDrifts;
    options.phiNodes = options.rhoNodes = kNodes;
    return options;
}

void judge(Placebo& found, double z)
{
    found.z = z;
    double squares = 0;
    for (const PlaceboStart& start : found.starts) {
        squares += start.z() * start.z();
        found.falseAlarms += std::abs(start.z()) > kSure ? 1 : 0;
        found.rank += std::abs(start.z()) >= std::abs(z) ? 1 : 0;
    }
    if (!found.starts.empty())
        found.rms = std::sqrt(squares / static_cast<double>(found.starts.size()));
}

} // namespace

bool Placebo::enough() const
{
    return windows >= kFewestWindows;
}

double Placebo::widening() const
{
    return enough() && rms > kHonest ? std::min(rms, kWidest) : 1;
}

bool Placebo::passed() const
{
    return rank - 1 <= kRare * static_cast<double>(starts.size());
}

Result<Placebo> placebo(
    const DailySeries& series, const TMixture& effect, const Run& run, bool weekDrifts)
{
    Placebo found;
    const int first = firstStart(series);
    const int after = static_cast<int>(series.values.size()) - series.before;
    found.window = std::clamp(after, kShortestWindow, kLongestWindow);
    while (found.window > kShortestWindow
        && windowsOf(first, series.before, found.window) < kFewestWindows)
        found.window = std::max(found.window - kWindowStep, kShortestWindow);
    found.windows = windowsOf(first, series.before, found.window);

    const int last = series.before - found.window;
    for (int start = first; start <= last; ++start) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "at a false start");
        if (known(series, start, start + found.window) < kFewestDaysInWindow)
            continue;
        const auto fitted =
            DampedLevel::fit(cutAt(series, start, found.window), coarse(weekDrifts), run);
        if (!fitted && fitted.error().code == Error::Code::cancelled)
            return tl::unexpected(fitted.error());
        if (!fitted) // so far the days were all alike
            continue;
        const TMixture average = fitted->averageEffect();
        found.starts.push_back({ start, average.mean(), average.sd() });
        run.report({ start - first + 1, last - first + 1 });
    }
    judge(found, effect.mean() / effect.sd());
    return found;
}

} // namespace mutuals
