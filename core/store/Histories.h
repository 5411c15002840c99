#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Creator.h"
#include "core/records/FollowerStay.h"

namespace mutuals {

class Workspace;

/// Reads all stays of a creator's followers with what passed between them, in a few ordered passes.
/// Opens the workspace's file a second time, for reading.
///
/// run     polled every 4096 rows; progress counts rows
/// errors  cancelled, database
Result<FollowerHistory> followerHistory(
    const Workspace& workspace, Id<Creator> creator, const Run& run = {});

} // namespace mutuals
