#pragma once

#include "core/records/Metric.h"

#include <optional>
#include <vector>

namespace mutuals {

/// The scale on which a metric is modeled: noise is even there, and effects are shares of the
/// level (STATISTICS D2).
class Scale {
public:
    enum class Kind {
        log, ///< log(1 + count)
        root, ///< 2 sqrt(count + 3/8), for counts whose median is below 20
        rate, ///< log of a rate
        signedLog, ///< asinh(count / unit), unit the median size; shares are shares of the unit
    };

    /// values  of the days before the change, without the missing ones
    static Scale of(Metric metric, const std::vector<double>& values);

    Kind kind() const { return m_kind; }
    bool sharesOffered() const { return m_kind != Kind::signedLog; }

    double forward(double value) const;
    double back(double modeled) const;

    /// How far a change by `share` (-1 < share) of the level moves the modeled value.
    double step(double share, double level) const;

    /// The share that moves the modeled value so far up; nothing where shares are not offered or
    /// the level is not above 0.
    std::optional<double> shareOf(double step, double level) const;

private:
    explicit Scale(Kind kind, double unit)
        : m_kind(kind)
        , m_unit(unit)
    {
    }

    Kind m_kind;
    double m_unit; ///< of signedLog
};

} // namespace mutuals
