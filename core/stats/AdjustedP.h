#pragma once

#include <vector>

namespace mutuals {

/// P values of one family, adjusted so that comparing each with 5 % keeps the promise of the family;
/// in the order of `p`, each in [0, 1]. Equal ones stay equal.
///
/// Of what is called a find, 5 % are false on average: if the tests are independent or move together,
/// and whatever they do. Sources: Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001).
std::vector<double> adjustedByBenjaminiHochberg(const std::vector<double>& p);
std::vector<double> adjustedByBenjaminiYekutieli(const std::vector<double>& p);

/// In 5 % of families any find is false: whatever the tests do, and if they are independent or move
/// together. Sources: Holm (1979); Hochberg (1988).
std::vector<double> adjustedByHolm(const std::vector<double>& p);
std::vector<double> adjustedByHochberg(const std::vector<double>& p);

} // namespace mutuals
