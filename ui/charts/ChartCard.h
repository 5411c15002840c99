#pragma once

#include "ui/widgets/Card.h"

class QBoxLayout;
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
    /// The title's row, or where that is too narrow the one below it; buttons go to its end.
    QHBoxLayout* head() const { return m_head; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QBoxLayout* m_top;
    QHBoxLayout* m_head;
    Label* m_title;
    Label* m_subtitle;
    FigureView* m_view;
    Label* m_footnote;
};

} // namespace mutuals::ui
