#include "core/stats/Regressors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr int kWeekdays = 7;

/// Mean and deviation (n - 1) of the known ones among the first `count` values.
struct Standard {
    double mean = 0, deviation = 0;
};

Standard standardOf(const std::vector<double>& values, int count)
{
    double sum = 0;
    int known = 0;
    for (int i = 0; i < count; ++i) {
        const double value = values[static_cast<std::size_t>(i)];
        if (!std::isnan(value)) {
            sum += value;
            ++known;
        }
    }
    const double mean = sum / known;
    double squares = 0;
    for (int i = 0; i < count; ++i) {
        const double value = values[static_cast<std::size_t>(i)];
        if (!std::isnan(value))
            squares += (value - mean) * (value - mean);
    }
    return { mean, std::sqrt(squares / (known - 1)) };
}

Result<> checked(const DailySeries& series)
{
    const std::size_t days = series.values.size();
    if (series.before < 1 || static_cast<std::size_t>(series.before) >= days)
        return fail(
            Error::Code::invalid, "{} days before the change of {} in all", series.before, days);
    if (!series.weekdays.empty() && series.weekdays.size() != days)
        return fail(Error::Code::invalid, "{} weekdays for {} days", series.weekdays.size(), days);
    for (const int weekday : series.weekdays) {
        if (weekday < 0 || weekday >= kWeekdays)
            return fail(Error::Code::invalid, "weekday {}", weekday);
    }
    if (!series.noise.empty() && series.noise.size() != days)
        return fail(Error::Code::invalid, "{} variances for {} days", series.noise.size(), days);
    for (const std::vector<double>& column : series.covariates) {
        if (column.size() != days)
            return fail(Error::Code::invalid, "{} covariates for {} days", column.size(), days);
    }
    return {};
}

} // namespace

Result<DayRows> regressors(const DailySeries& series, bool slope, int daysBeyond)
{
    if (const auto sound = checked(series); !sound)
        return tl::unexpected(sound.error());
    const auto days = static_cast<Eigen::Index>(series.values.size());
    const auto covariates = static_cast<Eigen::Index>(series.covariates.size());
    const Eigen::Index weekly = series.weekdays.empty() ? 0 : kWeekdays - 1;
    const Eigen::Index trend = slope ? 1 : 0;
    DayRows rows = DayRows::Zero(days + daysBeyond, 1 + trend + weekly + covariates);

    for (Eigen::Index t = 0; t < rows.rows(); ++t) {
        rows(t, 0) = 1;
        if (slope)
            rows(t, 1) = static_cast<double>(t) - (series.before - 1) / 2.0;
        if (weekly == 0)
            continue;
        const Eigen::Index last = series.weekdays.back();
        const Eigen::Index weekday = t < days ? series.weekdays[static_cast<std::size_t>(t)]
                                              : (last + 1 + t - days) % kWeekdays;
        if (weekday < weekly)
            rows(t, 1 + trend + weekday) = 1;
        else
            rows.row(t).segment(1 + trend, weekly).setConstant(-1);
    }
    for (Eigen::Index k = 0; k < covariates; ++k) {
        const std::vector<double>& column = series.covariates[static_cast<std::size_t>(k)];
        const Standard standard = standardOf(column, series.before);
        if (!(standard.deviation > 1e-12 * std::abs(standard.mean)))
            return fail(
                Error::Code::invalid, "covariate {} does not vary before the change", k + 1);
        for (Eigen::Index t = 0; t < days; ++t)
            rows(t, 1 + trend + weekly + k) =
                (column[static_cast<std::size_t>(t)] - standard.mean) / standard.deviation;
    }
    return rows;
}

} // namespace mutuals
