#pragma once

#include "ui/charts/FigureLayout.h"

#include <memory>
#include <vector>

class QGraphicsScene;

namespace mutuals::ui {

/// The plots of a figure in a scene: bands, bars and lines between FigurePainter's back and front.
/// The one thing to write anew for another charting library.
class Plots {
public:
    virtual ~Plots() = default;
    /// Shows another figure, or the same at another size.
    virtual void replace(
        const Figure& figure, const FigureLayout& layout, const ChartStyle& style) = 0;
};

/// Plots drawn by Qt Charts, one QChart per panel, without its axes, titles and legends (which
/// draw HTML), without animation and without OpenGL (which crashes offscreen).
/// scene  owns the charts and must outlive the result
/// z      where in the scene they lie
std::unique_ptr<Plots> makeQtChartsPlots(QGraphicsScene& scene, double z);

} // namespace mutuals::ui
