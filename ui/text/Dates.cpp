#include "ui/text/Dates.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <initializer_list>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static bool sameYear(Day day, Day other)
{
    return qDate(day).year() == qDate(other).year();
}

static QString withoutYear(Day day)
{
    return QLocale().toString(qDate(day), u"d MMM"_s);
}

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
QString shortDate(Day day, Day today)
{
    return sameYear(day, today) ? withoutYear(day) : mediumDate(day);
}
QString mediumDate(Day day)
{
    return QLocale().toString(qDate(day), u"d MMM yyyy"_s);
}
QString dayAndMonth(Day day, Day today)
{
    return sameYear(day, today) ? QLocale().toString(qDate(day), u"d MMMM"_s) : longDate(day);
}

std::optional<QDate> writtenDate(const QString& text)
{
    constexpr int kFirstYear = 1900; // what lies before is a slip of the pen
    QString words = text.simplified();
    words.remove(u',');
    const auto read = [&](std::initializer_list<QString> formats) -> std::optional<QDate> {
        for (const QLocale& locale : { QLocale(), QLocale::c() }) {
            for (const QString& format : formats) {
                const QDate date = locale.toDate(words, format);
                if (date.isValid() && date.year() >= kFirstYear)
                    return date;
            }
        }
        return {};
    };
    const auto named = read({ u"d MMMM yyyy"_s, u"d MMM yyyy"_s, u"d. MMMM yyyy"_s,
        u"d. MMM yyyy"_s, u"MMMM d yyyy"_s, u"MMM d yyyy"_s, u"yyyy-M-d"_s, u"yyyy/M/d"_s,
        u"yyyy.M.d"_s, u"d.M.yyyy"_s, u"d. M. yyyy"_s });
    if (named)
        return named;
    // 3/4/2025 is what the language says; 15/4/2025 can be one day only.
    const QString usual = QLocale().dateFormat(QLocale::ShortFormat);
    const bool monthFirst = usual.indexOf(u'M') < usual.indexOf(u'd');
    const auto first = read(
        { monthFirst ? u"M/d/yyyy"_s : u"d/M/yyyy"_s, monthFirst ? u"M-d-yyyy"_s : u"d-M-yyyy"_s });
    return first ? first
                 : read({ monthFirst ? u"d/M/yyyy"_s : u"M/d/yyyy"_s,
                     monthFirst ? u"d-M-yyyy"_s : u"M-d-yyyy"_s });
}

QString dayRange(Day from, Day to)
{
    if (from == to)
        return mediumDate(from);
    return (sameYear(from, to) ? withoutYear(from) : mediumDate(from)) + u" – "_s + mediumDate(to);
}

QString clockTime(Seconds time)
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
    const QString clock = QLocale().toString(at.time(), u"HH:mm"_s);
    const qint64 daysAgo = at.date().daysTo(QDate::currentDate());
    if (daysAgo == 0)
        return QCoreApplication::translate("Dates", "today at %1").arg(clock);
    if (daysAgo == 1)
        return QCoreApplication::translate("Dates", "yesterday at %1").arg(clock);
    return QCoreApplication::translate("Dates", "%1 at %2")
        .arg(mediumDate(dayFrom(at.date())), clock);
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
