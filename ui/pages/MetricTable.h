#pragma once

#include "ui/models/ImpactAnswers.h"
#include "ui/widgets/Card.h"

class QGridLayout;

namespace mutuals::ui {

/// All metrics as numbers: before, after, what was expected, the change, what it likely lies
/// between, and the verdict. The one chosen before looking comes first.
class MetricTable : public Card {
    Q_OBJECT

public:
    explicit MetricTable(QWidget* parent = nullptr);
    void showAnswers(Metric primary, const ImpactAnswers& answers);

private:
    QGridLayout* m_grid;
};

} // namespace mutuals::ui
