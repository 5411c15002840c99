#pragma once

#include "core/impact/RetentionCurves.h"
#include "ui/widgets/Card.h"

class QGridLayout;

namespace mutuals::ui {

class Button;

/// Months of arrival and how many of each the archives still list, newest month first.
class CohortCard : public Card {
    Q_OBJECT

public:
    explicit CohortCard(QWidget* parent = nullptr);
    void replace(std::vector<RetentionCohort> cohorts, std::vector<Seconds> snapshots);

private:
    void fill();

    std::vector<RetentionCohort> m_cohorts;
    std::vector<Seconds> m_snapshots;
    bool m_all = false;
    QGridLayout* m_grid;
    Button* m_more;
};

} // namespace mutuals::ui
