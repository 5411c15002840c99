#include "core/impact/Verdict.h"

#include "core/records/Names.h"

#include <algorithm>
#include <iterator>

namespace mutuals {

namespace {

constexpr Names<Verdict::Kind, 5> kKinds { {
    { Verdict::Kind::helped, "helped" },
    { Verdict::Kind::hurt, "hurt" },
    { Verdict::Kind::noDifference, "no difference that matters" },
    { Verdict::Kind::cannotTellYet, "cannot tell yet" },
    { Verdict::Kind::onlyATrial, "only a trial can tell" },
} };

constexpr double kChanceOfNone = 0.90; ///< D6: of an effect within the margin

} // namespace

int lookAt(int daysAfter)
{
    const auto next = std::upper_bound(kLooks.begin(), kLooks.end(), daysAfter);
    return next == kLooks.begin() ? 0 : *std::prev(next);
}

std::optional<int> nextLook(int daysAfter)
{
    const auto next = std::upper_bound(kLooks.begin(), kLooks.end(), daysAfter);
    if (next == kLooks.end())
        return {};
    return *next;
}

std::optional<double> neededChance(int daysAfter)
{
    if (daysAfter < kFirstLook)
        return {};
    if (daysAfter < kSecondLook)
        return 1 - 0.010;
    return daysAfter < kLastLook ? 1 - 0.015 : 1 - 0.025;
}

bool conclusive(const VerdictInput& input)
{
    const auto needed = neededChance(input.daysAfter);
    return needed
        && ((!input.outranked && std::max(input.chanceUp, input.chanceDown) >= *needed)
            || input.chanceNone >= kChanceOfNone);
}

Verdict verdict(const VerdictInput& input)
{
    Verdict found;
    const auto needed = neededChance(input.daysAfter);
    const bool mayTell = needed && !input.outranked;
    if (mayTell && input.chanceUp >= *needed) {
        found.kind = Verdict::Kind::helped;
    } else if (mayTell && input.chanceDown >= *needed) {
        found.kind = Verdict::Kind::hurt;
    } else if (needed && input.chanceNone >= kChanceOfNone) {
        found.kind = Verdict::Kind::noDifference;
    } else if (input.daysToSettle) {
        found.moreDays = input.daysToSettle;
    } else if (!needed) {
        found.moreDays = kFirstLook - input.daysAfter;
    } else {
        found.kind = Verdict::Kind::onlyATrial;
    }
    return found;
}

std::string_view verdictName(Verdict::Kind kind)
{
    return nameIn(kKinds, kind);
}

} // namespace mutuals
