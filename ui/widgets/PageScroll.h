#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace mutuals::ui {

/// The body of a page: fills its page, scrolls up and down when the window is low, keeps the page's
/// margins. Never scrolls sideways.
class PageScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit PageScroll(QWidget* page);
    QVBoxLayout* column() const { return m_column; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QVBoxLayout* m_column;
};

} // namespace mutuals::ui
