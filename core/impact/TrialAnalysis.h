#pragma once

#include "core/impact/SpillOver.h"
#include "core/impact/TrialLooks.h"
#include "core/records/Trial.h"
#include "core/stats/Randomization.h"
#include "core/stats/Shares.h"
#include "core/stats/TwoArms.h"
#include "core/store/Trials.h"
#include "core/store/Workspace.h"

#include <optional>
#include <vector>

namespace mutuals {

/// What an archive shows of one arm.
struct TrialArm {
    int assigned = 0;
    int unknown = 0; ///< who cannot be told any more: a row without a name took their place
    int kept = 0; ///< of the others: who still follows
    std::optional<int> followed; ///< whom the creator followed in fact; nothing: no list tells
    int ticked = 0; ///< of whom the user says so
    int comments = 0; ///< that all of them wrote since the plan, in a trial of comments
    Share share() const { return { kept, assigned - unknown }; }
    double perPerson() const { return static_cast<double>(comments) / assigned; }
};

enum class TrialVerdict {
    noArchive, ///< none since the plan, or none until it was ended
    tooEarly, ///< the first look has not come; nothing is compared
    broken, ///< the arms lost people in a way that the lot does not explain
    stayMore, ///< those who were to be followed stay more often than those left alone
    stayLess,
    writeMore, ///< likewise of comments
    writeLess,
    noDifference, ///< one that matters is ruled out both ways
    cannotTellYet, ///< so far; the trial goes on
    cannotTell, ///< at its end, whether planned or early
};

constexpr double kTrialMatters = 0.05; ///< a difference of retention that matters
constexpr double kCommentsMatter = 0.10; ///< of comments: a share of what those left alone write

/// How a trial stands. By intention to treat: whoever was to be followed counts as such, followed or
/// not.
///
/// Of comments the estimate is adjusted for what each wrote before; a difference is called one where
/// the adjusted interval and the test by randomization both say so.
struct TrialAnswer : TrialProgress {
    TrialOutcome outcome = TrialOutcome::stays;
    TrialVerdict verdict = TrialVerdict::noArchive;
    TrialArm follow, leave;
    /// Below: nothing before the first look, and where the trial is broken.
    SampleRatio ratio; ///< of those whose outcome is known
    /// Of shares, or of comments per person; its interval is one of 95 %.
    std::optional<BlockedDifference> difference;
    std::optional<Difference> adjusted; ///< of comments: Lin's, at the level of `likely`
    /// At the level that the look may spend: Newcombe's of shares; of comments Lin's, or that by
    /// randomization where too few people are in too many blocks.
    Range likely;
    Range randomized; ///< at the same level
    double p = 1; ///< by randomization within blocks
    bool exact = false;
    std::optional<double> perFollowed; ///< difference per follow-back that was made, not offered
    int blocksLeftOut = 0; ///< of which one arm is unknown altogether
    std::optional<SpillOver> spillOver; ///< of comments only

    double estimate() const { return adjusted ? adjusted->value : difference->value; }
};

/// Judges the trial at the newest look that an archive reached.
///
/// run     polled while drawing
/// errors  cancelled, database
Result<TrialAnswer> trialAnswer(
    Workspace& workspace, Id<Creator> creator, const Trial& trial, const Run& run = {});

} // namespace mutuals
