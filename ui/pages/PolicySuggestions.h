#pragma once

#include "core/impact/PolicyStart.h"
#include "core/records/Policy.h"
#include "ui/widgets/Card.h"

#include <vector>

class QVBoxLayout;

namespace mutuals::ui {

/// Offers first days that the Following list speaks for, each with one click. Hidden while there is
/// nothing to offer.
class PolicySuggestions : public Card {
    Q_OBJECT

public:
    explicit PolicySuggestions(QWidget* parent = nullptr);

    /// starts    strongest first; those near a recorded policy are not offered again
    void replace(const std::vector<PolicyStart>& starts, const std::vector<Policy>& policies);

signals:
    void chosen(mutuals::Day day);

private:
    QVBoxLayout* m_rows;
};

/// Whether a policy begins near the day that the Following list speaks for.
bool isRecorded(const PolicyStart& start, const std::vector<Policy>& policies);

} // namespace mutuals::ui
