#pragma once

#include "ui/widgets/Card.h"

class QHBoxLayout;

namespace mutuals::ui {

class FigureView;
class Label;
struct Figure;

/// A chart on a card of its own: title, a small line with period and source, the chart, and what
/// its marks mean.
class ChartCard : public Card {
    Q_OBJECT

public:
    explicit ChartCard(QWidget* parent = nullptr);

    /// `empty`: what the title says when the figure has nothing to draw
    void replace(const Figure& figure, const QString& empty);
    FigureView* view() const { return m_view; }
    QHBoxLayout* head() const { return m_head; } ///< the title's row; buttons go to its end

private:
    QHBoxLayout* m_head;
    Label* m_title;
    Label* m_subtitle;
    FigureView* m_view;
    Label* m_footnote;
};

} // namespace mutuals::ui
