#pragma once

#include "core/impact/PostComparison.h"

#include <boost/json/object.hpp>

#include <string>

namespace mutuals {

/// "Posts since 4 August 2025 had 12% more likes than those before ..." in plain words, or what is
/// missing for it.
std::string postSentence(const PostComparison& answer);

/// How the sentence was come by, and what it leaves out, one thought each.
std::vector<std::string> postCaveats(const PostComparison& answer);

/// `comparison` of `posts --json`: days YYYY-MM-DD, shares from 0 to 1, unknown is null.
boost::json::object toJson(const PostComparison& answer);

} // namespace mutuals
