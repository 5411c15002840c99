#pragma once

namespace mutuals {

/// Tails and quantiles of the named distributions. Upper tails keep their digits far out.
double normalAbove(double z);
double normalQuantile(double share); ///< share in (0, 1)
double studentAbove(double t, double degreesOfFreedom);
double studentQuantile(double share, double degreesOfFreedom); ///< share in (0, 1)
double chiSquaredAbove(double x, double degreesOfFreedom);

/// Upper tail of Student's t with a mean shifted by `shift` standard errors: what the power of a t
/// test is made of.
double shiftedStudentAbove(double t, double degreesOfFreedom, double shift);

} // namespace mutuals
