#pragma once

#include "ui/theme/Tokens.h"

#include <QScrollArea>

class QVBoxLayout;

namespace mutuals::ui {

/// The body of a page: fills its page, scrolls up and down when the window is low, keeps the page's
/// margins. Never scrolls sideways.
class PageScroll : public QScrollArea {
    Q_OBJECT

public:
    /// side  margin left and right of the column
    explicit PageScroll(QWidget* page, int side = tokens::kSpace24);
    QVBoxLayout* column() const { return m_column; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int m_side;
    QVBoxLayout* m_column;
};

} // namespace mutuals::ui
