#include "ui/pages/ImpactWords.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QLocale>
#include <QTest>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ImpactAnswer answerOf(Metric metric, double value, double low, double high, Verdict::Kind kind)
{
    ImpactAnswer answer;
    answer.metric = metric;
    answer.start = Day(2025y / 8 / 4);
    answer.relative = Estimate { value, low, high };
    answer.absolute = Estimate { value * 100, low * 100, high * 100 };
    answer.verdict.kind = kind;
    return answer;
}

} // namespace

class tst_Words : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::English); }

    void numbersAsPeopleWriteThem()
    {
        QCOMPARE(number(2507), u"2,507"_s);
        QCOMPARE(signedNumber(88), u"+88"_s);
        QCOMPARE(signedNumber(-12), u"−12"_s);
        QCOMPARE(signedNumber(0), u"0"_s);
        QCOMPARE(compact(987), u"987"_s);
        QCOMPARE(compact(12'400), u"12.4K"_s);
        QCOMPARE(compact(999'960), u"1M"_s);
        QCOMPARE(compact(-3'100'000), u"−3.1M"_s);
        QCOMPARE(sharePercent(0.121), u"12.1%"_s);
        QCOMPARE(sharePercent(0.63), u"63%"_s);
        QCOMPARE(signedPercent(-0.064), u"−6%"_s);
        QCOMPARE(signedPercent(0.001), u"0%"_s);
        QCOMPARE(points(0.024), u"+2.4 pts"_s);
        QCOMPARE(points(-0.02), u"−2 pts"_s);
        QCOMPARE(points(0.01), u"+1 pt"_s);
        QCOMPARE(metricNumber(Metric::engagementRate, 0.095), u"9.5%"_s);
        QCOMPARE(metricNumber(Metric::views, 3104.6), u"3,105"_s);
    }

    void datesWithoutAZone()
    {
        const Day day(2024y / 12 / 18);
        QCOMPARE(longDate(day), u"18 December 2024"_s);
        QCOMPARE(shortDate(day, day), u"18 Dec"_s);
        QCOMPARE(shortDate(day, Day(2025y / 1 / 2)), u"18 Dec 2024"_s);
        QCOMPARE(dayAndMonth(day, day), u"18 December"_s);
        QCOMPARE(dayAndMonth(day, Day(2025y / 1 / 2)), u"18 December 2024"_s);
        QCOMPARE(dayRange(Day(2024y / 9 / 1), day), u"1 Sep – 18 Dec 2024"_s);
        QCOMPARE(dayRange(Day(2023y / 9 / 1), day), u"1 Sep 2023 – 18 Dec 2024"_s);
        QCOMPARE(dateTime(Seconds(day) + 23h + 5min), u"18 Dec 2024, 23:05 UTC"_s);
        QCOMPARE(dayFrom(qDate(day)), day);
        QCOMPARE(age(day, day), u"under a day"_s);
        QCOMPARE(age(day - 1 * std::chrono::days(1), day), u"1 day"_s);
        QCOMPARE(age(day - 41 * std::chrono::days(1), day), u"41 days"_s);
        QCOMPARE(age(day - 300 * std::chrono::days(1), day), u"10 months"_s);
    }

    void whatAFileRepeatsAndWhoIsRight()
    {
        const Day day(2026y / 3 / 8);
        QCOMPARE(overlapSentence({ day, day, 1, 0, true, "a.csv" }),
            u"Repeats 8 March 2026 of “a.csv”, with the same numbers."_s);
        QCOMPARE(overlapSentence({ day, day + std::chrono::days(2), 3, 2, false, "a.csv" }),
            u"Repeats 8 Mar – 10 Mar 2026 of “a.csv”: 2 days differ, and the newer download that "
            "is in already wins."_s);
        QCOMPARE(overlapSentence({ day, day, 0, 1, true, "a.csv", 2 }),
            u"Repeats 2 videos of “a.csv”, and this newer download wins."_s);
        QCOMPARE(overlapSentence({ {}, {}, 0, 1, true, "a.csv", 0, 2 }),
            u"Repeats the shares of “a.csv”, and this newer download wins."_s);
    }

    void theAnswerOfTheSpecificationWordForWord()
    {
        auto answer = answerOf(Metric::views, 0.08, -0.06, 0.24, Verdict::Kind::cannotTellYet);
        answer.verdict.moreDays = 28;
        QCOMPARE(answerSentence(answer),
            u"After you began following back, views per day were 8% higher than your own history "
            "predicts (likely between −6% and +24%). That is within normal ups and downs. Cannot "
            "tell yet: about 28 more days."_s);
        QCOMPARE(verdictWords(answer.verdict), u"cannot tell yet"_s);
        QCOMPARE(gradeWords('C'), u"evidence C · before and after"_s);
    }

    void aHeadlineBearsSignsOnlyWhereTheyDiffer()
    {
        QCOMPARE(
            headline(answerOf(Metric::engagementRate, 0.25, 0.21, 0.30, Verdict::Kind::helped)),
            u"Engagement is 25% higher than your own history predicts, likely between 21% and "
            "30%."_s);
        QCOMPARE(headline(answerOf(Metric::views, -0.18, -0.25, -0.10, Verdict::Kind::hurt)),
            u"Views per day are 18% lower than your own history predicts, likely between 10% and "
            "25%."_s);
    }

    void aChartIsTitledByItsFinding()
    {
        QCOMPARE(
            chartTitle(answerOf(Metric::engagementRate, 0.25, 0.21, 0.30, Verdict::Kind::helped)),
            u"Engagement rose after "_s + dayAndMonth(Day(2025y / 8 / 4)));
        QCOMPARE(
            chartTitle(answerOf(Metric::views, 0.08, -0.06, 0.24, Verdict::Kind::cannotTellYet)),
            u"Views"_s);
    }

    void missingDaysAreCounted()
    {
        ImpactAnswer answer;
        answer.missing = { "21 days before (14 found)" };
        answer.daysMissingBefore = 7;
        QCOMPARE(
            verdictSentence(answer), u"Mutuals needs 7 more days with numbers before the start."_s);
        answer.daysMissingAfter = 1;
        QCOMPARE(verdictSentence(answer),
            u"Mutuals needs 7 more days with numbers before the start and 1 more day after it."_s);
    }

    void everyErrorSaysWhatHappenedAndWhatToDo()
    {
        for (int code = 0; code <= static_cast<int>(Error::Code::cancelled); ++code) {
            const ErrorWords words =
                errorWords({ static_cast<Error::Code>(code), "detail" }, u"my.db"_s);
            QVERIFY2(words.what.endsWith(u'.'), qPrintable(QString::number(code)));
            QCOMPARE(words.details, u"detail"_s);
            QVERIFY(!words.sentence().contains(u"detail"_s));
        }
    }

    void aRefusalIsToldByItsReasonNotByTheNameOfTheFile()
    {
        const auto what = [](const char* file, const char* detail) {
            FileOutcome outcome;
            outcome.file = file;
            outcome.error = { Error::Code::damaged, detail };
            return refusalWords(outcome).what;
        };
        QCOMPARE(what("is empty.json",
                     "is empty.json: the JSON ends after 12 bytes, before any list of an archive"),
            u"“is empty.json” breaks off before anything of use."_s);
        QCOMPARE(what("is empty.json", "is empty.json is empty"), u"“is empty.json” is empty."_s);
        QCOMPARE(what("a.zip/is empty.csv", "a.zip/is empty.csv: no table is in it"),
            u"“a.zip/is empty.csv” holds no table."_s);
        QCOMPARE(what("a.zip/is empty.csv", "a.zip: is empty.csv is larger than it says"),
            u"“a.zip/is empty.csv” is not put together as an honest zip is."_s);
        QCOMPARE(what("is empty.json", "is empty.json: byte 7: bad escape"),
            u"“is empty.json” is damaged or incomplete. (byte 7: bad escape)"_s);
        FileOutcome outcome;
        outcome.file = "1999-12-31 or in an earlier year.csv";
        outcome.error = { Error::Code::ambiguous,
            outcome.file + ": the days may end on 2024-12-12 or on 2018-12-12" };
        QCOMPARE(candidateYears(outcome), (std::vector<int> { 2024, 2018 }));
    }

    void anImportInWords()
    {
        ListCounts lists;
        lists.followers = 1633;
        lists.following = 208;
        lists.posts = 1;
        QCOMPARE(listsSentence(lists, Day(2024y / 12 / 18), {}, {}),
            u"1,633 followers, 208 following and 1 post as of 18 December 2024."_s);
        ListCounts days;
        days.days = 365;
        QCOMPARE(
            listsSentence(days, Day(2024y / 12 / 18), Day(2023y / 12 / 19), Day(2024y / 12 / 17)),
            u"365 days from 19 December 2023 to 17 December 2024."_s);
        QCOMPARE(rowsSentence({ 2029, 2001, 20, 8 }),
            u"2,029 rows read, 2,001 new, 20 known, 8 left out"_s);
    }

    void aWeekThatDriftsIsSaid()
    {
        ImpactAnswer answer = answerOf(Metric::views, 0.1, -0.1, 0.3, Verdict::Kind::cannotTellYet);
        QVERIFY(!howWeKnow(answer, nullptr)[0].text.contains(u"drift."));
        QVERIFY(!statistics(answer, nullptr)[0].text.contains(u"walk"));
        answer.weekDrifts = true;
        QVERIFY(howWeKnow(answer, nullptr)[0].text.contains(u"the week's pattern was let drift."));
        QVERIFY(statistics(answer, nullptr)[0].text.contains(u"The weekday effects walk"));
    }
};

QTEST_APPLESS_MAIN(tst_Words)
#include "tst_Words.moc"
