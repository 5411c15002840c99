#include "ui/charts/ImpactPanels.h"

#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

namespace {

constexpr double kFarAbove = 2.5; ///< times the 19th of 20 days: the axis does not reach that far
constexpr double kKept = 1.6; ///< times the same: the axis still does
constexpr double kBandRoom = 0.6; ///< of the days' own height, for a band that runs wide

QString tr(const char* text)
{
    return QCoreApplication::translate("ImpactFigure", text);
}

Ink inkOf(Day day, const ImpactAnswer& answer)
{
    if (answer.after.days.contains(day))
        return Ink::accent;
    return answer.before.days.contains(day) ? Ink::quiet : Ink::faint;
}

/// One curve per stretch of days in the same ink; each stretch reaches to the first day of the
/// next, so that the line is not broken where nothing is missing.
std::vector<Curve> observedCurves(
    const std::vector<ImpactPoint>& points, const ImpactAnswer& answer)
{
    std::vector<Curve> curves;
    for (std::size_t begin = 0; begin < points.size();) {
        const Ink ink = inkOf(points[begin].day, answer);
        std::size_t end = begin;
        while (end < points.size() && inkOf(points[end].day, answer) == ink)
            ++end;
        std::vector<Day> stretch;
        std::vector<std::optional<double>> values;
        const std::size_t joined = std::min(end + 1, points.size());
        for (std::size_t i = begin; i < joined; ++i) {
            stretch.push_back(points[i].day);
            values.push_back(points[i].excluded ? std::nullopt : points[i].observed);
        }
        auto parts = pieces(stretch, values);
        // Nothing but the next stretch's first day is not a piece of this one.
        if (end < points.size() && !parts.empty() && parts.back().size() == 1
            && parts.back().front().x() == axisPosition(points[end].day))
            parts.pop_back();
        if (!parts.empty())
            curves.push_back({ ink, std::move(parts), {} });
        begin = end;
    }
    return curves;
}

std::vector<Piece> piecesOf(
    const std::vector<ImpactPoint>& points, std::optional<double> (*value)(const ImpactPoint&))
{
    std::vector<Day> at;
    std::vector<std::optional<double>> values;
    for (const ImpactPoint& point : points) {
        at.push_back(point.day);
        values.push_back(value(point));
    }
    return pieces(at, values);
}

/// The upper end of the axis: the highest day, or where a few days stand far above all others the
/// highest of those others. At most one day in twenty is cut.
double usualMost(const std::vector<ImpactPoint>& points)
{
    std::vector<double> values;
    for (const ImpactPoint& point : points) {
        if (point.observed)
            values.push_back(*point.observed);
    }
    if (values.empty())
        return 1;
    std::sort(values.begin(), values.end());
    const double high = values[values.size() - 1 - values.size() / 20];
    if (high <= 0 || values.back() <= kFarAbove * high)
        return values.back();
    return *std::prev(std::upper_bound(values.begin(), values.end(), kKept * high));
}

} // namespace

Panel observedPanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer)
{
    Panel panel;
    const bool rate = answer.metric == Metric::engagementRate;
    const bool growth = answer.metric == Metric::netGrowth;
    const bool answered = answer.missing.empty() && answer.absolute;
    panel.heading = answered ? tr("Observed and expected") : metricTitle(answer.metric);
    panel.height = 2.2;
    panel.zeroLine = growth;
    panel.curves = observedCurves(points, answer);

    double least = 1e300, most = usualMost(points);
    for (const ImpactPoint& point : points) {
        if (point.observed)
            least = std::min(least, *point.observed);
    }
    if (least > most)
        least = 0;
    // The band may widen without end; it may not flatten the days.
    const double room = (most - (growth ? least : std::min(least, 0.0))) * kBandRoom;
    const double tallest = most + room, deepest = growth ? least - room : 0;
    for (const ImpactPoint& point : points) {
        if (point.high)
            most = std::max(most, std::min(*point.high, tallest));
        if (point.low)
            least = std::min(least, std::max(*point.low, deepest));
    }
    const bool fromZero = !rate || least < 0.35 * most;
    panel.scale = valueScale(least, most,
        rate         ? Unit::share
            : growth ? Unit::difference
                     : Unit::count,
        fromZero, {});

    if (answered) {
        const auto low = piecesOf(points, [](const ImpactPoint& p) { return p.low; });
        const auto high = piecesOf(points, [](const ImpactPoint& p) { return p.high; });
        for (std::size_t i = 0; i < std::min(low.size(), high.size()); ++i)
            panel.bands.push_back({ low[i], high[i] });
        Curve expected { Ink::expected,
            piecesOf(points, [](const ImpactPoint& p) { return p.expected; }), tr("expected") };
        if (!expected.pieces.empty()) {
            panel.curves.push_back(std::move(expected));
            for (auto curve = panel.curves.rbegin(); curve != panel.curves.rend(); ++curve) {
                if (curve->ink == Ink::accent) {
                    curve->label = tr("observed");
                    break;
                }
            }
        }
    }
    for (const ImpactPoint& point : points) {
        if (!point.observed)
            continue;
        const double x = axisPosition(point.day);
        if (*point.observed > panel.scale.high)
            panel.dots.push_back({ Dot::Kind::beyond, { x, panel.scale.high }, {} });
        else if (point.excluded)
            panel.dots.push_back({ Dot::Kind::excluded, { x, *point.observed }, {} });
        else if (point.leftOut)
            panel.dots.push_back({ Dot::Kind::leftOut, { x, *point.observed }, {} });
    }
    return panel;
}

Panel differencePanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer)
{
    Panel panel;
    panel.heading = tr("Difference per day");
    panel.zeroLine = true;
    const auto difference = [](const ImpactPoint& p) -> std::optional<double> {
        if (!p.observed || !p.expected || p.excluded)
            return {};
        return *p.observed - *p.expected;
    };
    panel.curves.push_back({ Ink::accent, piecesOf(points, difference), {} });
    double least = 0, most = 0;
    std::vector<ImpactPoint> differences = points;
    for (ImpactPoint& point : differences)
        point.observed = difference(point);
    const double usual = usualMost(differences);
    for (const ImpactPoint& point : differences) {
        if (point.observed && *point.observed <= usual) {
            least = std::min(least, *point.observed);
            most = std::max(most, *point.observed);
        }
    }
    const bool rate = answer.metric == Metric::engagementRate;
    panel.scale = valueScale(least, most, rate ? Unit::points : Unit::difference, true, {}, 4);
    return panel;
}

Panel sumPanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer)
{
    Panel panel;
    panel.heading = tr("Added up since %1").arg(dayAndMonth(answer.after.days.from));
    panel.zeroLine = true;
    const bool rate = answer.metric == Metric::engagementRate;
    Piece sum;
    double total = 0;
    for (const ImpactPoint& point : points) {
        if (!point.observed || !point.expected || point.excluded)
            continue;
        total += *point.observed - *point.expected;
        sum.append({ axisPosition(point.day), total });
    }
    if (sum.isEmpty())
        return panel;
    double least = 0, most = 0;
    for (const QPointF& point : sum) {
        least = std::min(least, point.y());
        most = std::max(most, point.y());
    }
    if (answer.cumulative) {
        // What the whole sum likely lies between is known for its last day only.
        const Estimate& effect = *answer.cumulative;
        panel.whiskers.push_back({ sum.back().x(), effect.low, effect.high });
        least = std::min(least, effect.low);
        most = std::max(most, effect.high);
    }
    panel.curves.push_back(
        { Ink::accent, { sum }, rate ? ui::points(total) : signedNumber(std::llround(total)) });
    panel.scale = valueScale(least, most, rate ? Unit::points : Unit::difference, true, {}, 4);
    return panel;
}

} // namespace mutuals::ui
