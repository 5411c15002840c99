#pragma once

#include "ui/charts/ChartStyle.h"

#include <QRectF>
#include <QSizeF>

namespace mutuals::ui {

struct PanelLayout {
    QRectF heading; ///< empty when the panel has none
    QRectF plot;
    double ticksTop = 0; ///< where the names of the ticks across begin
};

/// Where everything of a figure lies, in logical pixels from the upper left. The same for window
/// and files, so that what is saved is what was seen.
struct FigureLayout {
    QSizeF size;
    QRectF title, subtitle, footnote; ///< empty when not shown
    std::vector<PanelLayout> panels;
    QRectF periodTrack; ///< the strip of the period handles below the first plot; may be empty
    double labelsLeft = 0; ///< where the direct labels begin
    QList<Tick> ticks; ///< of the axis across, thinned to what fits
    QRectF acrossName; ///< may be empty
    std::vector<QRectF> rows; ///< of numbers, from the left edge of the plots to the right of all
    double from = 0, to = 1; ///< x at the left and right edge of the plots

    double pixel(double x) const;
    double xAtPixel(double pixel) const;
    QPointF map(const Panel& panel, std::size_t index, QPointF point) const;
};

/// `titled`: with title, subtitle, footnote and a margin around, as files have it; the window shows
/// these in the card instead. `editable`: leave room for the period handles.
struct LayoutOptions {
    bool titled = false;
    bool editable = false;
};

FigureLayout layOut(
    const Figure& figure, QSizeF size, const ChartStyle& style, const LayoutOptions& options);

} // namespace mutuals::ui
