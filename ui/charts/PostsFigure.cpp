#include "ui/charts/PostsFigure.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kStrip = 0.13; ///< room for a row of dots, of the height of the curves
constexpr int kReadouts = 40;

QString tr(const char* text)
{
    return QCoreApplication::translate("PostsFigure", text);
}

double countAt(double x)
{
    return std::pow(10, x) - 1;
}

/// 1, 2, 5, 10, ... as far as they lie on the axis; fewer where it is long.
QList<Tick> countTicks(double low, double high)
{
    QList<Tick> ticks;
    const bool wide = high - low > 2.2;
    for (double ten = 1; ten < 1e12; ten *= 10) {
        for (const double digit : { 1.0, 2.0, 5.0 }) {
            if (wide && digit != 1.0)
                continue;
            const double at = std::log10(1 + digit * ten);
            if (at >= low && at <= high)
                ticks.append({ at, compact(digit * ten) });
        }
    }
    return ticks;
}

/// Dots of one height cover each other less when each is moved a little, always alike.
double jitter(std::size_t i)
{
    const double golden = 0.6180339887498949 * static_cast<double>(i + 1);
    return (golden - std::floor(golden)) - 0.5;
}

void addGroup(
    Panel& panel, const PostGroup& group, double tallest, int strip, Ink ink, const QString& label)
{
    Piece curve, floor;
    for (std::size_t i = 0; i < group.density.heights.size(); ++i) {
        const double x = group.density.from + static_cast<double>(i) * group.density.step;
        curve.append({ x, group.density.heights[i] / tallest });
        floor.append({ x, 0 });
    }
    panel.bands.push_back({ floor, curve, ink });
    const QString median = tr("median %1").arg(number(std::llround(group.median)));
    panel.curves.push_back(
        { ink, { curve }, label.isEmpty() ? median : tr("%1, %2").arg(label, median) });
    const double middle = -kStrip * (strip + 0.6);
    for (std::size_t i = 0; i < group.counts.size(); ++i)
        panel.dots.push_back({ Dot::Kind::small,
            { std::log10(1 + group.counts[i]), middle + 0.55 * kStrip * jitter(i) }, {}, ink });
    panel.dots.push_back({ Dot::Kind::chosen, { std::log10(1 + group.median), middle }, {}, ink });
}

void addReadouts(Figure& figure, const PostSpread& spread, bool compared, PostMetric metric)
{
    for (int i = 0; i < kReadouts; ++i) {
        const double x = spread.low + (spread.high - spread.low) * i / (kReadouts - 1);
        const double count = std::max(0.0, std::round(countAt(x)));
        Readout readout { x,
            tr("%1 %2 or more").arg(number(std::llround(count)), postMetricTitle(metric).toLower()),
            {} };
        const auto line = [&](const std::optional<PostGroup>& group, const QString& name) {
            if (group)
                readout.lines.push_back(
                    { name, tr("%1 of posts").arg(sharePercent(group->shareFrom(count), 0)) });
        };
        line(spread.before, compared ? tr("before") : tr("all"));
        line(spread.after, tr("after"));
        figure.readouts.push_back(std::move(readout));
    }
}

QString findingOf(const PostComparison& comparison)
{
    const QString name = postMetricTitle(comparison.metric);
    switch (comparison.verdict.kind) {
    case Verdict::Kind::helped:
        return tr("%1 per post rose after %2").arg(name, dayAndMonth(comparison.start));
    case Verdict::Kind::hurt:
        return tr("%1 per post fell after %2").arg(name, dayAndMonth(comparison.start));
    default:
        return tr("%1 per post").arg(name);
    }
}

} // namespace

QString postMetricTitle(PostMetric metric)
{
    switch (metric) {
    case PostMetric::views:
        return tr("Views");
    case PostMetric::likes:
        return tr("Likes");
    case PostMetric::comments:
        return tr("Comments");
    case PostMetric::shares:
        break;
    }
    return tr("Shares");
}

Figure postsFigure(const PostComparison* comparison, const std::vector<JoinedPost>& posts,
    PostMetric metric, const PostsSurroundings& around)
{
    const bool compared = comparison && comparison->before.posts > 0 && comparison->after.posts > 0;
    const PostSpread spread = compared ? postSpread(*comparison) : postSpread(posts, metric);
    Figure figure;
    if (!spread.before && !spread.after)
        return figure;
    figure.title = compared && comparison->missing.empty()
        ? findingOf(*comparison)
        : tr("%1 per post").arg(postMetricTitle(metric));
    figure.fileName = u"posts-"_s
        + QString::fromUtf8(
            postMetricName(metric).data(), static_cast<qsizetype>(postMetricName(metric).size()));
    figure.across = Across { { spread.low, spread.high, countTicks(spread.low, spread.high) },
        compared ? tr("%1 of a post after %2 days, on a logarithmic axis")
                       .arg(postMetricTitle(metric).toLower())
                       .arg(comparison->ageDays)
                 : tr("%1 of a post in the newest export, on a logarithmic axis")
                       .arg(postMetricTitle(metric).toLower()) };
    double tallest = 0;
    for (const auto* group : { &spread.before, &spread.after }) {
        if (*group)
            tallest = std::max(tallest,
                *std::max_element(
                    (*group)->density.heights.begin(), (*group)->density.heights.end()));
    }
    Panel panel;
    panel.scale = { -kStrip * (compared ? 2.2 : 1.2), 1.05, { { 0, {} } } };
    QStringList parts;
    if (spread.before) {
        addGroup(
            panel, *spread.before, tallest, 0, Ink::quiet, compared ? tr("before") : QString());
        parts << (compared ? tr("%1 posts before").arg(spread.before->counts.size())
                           : tr("%1 posts").arg(spread.before->counts.size()));
    }
    if (spread.after) {
        addGroup(panel, *spread.after, tallest, 1, Ink::accent, tr("after"));
        parts << tr("%1 after").arg(spread.after->counts.size());
    }
    if (compared) {
        parts << dayRange(
            comparison->before.days.from, comparison->after.days.end - std::chrono::days(1));
        figure.footnote = tr("The higher a curve, the more posts end there. Each small dot is a "
                             "post, the large one the median.");
    }
    if (around.sample)
        parts << tr("sample data");
    figure.subtitle = parts.join(u" · "_s);
    addReadouts(figure, spread, compared, metric);
    figure.panels.push_back(std::move(panel));
    return figure;
}

} // namespace mutuals::ui
