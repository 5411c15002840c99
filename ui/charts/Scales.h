#pragma once

#include "ui/charts/Figure.h"

#include <QLocale>

namespace mutuals::ui {

/// How the numbers of an axis read.
enum class Unit {
    count, ///< 12,000
    difference, ///< +12,000
    share, ///< 0.093 reads 9.3%
    points, ///< 0.02 reads +2 pts
};

inline constexpr int kMostTicks = 5;

/// A round axis that holds least..most with at most `mostTicks` ticks, both ends ticked.
/// With `fromZero` it begins (or, below zero, ends) at zero.
Scale valueScale(double least, double most, Unit unit, bool fromZero, const QLocale& locale,
    int mostTicks = kMostTicks);

/// A value as the readout and the axis say it, with the decimals that a step of that size needs.
QString axisText(double value, double step, Unit unit, const QLocale& locale);

/// Days to write on an axis: whole days, Mondays, firsts of months, quarters or years, at most
/// `mostTicks` of them, named as people say them ("12 Mar", "Mar", "2025"). The year is added where
/// it changes, and nowhere when all days lie in one year.
QList<Tick> dayTicks(DayRange days, int mostTicks, const QLocale& locale);

} // namespace mutuals::ui
