#pragma once

#include "core/impact/EngagementStudy.h"
#include "core/impact/Retention.h"
#include "core/records/Creator.h"

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

/// Who stays, and who writes.
/// errors: those of the store; cancelled
Result<RetentionAnswer> retentionOf(Workspace& workspace, Id<Creator> creator, const Run& run);
Result<EngagementAnswer> engagementOf(Workspace& workspace, Id<Creator> creator, const Run& run);

} // namespace mutuals::ui
