#pragma once

#include "core/base/Result.h"

namespace mutuals::app {

/// What mutuals-cli promises to those who call it.
enum class ExitCode {
    done = 0,
    usage = 1,
    someRejected = 2,
    allRejected = 3,
    workspace = 4, ///< the workspace cannot be used
    cancelled = 5,
    unanswerable = 6, ///< the question cannot be answered from what is there
};

ExitCode exitCode(const Error& error);

} // namespace mutuals::app
