#pragma once

#include "core/base/Time.h"

#include <QDate>
#include <QString>

#include <optional>

/// Days as people say them. Days have no zone and are never shifted by the machine's.
namespace mutuals::ui {

QDate qDate(Day day);
Day dayFrom(QDate date);

QString longDate(Day day); ///< "18 December 2024"
/// "12 Mar", and "12 Mar 2025" where that is not the year of `today`
QString shortDate(Day day, Day today = dayOf(now()));
QString mediumDate(Day day); ///< "12 Mar 2025"
/// "4 August", and "4 August 2025" where that is not the year of `today`
QString dayAndMonth(Day day, Day today = dayOf(now()));
QString dayRange(Day from, Day to); ///< both included: "1 Sep 2023 – 18 Dec 2024"
QString dateTime(Seconds time); ///< "18 Dec 2024, 23:30 UTC"
/// On the user's clock: "today at 14:05", "yesterday at 09:12", "12 Mar 2025 at 14:05"
QString clockTime(Seconds time);

/// A whole date with its year, in any spelling that means one day: "15 October 2025", "15 Oct 2025",
/// "October 15, 2025", "2025-10-15", "15.10.2025"; "3/4/2025" in the order of the language. Nothing
/// when it is not a date.
std::optional<QDate> writtenDate(const QString& text);

/// How long ago, in whole days, months or years: "under a day", "41 days", "5 months".
QString age(Day day, Day today);

} // namespace mutuals::ui
