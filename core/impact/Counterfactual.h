#pragma once

#include "core/base/Run.h"
#include "core/impact/Impact.h"
#include "core/stats/DailySeries.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

/// What model M1 says about any daily series, to audit it. Nothing is winsorized.
struct Counterfactual {
    /// On the scale of the model, exact, named as in the truth case P5. Effects are means over the
    /// used days after; postMeanB are the coefficients of Regressors.h.
    double averageEffect = 0, averageSd = 0, averageLower = 0, averageUpper = 0;
    double probPositive = 0;
    int days = 0; ///< used days after
    double postMeanPhi = 0, postProbPhi1 = 0, postMeanRho = 0;
    std::vector<double> postMeanB;
    std::vector<double> dailyCounterfactual; ///< [days after] NaN where a covariate is not known

    /// In units of the series, from seeded draws where it was transformed.
    int usedBefore = 0;
    double meanBefore = 0, meanAfter = 0, expectedMean = 0; ///< over the used days
    Estimate absolute, cumulative;
    /// Share of what was expected; nothing where the interval of that holds 0. Untransformed: of
    /// the mean; log1p: exp(average effect) - 1.
    std::optional<Estimate> relative;
    /// The average effect on the scale of the model if days far out say less (Student errors with 4
    /// degrees of freedom, sampled); where it was asked for.
    std::optional<Estimate> student;
    std::vector<std::optional<Estimate>> band; ///< [days after] expected, with its 95 % band
};

enum class Transform { none, log1p };

struct CounterfactualOptions {
    Transform transform = Transform::none;
    int draws = 4000;
    std::uint64_t seed = 1;
    bool student = false; ///< fill Counterfactual::student
};

/// errors  as DampedLevel::fit; invalid: a value that has no logarithm
Result<Counterfactual> counterfactual(
    DailySeries series, const CounterfactualOptions& options = {}, const Run& run = {});

} // namespace mutuals
