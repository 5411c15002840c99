#include "ui/charts/ChartExport.h"

#include "core/base/AtomicFile.h"
#include "ui/charts/FigurePainter.h"

#include <QBuffer>
#include <QClipboard>
#include <QDrag>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QUrl>
#include <QWidget>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kShareScale = 2;
constexpr double kInch = 96; ///< logical pixels
constexpr double kFewestPixels = 100, kMostPixels = 20'000;

QSize sizeOf(const Figure& figure, const ExportOptions& options)
{
    return options.size.isEmpty() ? exportSize(figure) : options.size;
}

void paint(QPainter& painter, const Figure& figure, const ExportOptions& options)
{
    const QSize size = sizeOf(figure, options);
    const ChartStyle style =
        chartStyle(options.dark ? tokens::kDark : tokens::kLight, TextSize::normal);
    painter.fillRect(QRect({}, size), style.card);
    if (figure.panels.empty())
        return;
    const FigureLayout layout = layOut(figure, size, style, { .titled = true });
    const FigurePainter figurePainter(figure, layout, style);
    figurePainter.paintBack(painter);
    figurePainter.paintPlots(painter);
    figurePainter.paintFront(painter);
}

/// QSvgGenerator writes title and description as they are, markup and all.
QString xmlText(const QString& text)
{
    return drawableText(text).toHtmlEscaped();
}

} // namespace

QSize exportSize(const Figure& figure)
{
    return figure.panels.size() > 1 ? QSize(960, 720) : QSize(960, 540);
}

QImage figureImage(const Figure& figure, const ExportOptions& options)
{
    const QSize size = sizeOf(figure, options);
    const QSize pixels(static_cast<int>(std::lround(size.width() * options.scale)),
        static_cast<int>(std::lround(size.height() * options.scale)));
    QImage image(pixels, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(options.scale, options.scale);
    paint(painter, figure, options);
    painter.end();
    image.setDevicePixelRatio(options.scale);
    return image;
}

QByteArray figurePng(const Figure& figure, const ExportOptions& options)
{
    QImage image = figureImage(figure, options).convertToFormat(QImage::Format_RGB888);
    const int perMeter = static_cast<int>(std::lround(kInch / 0.0254 * options.scale));
    image.setDotsPerMeterX(perMeter);
    image.setDotsPerMeterY(perMeter);
    image.setText(u"Title"_s, figure.title);
    image.setText(u"Description"_s, figure.subtitle);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 50); // deflate level 4: half the time, the same bytes
    return bytes;
}

QByteArray figureSvg(const Figure& figure, const ExportOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(kInch));
    generator.setSize(sizeOf(figure, options));
    generator.setViewBox(QRect({}, sizeOf(figure, options)));
    generator.setTitle(xmlText(figure.title));
    generator.setDescription(xmlText(figure.subtitle));
    QPainter painter(&generator);
    paint(painter, figure, options);
    painter.end();
    return bytes;
}

QByteArray figurePdf(const Figure& figure, const ExportOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(figure.title);
    writer.setCreator(u"Mutuals"_s);
    writer.setPageSize(QPageSize(QSizeF(sizeOf(figure, options)) * (72 / kInch), QPageSize::Point,
        {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setResolution(static_cast<int>(kInch));
    QPainter painter(&writer);
    paint(painter, figure, options);
    painter.end();
    return bytes;
}

Result<QByteArray> figureFile(
    const Figure& figure, const QString& fileName, const ExportOptions& options)
{
    const QSizeF size = QSizeF(sizeOf(figure, options)) * options.scale;
    const double least = std::min(size.width(), size.height());
    const double most = std::max(size.width(), size.height());
    if (!(least >= kFewestPixels && most <= kMostPixels))
        return fail(Error::Code::invalid, "{:.0f} x {:.0f} pixels are too few or too many",
            size.width(), size.height());
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == u"png"_s)
        return figurePng(figure, options);
    if (suffix == u"svg"_s)
        return figureSvg(figure, options);
    if (suffix == u"pdf"_s)
        return figurePdf(figure, options);
    return fail(Error::Code::invalid, "a chart is saved as .png, .svg or .pdf, not \"{}\"",
        suffix.toStdString());
}

Result<> saveFigure(const Figure& figure, const QString& path, const ExportOptions& options)
{
    const auto bytes = figureFile(figure, path, options);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return saveAtomically(std::filesystem::path(path.toStdU16String()),
        std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
}

void copyFigure(const Figure& figure)
{
    QImage image = figureImage(figure, { .scale = kShareScale });
    image.setDevicePixelRatio(1); // other programs count pixels
    QGuiApplication::clipboard()->setImage(image);
}

void dragFigure(QWidget& source, const Figure& figure, const QString& folder)
{
    const QString path = folder + u'/' + figure.fileName + u".png"_s;
    auto* data = new QMimeData;
    QImage image = figureImage(figure, { .scale = kShareScale });
    image.setDevicePixelRatio(1);
    data->setImageData(image);
    if (saveFigure(figure, path, { .scale = kShareScale }))
        data->setUrls({ QUrl::fromLocalFile(path) });
    auto* drag = new QDrag(&source);
    drag->setMimeData(data);
    const QPixmap thumb = QPixmap::fromImage(image.scaledToWidth(240, Qt::SmoothTransformation));
    drag->setPixmap(thumb);
    drag->setHotSpot(thumb.rect().center());
    drag->exec(Qt::CopyAction);
}

} // namespace mutuals::ui
