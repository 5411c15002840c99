#pragma once

#include <cmath>
#include <limits>

namespace mutuals {

/// The zero of a continuous function between two points where its signs differ, to `tolerance`.
///
/// f       called with points of [from, to]
/// source  Brent (1973), Algorithms for Minimization without Derivatives, chapter 4: bisection,
///         the secant or an inverse parabola, whichever is safe and quickest
template <class Function> double brentRoot(Function&& f, double from, double to, double tolerance)
{
    struct Point {
        double x, y;
    };
    // The zero lies between `best` and `across`; `last` is where `best` was before.
    Point last { from, f(from) }, best { to, f(to) }, across = last;
    if (last.y == 0)
        return last.x;
    for (int count = 0; count < 1000; ++count) {
        const double moved = best.x - last.x;
        if (std::abs(across.y) < std::abs(best.y)) {
            last = best;
            best = across;
            across = last;
        }
        const double close =
            2 * std::numeric_limits<double>::epsilon() * std::abs(best.x) + tolerance / 2;
        const double gap = across.x - best.x;
        double step = gap / 2;
        if (std::abs(step) <= close || best.y == 0)
            break;
        if (std::abs(moved) >= close && std::abs(last.y) > std::abs(best.y)) {
            double p = 0, q = 0; // the step of the curve is p / q
            const double toLast = best.y / last.y;
            if (last.x == across.x) {
                p = gap * toLast;
                q = 1 - toLast;
            } else {
                const double ends = last.y / across.y, toAcross = best.y / across.y;
                p = toLast * (gap * ends * (ends - toAcross) - (best.x - last.x) * (toAcross - 1));
                q = (ends - 1) * (toAcross - 1) * (toLast - 1);
            }
            if (p > 0)
                q = -q;
            else
                p = -p;
            if (p < 0.75 * gap * q - std::abs(close * q) / 2 && p < std::abs(moved * q / 2))
                step = p / q;
        }
        if (std::abs(step) < close)
            step = step > 0 ? close : -close;
        last = best;
        best.x += step;
        best.y = f(best.x);
        if ((best.y > 0) == (across.y > 0))
            across = last;
    }
    return best.x;
}

} // namespace mutuals
