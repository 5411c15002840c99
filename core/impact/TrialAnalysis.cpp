#include "core/impact/TrialAnalysis.h"

#include "core/impact/TrialComments.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

/// The moments since the plan at which the outcome is known, oldest first.
Result<std::vector<Seconds>> knownSince(
    Workspace& workspace, Id<Creator> creator, const Trial& trial)
{
    if (trial.outcome == TrialOutcome::comments)
        return commentsSince(workspace, creator, trial);
    const auto snapshots = workspace.imports().archives(creator);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    std::vector<Seconds> moments;
    for (const Snapshot& snapshot : *snapshots) {
        if (snapshot.followers && snapshot.asOf > trial.sealedAt)
            moments.push_back(snapshot.asOf);
    }
    return moments;
}

/// The units of whom it is known whether they follow, in blocks that hold both arms.
TwoArms whoStays(const Trial& trial, const std::vector<Trials::Sighting>& sightings,
    std::vector<char>& followed, int& blocksLeftOut)
{
    int blocks = 0;
    for (const TrialUnit& unit : trial.units)
        blocks = std::max(blocks, unit.block);
    std::vector<BlockSize> sizes(static_cast<std::size_t>(blocks) + 1);
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        BlockSize& size = sizes[static_cast<std::size_t>(trial.units[i].block)];
        if (!sightings[i].nameGone)
            ++(trial.units[i].follow ? size.treated : size.control);
    }
    std::vector<int> place(sizes.size(), -1);
    int next = 0;
    for (std::size_t b = 0; b < sizes.size(); ++b) {
        if (sizes[b].treated > 0 && sizes[b].control > 0)
            place[b] = next++;
        else if (b > 0)
            ++blocksLeftOut;
    }
    TwoArms known;
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        const int block = place[static_cast<std::size_t>(trial.units[i].block)];
        if (sightings[i].nameGone || block < 0)
            continue;
        known.outcome.push_back(sightings[i].follows ? 1 : 0);
        known.treated.push_back(trial.units[i].follow ? 1 : 0);
        known.block.push_back(block);
        followed.push_back(sightings[i].followed ? 1 : 0);
    }
    return known;
}

void countArms(TrialAnswer& answer, const Trial& trial,
    const std::vector<Trials::Sighting>& sightings, bool knowsFollowing)
{
    if (knowsFollowing)
        answer.follow.followed = answer.leave.followed = 0;
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        TrialArm& arm = trial.units[i].follow ? answer.follow : answer.leave;
        ++arm.assigned;
        arm.unknown += trial.outcome == TrialOutcome::stays && sightings[i].nameGone;
        arm.kept += sightings[i].follows;
        arm.ticked += sightings[i].tickedAt.has_value();
        if (knowsFollowing)
            *arm.followed += sightings[i].followed;
    }
}

TrialVerdict verdictOf(const TrialAnswer& answer)
{
    const bool ofComments = answer.outcome == TrialOutcome::comments;
    const bool apart = !ofComments || answer.likely.low > 0 || answer.likely.high < 0;
    if (answer.p <= answer.look().alpha && apart) {
        const bool more = answer.estimate() > 0;
        if (ofComments)
            return more ? TrialVerdict::writeMore : TrialVerdict::writeLess;
        return more ? TrialVerdict::stayMore : TrialVerdict::stayLess;
    }
    const double matters = ofComments ? kCommentsMatter * answer.leave.perPerson() : kTrialMatters;
    if (answer.likely.low > -matters && answer.likely.high < matters)
        return TrialVerdict::noDifference;
    return answer.isLast() ? TrialVerdict::cannotTell : TrialVerdict::cannotTellYet;
}

} // namespace

Result<TrialAnswer> trialAnswer(
    Workspace& workspace, Id<Creator> creator, const Trial& trial, const Run& run)
{
    const auto moments = knownSince(workspace, creator, trial);
    if (!moments)
        return tl::unexpected(moments.error());
    TrialAnswer answer;
    static_cast<TrialProgress&>(answer) = trialProgress(trial, *moments);
    answer.outcome = trial.outcome;
    const Seconds asOf = answer.seenAt.value_or(trial.snapshotAt);
    const auto sightings = workspace.trials().sightings(creator, trial, asOf);
    const auto knows = workspace.trials().knowsFollowing(creator, trial, asOf);
    if (!sightings || !knows)
        return tl::unexpected(sightings ? knows.error() : sightings.error());
    countArms(answer, trial, *sightings, *knows);
    if (!answer.reached) {
        answer.verdict = answer.seenAt ? TrialVerdict::tooEarly : TrialVerdict::noArchive;
        return answer;
    }

    TwoArms known;
    std::vector<char> followed;
    if (trial.outcome == TrialOutcome::comments) {
        const auto wrote = whoWrites(workspace, creator, trial, answer, run);
        if (!wrote)
            return tl::unexpected(wrote.error());
        known = *wrote;
        for (const Trials::Sighting& one : *sightings)
            followed.push_back(one.followed ? 1 : 0);
    } else {
        known = whoStays(trial, *sightings, followed, answer.blocksLeftOut);
    }
    answer.ratio = sampleRatio(answer.follow.share().all, answer.leave.share().all);
    if (known.units() == 0 || answer.ratio.broken()) {
        answer.verdict = TrialVerdict::broken;
        return answer;
    }
    const double level = 1 - answer.look().alpha;
    answer.difference = blockedDifference(known);
    const auto randomization = randomizationTest(known, { 20000, trial.seed, level }, run);
    if (!randomization)
        return tl::unexpected(randomization.error());
    answer.randomized = { randomization->low, randomization->high };
    answer.p = randomization->pTwoSided;
    answer.exact = randomization->exact;
    if (trial.outcome == TrialOutcome::stays)
        answer.likely = newcombe(answer.follow.share(), answer.leave.share(), level);
    else if (answer.adjusted)
        answer.likely = { *answer.adjusted->low, *answer.adjusted->high };
    else
        answer.likely = answer.randomized;
    if (*knows) {
        TwoArms took = known;
        took.outcome.assign(followed.begin(), followed.end());
        if (const double share = blockedDifference(took).value; share > 0.1)
            answer.perFollowed = answer.difference->value / share;
    }
    answer.verdict = verdictOf(answer);
    return answer;
}

} // namespace mutuals
