#include "ui/charts/Figure.h"

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

double axisPosition(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

Day dayAt(double x)
{
    return Day { std::chrono::days { std::llround(x) } };
}

std::vector<Piece> pieces(
    const std::vector<Day>& days, const std::vector<std::optional<double>>& values)
{
    std::vector<Piece> result;
    bool open = false;
    const std::size_t count = std::min(days.size(), values.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool follows = i > 0 && days[i] - days[i - 1] == std::chrono::days { 1 };
        if (!values[i]) {
            open = false;
            continue;
        }
        if (!open || !follows)
            result.emplace_back();
        result.back().append({ axisPosition(days[i]), *values[i] });
        open = true;
    }
    return result;
}

Piece stepped(const Piece& piece)
{
    Piece stairs;
    stairs.reserve(2 * piece.size());
    for (const QPointF& point : piece) {
        if (!stairs.isEmpty())
            stairs.append({ point.x(), stairs.back().y() });
        stairs.append(point);
    }
    return stairs;
}

Piece thinned(const Piece& piece, double from, double to, int columns)
{
    if (columns < 1 || to <= from || piece.size() <= 4 * columns)
        return piece;
    const auto columnOf = [&](double x) {
        const double part = std::clamp((x - from) / (to - from), 0.0, 1.0);
        return std::min(columns - 1, static_cast<int>(part * columns));
    };
    Piece result;
    result.reserve(4 * columns);
    for (qsizetype begin = 0; begin < piece.size();) {
        const int column = columnOf(piece[begin].x());
        qsizetype least = begin, most = begin, end = begin;
        for (; end < piece.size() && columnOf(piece[end].x()) == column; ++end) {
            if (piece[end].y() < piece[least].y())
                least = end;
            if (piece[end].y() > piece[most].y())
                most = end;
        }
        qsizetype kept[] { begin, std::min(least, most), std::max(least, most), end - 1 };
        for (qsizetype i = 0, last = -1; i < 4; ++i) {
            if (kept[i] != last)
                result.append(piece[kept[i]]);
            last = kept[i];
        }
        begin = end;
    }
    return result;
}

} // namespace mutuals::ui
