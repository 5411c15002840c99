#include "core/impact/Evidence.h"

#include "core/store/Histories.h"
#include "core/store/Workspace.h"

namespace mutuals {

std::optional<Evidence> evidenceOf(const TrialAnswer& answer)
{
    const auto& difference = answer.difference;
    if (answer.outcome != TrialOutcome::stays || !difference || !difference->low
        || !difference->high)
        return {};
    Evidence found;
    found.grade = 'A';
    found.strength = Verdict::Strength::shows;
    found.effect = { difference->value, *difference->low, *difference->high };
    switch (answer.verdict) {
    case TrialVerdict::stayMore:
        found.kind = Verdict::Kind::helped;
        return found;
    case TrialVerdict::stayLess:
        found.kind = Verdict::Kind::hurt;
        return found;
    case TrialVerdict::noDifference:
        found.kind = Verdict::Kind::noDifference;
        return found;
    case TrialVerdict::noArchive:
    case TrialVerdict::tooEarly:
    case TrialVerdict::broken:
    case TrialVerdict::writeMore:
    case TrialVerdict::writeLess:
    case TrialVerdict::cannotTellYet:
    case TrialVerdict::cannotTell:
        break;
    }
    return {};
}

std::optional<Evidence> evidenceOf(const RetentionAnswer& answer)
{
    if (!answer.hazard || !answer.eValue || answer.eValue->limit < kWeakReason)
        return {};
    const HazardRatio& ratio = answer.hazard->ratio;
    if (ratio.low <= 1 && ratio.high >= 1)
        return {};
    Evidence found;
    found.kind = ratio.high < 1 ? Verdict::Kind::helped : Verdict::Kind::hurt;
    found.effect = { ratio.value, ratio.low, ratio.high };
    return found;
}

Result<std::optional<Evidence>> bestEvidence(
    Workspace& workspace, Id<Creator> creator, const Run& run)
{
    const auto trials = workspace.trials().all(creator);
    if (!trials)
        return tl::unexpected(trials.error());
    for (const Trial& trial : *trials) {
        const auto answer = trialAnswer(workspace, creator, trial, run);
        if (!answer)
            return tl::unexpected(answer.error());
        if (auto found = evidenceOf(*answer))
            return found;
    }
    const auto history = followerHistory(workspace, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    const auto answer = retention(*history, {}, run);
    if (!answer)
        return tl::unexpected(answer.error());
    return evidenceOf(*answer);
}

} // namespace mutuals
