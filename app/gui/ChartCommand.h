#pragma once

#include "app/ExitCode.h"

#include <optional>

namespace mutuals::app {

/// The charts of mutuals-cli, which links no Qt: it has checked the words, and calls the program
/// beside it as
///
///   mutuals --chart KIND --out FILE --workspace FILE --creator HANDLE --scale S
///           --theme light|dark [--size WxH]
///
/// Draws without a window and without a screen. KIND as chartKinds(); the suffix of FILE is png,
/// svg or pdf. Messages go to standard error.
///
/// returns  nothing when the arguments do not ask for a chart
std::optional<ExitCode> chartCommand(int argc, char** argv);

} // namespace mutuals::app
