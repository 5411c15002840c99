#include "core/report/TrialReport.h"

#include "core/report/TrialSentences.h"

#include <fmt/format.h>

#include <iterator>

namespace mutuals {

namespace {

std::string armLine(const char* what, const TrialArm& arm, TrialOutcome outcome)
{
    return fmt::format("{}: {} people, {} still follow, {} unknown, {}{} ticked off, {} seen in "
                       "Following\n",
        what, arm.assigned, arm.kept, arm.unknown,
        outcome == TrialOutcome::comments ? fmt::format("{} comments, ", arm.comments)
                                          : std::string(),
        arm.ticked, arm.followed ? std::to_string(*arm.followed) : "unknown whether any");
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
        "of {}, half of them by lot to be followed\nMeasured: {} {}\nLooks:",
        formatTime(trial.sealedAt), trial.seed, trial.hash, trial.units.size(),
        formatDay(dayOf(trial.snapshotAt)),
        trial.outcome == TrialOutcome::stays
            ? "whether they still follow, in the first archive from this day on:"
            : "the comments of each, from the seal to the beginning of",
        formatDay(trial.end));
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
    text += armLine("To follow", answer.follow, answer.outcome);
    text += armLine("Left alone", answer.leave, answer.outcome);
    if (!answer.difference)
        return text;
    const double level = 100 * (1 - answer.look().alpha);
    fmt::format_to(out,
        "\nThe numbers, by intention to treat\nDifference within blocks {:+.4f}{}\n",
        answer.difference->value,
        answer.outcome == TrialOutcome::comments ? " comments per person" : "");
    if (answer.adjusted)
        fmt::format_to(out,
            "Lin's regression on what each wrote before: {:+.4f}, HC2 error {:.4f}, {:.2f}%: "
            "{:+.4f} to {:+.4f}\n",
            answer.adjusted->value, *answer.adjusted->error, level, answer.likely.low,
            answer.likely.high);
    else if (answer.outcome == TrialOutcome::stays)
        fmt::format_to(out, "Newcombe {:.2f}%: {:+.4f} to {:+.4f}\n", level, answer.likely.low,
            answer.likely.high);
    fmt::format_to(out,
        "Randomization within blocks {:.2f}%: {:+.4f} to {:+.4f}, two-sided p {:.4g}{}\n", level,
        answer.randomized.low, answer.randomized.high, answer.p,
        answer.exact ? ", exact" : ", of 20,000 seeded draws");
    if (answer.perFollowed)
        fmt::format_to(out, "Per follow-back that was made: {:+.4f}\n", *answer.perFollowed);
    fmt::format_to(out, "Sample ratio: {} to {}, chi-square p {:.3g}\n", answer.ratio.treated,
        answer.ratio.control, answer.ratio.p);
    return text;
}

} // namespace mutuals
