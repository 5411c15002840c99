#pragma once

#include "core/impact/Impact.h"
#include "ui/widgets/Card.h"

namespace mutuals::ui {

class IntervalBar;
class Label;

/// One metric of the Impact page: its effect, what it likely lies between, and the verdict in a few
/// words. A click chooses it.
class MetricCard : public Card {
    Q_OBJECT

public:
    explicit MetricCard(Metric metric, QWidget* parent = nullptr);

    Metric metric() const { return m_metric; }
    /// nullptr: none yet
    /// told  its verdict stands; false while those of the other metrics are still to come
    void setAnswer(const ImpactAnswer* answer, bool told = true);
    void setStale(bool stale);
    void setChosen(bool chosen);
    void setCompact(bool compact); ///< without the interval, for narrow windows

private:
    Metric m_metric;
    Label* m_effect;
    IntervalBar* m_interval;
    Label* m_verdict;
};

} // namespace mutuals::ui
