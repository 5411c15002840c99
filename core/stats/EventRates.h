#pragma once

namespace mutuals {

/// Two-sided chance of counts as uneven as these if the rate were the same in both periods: given
/// their sum, `after` is binomial with chance daysAfter / (daysBefore + daysAfter); the chances of
/// all counts no likelier than the one seen are added (as R's poisson.test and binom.test do).
///
/// returns  1 if there is no event, or no day on one side
double sameRateChance(int before, int daysBefore, int after, int daysAfter);

} // namespace mutuals
