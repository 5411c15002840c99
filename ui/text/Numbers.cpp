#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <cstdlib>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString words(const char* text, int n = -1)
{
    return QCoreApplication::translate("Numbers", text, nullptr, n);
}

static QString withSign(double value, const QString& digits)
{
    return (value > 0 ? u"+"_s : value < 0 ? u"−"_s : QString()) + digits;
}

QString number(qint64 value)
{
    return (value < 0 ? u"−"_s : QString()) + QLocale().toString(std::abs(value));
}

QString signedNumber(qint64 value)
{
    return withSign(double(value), number(std::abs(value)));
}

QString compact(double value)
{
    const double size = std::abs(value);
    const QString minus = value < 0 ? u"−"_s : QString();
    const auto scaled = [&](double by, const QString& letter) {
        const double part = std::round(size / by * 10) / 10;
        return minus + QLocale().toString(part, 'f', part < 100 && part != std::floor(part) ? 1 : 0)
            + letter;
    };
    if (size < 999.5)
        return minus
            + QLocale().toString(size, 'f', size < 9.95 && size != std::floor(size) ? 1 : 0);
    if (size < 999'950)
        return scaled(1e3, u"K"_s);
    if (size < 999'950'000)
        return scaled(1e6, u"M"_s);
    return scaled(1e9, u"B"_s);
}

QString sharePercent(double share, int decimals)
{
    const double percent = share * 100;
    if (decimals < 0)
        decimals = std::abs(percent) < 19.95 ? 1 : 0;
    return (share < 0 ? u"−"_s : QString()) + QLocale().toString(std::abs(percent), 'f', decimals)
        + u"%"_s;
}

QString signedPercent(double share)
{
    const auto percent = std::lround(share * 100);
    return withSign(double(percent), QLocale().toString(qlonglong(std::abs(percent))) + u"%"_s);
}

QString points(double share)
{
    const double rounded = std::round(share * 1000) / 10;
    const int decimals = std::abs(rounded) < 9.95 && rounded != std::floor(rounded) ? 1 : 0;
    return words(std::abs(rounded) == 1 ? "%1 pt" : "%1 pts")
        .arg(withSign(rounded, QLocale().toString(std::abs(rounded), 'f', decimals)));
}

QString timeLeft(double seconds)
{
    if (seconds < 10)
        return words("a few seconds left");
    if (seconds < 90)
        return words("about %1 seconds left").arg(std::lround(seconds / 10) * 10);
    return words("about %1 minutes left").arg(std::lround(seconds / 60));
}

QString metricNumber(Metric metric, double value)
{
    if (metric == Metric::engagementRate)
        return sharePercent(value);
    if (std::abs(value) >= 99.5)
        return number(std::llround(value));
    return (value < 0 ? u"−"_s : QString())
        + QLocale().toString(std::abs(value), 'f', value == std::floor(value) ? 0 : 1);
}

} // namespace mutuals::ui
