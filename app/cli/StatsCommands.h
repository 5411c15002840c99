#pragma once

namespace CLI {
class App;
}

namespace mutuals::cli {

class Session;

/// Subcommands of `stats`.
void addStatsTrial(CLI::App& stats, Session& session);
void addStatsTwoSample(CLI::App& stats, Session& session);
void addStatsPower(CLI::App& stats, Session& session);
void addStatsPanel(CLI::App& stats, Session& session);
void addCounterfactual(CLI::App& stats, Session& session);
void addSurvival(CLI::App& stats, Session& session);
void addIntervals(CLI::App& stats, Session& session);

} // namespace mutuals::cli
