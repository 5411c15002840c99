#include "ui/charts/Scales.h"

#include "ui/text/Dates.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Scales", text);
}

/// The round steps in rising order: 1, 2, 2.5, 5 times a power of ten.
double stepAfter(double step)
{
    const double power = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    for (const double factor : { 1.0, 2.0, 2.5, 5.0, 10.0 }) {
        if (factor * power > step * (1 + 1e-9))
            return factor * power;
    }
    return 10 * power;
}

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double shifted = step * std::pow(10.0, decimals);
        if (std::abs(shifted - std::round(shifted)) < 1e-6 * std::max(1.0, shifted))
            return decimals;
    }
    return 6;
}

QString signedText(double value, QString text)
{
    // U+2212: as wide as the plus in tabular figures.
    if (value < 0)
        return QChar(0x2212) + text;
    return value > 0 ? u'+' + text : text;
}

QString countText(double magnitude, double step, const QLocale& locale)
{
    if (magnitude == 0)
        return locale.toString(0);
    if (step >= 100'000)
        return tr("%1M").arg(locale.toString(magnitude / 1e6, 'f', decimalsOf(step / 1e6)));
    if (step >= 1000 || magnitude >= 1e6)
        return tr("%1K").arg(
            locale.toString(magnitude / 1e3, 'f', decimalsOf(std::max(step, 1.0) / 1e3)));
    return locale.toString(magnitude, 'f', decimalsOf(step));
}

} // namespace

QString axisText(double value, double step, Unit unit, const QLocale& locale)
{
    if (std::abs(value) < step * 1e-6)
        value = 0;
    const double magnitude = std::abs(value);
    switch (unit) {
    case Unit::count:
        return (value < 0 ? QString(QChar(0x2212)) : QString())
            + countText(magnitude, step, locale);
    case Unit::difference:
        return signedText(value, countText(magnitude, step, locale));
    case Unit::share:
        return tr("%1%").arg(locale.toString(value * 100, 'f', decimalsOf(step * 100)));
    case Unit::points:
        return tr("%1 pts").arg(
            signedText(value, locale.toString(magnitude * 100, 'f', decimalsOf(step * 100))));
    }
    return {};
}

Scale valueScale(
    double least, double most, Unit unit, bool fromZero, const QLocale& locale, int mostTicks)
{
    if (fromZero) {
        least = std::min(least, 0.0);
        most = std::max(most, 0.0);
    }
    const bool counted = unit == Unit::count || unit == Unit::difference;
    const double smallest = counted ? 1.0 : 1e-6; // no half views
    if (most - least < smallest)
        most = least + smallest;
    // A hair above a tick must not cost a whole step of empty plot.
    const double slack = (most - least) * 0.02;
    double step =
        std::max(smallest, std::pow(10.0, std::floor(std::log10((most - least) / mostTicks))));
    const auto lowOf = [&] { return std::floor((least + slack) / step) * step; };
    const auto highOf = [&] { return std::ceil((most - slack) / step) * step; };
    const auto broken = [&] { return counted && std::abs(step - std::round(step)) > 1e-9; };
    while (std::lround((highOf() - lowOf()) / step) + 1 > mostTicks || broken())
        step = stepAfter(step);
    Scale scale { std::min(least, lowOf()), std::max(most, highOf()), {} };
    const auto count = std::lround((highOf() - lowOf()) / step) + 1;
    for (long i = 0; i < count; ++i) {
        const double at = lowOf() + static_cast<double>(i) * step;
        scale.ticks.append({ at, axisText(at, step, unit, locale) });
    }
    return scale;
}

namespace {

std::vector<Day> everyDays(DayRange range, int step)
{
    // 1970-01-05 was a Monday: weekly ticks fall on Mondays.
    std::vector<Day> days;
    const auto offset = (range.from.time_since_epoch().count() - 4) % step;
    Day day = range.from + std::chrono::days { offset == 0 ? 0 : step - offset };
    for (; day < range.end; day += std::chrono::days { step })
        days.push_back(day);
    return days;
}

std::vector<Day> everyMonths(DayRange range, int step)
{
    std::vector<Day> days;
    const QDate first = qDate(range.from);
    int month = first.year() * 12 + first.month() - 1;
    if (first.day() > 1)
        ++month;
    month = (month + step - 1) / step * step;
    for (;; month += step) {
        const Day day = dayFrom(QDate(month / 12, month % 12 + 1, 1));
        if (day >= range.end)
            return days;
        days.push_back(day);
    }
}

} // namespace

QList<Tick> dayTicks(DayRange range, int mostTicks, const QLocale& locale)
{
    if (range.empty() || mostTicks < 1)
        return {};
    std::vector<Day> days;
    enum class Grain { day, month, year } grain = Grain::day;
    const auto fits = [&] { return static_cast<int>(days.size()) <= mostTicks; };
    for (const int step : { 1, 2, 7, 14, 28 }) {
        if (range.count() / step > mostTicks)
            continue;
        days = everyDays(range, step);
        if (fits())
            break;
    }
    for (const int step : { 1, 2, 3, 6, 12, 24, 60, 120 }) {
        if (!days.empty() && fits())
            break;
        grain = step < 12 ? Grain::month : Grain::year;
        days = everyMonths(range, step);
    }
    const QDate first = qDate(range.from);
    const QDate last = qDate(range.end - std::chrono::days { 1 });
    const bool oneYear = first.year() == last.year();
    QList<Tick> ticks;
    int year = oneYear ? first.year() : 0;
    for (const Day day : days) {
        const QDate date = qDate(day);
        const bool newYear = date.year() != year;
        QString format = grain == Grain::day ? tr("d MMM") : tr("MMM");
        if (newYear)
            format = grain == Grain::day ? tr("d MMM yyyy") : tr("MMM yyyy");
        if (grain == Grain::year)
            format = QStringLiteral("yyyy");
        ticks.append({ axisPosition(day), locale.toString(date, format) });
        year = date.year();
    }
    return ticks;
}

} // namespace mutuals::ui
