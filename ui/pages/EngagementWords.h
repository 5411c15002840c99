#pragma once

#include "core/impact/EngagementStudy.h"
#include "ui/pages/AnswerSide.h"

namespace mutuals::ui {

/// What the page says of comments (or messages) around the follow-back.
AnswerSide::Words engagementWords(const EngagementAnswer& answer, Engagement of);

/// What is missing for an answer; "" when nothing is.
QString engagementMissing(const EngagementAnswer& answer, Engagement of);

} // namespace mutuals::ui
