#pragma once

#include <string_view>
#include <vector>

namespace mutuals {

/// One false start: what the model finds where nothing began.
struct PlaceboStart {
    int day = 0; ///< index, in the days of the question, of the first day of the false period after
    double average = 0, sd = 0; ///< effect on the scale of the model
    double z() const { return average / sd; }
};

/// What the model finds in something that the policy cannot move.
struct PlaceboOutcome {
    std::string_view name; ///< for programs: "posts a day"
    double z = 0; ///< effect over its deviation
    bool moved = false; ///< surely, at 95 %: something else began at the same time
};

/// The same analysis at every possible false start before the true one (STATISTICS D5).
struct Placebo {
    int window = 0; ///< days after each false start that it looks at
    std::vector<PlaceboStart> starts; ///< in day order
    std::vector<PlaceboOutcome> outcomes; ///< at the true start

    /// Windows that overlap by no more than a half; with fewer than kFewestWindows of them the
    /// history is too short to judge the model by, and the rest is only to look at.
    int windows = 0;
    bool enough() const;

    double rms = 0; ///< of z: 1 if the model's intervals are right; 0 without any start
    int falseAlarms = 0; ///< |z| at which the model, unwidened, would have been sure at 95 %
    double z = 0; ///< of the true effect, unwidened
    /// Place of the true effect's |z| among all, 1 the largest.
    int rank = 1;

    /// By what the interval of the true effect must be widened: rms above kHonest, at most
    /// kWidest; 1 where the history is too short.
    double widening() const;
    /// No false start gave a larger |z| than 1 in 20 may: the verdict may stand.
    bool passed() const;
};

} // namespace mutuals
