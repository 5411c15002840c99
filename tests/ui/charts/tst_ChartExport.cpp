#include "tests/ui/support/SampleFigure.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/ChartExport.h"

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QImageReader>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_ChartExport : public QObject {
    Q_OBJECT

    /// All text of an SVG, one element a line; "" when its XML is not well formed.
    static QString svgText(const QByteArray& svg)
    {
        QXmlStreamReader xml(svg);
        QString text;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::Characters)
                text += xml.text().toString() + u'\n';
        }
        return xml.hasError() ? QString() : text;
    }
    /// How many pixels of a strip, given at 1x, are dark.
    static int inked(const QImage& image, const QRect& strip, double scale)
    {
        int count = 0;
        for (int y = int(strip.top() * scale); y < strip.bottom() * scale; ++y) {
            for (int x = int(strip.left() * scale); x < strip.right() * scale; ++x)
                count += image.pixelColor(x, y).lightness() < 180;
        }
        return count;
    }
    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void aPngHasExactlyTheAskedPixels_data()
    {
        QTest::addColumn<double>("scale");
        for (const double scale : { 1.0, 2.0, 3.0 })
            QTest::addRow("%gx", scale) << scale;
    }
    void aPngHasExactlyTheAskedPixels()
    {
        QFETCH(double, scale);
        QByteArray png = figurePng(sampleFigure(), { .size = { 800, 600 }, .scale = scale });
        QBuffer buffer(&png);
        QImageReader reader(&buffer, "PNG");
        QCOMPARE(reader.size(), QSize(800, 600) * scale);
        QCOMPARE(reader.text(u"Title"_s), sampleFigure().title);
        const QImage image = reader.read();
        QCOMPARE(image.pixelColor(1, 1), tokens::kLight.card);
        // Title, right edge and foot are drawn: not only the first quarter.
        QVERIFY(inked(image, { 24, 20, 300, 28 }, scale) > 100);
        QVERIFY(inked(image, { 620, 100, 170, 480 }, scale) > 20);
        QVERIFY(inked(image, { 20, 540, 400, 50 }, scale) > 20);
    }
    void exportsAreLightUnlessAsked()
    {
        QCOMPARE(figureImage(sampleFigure(), {}).pixelColor(0, 0), tokens::kLight.card);
        QCOMPARE(
            figureImage(sampleFigure(), { .dark = true }).pixelColor(0, 0), tokens::kDark.card);
    }
    void anSvgIsWellFormedAndBearsTitlePeriodAndSource()
    {
        const QByteArray svg = figureSvg(sampleFigure(), { .size = { 800, 600 } });
        const QString text = svgText(svg);
        QVERIFY(text.contains(u"Views rose after 10 July"_s));
        QVERIFY(text.contains(u"11 May – 18 Aug 2025 · TikTok Studio Overview"_s));
        QVERIFY(svg.contains("viewBox=\"0 0 800 600\""));
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox(), QRect(0, 0, 800, 600));
    }
    void whatLooksLikeMarkupIsDrawnAsText()
    {
        Figure figure = sampleFigure();
        figure.title = u"</title><script>alert(1)</script>\u0001<img src=\"/etc/passwd\">"_s;
        figure.flag->text = u"<b>bold</b> & <i>x</i>"_s;
        const QByteArray svg = figureSvg(figure, {});
        const QString text = svgText(svg);
        QVERIFY(!svg.contains("<script"));
        QVERIFY(!svg.contains("<img"));
        QVERIFY(text.contains(u"<b>bold</b> & <i>x</i>"_s));
        QVERIFY(text.contains(u"<script>alert(1)</script>"_s));
    }
    void anSvgWritesALineAsOnePath()
    {
        Figure figure = sampleFigure();
        const qsizetype small = figureSvg(figure, {}).size();
        Piece piece;
        for (int i = 0; i < 1000; ++i)
            piece.append({ axisPosition(sampleDay(0)) + i * 0.099, 700 + 300 * std::sin(i) });
        figure.panels.front().curves.push_back({ Ink::quiet, { piece }, {} });
        const qsizetype large = figureSvg(figure, {}).size();
        QVERIFY2((large - small) / 1000 <= 20, qPrintable(QString::number(large - small)));
    }
    void aGapIsNotBridged()
    {
        Figure whole = sampleFigure(), split = sampleFigure();
        auto& parts = whole.panels[0].curves[0].pieces;
        QCOMPARE(parts.size(), 2U);
        parts[0].append(parts[1]);
        parts.resize(1);
        QCOMPARE(figureSvg(split, {}).count("<path"), figureSvg(whole, {}).count("<path") + 1);
    }
    void aPdfEndsWell()
    {
        const QByteArray pdf = figurePdf(sampleFigure(), {});
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    }
    void theSuffixChoosesTheFormat()
    {
        QVERIFY(figureFile(sampleFigure(), u"a.PNG"_s, {})->startsWith("\x89PNG"));
        QVERIFY(figureFile(sampleFigure(), u"a.svg"_s, {})->startsWith("<?xml"));
        QVERIFY(figureFile(sampleFigure(), u"a.pdf"_s, {})->startsWith("%PDF"));
        for (const auto& [name, options] : { std::pair { u"a.exe"_s, ExportOptions {} },
                 std::pair { u"a.png"_s, ExportOptions { .size = { 9, 9 } } },
                 std::pair { u"a.png"_s, ExportOptions { .scale = 1e6 } },
                 std::pair { u"a.png"_s, ExportOptions { .scale = -1 } } })
            QCOMPARE(figureFile(sampleFigure(), name, options).error().code, Error::Code::invalid);
    }
    void aSaveThatFailsKeepsTheOldFile()
    {
        QTemporaryDir folder;
        const QString kept = folder.filePath(u"chart.png"_s);
        QVERIFY(saveFigure(sampleFigure(), kept, {}));
        const QByteArray before = bytesOf(kept);
        QVERIFY(before.startsWith("\x89PNG"));
        QVERIFY(!saveFigure(sampleFigure(), kept, { .scale = 1e6 }));
        QCOMPARE(bytesOf(kept), before);
        QCOMPARE(saveFigure(sampleFigure(), kept + u"/below.png"_s, {}).error().code,
            Error::Code::cannotWrite);
        QCOMPARE(bytesOf(kept), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    void copyingPutsAPictureOnTheClipboard()
    {
        copyFigure(sampleFigure());
        const QImage image = QGuiApplication::clipboard()->image();
        QCOMPARE(image.size(), exportSize(sampleFigure()) * 2);
    }
    void anEmptyFigureIsAnEmptyCard()
    {
        QCOMPARE(figureImage({}, { .size = { 200, 150 } }).size(), QSize(200, 150));
        QVERIFY(QSvgRenderer(figureSvg({}, {})).isValid());
    }
};

MUTUALS_UI_TEST(tst_ChartExport)
#include "tst_ChartExport.moc"
