#pragma once

#include "core/impact/Impact.h"

#include <QWidget>

#include <array>

class QGridLayout;

namespace mutuals::ui {

class Chip;
class MetricCard;

/// The metrics to choose from: a card each with its effect, or plain chips while there is nothing
/// to compare.
class MetricStrip : public QWidget {
    Q_OBJECT

public:
    explicit MetricStrip(QWidget* parent = nullptr);

    void setComparing(bool comparing);
    void choose(Metric metric); ///< as a click does
    Metric metric() const { return m_metric; }
    /// nullptr: none yet; `told` as MetricCard::setAnswer()
    void setAnswer(Metric metric, const ImpactAnswer* answer, bool stale, bool told);

signals:
    void chosen(mutuals::Metric metric);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildCards();
    QWidget* buildChips();
    static int columnsIn(int width); ///< 7, 4, 3 or 2
    void arrange(int columns);

    Metric m_metric = Metric::engagementRate;
    int m_columns = 0;
    std::array<MetricCard*, kMetrics.size()> m_cards {};
    std::array<Chip*, kMetrics.size()> m_chips {};
    QGridLayout* m_grid = nullptr;
    QWidget* m_cardArea;
    QWidget* m_chipArea;
};

} // namespace mutuals::ui
