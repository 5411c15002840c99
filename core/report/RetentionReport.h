#pragma once

#include "core/impact/Retention.h"

#include <boost/json/object.hpp>

#include <string>

namespace mutuals {

/// What the answer says, in one sentence of plain words.
std::string retentionSentence(const RetentionAnswer& answer);

/// What it does not prove, likewise.
std::string retentionCaution(const RetentionAnswer& answer);

/// How strong another reason would have to be; empty where there is no difference to explain.
std::string retentionSensitivity(const RetentionAnswer& answer);

/// "Of 100 followers whom you followed back about 91 are still there ..."; empty where the curves
/// cannot be read side by side.
std::string retentionOfHundred(const RetentionAnswer& answer);

/// Whether the lists lost as many as TikTok Studio counted; empty where Studio's counts are missing.
std::string retentionReconciled(const RetentionAnswer& answer);

/// The answer of `retention --json`: days as YYYY-MM-DD, shares from 0 to 1.
boost::json::object toJson(const RetentionAnswer& answer);

} // namespace mutuals
