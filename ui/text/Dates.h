#pragma once

#include "core/base/Time.h"

#include <QDate>
#include <QString>

/// Days as people say them. Days have no zone and are never shifted by the machine's.
namespace mutuals::ui {

QDate qDate(Day day);
Day dayFrom(QDate date);

QString longDate(Day day); ///< "18 December 2024"
QString shortDate(Day day); ///< "12 Mar"
QString mediumDate(Day day); ///< "12 Mar 2025"
QString dayAndMonth(Day day); ///< "4 August"
QString dayRange(Day from, Day to); ///< both included: "1 Sep 2023 – 18 Dec 2024"
QString dateTime(Seconds time); ///< "18 Dec 2024, 23:30 UTC"

/// How long ago, in whole days, months or years: "under a day", "41 days", "5 months".
QString age(Day day, Day today);

} // namespace mutuals::ui
