#pragma once

#include <vector>

namespace mutuals {

/// A mixture of normal distributions.
class NormalMixture {
public:
    struct Part {
        double weight; ///< of all parts together: 1
        double mean;
        double sd; ///< above 0
    };

    explicit NormalMixture(std::vector<Part> parts);

    double mean() const { return m_mean; }
    double sd() const { return m_sd; }
    double chanceBelow(double x) const; ///< keeps its digits in the far tail
    double chanceAbove(double x) const; ///< likewise

    /// x with chanceBelow(x) = share, share in (0, 1), to 1e-12 of the spread.
    double quantile(double share) const;

private:
    std::vector<Part> m_parts;
    double m_mean = 0, m_sd = 0;
};

} // namespace mutuals
