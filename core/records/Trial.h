#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/records/Names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

struct Person;
struct Trial;

/// What a trial measures of each follower.
enum class TrialOutcome {
    stays, ///< whether they still follow
    comments, ///< how many comments they write on the creator's posts
};
inline constexpr Names<TrialOutcome, 2> kTrialOutcomes { {
    { TrialOutcome::stays, "retention" },
    { TrialOutcome::comments, "comments" },
} };

/// One follower in a follow-back trial.
struct TrialUnit {
    Id<Person> person; ///< under the newest name; the draw is kept by the name of then
    std::string handle; ///< the newest one
    int block = 0; ///< 1 .. blocks, drawn within
    bool follow = false; ///< by lot: to be followed, or to be left
};

/// Somebody's place in a trial that runs.
struct TrialPlace {
    Id<Trial> trial;
    bool follow = false; ///< the trial asks to follow them; else it leaves them alone
    Day until {};
};

/// The creator ended a trial before its day.
struct TrialEnding {
    Seconds at {};
    std::string reason; ///< in their words; may be empty
    std::optional<Seconds> takenBackAt; ///< from then on the trial went on

    Day day() const { return dayOf(at); }
};

/// A plan as it was sealed.
struct Trial {
    Id<Trial> id;
    std::string name;
    TrialOutcome outcome = TrialOutcome::stays;
    Seconds sealedAt {};
    Day end {}; ///< the first archive from this day on gives the answer
    Seconds snapshotAt {}; ///< the follower list that they were chosen from
    std::uint32_t seed = 0;
    std::vector<TrialUnit> units; ///< in the order of the draw
    std::string hash; ///< of the plan and the list, as sealed
    std::vector<TrialEnding> endings; ///< beside the seal, oldest first; the last one may stand

    Day start() const { return std::chrono::floor<std::chrono::days>(sealedAt); }
    int days() const { return static_cast<int>((end - start()).count()); }
    /// How it was ended early; nullptr: it was not.
    const TrialEnding* ended() const
    {
        return endings.empty() || endings.back().takenBackAt ? nullptr : &endings.back();
    }
    /// Until when those left alone are left alone.
    Day lastDay() const { return ended() ? ended()->day() : end; }
    bool runs(Day day) const { return !ended() && day < end; }
};

} // namespace mutuals
