#pragma once

#include "core/impact/EngagementStudy.h"

#include <boost/json/object.hpp>

#include <string>

namespace mutuals {

/// What the comments (or messages) say, in one sentence of plain words.
std::string engagementSentence(const EngagementOutcome& outcome);

/// Whether the comparison held before the follow-back; empty where it was not made.
std::string engagementPreCheck(const EngagementOutcome& outcome);

/// What it does not prove, likewise.
std::string engagementCaution(const EngagementOutcome& outcome);

/// The answer of `engagement --json`: per follower and week, days as YYYY-MM-DD.
boost::json::object toJson(const EngagementAnswer& answer);

} // namespace mutuals
