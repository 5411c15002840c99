#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mutuals {

struct Person;

/// One follower in a follow-back trial.
struct TrialUnit {
    Id<Person> person; ///< under the newest name; the draw is kept by the name of then
    std::string handle; ///< the newest one
    int block = 0; ///< 1 .. blocks, drawn within
    bool follow = false; ///< by lot: to be followed, or to be left
};

/// A plan as it was sealed. What is measured is retention: whether they still follow.
struct Trial {
    Id<Trial> id;
    std::string name;
    Seconds sealedAt {};
    Day end {}; ///< the first archive from this day on gives the answer
    Seconds snapshotAt {}; ///< the follower list that they were chosen from
    std::uint32_t seed = 0;
    std::vector<TrialUnit> units; ///< in the order of the draw
    std::string hash; ///< of the plan and the list, as sealed

    Day start() const { return std::chrono::floor<std::chrono::days>(sealedAt); }
    int days() const { return static_cast<int>((end - start()).count()); }
};

} // namespace mutuals
