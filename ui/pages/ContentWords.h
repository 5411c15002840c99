#pragma once

#include "core/impact/PostComparison.h"
#include "ui/pages/ImpactWords.h"

#include <QString>

#include <vector>

namespace mutuals::ui {

/// "Since 4 August your posts had 12% more likes than those before, likely between −20% and +57%."
QString contentHeadline(const PostComparison& answer);
/// "That is within normal ups and downs. ..." and what else stands beside the headline.
QString contentVerdict(const PostComparison& answer);
/// What is missing for a comparison, and where it would come from.
QString contentMissing(const PostComparison& answer);
/// Method, data used and left out, and below them the statistician's words.
std::vector<Section> contentMethod(const PostComparison& answer);

} // namespace mutuals::ui
