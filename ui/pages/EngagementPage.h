#pragma once

#include "core/impact/EngagementStudy.h"
#include "ui/jobs/LatestJob.h"
#include "ui/pages/AnswerPage.h"

#include <optional>

namespace mutuals::ui {

class Chip;

/// Do they engage more? Comments and messages around the follow-back.
class EngagementPage : public AnswerPage {
    Q_OBJECT

public:
    explicit EngagementPage(QWidget* parent = nullptr);

protected:
    void ask() override;
    void forget() override;
    Figure figure() const override;
    EmptyState::Words nothing() const override;

private:
    Chip* chip(const QString& word, const QString& name, Engagement of);
    void showFound();
    const EngagementOutcome& outcome() const;

    std::optional<EngagementAnswer> m_answer;
    Engagement m_of = Engagement::comments;
    LatestJob m_latest;
};

} // namespace mutuals::ui
