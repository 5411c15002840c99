#pragma once

#include "core/impact/ImpactChecks.h"
#include "ui/widgets/Card.h"

class QBoxLayout;
class QCheckBox;
class QVBoxLayout;

namespace mutuals::ui {

/// "How we know": everything behind one answer, in the user's words and beside them in the
/// statistician's, with CausalImpact's numbers if asked for.
class KnowPane : public Card {
    Q_OBJECT

public:
    explicit KnowPane(QWidget* parent = nullptr);

    /// checks  nullptr while they are reckoned
    /// more    sentences that belong to this creator's data, not to the answer; may be empty
    void replace(const ImpactAnswer& answer, const ImpactChecks* checks, const QString& more);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    std::optional<ImpactAnswer> m_answer;
    std::optional<ImpactChecks> m_checks;
    QString m_more;
    QVBoxLayout* m_plain;
    QVBoxLayout* m_expert;
    QCheckBox* m_peer;
    QBoxLayout* m_halves;
};

} // namespace mutuals::ui
