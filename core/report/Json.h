#pragma once

#include "core/audience/Posts.h"
#include "core/curation/Curation.h"
#include "core/impact/Impact.h"
#include "core/impact/PolicyStart.h"
#include "core/import/Importer.h"
#include "core/records/Decision.h"
#include "core/records/Follower.h"
#include "core/records/Import.h"
#include "core/records/Policy.h"
#include "core/report/AudienceTables.h"
#include "core/report/Status.h"
#include "core/store/Followers.h"
#include "core/store/Imports.h"

#include <boost/json/value.hpp>

namespace mutuals {

/// Answers as JSON, spelled as mutuals-cli promises: days YYYY-MM-DD, times UTC, unknown is null.
boost::json::value toJson(const FileOutcome& outcome);
boost::json::value toJson(const Import& import, std::string_view creator);
boost::json::value toJson(const Status& status);
boost::json::value toJson(const JoinedPost& post);
boost::json::value toJson(const AudienceTables& tables);
boost::json::value toJson(const FollowerRow& row);
boost::json::value toJson(const Followers::Event& event);
boost::json::value toJson(const Policy& policy);
boost::json::value toJson(const PolicyStart& start);
boost::json::value toJson(const Note& note);
boost::json::value toJson(const ImpactAnswer& answer);
boost::json::value toJson(const QueueItem& item);
boost::json::value toJson(const ListItem& item);
boost::json::value toJson(const std::optional<TrialPlace>& place); ///< null: in no trial
boost::json::value toJson(const Decision& decision);
boost::json::value toJson(const Damage& damage);

} // namespace mutuals
