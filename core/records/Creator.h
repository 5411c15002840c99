#pragma once

#include "core/base/Id.h"

#include <string>

namespace mutuals {

/// One TikTok account whose exports the workspace holds. Creators are never mixed.
struct Creator {
    Id<Creator> id;
    std::string handle; ///< without @; "me" until a file names the owner
    bool named = false; ///< false: the handle is our stand-in "me"
};

} // namespace mutuals
