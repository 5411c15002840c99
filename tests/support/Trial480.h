#pragma once

#include "core/stats/TwoArms.h"
#include "tests/support/Truth.h"

namespace mutuals::test {

inline TwoArms trialOf(const std::string& file, const std::string& outcome, const std::string& arm)
{
    auto table = truthTable(file);
    TwoArms trial;
    trial.outcome = table[outcome];
    for (const double treated : table[arm])
        trial.treated.push_back(treated == 1 ? 1 : 0);
    for (const double block : table["block"])
        trial.block.push_back(static_cast<int>(block) - 1);
    return trial;
}

/// The blocked trial of T3.
inline TwoArms trial480(const std::string& outcome)
{
    return trialOf("trial480.csv", outcome, "assigned");
}

/// Yield by nitrogen in six blocks of four plots: npk_blocked of T1.
inline TwoArms npk()
{
    return trialOf("npk.csv", "yield", "N");
}

} // namespace mutuals::test
