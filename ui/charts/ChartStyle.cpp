#include "ui/charts/ChartStyle.h"

#include "ui/theme/Theme.h"

namespace mutuals::ui {

ChartStyle chartStyle(const tokens::Colors& colors, TextSize size)
{
    const auto font = [size](int token) {
        return size == TextSize::asChosen ? textFont(token) : appFont(token);
    };
    return { .card = colors.card,
        .ink = colors.ink,
        .quiet = colors.quiet,
        .line = colors.line,
        .accent = colors.accent,
        .up = colors.up,
        .down = colors.down,
        .unsure = colors.unsure,
        .flag = colors.ink,
        .flagText = colors.card,
        .small = font(tokens::kText11),
        .body = font(tokens::kText13),
        .title = font(tokens::kText15) };
}

namespace chart {

namespace {

constexpr float kFaintOpacity = 0.45F;

} // namespace

QColor color(Ink ink, const ChartStyle& style)
{
    switch (ink) {
    case Ink::quiet:
    case Ink::expected:
        return style.quiet;
    case Ink::faint: {
        QColor faint = style.quiet;
        faint.setAlphaF(kFaintOpacity);
        return faint;
    }
    case Ink::accent:
        return style.accent;
    case Ink::up:
        return style.up;
    case Ink::down:
        return style.down;
    }
    return style.ink;
}

QPen pen(Ink ink, const ChartStyle& style)
{
    QPen pen(color(ink, style), tokens::kChartLine);
    pen.setCosmetic(false);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    if (ink == Ink::expected) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({ 3, 2.4 });
    }
    return pen;
}

QColor bandColor(Ink ink, const ChartStyle& style)
{
    QColor band = color(ink, style);
    band.setAlphaF(static_cast<float>(tokens::kBandOpacity));
    return band;
}

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace chart

} // namespace mutuals::ui
