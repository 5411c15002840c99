#include "tests/ui/support/SampleFigure.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/FigureView.h"

#include <QChart>
#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QSignalSpy>

using namespace mutuals;
using namespace mutuals::ui;

class tst_FigureView : public QObject {
    Q_OBJECT

    FigureView* m_view = nullptr;

    void drag(int handle, int pixels)
    {
        QWidget* viewport = m_view->viewport();
        const QPoint from = m_view->handlePosition(handle);
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        for (const int part : { 1, 2, 3 })
            QTest::mouseMove(viewport, from + QPoint(pixels * part / 3, 0));
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + QPoint(pixels, 0));
    }
    std::vector<const QLineSeries*> filledLines() const
    {
        std::vector<const QLineSeries*> lines;
        for (QGraphicsItem* item : m_view->scene()->items()) {
            const auto* chart = dynamic_cast<QChart*>(item);
            if (!chart)
                continue;
            for (QAbstractSeries* series : chart->series()) {
                const auto* line = qobject_cast<QLineSeries*>(series);
                if (line && line->count() > 0)
                    lines.push_back(line);
            }
        }
        return lines;
    }

private slots:
    void init()
    {
        m_view = new FigureView;
        m_view->setEditable(true);
        m_view->replace(sampleFigure());
        m_view->resize(800, 500);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
    }
    void cleanup()
    {
        delete m_view;
        m_view = nullptr;
    }
    void draggingAHandleAsksForOtherPeriods()
    {
        QSignalSpy asked(m_view, &FigureView::periodsChanged);
        drag(0, 120);
        QCOMPARE(asked.size(), 1);
        const auto before = asked[0][0].value<DayRange>();
        QVERIFY(before.from > sampleDay(0) && before.from < sampleDay(60));
        QCOMPARE(before.end, sampleDay(60));
        QCOMPARE(asked[0][1].value<DayRange>(), (DayRange { sampleDay(60), sampleDay(100) }));
    }
    void aHandleStopsAtThePolicyAndAtTheEnds()
    {
        QSignalSpy asked(m_view, &FigureView::periodsChanged);
        drag(3, -2000); // the last day of after cannot pass its first
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].value<DayRange>(), (DayRange { sampleDay(60), sampleDay(61) }));
        m_view->replace(sampleFigure());
        drag(1, 2000); // the last day of before stays before the policy: nothing changed
        QCOMPARE(asked.size(), 1);
    }
    void aClickOnAHandleChangesNothing()
    {
        QSignalSpy asked(m_view, &FigureView::periodsChanged);
        drag(2, 0);
        QCOMPARE(asked.size(), 0);
    }
    void thePointerReadsADay()
    {
        QVERIFY(!m_view->pointedDay());
        QTest::mouseMove(m_view->viewport(), { 400, 100 });
        QTRY_VERIFY(m_view->pointedDay());
        const Day pointed = *m_view->pointedDay();
        QVERIFY(pointed > sampleDay(30) && pointed < sampleDay(70));
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(*m_view->pointedDay(), pointed + std::chrono::days(1));
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(!m_view->pointedDay());
    }
    void aDoubleClickNamesTheDay()
    {
        QSignalSpy activated(m_view, &FigureView::dayActivated);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, { 400, 100 });
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<Day>(), *m_view->pointedDay());
    }
    void linesAreSplitAtGapsInTheWindowToo()
    {
        QCOMPARE(filledLines().size(), 2 * 3U); // a panel: up to the gap, from it, and the accent
        for (const QLineSeries* line : filledLines()) {
            for (int i = 1; i < line->count(); ++i)
                QCOMPARE(line->at(i).x() - line->at(i - 1).x(), 1.0);
        }
    }
    void anAxisThatCountsNoCalendarDaysIsReadLikewise()
    {
        m_view->replace(sampleAcross());
        QSignalSpy activated(m_view, &FigureView::dayActivated);
        const QImage plain = m_view->grab().toImage();
        QTest::keyClick(m_view, Qt::Key_Left); // the last readout, then the one before
        const QImage last = m_view->grab().toImage();
        QTest::keyClick(m_view, Qt::Key_Left);
        QVERIFY(plain != last);
        QVERIFY(m_view->grab().toImage() != last);
        QVERIFY(!m_view->pointedDay()); // it is no day
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, { 300, 100 });
        QCOMPARE(activated.size(), 0);
    }
    void replacingWithLessLeavesNothingBehind()
    {
        Figure figure = sampleFigure();
        figure.panels.resize(1);
        figure.panels[0].curves.resize(1);
        figure.panels[0].bands.clear();
        m_view->replace(figure);
        QCOMPARE(filledLines().size(), 2U);
        m_view->replace({});
        QCOMPARE(filledLines().size(), 0U);
        QTest::mouseMove(m_view->viewport(), { 300, 90 }); // nothing to point at, and no crash
        QVERIFY(!m_view->pointedDay());
        QVERIFY(!m_view->grab().isNull());
    }
    void repaintsWithinAFewFrames()
    {
        m_view->grab();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i)
            m_view->grab();
        const qint64 each = timer.elapsed() / 10;
        qInfo() << each << "ms a repaint";
        QVERIFY2(each < 100, qPrintable(QString::number(each)));
    }
};

MUTUALS_UI_TEST(tst_FigureView)
#include "tst_FigureView.moc"
