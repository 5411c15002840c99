#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;

namespace mutuals::ui {

class Label;

/// Covers the window while something is dragged over it and says what dropping will do: "3 files: a
/// data archive, 2 Studio tables". Takes no events itself; MainWindow hears the drag.
class DropVeil : public QWidget {
    Q_OBJECT

public:
    explicit DropVeil(QWidget* host);

    /// Looks at what is dragged and shows the card. Returns false when nothing of it can be
    /// dropped here (text, an image out of a browser).
    bool show(const QMimeData& dragged);
    using QWidget::show;

    /// The local files and folders of a drop; addresses of the web are left out.
    static QStringList filesOf(const QMimeData& dragged);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Label* m_title;
    Label* m_text;
};

} // namespace mutuals::ui
