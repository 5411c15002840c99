#pragma once

#include "core/base/Time.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace mutuals::ui {

/// A mark on an axis: where, and what is written there.
struct Tick {
    double at = 0;
    QString text;
};

/// One axis of values: its ends and at most five ticks.
struct Scale {
    double low = 0, high = 1;
    QList<Tick> ticks;
};

/// What a line or dot means; the style of the chart decides how that looks.
enum class Ink {
    quiet, ///< before the policy, context
    faint, ///< outside the compared periods
    accent, ///< after the policy, the one thing to see
    expected, ///< dashed: what would have been
    up, ///< gained
    down, ///< lost
};

/// Points without a gap between them: x days since 1970-01-01 or what Across says, y in units of
/// the panel.
using Piece = QList<QPointF>;

/// A line. A day without a value ends one piece and begins the next.
struct Curve {
    Ink ink = Ink::quiet;
    std::vector<Piece> pieces;
    QString label; ///< written beside its last point; empty: none
};

/// The room between two lines. `low` and `high` have the same x in the same order.
struct Band {
    Piece low, high;
    Ink ink = Ink::accent;
};

/// An upright bar from zero, with a few words at its end.
struct Bar {
    double x = 0, value = 0;
    Ink ink = Ink::quiet;
    QString text;
};
inline constexpr double kBarWidth = 0.025; ///< of the axis

/// A dot: on a curve, or one of many.
struct Dot {
    enum class Kind {
        note, ///< the user wrote something on this day
        leftOut, ///< counted otherwise than drawn
        excluded, ///< not counted at all
        beyond, ///< the value lies above the axis
        value, ///< an estimate, or one case of a crowd
        small, ///< the same where there are hundreds of them
        chosen, ///< the one among many that this is about; `text` stands beside it
    } kind = Kind::note;
    QPointF at;
    QString text; ///< of a note or a chosen one, whole
    Ink ink = Ink::quiet; ///< of value, small and chosen
};

/// What a value likely lies between.
struct Whisker {
    double x = 0, low = 0, high = 0;
    Ink ink = Ink::accent;
};

/// One plot. All panels of a figure share the axis across.
struct Panel {
    QString heading;
    double height = 1; ///< share of the figure's height
    Scale scale;
    std::vector<Curve> curves;
    std::vector<Band> bands;
    std::vector<Bar> bars;
    std::vector<Dot> dots;
    std::vector<Whisker> whiskers;
    bool zeroLine = false; ///< the line of "no difference" is drawn darker than the grid
};

/// Where something began, with its name in a small flag.
struct Flag {
    double at = 0; ///< an x
    QString text;
};

/// What the pointer reads off one x: name and value, top to bottom.
struct ReadoutLine {
    QString name, value;
};
struct Readout {
    double at = 0;
    QString heading;
    std::vector<ReadoutLine> lines;
};

/// The two compared periods, drawn below the first panel with handles to drag.
struct FigurePeriods {
    DayRange before, after;
};

/// An axis across that does not count calendar days: time since a follow, ranks, sizes.
struct Across {
    Scale scale; ///< its ticks are drawn as far as there is room
    QString name; ///< what it counts, below the lowest panel: "days since they followed"
};

/// Numbers below the axis, one per x: how many were still watched. Its name stands at the right.
struct NumberRow {
    QString name;
    QList<Tick> numbers;
    Ink ink = Ink::quiet;
};

/// What a chart shows, without a word on how it is drawn: made by the functions of the other
/// headers here (impactFigure(), dailyFigure(), …), drawn by FigurePainter, whose plots are
/// QtCharts in the window. All text is plain.
struct Figure {
    QString title; ///< the finding where there is one, else the measure
    QString subtitle; ///< period, number of days, source, "sample data"
    QString footnote; ///< what the marks mean; may be empty
    DayRange days; ///< the day axis
    std::optional<Across> across; ///< in its stead
    std::vector<Panel> panels;
    std::vector<NumberRow> rows; ///< below the lowest panel
    std::optional<Flag> flag;
    std::optional<FigurePeriods> periods;
    std::vector<Readout> readouts; ///< by x, least first
    QString fileName; ///< proposed when saving, without suffix and without a person's name
};

double axisPosition(Day day); ///< the x of a day
Day dayAt(double x); ///< the day nearest to x

/// Splits daily values at their gaps.
std::vector<Piece> pieces(
    const std::vector<Day>& days, const std::vector<std::optional<double>>& values);

/// The same values as stairs: each holds until the next x.
Piece stepped(const Piece& piece);

/// Keeps first, least, greatest and last point of each of `columns` equal parts of [from, to]: all
/// that a plot so many pixels wide can show. Short pieces come back as they are.
Piece thinned(const Piece& piece, double from, double to, int columns);

} // namespace mutuals::ui
