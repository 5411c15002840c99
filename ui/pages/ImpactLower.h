#pragma once

#include "ui/models/ImpactAnswers.h"
#include "ui/models/ImpactDetails.h"

#include <QWidget>

class QBoxLayout;

namespace mutuals::ui {

class ChartCard;
class KnowPane;
class Label;
class LeftOutCard;
class MetricTable;

/// Below the impact chart: the placebo wall, the time to answer, all measures as numbers, the days
/// left out, and how we know.
class ImpactLower : public QWidget {
    Q_OBJECT

public:
    explicit ImpactLower(QWidget* parent = nullptr);

    void setSample(bool sample) { m_sample = sample; }
    void setExcluded(const std::vector<ExcludedDay>& days);
    /// metric  the one that is looked at
    void showAnswers(Metric metric, const ImpactAnswers& answers);
    void showForesight(Metric metric, const Foresight* foresight); ///< without a policy
    void showChecks(const ImpactAnswer& answer, const ImpactChecks* checks);
    void setKnowShown(bool shown);
    bool knowShown() const;
    void setSpillOver(const QString& sentence); ///< see KnowPane::replace
    QWidget* know() const; ///< to scroll to

signals:
    void putBackRequested(mutuals::Day day);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showHorizons(Metric metric, const std::vector<Horizon>& horizons, int used);

    bool m_sample = false;
    QString m_spillOver;
    QBoxLayout* m_charts; ///< beside each other where there is room; a hidden one leaves it all
    ChartCard* m_wall;
    Label* m_rank;
    ChartCard* m_horizons;
    MetricTable* m_table;
    LeftOutCard* m_leftOut;
    KnowPane* m_know;
};

} // namespace mutuals::ui
