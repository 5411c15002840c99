#pragma once

#include <vector>

namespace mutuals {

/// A mixture of Student t distributions that share their degrees of freedom.
class TMixture {
public:
    struct Part {
        double weight; ///< of all parts together: 1
        double mean;
        double scale; ///< above 0
    };

    /// parts of weight below 1e-15 are dropped: they cannot be seen in a double
    TMixture(std::vector<Part> parts, double degreesOfFreedom);

    const std::vector<Part>& parts() const { return m_parts; }
    double degreesOfFreedom() const { return m_degreesOfFreedom; }
    double mean() const { return m_mean; }
    double sd() const { return m_sd; } ///< infinite up to two degrees of freedom
    double chanceBelow(double x) const;
    double chanceAbove(double x) const; ///< keeps its digits in the far tail

    /// x with chanceBelow(x) = share, share in (0, 1), to 1e-10 of the spread.
    double quantile(double share) const;

    /// The distribution of offset - X.
    TMixture mirroredAt(double offset) const;

    /// The distribution with its spread around the mean multiplied by `factor`, above 0.
    TMixture widened(double factor) const;

private:
    std::vector<Part> m_parts;
    double m_degreesOfFreedom;
    double m_mean = 0;
    double m_sd = 0;
};

} // namespace mutuals
