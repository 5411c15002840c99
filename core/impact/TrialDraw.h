#pragma once

#include "core/records/Trial.h"
#include "core/store/Trials.h"
#include "core/store/Workspace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

/// A follower whom the lot may send into either arm: in the newest follower list, not followed, not
/// decided on ("later" is open) and in no trial that still runs.
struct TrialCandidate {
    Id<Person> person;
    std::string key; ///< of the handle; orders them the same in any workspace
    std::optional<Seconds> followedAt;
    int engagement = 0; ///< comments and messages so far
    int recent = 0; ///< comments in the last TrialEligible::recentDays
};

struct TrialEligible {
    std::vector<TrialCandidate> candidates; ///< by key
    Seconds snapshotAt {}; ///< the follower list that they stand in
    int inOtherTrials = 0;
    /// Share of followers who stay for 30 days, from the two newest lists; nothing: there are not two.
    std::optional<double> staying;
    std::optional<int> recentDays; ///< nothing: no comments were imported
};

/// day     trials that end after it still run
/// errors  notFound: there is no follower list
Result<TrialEligible> trialEligible(Workspace& workspace, Id<Creator> creator, Day day);

struct TrialDraw {
    std::vector<TrialUnit> units; ///< by block; without handles
    int blocks = 0;
    int leftOver = 0; ///< candidates that the lot left out, because blocks are even
};

/// Strata by thirds of how long they follow and thirds of how much they engaged, equal values in the
/// same third; in each an even number, half of whom are to be followed. Those who are over make a
/// block of their own if they are at least four.
///
/// most    at most so many people, drawn among all; 0: all
/// seed    the same candidates and seed give the same draw, on any machine
TrialDraw drawTrial(std::vector<TrialCandidate> candidates, std::uint32_t seed, int most);

/// How much followers comment by themselves, for each of them in so many days.
struct CommentRate {
    double mean = 0, variance = 0;
    int days = 0;

    /// In other so many days: what differs between people grows with the square of the time, what
    /// chance does, with the time.
    CommentRate in(int other) const;
};
/// Nothing where no comments were imported, or of fewer than two people.
std::optional<CommentRate> commentRate(
    const std::vector<TrialCandidate>& candidates, std::optional<int> recentDays);

/// What a trial of so many people can see.
struct TrialOutlook {
    TrialOutcome outcome = TrialOutcome::stays;
    int perArm = 0;
    int days = 0;
    double staying = 0; ///< expected share that still follows at the end without a follow-back
    bool assumed = false; ///< for want of two follower lists
    double alpha = 0.05; ///< what the looks before leave for the last one
    /// By so much the share must rise, or fall, to be found four times in five; nothing: not even
    /// that of all, or of nobody.
    std::optional<double> rise, fall;
    std::optional<CommentRate> comments; ///< expected without a follow-back, over these days
    /// Of comments: by so many for each person they must differ; what they wrote before helps to see
    /// less.
    std::optional<double> delta;
};
TrialOutlook trialOutlook(int units, int days, std::optional<double> staying);
TrialOutlook commentOutlook(int units, int days, const std::optional<CommentRate>& rate);

} // namespace mutuals
