#include "tests/ui/support/ImpactPageFixture.h"
#include "tests/ui/support/PageChecks.h"
#include "tests/ui/support/UiTest.h"
#include "ui/text/Dates.h"

#include <QFile>
#include <QMenu>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_ImpactPage : public QObject, ImpactPageFixture {
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void withoutDaysItSaysWhatIsMissing()
    {
        show();
        QVERIFY(!find<FigureView>(u"impactChart"_s)->isVisible());
        QCOMPARE(importsAskedFor(*m_page), 1);
    }
    void withoutAPolicyItShowsTheDaysAndAsksForTheFirst()
    {
        m_fixture->studio(helped().days());
        show();
        QCOMPARE(text(u"impactTitle"_s), u"When did you begin to follow back?"_s);
        QCOMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 1U);
        QCOMPARE(text(u"chartTitle"_s), u"Engagement rate"_s);
    }
    void theChartFillsTheHeightThatIsLeft()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_COMPARE_WITH_TIMEOUT(
            find<FigureView>(u"impactChart"_s)->figure().panels.size(), 3U, kPatience);
        const auto* view = find<FigureView>(u"impactChart"_s);
        const QWidget* card = view->parentWidget();
        for (const int height : { 1000, 1100, 500 }) {
            m_page->resize(1080, height);
            QCoreApplication::processEvents();
            QVERIFY(card->contentsRect().contains(view->geometry()));
            QVERIFY(view->height() >= view->minimumSizeHint().height());
            const auto below = [&] {
                return height - card->mapTo(m_page.get(), QPoint(0, card->height())).y();
            };
            QTRY_VERIFY2(below() == 24 || height == 500, qPrintable(QString::number(below())));
        }
    }
    void aPolicyAfterTheDaysShowsTheDaysAndSaysWhatIsMissing()
    {
        m_fixture->studio(helped().days());
        show();
        const Day last = helped().days().back().day;
        click(u"policyButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(box(u"policyDialog"_s), kPatience);
        QDialog* dialog = box(u"policyDialog"_s);
        const auto* hint = dialog->findChild<Label*>(u"policyStartHint"_s);
        QVERIFY(!hint->isVisible());
        const QWidget* name = dialog->findChild<QWidget*>(u"policyName"_s);
        const int tall = name->height();
        fill(dialog, u"policyStart"_s, longDate(last + std::chrono::days(40)));
        QVERIFY(hint->isVisible());
        QVERIFY(hint->fullText().contains(longDate(last)));
        QCoreApplication::processEvents();
        QCOMPARE(name->height(), tall);
        press(dialog, u"policySave"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"impactSentence"_s).contains(longDate(last)), kPatience);
        QVERIFY(find<QWidget>(u"importMore"_s)->isVisible());
        for (int round = 0; round < 20; ++round) // whatever the answers say when they come
            QTest::qWait(20);
        const Figure& figure = find<FigureView>(u"impactChart"_s)->figure();
        QCOMPARE(figure.panels.size(), 1U);
        QVERIFY(!figure.periods);
        QCOMPARE(figure.days.end, last + std::chrono::days(1));
    }
    void anotherMetricIsOneClickAway()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        click(u"metric-views"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"impactSentence"_s).contains(u"views per day"_s), kPatience);
        QVERIFY(!verdict(u"metric-views"_s).isEmpty());
        QVERIFY(verdict(u"metric-views"_s) != u"suggests it helped"_s);
    }
    void draggedPeriodsAreAnsweredAnew()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        auto* view = find<FigureView>(u"impactChart"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view->figure().panels.size(), 3U, kPatience);
        const DayRange before = view->figure().periods->before;
        const QPoint handle = view->handlePosition(0);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, handle);
        QTest::mouseMove(view->viewport(), handle + QPoint(60, 0));
        QTest::mouseMove(view->viewport(), handle + QPoint(120, 0));
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, handle + QPoint(120, 0));
        QTRY_VERIFY_WITH_TIMEOUT(view->figure().periods->before.from > before.from, kPatience);
        click(u"usualPeriods"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view->figure().periods->before, before, kPatience);
    }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge_data() { addSmallWindows(); }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge()
    {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        Theme theme;
        theme.setChoice(ThemeChoice::light);
        theme.setTextPercent(percent);
        m_fixture->studio(helped().days());
        Policy policy = policyFrom(helped().start());
        policy.name = "follow-back of everybody who comments twice";
        policy.whom = "people who comment on pots and on plates, sixty a day";
        m_fixture->addPolicy(policy);
        show();
        m_page->resize(size);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"impactSentence"_s).contains(u"suggest"_s), kPatience);
        verifyNothingIsCut(*m_page);
        for (const char* card : { "metric-engagement-rate", "metric-views", "metric-net-growth" }) {
            QTRY_VERIFY_WITH_TIMEOUT(!verdict(QString::fromLatin1(card)).isEmpty(), kPatience);
            for (const auto* label :
                find<QWidget>(QString::fromLatin1(card))->findChildren<Label*>())
                QVERIFY2(label->text() == label->fullText(), qPrintable(label->fullText()));
        }
        theme.setTextPercent(100);
    }
    void tooFewDaysAreNamed()
    {
        m_fixture->studio(test::DayBuilder { .before = 14, .after = 40 }.days());
        m_fixture->addPolicy(policyFrom(test::DayBuilder { .before = 14 }.start()));
        show();
        QTRY_VERIFY_WITH_TIMEOUT(text(u"impactSentence"_s).contains(u"7 more days"_s), kPatience);
        QCOMPARE(verdict(u"metric-engagement-rate"_s), u"too few days"_s);
        QCOMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 1U);
    }
    void howWeKnowUnfolds()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"howWeKnowToggle"_s)->isVisible(), kPatience);
        QVERIFY(!find<QWidget>(u"howWeKnow"_s)->isVisible());
        click(u"howWeKnowToggle"_s);
        QVERIFY(find<QWidget>(u"howWeKnow"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QWidget>(u"howWeKnow"_s)->findChildren<Label*>().size() >= 8, kPatience);
        click(u"howWeKnowToggle"_s);
        QVERIFY(!find<QWidget>(u"howWeKnow"_s)->isVisible());
    }
    void theChartIsSavedWithItsSuffix()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_COMPARE_WITH_TIMEOUT(
            find<FigureView>(u"impactChart"_s)->figure().panels.size(), 3U, kPatience);
        const auto target = m_fixture->folder() / "chart.svg";
        m_fixture->dialogs.toSave = QString::fromStdString(target.string());
        find<QMenu>(u"shareMenu"_s)->findChild<QAction*>(u"saveSvg"_s)->trigger();
        QFile file(m_fixture->dialogs.toSave);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(
            "Engagement rose after " + dayAndMonth(helped().start()).toUtf8()));
        QVERIFY(m_fixture->dialogs.proposals.front().endsWith(u".svg"_s));
        m_fixture->dialogs.toSave += u"/nowhere.png"_s;
        find<QMenu>(u"shareMenu"_s)->findChild<QAction*>(u"savePng1"_s)->trigger();
        QCOMPARE(m_fixture->dialogs.told.size(), 1);
    }
};

MUTUALS_UI_TEST(tst_ImpactPage)
#include "tst_ImpactPage.moc"
