#include "core/stats/StructuralModel.h"

#include "core/stats/LevelSeason.h"
#include "core/stats/NelderMead.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace mutuals {

namespace {

using L = Lane<1>;
using States = std::vector<L>;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

States zeros(int states)
{
    return States(static_cast<std::size_t>(states), L {});
}

/// What each coefficient does to the values and the level: [days][coefficients].
struct Design {
    Eigen::MatrixXd rows, levels, seasons;
};

Design designOf(const StructuralSeries& series)
{
    const int states = statesOf(series.season);
    const auto days = static_cast<Eigen::Index>(series.values.size());
    const auto covariates = static_cast<Eigen::Index>(series.covariates.size());
    Design design;
    design.rows = Eigen::MatrixXd::Zero(days, states + covariates);
    design.levels = design.seasons = design.rows;
    for (int i = 0; i < states; ++i) {
        States state = zeros(states);
        state[static_cast<std::size_t>(i)][0] = 1;
        for (Eigen::Index t = 0; t < days; ++t) {
            design.rows(t, i) = shownOf(state.data(), states)[0];
            design.levels(t, i) = state[0][0];
            design.seasons(t, i) = design.rows(t, i) - state[0][0];
            advanceStates(state.data(), states);
        }
    }
    for (Eigen::Index k = 0; k < covariates; ++k) {
        for (Eigen::Index t = 0; t < days; ++t)
            design.rows(t, states + k) =
                series.covariates[static_cast<std::size_t>(k)][static_cast<std::size_t>(t)];
    }
    return design;
}

/// The filter with its first states at 0, over the values and over each column of the design.
class Filter {
public:
    Filter(const StructuralSeries& series, const StructuralVariances& variances, int before);

    Result<> solve(); ///< the coefficients
    double logLikelihood() const;
    StructuralStates states() const;
    StructuralForecast forecast();

private:
    bool observed(Eigen::Index t) const { return !std::isnan(value(t)); }
    double value(Eigen::Index t) const { return m_series.values[static_cast<std::size_t>(t)]; }
    void fillFiltered(StructuralStates& found) const;
    void fillSmoothed(StructuralStates& found) const;
    Eigen::MatrixXd covariance() const;

    /// A day as the filter meets it. Columns: the value, then the design.
    struct Day {
        Eigen::RowVectorXd error; ///< [1 + coefficients]
        double variance = 0; ///< of the error
        Eigen::VectorXd gain; ///< [states]
        Eigen::MatrixXd mean; ///< [states][1 + coefficients] foreseen
        Eigen::MatrixXd covariance; ///< [states][states] foreseen
    };

    const StructuralSeries& m_series;
    Design m_design;
    int m_states;
    LevelSeason<1> m_covariance;
    std::vector<States> m_means; ///< [1 + coefficients] of the day after the last
    std::vector<Day> m_days; ///< [before]
    int m_count = 0; ///< values
    Eigen::VectorXd m_coefficients;
    Eigen::LLT<Eigen::MatrixXd> m_precision;
    double m_logDeterminant = 0, m_rest = 0;
};

Filter::Filter(const StructuralSeries& series, const StructuralVariances& variances, int before)
    : m_series(series)
    , m_design(designOf(series))
    , m_states(statesOf(series.season))
    , m_covariance(series.season, { variances.noise }, { variances.level }, { variances.season }, 0)
    , m_means(static_cast<std::size_t>(m_design.rows.cols() + 1), zeros(m_states))
{
    for (Eigen::Index t = 0; t < before; ++t) {
        Day day;
        day.covariance = covariance();
        day.variance = m_covariance.foresee()[0];
        day.mean.resize(m_states, m_design.rows.cols() + 1);
        day.error.resize(m_design.rows.cols() + 1);
        if (observed(t))
            m_covariance.learn({ day.variance });
        for (std::size_t c = 0; c < m_means.size(); ++c) {
            const auto column = static_cast<Eigen::Index>(c);
            const double shown = shownOf(m_means[c].data(), m_states)[0];
            day.error[column] =
                (c == 0 ? (observed(t) ? value(t) : kUnknown) : m_design.rows(t, column - 1))
                - shown;
            for (int i = 0; i < m_states; ++i) {
                const auto state = static_cast<std::size_t>(i);
                day.mean(i, column) = m_means[c][state][0];
                if (observed(t))
                    m_means[c][state][0] += m_covariance.gain()[state][0] * day.error[column];
            }
            advanceStates(m_means[c].data(), m_states);
        }
        day.gain.resize(m_states);
        for (int i = 0; i < m_states; ++i)
            day.gain[i] = m_covariance.gain()[static_cast<std::size_t>(i)][0];
        m_covariance.advance();
        m_count += observed(t) ? 1 : 0;
        m_days.push_back(std::move(day));
    }
}

Eigen::MatrixXd Filter::covariance() const
{
    Eigen::MatrixXd all(m_states, m_states);
    for (int i = 0; i < m_states; ++i) {
        for (int j = 0; j < m_states; ++j)
            all(i, j) = m_covariance.covariance(i, j)[0];
    }
    return all;
}

Result<> Filter::solve()
{
    const Eigen::Index size = m_design.rows.cols();
    if (m_count < size)
        return fail(Error::Code::tooFewDays, "{} values for {} coefficients", m_count, size);
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(size + 1, size + 1);
    for (std::size_t t = 0; t < m_days.size(); ++t) {
        if (!observed(static_cast<Eigen::Index>(t)))
            continue;
        const Day& day = m_days[t];
        products += day.error.transpose() * day.error / day.variance;
        m_logDeterminant += std::log(day.variance);
    }
    const Eigen::MatrixXd precision = products.bottomRightCorner(size, size);
    m_precision.compute(precision);
    const auto diagonal = m_precision.matrixLLT().diagonal();
    if (m_precision.info() != Eigen::Success
        || !(diagonal.array().square() > 1e-12 * precision.diagonal().array()).all())
        return fail(Error::Code::invalid, "the values do not tell the coefficients apart");
    m_coefficients = m_precision.solve(products.col(0).tail(size));
    m_rest = products(0, 0) - products.col(0).tail(size).dot(m_coefficients);
    m_logDeterminant += 2 * diagonal.array().log().sum();
    return {};
}

double Filter::logLikelihood() const
{
    return -0.5 * (m_count * std::log(2 * std::numbers::pi) + m_logDeterminant + m_rest);
}

StructuralStates Filter::states() const
{
    StructuralStates found;
    found.logLikelihood = logLikelihood();
    found.coefficients = m_coefficients;
    const Eigen::Index size = m_coefficients.size();
    found.covariance = m_precision.solve(Eigen::MatrixXd::Identity(size, size));
    fillFiltered(found);
    fillSmoothed(found);
    return found;
}

/// Coefficients from the values up to each day.
void Filter::fillFiltered(StructuralStates& found) const
{
    const Eigen::Index size = m_coefficients.size();
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(size, size);
    Eigen::VectorXd projections = Eigen::VectorXd::Zero(size);
    Eigen::LDLT<Eigen::MatrixXd> factor;
    const auto solved = [&] {
        factor.compute(products);
        const Eigen::ArrayXd pivots = factor.vectorD().array();
        return (pivots > 1e-10 * std::max(products.diagonal().maxCoeff(), 1e-300)).all();
    };
    bool known = false;
    for (std::size_t t = 0; t < m_days.size(); ++t) {
        const Day& day = m_days[t];
        const Eigen::RowVectorXd columns = day.error.tail(size);
        double error = kUnknown, variance = kUnknown;
        const bool first = t == 0 || !known;
        if (observed(static_cast<Eigen::Index>(t))) {
            error = day.error[0];
            variance = day.variance;
            if (!first) {
                error -= columns.dot(factor.solve(projections));
                variance += columns.dot(factor.solve(columns.transpose()));
            }
            products += columns.transpose() * columns / day.variance;
            projections += columns.transpose() * day.error[0] / day.variance;
        }
        if (first && t > 0)
            error = variance = kUnknown;
        found.error.push_back(error);
        found.errorVariance.push_back(variance);

        known = solved();
        double level = kUnknown, levelVariance = kUnknown;
        if (known) {
            const bool seen = observed(static_cast<Eigen::Index>(t));
            const double gain = seen ? day.gain[0] : 0;
            const Eigen::RowVectorXd means = day.mean.row(0)
                + gain * (seen ? day.error : Eigen::RowVectorXd::Zero(size + 1).eval());
            const Eigen::RowVectorXd slopes =
                m_design.levels.row(static_cast<Eigen::Index>(t)) - means.tail(size);
            level = means[0] + slopes.dot(factor.solve(projections));
            levelVariance = day.covariance(0, 0) - gain * gain * day.variance
                + slopes.dot(factor.solve(slopes.transpose()));
        }
        found.filteredLevel.push_back(level);
        found.filteredLevelVariance.push_back(levelVariance);
    }
}

/// Backwards, for all columns at once (Durbin & Koopman 2012, 4.4).
void Filter::fillSmoothed(StructuralStates& found) const
{
    const Eigen::Index size = m_coefficients.size();
    const auto recede = [&](auto&& vector) {
        States state = zeros(m_states);
        for (int i = 0; i < m_states; ++i)
            state[static_cast<std::size_t>(i)][0] = vector[i];
        recedeStates(state.data(), m_states);
        for (int i = 0; i < m_states; ++i)
            vector[i] = state[static_cast<std::size_t>(i)][0];
    };
    Eigen::VectorXd shows = Eigen::VectorXd::Zero(m_states);
    shows.head(std::min(m_states, 2)).setOnes();
    Eigen::MatrixXd r = Eigen::MatrixXd::Zero(m_states, size + 1);
    Eigen::MatrixXd n = Eigen::MatrixXd::Zero(m_states, m_states);
    for (auto* days : { &found.smoothedLevel, &found.smoothedLevelVariance, &found.smoothedSeason })
        days->resize(m_days.size());
    for (std::size_t t = m_days.size(); t-- > 0;) {
        const Day& day = m_days[t];
        for (Eigen::Index c = 0; c <= size; ++c)
            recede(r.col(c));
        for (int i = 0; i < m_states; ++i)
            recede(n.row(i));
        for (int i = 0; i < m_states; ++i)
            recede(n.col(i));
        if (observed(static_cast<Eigen::Index>(t))) {
            r += shows * (day.error / day.variance - day.gain.transpose() * r);
            const Eigen::VectorXd taken = n * day.gain;
            n += shows * shows.transpose() * (day.gain.dot(taken) + 1 / day.variance)
                - shows * taken.transpose() - taken * shows.transpose();
        }
        const Eigen::MatrixXd means = day.mean + day.covariance * r;
        const auto row = static_cast<Eigen::Index>(t);
        const Eigen::RowVectorXd slopes = m_design.levels.row(row) - means.row(0).tail(size);
        found.smoothedLevel[t] = means(0, 0) + slopes.dot(m_coefficients);
        const double given =
            day.covariance(0, 0) - day.covariance.row(0) * n * day.covariance.col(0);
        found.smoothedLevelVariance[t] = given + slopes.dot(m_precision.solve(slopes.transpose()));
        if (m_states > 1)
            found.smoothedSeason[t] = means(1, 0)
                + (m_design.seasons.row(row) - means.row(1).tail(size)).dot(m_coefficients);
    }
}

StructuralForecast Filter::forecast()
{
    StructuralForecast found;
    found.logLikelihood = logLikelihood();
    const Eigen::Index size = m_coefficients.size();
    const auto days = static_cast<Eigen::Index>(m_series.values.size());
    States shared = zeros(m_states);
    Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(size);
    const auto unsure = [&](const Eigen::RowVectorXd& slopes) {
        return m_precision.matrixL().solve(slopes.transpose()).squaredNorm();
    };
    for (auto t = static_cast<Eigen::Index>(m_days.size()); t < days; ++t) {
        const double variance = m_covariance.foresee()[0];
        Eigen::RowVectorXd slopes = m_design.rows.row(t);
        double mean = 0;
        for (std::size_t c = 0; c < m_means.size(); ++c) {
            const double shown = shownOf(m_means[c].data(), m_states)[0];
            if (c == 0)
                mean = shown;
            else
                slopes[static_cast<Eigen::Index>(c) - 1] -= shown;
            advanceStates(m_means[c].data(), m_states);
        }
        mean += slopes.dot(m_coefficients);
        found.mean.push_back(mean);
        found.variance.push_back(variance + unsure(slopes));
        if (observed(t)) {
            ++found.days;
            found.sumEffect += value(t) - mean;
            found.sumVariance += variance + 2 * shownOf(shared.data(), m_states)[0];
            sum += slopes;
            for (std::size_t i = 0; i < shared.size(); ++i)
                shared[i][0] += m_covariance.gain()[i][0];
        }
        advanceStates(shared.data(), m_states);
        m_covariance.advance();
    }
    found.sumVariance += unsure(sum);
    return found;
}

Result<> checked(const StructuralSeries& series, const StructuralVariances& variances)
{
    if (series.season < 1)
        return fail(Error::Code::invalid, "a season of {} days", series.season);
    if (!(variances.noise > 0 && variances.level >= 0 && variances.season >= 0))
        return fail(Error::Code::invalid, "variances {}, {}, {}", variances.noise, variances.level,
            variances.season);
    for (const std::vector<double>& column : series.covariates) {
        if (column.size() != series.values.size())
            return fail(Error::Code::invalid, "{} covariates for {} days", column.size(),
                series.values.size());
        if (!std::all_of(column.begin(), column.end(), [](double x) { return std::isfinite(x); }))
            return fail(Error::Code::invalid, "a covariate is not known on all days");
    }
    return {};
}

} // namespace

Result<StructuralStates> structuralStates(
    const StructuralSeries& series, const StructuralVariances& variances)
{
    if (const auto sound = checked(series, variances); !sound)
        return tl::unexpected(sound.error());
    Filter filter(series, variances, static_cast<int>(series.values.size()));
    if (const auto solved = filter.solve(); !solved)
        return tl::unexpected(solved.error());
    return filter.states();
}

Result<StructuralForecast> structuralForecast(
    const StructuralSeries& series, const StructuralVariances& variances, int before)
{
    if (const auto sound = checked(series, variances); !sound)
        return tl::unexpected(sound.error());
    if (before < 1 || static_cast<std::size_t>(before) >= series.values.size())
        return fail(Error::Code::tooFewDays, "{} of {} days before", before, series.values.size());
    Filter filter(series, variances, before);
    if (const auto solved = filter.solve(); !solved)
        return tl::unexpected(solved.error());
    return filter.forecast();
}

Result<StructuralVariances> likeliestVariances(
    const StructuralSeries& series, const StructuralVariances& start)
{
    if (const auto sound = structuralStates(series, start); !sound)
        return tl::unexpected(sound.error());
    std::vector<double StructuralVariances::*> open;
    for (const auto member : { &StructuralVariances::noise, &StructuralVariances::level,
             &StructuralVariances::season }) {
        if (start.*member > 0)
            open.push_back(member);
    }
    Eigen::VectorXd logs(static_cast<Eigen::Index>(open.size()));
    const auto at = [&](const Eigen::VectorXd& place) {
        StructuralVariances variances = start;
        for (std::size_t i = 0; i < open.size(); ++i)
            variances.*open[i] = std::exp(place[static_cast<Eigen::Index>(i)]);
        return variances;
    };
    for (std::size_t i = 0; i < open.size(); ++i)
        logs[static_cast<Eigen::Index>(i)] = std::log(start.*open[i]);
    const auto unlikely = [&](const Eigen::VectorXd& place) {
        Filter filter(series, at(place), static_cast<int>(series.values.size()));
        return filter.solve() ? -filter.logLikelihood() : std::numeric_limits<double>::infinity();
    };
    return at(least(unlikely, logs, 1e-8));
}

} // namespace mutuals
