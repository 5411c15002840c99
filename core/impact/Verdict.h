#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mutuals {

/// The chances that a verdict is drawn from (STATISTICS D6). Effects are relative: 0.05 is 5 %.
struct VerdictInput {
    double chanceUp = 0; ///< P(effect > smallest)
    double chanceDown = 0; ///< P(effect < -smallest)
    double chanceNone = 0; ///< P(|effect| < margin)
    int daysAfter = 0; ///< used days after the start
    std::optional<int> daysToSettle; ///< more days up to the first look that would settle it
    bool outranked = false; ///< by more than 1 in 20 of the false starts before (D5)
};

struct Verdict {
    enum class Kind {
        helped,
        hurt,
        noDifference,
        cannotTellYet,
        onlyATrial
    } kind = Kind::cannotTellYet;
    enum class Strength {
        suggests,
        shows
    } strength = Strength::suggests; ///< before/after alone never "shows"
    char grade = 'C'; ///< evidence: A trial, B followers, C before and after
    std::optional<int> moreDays; ///< cannotTellYet: about how many more days are needed
    /// Smallest true change (share) that this much data would find in 4 of 5 cases (2.8 sd).
    std::optional<double> detectable;
};

inline constexpr double kSmallestEffect = 0.05; ///< d of D6
inline constexpr double kMargin = 0.10; ///< m of D6
inline constexpr int kFirstLook = 14, kSecondLook = 28, kLastLook = 56; ///< days after
inline constexpr int kFinalLook = 90; ///< as the one at day 56, with all of the usual period
inline constexpr std::array kLooks { kFirstLook, kSecondLook, kLastLook, kFinalLook };

/// How many of the days after the start a verdict is drawn from: the newest look that lies behind
/// them. It changes at day 14, 28, 56 and 90 only, so that nobody waits for the day on which chance
/// says what they hope. Before day 14: 0, no verdict.
int lookAt(int daysAfter);
std::optional<int> nextLook(int daysAfter); ///< the look still to come; nothing after the final one

/// Needed chance for "helped" or "hurt" at a look after so many days: the alpha of 5 % is spent
/// over the looks at day 14, 28 and 56 as 0.01 / 0.015 / 0.025. Before day 14: nothing (no
/// verdict).
std::optional<double> neededChance(int daysAfter);

/// Whether these chances make a verdict: helped, hurt or no difference that matters.
bool conclusive(const VerdictInput& input);

/// The rule of D6: "suggests" at most, as before and after alone never show anything. Fills all but `detectable`.
///
/// helped         chanceUp >= neededChance, unless outranked; hurt likewise
/// noDifference   chanceNone >= 0.90
/// cannotTellYet  daysToSettle is known, or the first look is yet to come
/// onlyATrial     no horizon would settle it
Verdict verdict(const VerdictInput& input);

std::string_view verdictName(
    Verdict::Kind kind); ///< "helped", "hurt", "no difference that matters", ...

} // namespace mutuals
