#include "app/ExitCode.h"

namespace mutuals::app {

ExitCode exitCode(const Error& error)
{
    switch (error.code) {
    case Error::Code::cancelled:
        return ExitCode::cancelled;
    case Error::Code::invalid:
    case Error::Code::notFound:
        return ExitCode::usage;
    case Error::Code::tooFewDays:
    case Error::Code::ambiguous:
        return ExitCode::unanswerable;
    default:
        return ExitCode::workspace;
    }
}

} // namespace mutuals::app
