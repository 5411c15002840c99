#include "tests/ui/support/SampleFigure.h"
#include "tests/ui/support/UiTest.h"

using namespace mutuals;
using namespace mutuals::ui;

class tst_Figure : public QObject {
    Q_OBJECT

private slots:
    void aGapEndsAPiece()
    {
        const std::vector<Day> days { sampleDay(0), sampleDay(1), sampleDay(2), sampleDay(3) };
        const auto parts = pieces(days, { 1.0, 2.0, {}, 4.0 });
        QCOMPARE(parts.size(), 2U);
        QCOMPARE(parts[0], Piece({ { axisPosition(days[0]), 1 }, { axisPosition(days[1]), 2 } }));
        QCOMPARE(parts[1], Piece({ { axisPosition(days[3]), 4 } }));
    }
    void daysThatAreNotListedAreAGapToo()
    {
        QCOMPARE(pieces({ sampleDay(0), sampleDay(2) }, { 1.0, 2.0 }).size(), 2U);
    }
    void stairsHoldAValueUntilTheNext()
    {
        QCOMPARE(stepped({ { 0, 5 }, { 3, 4 }, { 7, 1 } }),
            Piece({ { 0, 5 }, { 3, 5 }, { 3, 4 }, { 7, 4 }, { 7, 1 } }));
        QVERIFY(stepped({}).isEmpty());
    }
    void thinningKeepsEveryPeak()
    {
        Piece piece;
        for (int i = 0; i < 100'000; ++i)
            piece.append({ double(i), i == 54'321 ? 900.0 : std::sin(i * 0.01) });
        const Piece seen = thinned(piece, 0, 99'999, 800);
        QVERIFY(seen.size() <= 4 * 800);
        QVERIFY(seen.contains(QPointF(54'321, 900)));
        QCOMPARE(seen.front(), piece.front());
        QCOMPARE(seen.back(), piece.back());
        for (qsizetype i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i - 1].x() < seen[i].x());
    }
    void aShortSeriesIsNotThinned()
    {
        const Piece piece { { 0, 1 }, { 1, 2 }, { 2, 0 } };
        QCOMPARE(thinned(piece, 0, 2, 100), piece);
        QCOMPARE(thinned(piece, 0, 0, 100), piece);
    }
};

MUTUALS_UI_TEST(tst_Figure)
#include "tst_Figure.moc"
