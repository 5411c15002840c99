#pragma once

#include "core/impact/Retention.h"

#include <boost/json/object.hpp>

#include <string>

namespace mutuals {

/// What the answer says, in one sentence of plain words.
std::string retentionSentence(const RetentionAnswer& answer);

/// What it does not prove, likewise.
std::string retentionCaution(const RetentionAnswer& answer);

/// The answer of `retention --json`: days as YYYY-MM-DD, shares from 0 to 1.
boost::json::object toJson(const RetentionAnswer& answer);

} // namespace mutuals
