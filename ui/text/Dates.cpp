#include "ui/text/Dates.h"

#include <QCoreApplication>
#include <QLocale>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

QDate qDate(Day day)
{
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

Day dayFrom(QDate date)
{
    return Day(std::chrono::days(QDate(1970, 1, 1).daysTo(date)));
}

QString longDate(Day day)
{
    return QLocale().toString(qDate(day), u"d MMMM yyyy"_s);
}
QString shortDate(Day day)
{
    return QLocale().toString(qDate(day), u"d MMM"_s);
}
QString mediumDate(Day day)
{
    return QLocale().toString(qDate(day), u"d MMM yyyy"_s);
}
QString dayAndMonth(Day day)
{
    return QLocale().toString(qDate(day), u"d MMMM"_s);
}

QString dayRange(Day from, Day to)
{
    if (from == to)
        return mediumDate(from);
    const bool sameYear = qDate(from).year() == qDate(to).year();
    return (sameYear ? shortDate(from) : mediumDate(from)) + u" – "_s + mediumDate(to);
}

QString dateTime(Seconds time)
{
    const Day day = dayOf(time);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time - day).count();
    return u"%1, %2:%3 UTC"_s.arg(mediumDate(day))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString age(Day day, Day today)
{
    const auto tr = [](const char* text, int n) {
        return QCoreApplication::translate("Dates", text, nullptr, n)
            .replace(u"(s)"_s, n == 1 ? QString() : u"s"_s);
    };
    const int days = static_cast<int>((today - day).count());
    if (days <= 0)
        return QCoreApplication::translate("Dates", "under a day");
    if (days < 60)
        return tr("%n day(s)", days);
    if (days < 730)
        return tr("%n month(s)", days / 30);
    return tr("%n year(s)", days / 365);
}

} // namespace mutuals::ui
