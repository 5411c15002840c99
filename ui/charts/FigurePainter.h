#pragma once

#include "ui/charts/FigureLayout.h"

class QPainter;

namespace mutuals::ui {

/// Text without the control characters that no file format takes and no font draws.
QString drawableText(const QString& text);

/// Draws a figure on anything: the window's scene takes back and front and lets Qt Charts draw the
/// plots between them; files take all three. Text is drawn as plain text, never as HTML.
class FigurePainter {
public:
    FigurePainter(const Figure& figure, const FigureLayout& layout, const ChartStyle& style);

    void paintBack(QPainter& painter) const; ///< title, headings, grid, names of ticks, numbers
    void paintPlots(QPainter& painter) const; ///< bands, bars and lines, each line as one path
    void paintFront(QPainter& painter) const; ///< flag, dots, direct labels
    void paintReadout(QPainter& painter, const Readout& readout) const; ///< beside its x

private:
    void paintGrid(QPainter& painter, std::size_t index) const;
    void paintTicks(QPainter& painter, std::size_t index) const;
    void paintRows(QPainter& painter) const;
    void paintFlag(QPainter& painter) const;
    void paintBars(QPainter& painter, std::size_t index) const; ///< their words, and whiskers
    void paintDots(QPainter& painter, std::size_t index) const;
    void paintDot(QPainter& painter, const Dot& dot, QPointF center) const;
    void paintLabels(QPainter& painter, std::size_t index) const;

    const Figure& m_figure;
    const FigureLayout& m_layout;
    const ChartStyle& m_style;
};

} // namespace mutuals::ui
