#pragma once

#include "ui/pages/Page.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace mutuals::ui {

/// Clicks every button that the page shows; how often the page then asked for files.
inline qsizetype importsAskedFor(Page& page)
{
    QSignalSpy wish(&page, &Page::importRequested);
    for (auto* button : page.findChildren<QPushButton*>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    return wish.size();
}

/// Rows of a data function: text size in percent, and the page's size in a window of that name.
inline void addSmallWindows()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    QTest::addRow("960x600") << 100 << QSize(896, 500);
    QTest::addRow("720x520") << 100 << QSize(656, 420);
    QTest::addRow("150 percent") << 150 << QSize(1206, 680);
    QTest::addRow("200 percent") << 200 << QSize(1190, 640);
}

/// Fails the test where something that is shown reaches beyond the page's right edge.
inline void verifyNothingIsCut(const QWidget& page)
{
    QCoreApplication::processEvents();
    for (const auto* widget : page.findChildren<QWidget*>()) {
        const int right = widget->mapTo(&page, QPoint(widget->width(), 0)).x();
        if (widget->isVisible())
            QVERIFY2(right <= page.width(), qPrintable(widget->objectName()));
    }
}

} // namespace mutuals::ui
