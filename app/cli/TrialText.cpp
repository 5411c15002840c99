#include "app/cli/TrialText.h"

#include "app/cli/Text.h"

#include "core/report/TrialSentences.h"

#include <fmt/format.h>

#include <ostream>

namespace mutuals::cli {

static void printArm(std::ostream& out, const char* what, const TrialArm& arm)
{
    out << fmt::format("{}: {} people, {} ticked off, {} seen in Following\n", what, arm.assigned,
        arm.ticked, arm.followed ? std::to_string(*arm.followed) : "unknown whether any");
}

void printTrial(std::ostream& out, const Trial& trial, const TrialAnswer& answer, bool whole)
{
    out << fmt::format("Trial {}, {}, {} to {}{}\n", trial.id.value, printable(trial.name),
        formatDay(trial.start()), formatDay(trial.end),
        trial.ended() ? ", ended early on " + formatDay(trial.lastDay()) : "");
    printArm(out, "To follow", answer.follow);
    printArm(out, "Left alone", answer.leave);
    out << sentence(answer) << '\n';
    if (!whole)
        return;
    for (const std::string& caveat : caveats(answer))
        out << caveat << '\n';
    if (answer.difference)
        out << fmt::format(
            "Randomization: p {:.4g}, differences from {:+.3f} to {:+.3f} are not rejected at this "
            "look.\n",
            answer.p, answer.randomized.low, answer.randomized.high);
}

} // namespace mutuals::cli
