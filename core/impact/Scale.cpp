#include "core/impact/Scale.h"

#include "core/stats/Quantile.h"

#include <cmath>

namespace mutuals {

namespace {

constexpr double kFewCounts = 20; ///< median below which the logarithm stretches the noise

} // namespace

Scale Scale::of(Metric metric, const std::vector<double>& values)
{
    if (metric == Metric::engagementRate)
        return Scale(Kind::rate, 1);
    if (metric == Metric::netGrowth) {
        std::vector<double> sizes;
        for (const double value : values)
            sizes.push_back(std::abs(value));
        const double unit = median(std::move(sizes));
        return Scale(Kind::signedLog, unit > 0 ? unit : 1);
    }
    return Scale(median(values) < kFewCounts ? Kind::root : Kind::log, 1);
}

double Scale::forward(double value) const
{
    switch (m_kind) {
    case Kind::log:
        return std::log1p(value);
    case Kind::root:
        return 2 * std::sqrt(value + 0.375);
    case Kind::rate:
        return std::log(value);
    case Kind::signedLog:
        return std::asinh(value / m_unit);
    }
    return value;
}

double Scale::back(double modeled) const
{
    switch (m_kind) {
    case Kind::log:
        return std::expm1(modeled);
    case Kind::root: {
        const double root = modeled > 0 ? modeled / 2 : 0; // a draw may fall below any count
        return root * root - 0.375;
    }
    case Kind::rate:
        return std::exp(modeled);
    case Kind::signedLog:
        return m_unit * std::sinh(modeled);
    }
    return modeled;
}

double Scale::step(double share, double level) const
{
    switch (m_kind) {
    case Kind::log:
    case Kind::rate:
        return std::log1p(share);
    case Kind::root: {
        const double known = level > 0 ? level : 0;
        return forward(known * (1 + share)) - forward(known);
    }
    case Kind::signedLog:
        return std::asinh(1 + share) - std::asinh(1.0);
    }
    return share;
}

std::optional<double> Scale::shareOf(double step, double level) const
{
    switch (m_kind) {
    case Kind::log:
    case Kind::rate:
        return std::expm1(step);
    case Kind::root:
        if (level > 0)
            return back(forward(level) + step) / level - 1;
        return {};
    case Kind::signedLog:
        return {};
    }
    return {};
}

} // namespace mutuals
