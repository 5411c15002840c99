#pragma once

#include "core/impact/Retention.h"
#include "ui/jobs/LatestJob.h"
#include "ui/pages/AnswerPage.h"

#include <optional>

namespace mutuals::ui {

class CohortCard;
class StudioCard;

/// Who stays: followers followed back against others.
class RetentionPage : public AnswerPage {
    Q_OBJECT

public:
    explicit RetentionPage(QWidget* parent = nullptr);

protected:
    void ask() override;
    void forget() override;
    Figure figure() const override;
    EmptyState::Words nothing() const override;

private:
    void showFound(Result<RetentionAnswer> answer);

    std::optional<RetentionAnswer> m_answer;
    LatestJob m_latest;
    StudioCard* m_studio;
    CohortCard* m_cohorts;
};

} // namespace mutuals::ui
