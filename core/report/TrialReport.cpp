#include "core/report/TrialReport.h"

#include "core/report/TrialSentences.h"

#include <fmt/format.h>

#include <iterator>

namespace mutuals {

namespace {

std::string armLine(const char* what, const TrialArm& arm)
{
    return fmt::format("{}: {} people, {} still follow, {} unknown, {} ticked off, {} seen in "
                       "Following\n",
        what, arm.assigned, arm.kept, arm.unknown, arm.ticked,
        arm.followed ? std::to_string(*arm.followed) : "unknown whether any");
}

} // namespace

std::string trialReport(const Trial& trial, const TrialAnswer& answer, bool asSealed)
{
    std::string text;
    const auto out = std::back_inserter(text);
    fmt::format_to(out, "Trial \"{}\"\n\n", trial.name);
    if (!asSealed)
        fmt::format_to(out,
            "THE PLAN WAS CHANGED AFTER IT WAS SEALED. Nothing below can be "
            "trusted.\n\n");
    fmt::format_to(out, "{}\n\n", sentence(answer));
    for (const std::string& caveat : caveats(answer))
        fmt::format_to(out, "- {}\n", caveat);
    fmt::format_to(out,
        "\nThe plan\nSealed {} with seed {} and hash {}\n{} people, chosen from the follower list "
        "of {}, half of them by lot to be followed\nMeasured: whether they still follow, in the "
        "first archive of {} or later\nLooks:",
        formatTime(trial.sealedAt), trial.seed, trial.hash, trial.units.size(),
        formatDay(dayOf(trial.snapshotAt)), formatDay(trial.end));
    for (const TrialLook& look : answer.looks)
        fmt::format_to(out, " day {} ({:.2f}%)", look.day, 100 * look.alpha);
    for (const TrialEnding& ending : trial.endings) {
        fmt::format_to(out, "\nEnded early on {}", formatDay(ending.day()));
        if (ending.takenBackAt)
            fmt::format_to(out, ", taken back on {}", formatDay(dayOf(*ending.takenBackAt)));
        if (!ending.reason.empty())
            fmt::format_to(out, ", because: {}", ending.reason);
    }
    fmt::format_to(out, "\n\nThe arms\n");
    text += armLine("To follow", answer.follow);
    text += armLine("Left alone", answer.leave);
    if (!answer.difference)
        return text;
    const double level = 100 * (1 - answer.look().alpha);
    fmt::format_to(out,
        "\nThe numbers, by intention to treat\nDifference within blocks {:+.4f}\nNewcombe {:.2f}%: "
        "{:+.4f} to {:+.4f}\nRandomization within blocks {:.2f}%: {:+.4f} to {:+.4f}, two-sided p "
        "{:.4g}{}\n",
        answer.difference->value, level, answer.newcombe.low, answer.newcombe.high, level,
        answer.randomized.low, answer.randomized.high, answer.p,
        answer.exact ? ", exact" : ", of 20,000 seeded draws");
    if (answer.perFollowed)
        fmt::format_to(out, "Per follow-back that was made: {:+.4f}\n", *answer.perFollowed);
    fmt::format_to(out, "Sample ratio: {} to {}, chi-square p {:.3g}\n", answer.ratio.treated,
        answer.ratio.control, answer.ratio.p);
    return text;
}

} // namespace mutuals
