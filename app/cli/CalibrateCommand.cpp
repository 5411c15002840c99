#include "app/cli/Session.h"

#include "core/impact/Calibration.h"
#include "core/report/CalibrationJson.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <thread>

namespace mutuals::cli {

namespace {

constexpr int kQuick = 100, kWhole = 1000;

struct CalibrateArguments {
    bool quick = false;
    int series = 0, threads = 0;
};

ExitCode runCalibrate(Session& session, const CalibrateArguments& arguments)
{
    CalibrationOptions options;
    options.series = arguments.series > 0 ? arguments.series : arguments.quick ? kQuick : kWhole;
    options.threads = arguments.threads > 0
        ? arguments.threads
        : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    Run run = session.run;
    run.progress = [&session, tenth = std::int64_t { 0 }](const Progress& progress) mutable {
        const std::int64_t reached = 10 * progress.done / progress.total;
        if (reached > tenth)
            session.err << fmt::format("{} of {} series\n", progress.done, progress.total);
        tenth = reached;
    };
    const auto report = calibration(options, run);
    if (!report)
        return session.failed(report.error());
    if (session.json)
        session.print(toJson(*report));
    else
        session.out << calibrationText(*report);
    return ExitCode::done;
}

} // namespace

void addCalibrateCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("calibrate",
        "How honest the answers are: the engine on simulated creators, beside other programs");
    auto arguments = std::make_shared<CalibrateArguments>();
    command->add_flag("--quick", arguments->quick, "100 series in each cell instead of 1000");
    command->add_option("--series", arguments->series, "How many series in each cell")
        ->check(CLI::Range(10, 100000));
    command->add_option("--threads", arguments->threads, "How many threads (default: all)")
        ->check(CLI::Range(1, 256));
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runCalibrate(session, *arguments); };
    });
}

} // namespace mutuals::cli
