#include "core/stats/SurvivalRows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace mutuals {

double SurvivalRows::startOf(std::size_t row) const
{
    return start.empty() ? -std::numeric_limits<double>::infinity() : start[row];
}

int SurvivalRows::numberOf(std::size_t row) const
{
    return number.empty() ? static_cast<int>(row) + 1 : number[row];
}

int SurvivalRows::events() const
{
    return static_cast<int>(std::count(event.begin(), event.end(), true));
}

SurvivalRows SurvivalRows::only(const std::vector<std::size_t>& rows) const
{
    SurvivalRows some;
    for (const std::size_t row : rows) {
        if (!start.empty())
            some.start.push_back(start[row]);
        some.stop.push_back(stop[row]);
        some.event.push_back(event[row]);
        some.stratum.push_back(stratumOf(row));
        some.number.push_back(numberOf(row));
    }
    return some;
}

Result<> checked(const SurvivalRows& rows)
{
    if (rows.size() == 0)
        return fail(Error::Code::invalid, "no row is left to work with; fill the empty cells");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!std::isfinite(rows.stop[i]) || std::isnan(rows.startOf(i)))
            return fail(Error::Code::invalid,
                "row {}: a time is missing; fill it or leave the row out", rows.numberOf(i));
        if (!(rows.stop[i] > rows.startOf(i)))
            return fail(Error::Code::invalid,
                "row {}: it stops at {}, not after its start at {}; correct the times or leave the "
                "row out",
                rows.numberOf(i), rows.stop[i], rows.startOf(i));
    }
    if (rows.events() == 0)
        return fail(Error::Code::invalid,
            "no row has the event, so there is nothing to compare; write 1 where it happened");
    return {};
}

int atRisk(const SurvivalRows& rows, double time)
{
    int count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        count += rows.startOf(i) < time && time <= rows.stop[i] ? 1 : 0;
    return count;
}

RiskOrder::RiskOrder(const SurvivalRows& rows)
    : byStop(rows.size())
{
    std::iota(byStop.begin(), byStop.end(), std::size_t(0));
    byStart = rows.start.empty() ? std::vector<std::size_t>() : byStop;
    std::sort(byStop.begin(), byStop.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(rows.stratumOf(a), -rows.stop[a], !rows.event[a], a)
            < std::tuple(rows.stratumOf(b), -rows.stop[b], !rows.event[b], b);
    });
    std::sort(byStart.begin(), byStart.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(rows.stratumOf(a), -rows.start[a], a)
            < std::tuple(rows.stratumOf(b), -rows.start[b], b);
    });
    std::size_t begin = 0, startsBegin = 0, gone = 0;
    for (std::size_t i = 0; i < byStop.size();) {
        const int stratum = rows.stratumOf(byStop[i]);
        if (stratum != rows.stratumOf(byStop[begin])) {
            begin = i;
            while (gone < byStart.size() && rows.stratumOf(byStart[gone]) < stratum)
                ++gone;
            startsBegin = gone;
        }
        const double time = rows.stop[byStop[i]];
        std::size_t end = i, eventsEnd = i;
        for (; end < byStop.size() && rows.stratumOf(byStop[end]) == stratum
             && rows.stop[byStop[end]] == time;
             ++end)
            eventsEnd += rows.event[byStop[end]] ? 1 : 0;
        if (eventsEnd > i) {
            while (gone < byStart.size() && rows.stratumOf(byStart[gone]) == stratum
                && rows.start[byStart[gone]] >= time)
                ++gone;
            moments.push_back({ stratum, time, end, gone, i, eventsEnd });
            stopBegin.push_back(begin);
            startBegin.push_back(startsBegin);
        }
        i = end;
    }
}

} // namespace mutuals
