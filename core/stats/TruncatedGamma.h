#pragma once

#include <boost/random/mersenne_twister.hpp>

namespace mutuals {

/// A variance whose inverse is Gamma(shape, rate), kept below `most` (infinite: not kept).
/// Drawn by rejection, and by the inverse distribution function where that would take long.
double inverseGamma(boost::random::mt19937_64& generator, double shape, double rate, double most);

} // namespace mutuals
