#include "tests/ui/support/PeopleFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/pages/RetentionPage.h"

#include <QFile>
#include <QMenu>

using namespace mutuals;
using namespace mutuals::ui;

class tst_RetentionPage : public QObject, PeopleFixture<RetentionPage> {
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void withOneArchiveItAsksForAnother()
    {
        add("march.json", archive(false), "2025-03-01");
        show();
        QTRY_VERIFY(seen().contains(u"1 March 2025"_s));
        QCOMPARE(importsAskedFor(*m_page), 1);
    }
    void twoCurvesAndWhatTheyMean()
    {
        addArchives();
        show();
        QTRY_COMPARE(figure().rows.size(), 2U);
        QCOMPARE(figure().title, u"Followers you follow back stay longer"_s);
        QCOMPARE(figure().panels.front().curves.size(), 2U);
        QCOMPARE(figure().panels.front().bands.size(), 2U);
        QTRY_VERIFY(seen().contains(u"Of 100 followers whom you had followed back about"_s));
        QTRY_VERIFY(seen().contains(u"less often"_s));
        QTRY_VERIFY(seen().contains(u"evidence B"_s));
        QTRY_VERIFY(seen().contains(u"Only a trial can tell"_s));
        QTRY_VERIFY(seen().contains(u"January 2025"_s));
        QTRY_VERIFY(seen().contains(u"FollowerHistory"_s)); // what Studio could say
    }
    void besideStudioItSaysWhetherBothAgree()
    {
        addArchives();
        std::string table = "Date,Followers,Difference in followers from previous day\n";
        table += "March 1,277,0\n";
        int left = 0;
        for (int fan = 0; fan < 240; ++fan)
            left += hasLeft(fan) ? 1 : 0;
        for (Day day(std::chrono::year(2025) / 3 / 2); day <= Day(std::chrono::year(2025) / 6 / 1);
             day += std::chrono::days(1))
            table += fmt::format("{},{},0\n",
                QLocale(QLocale::English)
                    .toString(
                        QDate(1970, 1, 1).addDays(day.time_since_epoch().count()), u"MMMM d"_s)
                    .toStdString(),
                277 - left);
        add("FollowerHistory.csv", table, "2025-06-01");
        show();
        QTRY_VERIFY(seen().contains(u"Both agree"_s));
        QTRY_VERIFY(seen().contains(u"Studio's counts imply %1"_s.arg(left)));
    }
    void howWeKnowUnfolds()
    {
        addArchives();
        show();
        QTRY_VERIFY(find<QWidget>(u"howWeKnowToggle"_s)->isVisible());
        QTRY_VERIFY(!seen().contains(u"Hazard ratio"_s));
        click(u"howWeKnowToggle"_s);
        QTRY_VERIFY(seen().contains(u"Hazard ratio"_s));
        QTRY_VERIFY(seen().contains(u"E-value"_s));
        QTRY_VERIFY(seen().contains(u"Left out"_s));
    }
    void theChartIsSaved()
    {
        addArchives();
        show();
        QTRY_COMPARE(figure().rows.size(), 2U);
        const auto target = m_fixture->folder() / "chart.svg";
        m_fixture->dialogs.toSave = QString::fromStdString(target.string());
        find<QMenu>(u"shareMenu"_s)->findChild<QAction*>(u"saveSvg"_s)->trigger();
        QFile file(m_fixture->dialogs.toSave);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("stay longer"));
    }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge_data() { addSmallWindows(); }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge()
    {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        addArchives();
        nothingIsCutAt(percent, size, u"less often"_s);
    }
};

MUTUALS_UI_TEST(tst_RetentionPage)
#include "tst_RetentionPage.moc"
