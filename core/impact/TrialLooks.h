#pragma once

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
inline std::vector<TrialLook> trialLooks(int days)
{
    std::vector<TrialLook> looks;
    double left = 0.05;
    for (const TrialLook look : { TrialLook { 14, 0.01 }, TrialLook { 28, 0.015 } }) {
        if (look.day >= days)
            break;
        looks.push_back(look);
        left -= look.alpha;
    }
    if (days > 56) {
        looks.push_back({ 56, left / 2 });
        left /= 2;
    }
    looks.push_back({ days, left });
    return looks;
}

} // namespace mutuals
