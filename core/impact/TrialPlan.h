#pragma once

#include "core/impact/TrialDraw.h"

#include <cstdint>
#include <string>

namespace mutuals {

/// A trial of fewer people is not drawn.
inline constexpr int kFewestTrialPeople = 20;

/// Of whom the creator says "either is fine".
struct TrialWish {
    enum class Warmth {
        any,
        engaged, ///< wrote at least one comment or message
        quiet, ///< none so far
    } warmth = Warmth::any;
    int fewestFollowDays = 0; ///< they follow for so many days at least; 0: whoever
    int most = 0; ///< at most so many people, by lot; 0: all
    Day end {};
    TrialOutcome outcome = TrialOutcome::stays;
};

/// Those of the eligible whom the wish means.
///
/// day  on which a follow is counted
std::vector<TrialCandidate> wished(const TrialEligible& eligible, const TrialWish& wish, Day day);

/// What a trial that begins now would be, without a lot being drawn: a draw that was seen could be
/// drawn again until it pleases.
struct TrialProposal {
    int candidates = 0; ///< whom the wish means
    int people = 0; ///< who would take part: an even number in each stratum
    int blocks = 0;
    TrialOutlook outlook; ///< of them
    std::optional<double> staying; ///< as in TrialEligible
    std::optional<CommentRate> rate; ///< of the candidates, where comments are known

    TrialOutlook outlookOf(int others) const; ///< what so many people could find instead
    bool isMeasurable() const { return outlook.outcome == TrialOutcome::stays || rate; }
    bool enough() const { return people >= kFewestTrialPeople && isMeasurable(); }
};
TrialProposal proposedTrial(const TrialEligible& eligible, const TrialWish& wish, Day day);

/// Draws by a seed of chance and seals. Reads anew who is eligible.
///
/// errors  invalid: no name, ends too early, too few people, comments that are not known; notFound: no follower list
Result<Trial> startTrial(Workspace& workspace, Id<Creator> creator, const std::string& name,
    const TrialWish& wish, std::uint32_t seed, Seconds moment);

} // namespace mutuals
