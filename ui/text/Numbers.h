#pragma once

#include "core/records/Metric.h"

#include <QString>

/// Numbers as people write them, by QLocale. The minus is the typographic one.
namespace mutuals::ui {

QString number(qint64 value); ///< "2,507"
QString signedNumber(qint64 value); ///< "+88", "−12", "0"
QString compact(double value); ///< "987", "12.4K", "3.1M": for axes and small room
QString sharePercent(double share, int decimals = -1); ///< 0.121: "12.1%"; -1: as many as it needs
QString signedPercent(double share); ///< 0.253: "+25%"
QString points(double share); ///< a difference of shares: 0.024: "+2.4 pts"
QString timeLeft(double seconds); ///< "about 2 minutes left"

/// A value of the metric in its own unit: a share as percent, a count as number.
QString metricNumber(Metric metric, double value);

} // namespace mutuals::ui
