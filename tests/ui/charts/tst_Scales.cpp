#include "tests/ui/support/UiTest.h"
#include "ui/charts/Scales.h"

using namespace mutuals;
using namespace mutuals::ui;
using namespace std::chrono;

class tst_Scales : public QObject {
    Q_OBJECT

    static QStringList texts(const QList<Tick>& ticks)
    {
        QStringList result;
        for (const Tick& tick : ticks)
            result << tick.text;
        return result;
    }
    static QStringList words(const char* joined) { return QString::fromUtf8(joined).split(u'|'); }
    static DayRange days(year_month_day from, int count)
    {
        return { sys_days(from), sys_days(from) + std::chrono::days(count) };
    }

private slots:
    void anAxisHasAtMostFiveRoundTicks_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        for (const double most : { 0.0, 0.7, 1.0, 3.0, 9.9, 17.0, 99.0, 1234.0, 5e5, 7.3e8 }) {
            for (const double least : { -most, -most / 7, 0.0, most / 3 })
                QTest::addRow("%g to %g", least, most) << least << most;
        }
    }
    void anAxisHasAtMostFiveRoundTicks()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        for (const Unit unit : { Unit::count, Unit::difference, Unit::share, Unit::points }) {
            for (const bool fromZero : { true, false }) {
                const Scale scale = valueScale(least, most, unit, fromZero, {});
                QVERIFY(scale.ticks.size() >= 2);
                QVERIFY(scale.ticks.size() <= kMostTicks);
                QVERIFY(scale.low <= least && scale.high >= most);
                QVERIFY(!fromZero || (scale.low <= 0 && scale.high >= 0));
                QStringList names = texts(scale.ticks);
                QCOMPARE(names.removeDuplicates(), 0);
            }
        }
    }
    void countsReadAsCounts()
    {
        QCOMPARE(texts(valueScale(0, 2507, Unit::count, true, {}).ticks), words("0|1K|2K|3K"));
        QCOMPARE(texts(valueScale(0, 3, Unit::count, true, {}).ticks), words("0|1|2|3"));
        QCOMPARE(
            texts(valueScale(0, 4'050'000, Unit::count, true, {}).ticks), words("0|1M|2M|3M|4M"));
    }
    void sharesReadAsPercentAndDifferencesBearASign()
    {
        QCOMPARE(texts(valueScale(0.071, 0.149, Unit::share, false, {}).ticks),
            words("5.0%|7.5%|10.0%|12.5%|15.0%"));
        QCOMPARE(texts(valueScale(-0.02, 0.04, Unit::points, true, {}).ticks),
            words("−2 pts|0 pts|+2 pts|+4 pts"));
        QCOMPARE(texts(valueScale(-80, 150, Unit::difference, true, {}).ticks),
            words("−100|0|+100|+200"));
    }
    void daysAreNamedAsPeopleSayThem()
    {
        QCOMPARE(texts(dayTicks(days(2025y / May / 11, 141), 5, {})),
            words("12 May|9 Jun|7 Jul|4 Aug|1 Sep"));
        QCOMPARE(texts(dayTicks(days(2025y / March / 3, 5), 5, {})),
            words("3 Mar|4 Mar|5 Mar|6 Mar|7 Mar"));
    }
    void theYearIsSaidWhereItChanges()
    {
        QCOMPARE(texts(dayTicks(days(2024y / November / 20, 240), 5, {})),
            words("Jan 2025|Mar|May|Jul"));
        QCOMPARE(texts(dayTicks(days(2020y / June / 1, 2000), 5, {})),
            words("2021|2022|2023|2024|2025"));
    }
    void ticksStandOnWholeDaysInEveryZone()
    {
        // Across both changes of New York's clocks; Qt's own axis drifts by an hour there.
        for (const Tick& tick : dayTicks(days(2025y / March / 1, 270), 5, {}))
            QCOMPARE(tick.at, std::floor(tick.at));
        const auto ticks = dayTicks(days(2025y / March / 1, 28), 5, {});
        for (qsizetype i = 1; i < ticks.size(); ++i)
            QCOMPARE(ticks[i].at - ticks[i - 1].at, 7.0);
    }
};

MUTUALS_UI_TEST(tst_Scales)
#include "tst_Scales.moc"
