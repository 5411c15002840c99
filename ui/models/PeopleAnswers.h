#pragma once

#include "core/impact/EngagementStudy.h"
#include "core/impact/Retention.h"
#include "core/records/Creator.h"

#include <filesystem>

namespace mutuals::ui {

/// Who stays and who writes, out of a workspace that is opened for it: work for a Job.
/// errors: those of the store; cancelled
Result<RetentionAnswer> retentionOf(
    const std::filesystem::path& workspace, Id<Creator> creator, const Run& run);
Result<EngagementAnswer> engagementOf(
    const std::filesystem::path& workspace, Id<Creator> creator, const Run& run);

} // namespace mutuals::ui
