#pragma once

#include <optional>

namespace mutuals::ui {

/// The charts of mutuals-cli, which links no Qt: it calls the program beside it as
///
///   mutuals --chart KIND --out FILE --workspace FILE [--creator HANDLE] [--size WxH] [--scale S]
///           [--theme light|dark]
///
/// Draws without a window and without a screen. KIND as chartKinds(); the suffix of FILE is png,
/// svg or pdf. Messages go to standard error.
///
/// returns  the exit code as mutuals-cli promises it (0 done, 1 wrong usage, 4 the workspace cannot
///          be used, 6 nothing to draw); nothing when the arguments do not ask for a chart
std::optional<int> chartCommand(int argc, char** argv);

} // namespace mutuals::ui
