#pragma once

#include <QCommandLineOption>
#include <QList>

class QCommandLineParser;

namespace mutuals::app {

/// The options by which mutuals-cli has a chart drawn; `--help` does not show them.
///
///   --workspace FILE --creator HANDLE --chart KIND --out FILE [--size WxH] [--scale S] [--theme
///   light|dark]
QList<QCommandLineOption> chartOptions();

/// Draws the chart into its file, without a window, and says on standard error what went wrong.
/// Returns an exit code of mutuals-cli.
int drawChart(const QCommandLineParser& parser);

} // namespace mutuals::app
