#pragma once

#include "core/records/Trial.h"

#include <optional>
#include <vector>

namespace mutuals {

/// A day on which a trial may be judged, and the chance of a false find that this look may spend.
struct TrialLook {
    int day = 0; ///< days after the plan was sealed, at least
    double alpha = 0; ///< of a two-sided test
};

/// Looks of a trial of so many days: at 14, 28 and 56 with 0.01, 0.015 and 0.025, as far as they lie
/// before the end, and the end with what is left of 0.05. Whatever they show, a trial that is judged
/// on these looks alone is called wrongly in one of twenty cases at most (Bonferroni's bound).
///
/// days  at least 1
std::vector<TrialLook> trialLooks(int days);

/// Where a trial stands among its looks.
struct TrialProgress {
    std::vector<TrialLook> looks;
    std::optional<std::size_t> reached; ///< the look that is judged
    std::optional<Seconds> seenAt; ///< the archive of that look, else the newest since the plan
    std::optional<Day> nextLook;
    std::optional<Day> endedOn; ///< by the creator, before its day
    bool atEnding = false; ///< the look that is judged was not planned: it is that of the ending

    const TrialLook& look() const { return looks[*reached]; } ///< only where one is reached
    bool isLast() const { return *reached + 1 == looks.size(); }
};

/// A look is reached by the first archive from its day on; those between looks do not count.
///
/// Ended early a trial is judged once more, at the newest archive up to that day. That look was not
/// planned: it spends half of what the next planned one had. If the ending is taken back, the other
/// half is left for that one, so that all looks together still call a trial wrongly in one of twenty
/// cases at most, whatever made the creator end it.
///
/// lists  moments of the archives since the plan, oldest first; of a trial of comments those of the
///        files that hold them
TrialProgress trialProgress(const Trial& trial, std::vector<Seconds> lists);

} // namespace mutuals
