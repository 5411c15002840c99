#pragma once

#include "core/impact/Retention.h"
#include "ui/pages/AnswerSide.h"

namespace mutuals::ui {

/// What the page says of who stays, sentence by sentence, with what it does not prove and how it is
/// known.
AnswerSide::Words retentionWords(const RetentionAnswer& answer);

/// What is missing for an answer; "" when nothing is.
QString retentionMissing(const RetentionAnswer& answer);

} // namespace mutuals::ui
