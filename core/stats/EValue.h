#pragma once

namespace mutuals {

/// How strong a reason that nobody measured would have to be to bring a hazard ratio about alone: it
/// would have to make both the treatment and the event so many times as likely. 1: no reason needed.
struct EValue {
    double estimate = 1; ///< for the ratio itself
    double limit = 1; ///< for the end of the interval that is nearer to 1; 1 where it holds 1
};

/// common   the event happens to more than about 15 %: the ratio of risks is approximated
/// sources  VanderWeele & Ding (2017), Annals of Internal Medicine 167(4); VanderWeele (2017),
///          Biometrics 73, for ratios of hazards
EValue eValueOfHazardRatio(double ratio, double low, double high, bool common);

} // namespace mutuals
