#pragma once

#include "core/base/Result.h"
#include "ui/charts/Figure.h"
#include "ui/theme/Tokens.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

class QWidget;

namespace mutuals::ui {

/// How a chart becomes a picture. Files are light unless asked otherwise, carry title, period and
/// source, and bear no person's name: a figure's readouts and notes are never drawn into them.
struct ExportOptions {
    QSize size {}; ///< logical pixels; empty: exportSize()
    double scale = 1; ///< 2 doubles the pixels of a PNG, not the size of the text
    bool dark = false;
};

QSize exportSize(const Figure& figure); ///< what suits the number of panels

/// size * scale pixels exactly. Needs a QGuiApplication, but no window and no screen.
QImage figureImage(const Figure& figure, const ExportOptions& options);

/// The same as files. An SVG bears an escaped title, a viewBox and one path for each line.
QByteArray figurePng(const Figure& figure, const ExportOptions& options);
QByteArray figureSvg(const Figure& figure, const ExportOptions& options);
QByteArray figurePdf(const Figure& figure, const ExportOptions& options);

/// The bytes for a file name: by its suffix png, svg or pdf.
/// errors  invalid: another suffix, or a size that is not 100 to 20,000 pixels a side
Result<QByteArray> figureFile(
    const Figure& figure, const QString& fileName, const ExportOptions& options);

/// Saves figureFile() wholly or not at all; the old file stays when anything fails.
/// errors  those of figureFile() and saveAtomically()
Result<> saveFigure(const Figure& figure, const QString& path, const ExportOptions& options);

void copyFigure(const Figure& figure); ///< to the clipboard, as a picture at 2x

/// Lets the user drag the chart out of the window as a PNG file at 2x; returns when it was dropped.
/// folder  where the file lies, which must outlive the drop
void dragFigure(QWidget& source, const Figure& figure, const QString& folder);

} // namespace mutuals::ui
