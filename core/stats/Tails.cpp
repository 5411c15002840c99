#include "core/stats/Tails.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace mutuals {

namespace {

// Doubles are enough: promoting them to long double doubles the time and adds no digit that is read.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using ShiftedT = boost::math::non_central_t_distribution<double, Policy>;

} // namespace

double normalAbove(double z)
{
    return boost::math::cdf(boost::math::complement(Normal(), z));
}

double normalQuantile(double share)
{
    return boost::math::quantile(Normal(), share);
}

double studentAbove(double t, double degreesOfFreedom)
{
    return boost::math::cdf(boost::math::complement(StudentT(degreesOfFreedom), t));
}

double studentQuantile(double share, double degreesOfFreedom)
{
    return boost::math::quantile(StudentT(degreesOfFreedom), share);
}

double chiSquaredAbove(double x, double degreesOfFreedom)
{
    return boost::math::cdf(boost::math::complement(ChiSquared(degreesOfFreedom), x));
}

double shiftedStudentAbove(double t, double degreesOfFreedom, double shift)
{
    return boost::math::cdf(boost::math::complement(ShiftedT(degreesOfFreedom, shift), t));
}

} // namespace mutuals
