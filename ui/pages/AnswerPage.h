#pragma once

#include "ui/charts/Figure.h"
#include "ui/pages/AnswerSide.h"
#include "ui/pages/Page.h"
#include "ui/widgets/EmptyState.h"

class QHBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace mutuals::ui {

class ChartCard;
class ShareButton;

/// One question about followers: a chart with a share button, the answer beside it (below it where
/// the window is narrow), and room for more cards below the chart. Or what is missing for all that.
class AnswerPage : public Page {
    Q_OBJECT

public:
    /// chartShare  of the height that is left below the page's head, for the chart
    AnswerPage(const QString& title, double chartShare, QWidget* parent = nullptr);

    void reload() override; ///< forgets an answer of another creator and asks anew

protected:
    virtual void ask() = 0; ///< lets a Job answer; what was asked before comes too late
    virtual void forget() = 0; ///< the answer and the one that is on its way
    virtual Figure figure() const = 0; ///< of what is shown
    virtual EmptyState::Words nothing() const = 0; ///< what will be here, and what is missing

    void showEmpty();
    void showAnswer(const AnswerSide::Words& words, const QString& withoutChart);
    void showBusy();
    void tell(const Error& error);

    QHBoxLayout* head() const { return m_head; } ///< between title and share button
    QVBoxLayout* below() const { return m_left; } ///< cards below the chart

    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildLayout(const QString& title);
    void fitChart();

    double m_chartShare;
    Id<Creator> m_creator;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QHBoxLayout* m_head;
    ShareButton* m_share;
    QVBoxLayout* m_left;
    ChartCard* m_chart = nullptr;
    AnswerSide* m_side;
};

} // namespace mutuals::ui
