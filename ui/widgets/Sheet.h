#pragma once

#include <QPointer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace mutuals::ui {

class Card;

/// A card over the window that asks for an answer without being a window of its own, so that it
/// cannot be lost behind another. What lies under it is dimmed and waits; Tab stays inside, Return
/// presses the button that has the focus, Escape dismisses.
class Sheet : public QWidget {
    Q_OBJECT

public:
    /// host     covered whole
    /// beneath  disabled while the sheet is open
    Sheet(QWidget* host, const QWidgetList& beneath);

    void open(QWidget* focus);
    void close(); ///< hides QWidget::close: gives the focus back to where it was

signals:
    void opened();
    void closed();
    void dismissed(); ///< Escape; the sheet stays until close()

protected:
    Card* card() const { return m_card; }
    QVBoxLayout* column() const; ///< of the card, without margins
    void setWidest(int width); ///< of the card, at 100 % text
    /// Adds the part that scrolls when the window is low; the card is as tall as what is in it.
    QScrollArea* addScroll(QWidget* inside);

    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidgetList m_beneath;
    Card* m_card;
    QScrollArea* m_scroll = nullptr;
    QPointer<QWidget> m_before; ///< had the focus
    int m_widest = 880;
};

} // namespace mutuals::ui
