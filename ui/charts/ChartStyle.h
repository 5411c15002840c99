#pragma once

#include "ui/charts/Figure.h"
#include "ui/theme/Tokens.h"

#include <QColor>
#include <QFont>
#include <QPen>

namespace mutuals::ui {

/// Everything about a chart's look, out of ui/theme's tokens for one theme.
struct ChartStyle {
    QColor card, ink, quiet, line, accent, up, down, unsure;
    QColor flag, flagText; ///< the policy's label
    QFont small, body, title; ///< axis labels; headings; title
    double space = tokens::kSpace4;
};

/// Text in the window follows the user's text size; files are always written at 100 %.
enum class TextSize { asChosen, normal };
ChartStyle chartStyle(const tokens::Colors& colors, TextSize size);

namespace chart {

QColor color(Ink ink, const ChartStyle& style);
QPen pen(Ink ink, const ChartStyle& style);
QColor bandColor(Ink ink, const ChartStyle& style);
QFont strong(QFont font); ///< the same at weight 600

} // namespace chart

} // namespace mutuals::ui
