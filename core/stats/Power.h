#pragma once

#include <optional>

namespace mutuals {

/// What a trial of two arms can see. Two-sided tests at `alpha`; what shows in the wrong direction is
/// not counted (as R's power.prop.test and power.t.test). Units are per arm and need not be whole.
///
/// source  Fleiss, Levin & Paik (2003), chapter 4; the noncentral t distribution

/// That a difference between two shares, each in [0, 1], is found.
double sharePower(double units, double first, double second, double alpha = 0.05);
/// Shares that differ, power in (alpha, 1).
double unitsForShares(double first, double second, double power, double alpha = 0.05);
/// The nearest share above `first` that is told apart with that power; nothing: not even 1 is.
std::optional<double> detectableShareAbove(
    double units, double first, double power, double alpha = 0.05);
/// The nearest share below `first`, likewise down to 0.
std::optional<double> detectableShareBelow(
    double units, double first, double power, double alpha = 0.05);

/// That a difference of means of `delta` with standard deviation `sd` is found; units above 1.
double meanPower(double units, double delta, double sd, double alpha = 0.05);
double unitsForMeans(double delta, double sd, double power, double alpha = 0.05); ///< delta not 0
/// The smallest difference of means that is found with that power; units above 1.
double detectableDelta(double units, double sd, double power, double alpha = 0.05);

} // namespace mutuals
