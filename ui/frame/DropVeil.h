#pragma once

#include <QStringList>
#include <QWidget>

class QDragEnterEvent;
class QDropEvent;
class QMimeData;

namespace mutuals::ui {

class Label;

/// Covers the window while something is dragged over it and says what dropping will do: "3 files: a
/// data archive, 2 Studio tables". Hears the drags over the window that it covers.
class DropVeil : public QWidget {
    Q_OBJECT

public:
    explicit DropVeil(QWidget* host);

    /// Looks at what is dragged and shows the card. Returns false when nothing of it can be
    /// dropped here (text, an image out of a browser).
    bool show(const QMimeData& dragged);
    using QWidget::show;

signals:
    void dropped(const QStringList& files); ///< local files and folders
    void addressDropped(); ///< nothing but addresses of the web

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void enter(QDragEnterEvent* event);
    void drop(QDropEvent* event);

    Label* m_title;
    Label* m_text;
};

} // namespace mutuals::ui
