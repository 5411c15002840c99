#include "core/impact/TrialPlan.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::uint32_t kAnySeed = 1; ///< how many take part hardly depends on the lot

} // namespace

std::vector<TrialCandidate> wished(const TrialEligible& eligible, const TrialWish& wish, Day day)
{
    std::vector<TrialCandidate> kept;
    for (const TrialCandidate& one : eligible.candidates) {
        const bool warm = one.engagement > 0;
        if ((wish.warmth == TrialWish::Warmth::engaged && !warm)
            || (wish.warmth == TrialWish::Warmth::quiet && warm))
            continue;
        // Whose follow time is not known stands in a list already: as one of the oldest.
        if (one.followedAt && (day - dayOf(*one.followedAt)).count() < wish.fewestFollowDays)
            continue;
        kept.push_back(one);
    }
    return kept;
}

TrialProposal proposedTrial(const TrialEligible& eligible, const TrialWish& wish, Day day)
{
    TrialProposal made;
    auto candidates = wished(eligible, wish, day);
    made.candidates = static_cast<int>(candidates.size());
    made.staying = eligible.staying;
    made.rate = commentRate(candidates, eligible.recentDays);
    const TrialDraw draw = drawTrial(std::move(candidates), kAnySeed, wish.most);
    made.people = static_cast<int>(draw.units.size());
    made.blocks = draw.blocks;
    made.outlook.outcome = wish.outcome;
    made.outlook.days = std::max(1, static_cast<int>((wish.end - day).count()));
    made.outlook = made.outlookOf(made.people);
    return made;
}

TrialOutlook TrialProposal::outlookOf(int others) const
{
    return outlook.outcome == TrialOutcome::stays ? trialOutlook(others, outlook.days, staying)
                                                  : commentOutlook(others, outlook.days, rate);
}

Result<Trial> startTrial(Workspace& workspace, Id<Creator> creator, const std::string& name,
    const TrialWish& wish, std::uint32_t seed, Seconds moment)
{
    const Day today = dayOf(moment);
    const auto eligible = trialEligible(workspace, creator, today);
    if (!eligible)
        return tl::unexpected(eligible.error());
    if (wish.outcome == TrialOutcome::comments && !eligible->recentDays)
        return fail(Error::Code::invalid, "no comments were imported that could be compared");
    Trial trial;
    trial.name = name;
    trial.outcome = wish.outcome;
    trial.sealedAt = moment;
    trial.end = wish.end;
    trial.snapshotAt = eligible->snapshotAt;
    trial.seed = seed;
    trial.units = drawTrial(wished(*eligible, wish, today), seed, wish.most).units;
    if (static_cast<int>(trial.units.size()) < kFewestTrialPeople)
        return fail(Error::Code::invalid, "{} people are too few for a trial, which needs {}",
            trial.units.size(), kFewestTrialPeople);
    return workspace.trials().seal(creator, std::move(trial));
}

} // namespace mutuals
