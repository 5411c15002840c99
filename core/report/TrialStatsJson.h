#pragma once

#include "core/stats/Randomization.h"
#include "core/stats/Shares.h"
#include "core/stats/TwoArms.h"
#include "core/stats/Welch.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// What `stats trial` found; what was not asked for is nothing.
struct TrialFigures {
    std::string outcome, arm; ///< names of the columns
    bool blocked = false;
    BlockedDifference difference;
    Randomization randomization;
    std::optional<Difference> adjusted;
    SampleRatio sampleRatio;
    int leftOutTreated = 0, leftOutControl = 0; ///< without an outcome
    std::vector<std::string> notes;

    struct Taken {
        BlockedDifference firstStage; ///< who took the treatment, by arm
        double asTreated = 0; ///< the biased comparison of those who took it with the others
    };
    std::optional<Taken> taken;
    struct Shared {
        Share treated, control;
        std::optional<MantelHaenszel> common; ///< over the blocks
    };
    std::optional<Shared> shares; ///< of an outcome of 0 and 1
};

/// The figures under their names in the truth cases T1 and T3: plainly, in one object each, and once
/// more with the label that the cases have ("itt_likes", "npk_blocked").
boost::json::object toJson(
    const TrialFigures& found, const std::string& outcomeLabel, const std::string& fileLabel);

/// Two shares with all tests of their difference: names of T1.
boost::json::object sharesJson(const Share& first, const Share& second);

boost::json::object toJson(const SampleRatio& ratio);

/// What `stats two-sample` found.
struct TwoSampleFigures {
    std::string firstGroup, secondGroup;
    int first = 0, second = 0; ///< how many
    MeanTest welch;
    Randomization permutation;
    std::optional<MeanTest> paired;
    std::optional<SignFlips> signFlips;
};
boost::json::object toJson(const TwoSampleFigures& found, const std::string& fileLabel);

} // namespace mutuals
