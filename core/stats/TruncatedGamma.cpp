#include "core/stats/TruncatedGamma.h"

#include <boost/math/special_functions/gamma.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/uniform_01.hpp>

namespace mutuals {

namespace {

constexpr int kTries = 32;

} // namespace

double inverseGamma(boost::random::mt19937_64& generator, double shape, double rate, double most)
{
    boost::random::gamma_distribution<double> gamma(shape, 1 / rate);
    for (int i = 0; i < kTries; ++i) {
        const double variance = 1 / gamma(generator);
        if (variance < most)
            return variance;
    }
    const double share = boost::random::uniform_01<double>()(generator);
    const double above = boost::math::gamma_q(shape, rate / most);
    if (!(above > 0)) // all of the distribution lies beyond
        return most;
    return rate / boost::math::gamma_q_inv(shape, (1 - share) * above);
}

} // namespace mutuals
