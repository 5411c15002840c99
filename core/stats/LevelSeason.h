#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace mutuals {

/// One number per lane: the same step of several models side by side.
template <int Lanes> using Lane = std::array<double, static_cast<std::size_t>(Lanes)>;

/// The states of a local level with a dummy season: the level, then the season's effect today and
/// on the days before it, `season` - 1 in all (none if season is 1).
///
///   value_t = level_t + gamma_t + noise,  level_{t+1} = level_t + N(0, level)
///   gamma_{t+1} = -(gamma_t + .. + gamma_{t-season+2}) + N(0, season)
///
/// The season only shifts its states, so every step costs O(states^2): no matrix products.
inline int statesOf(int season)
{
    return season > 1 ? season : 1;
}

/// state[i] of a vector of states, moved to the next day without its disturbances.
template <class T> void advanceStates(T* state, int states)
{
    if (states == 1)
        return;
    T next {};
    for (int i = 1; i < states; ++i) {
        for (std::size_t l = 0; l < next.size(); ++l)
            next[l] -= state[i][l];
    }
    for (int i = states - 1; i > 1; --i)
        state[i] = state[i - 1];
    state[1] = next;
}

/// The transposed of advanceStates().
template <class T> void recedeStates(T* state, int states)
{
    if (states == 1)
        return;
    const T first = state[1];
    for (int i = 1; i < states; ++i) {
        for (std::size_t l = 0; l < first.size(); ++l)
            state[i][l] = (i + 1 < states ? state[i + 1][l] : 0) - first[l];
    }
}

/// What a day shows of the states.
template <class T> T shownOf(const T* state, int states)
{
    T shown = state[0];
    for (std::size_t l = 0; l < shown.size() && states > 1; ++l)
        shown[l] += state[1][l];
    return shown;
}

/// The Kalman filter's covariances, which do not depend on the values. Units are the caller's.
template <int Lanes> class LevelSeason {
public:
    using L = Lane<Lanes>;

    /// noise, level, season: variances per lane; `start`: that of each first state, 0 or above
    LevelSeason(int season, const L& noise, const L& level, const L& drift, double start)
        : m_states(statesOf(season))
        , m_noise(noise)
        , m_level(level)
        , m_season(drift)
        , m_covariance(static_cast<std::size_t>(m_states * (m_states + 1) / 2), L {})
        , m_next(m_covariance)
        , m_gain(static_cast<std::size_t>(m_states), L {})
    {
        for (int i = 0; i < m_states; ++i)
            m_covariance[index(i, i)].fill(start);
    }

    /// The variance of today's value; gain() is then its covariance with each state.
    L foresee()
    {
        for (int i = 0; i < m_states; ++i) {
            m_gain[at(i)] = m_covariance[index(i, 0)];
            if (m_states > 1) {
                const L& other = m_covariance[i > 0 ? index(i, 1) : index(1, 0)];
                for (std::size_t l = 0; l < Lanes; ++l)
                    m_gain[at(i)][l] += other[l];
            }
        }
        L foreseen = shownOf(m_gain.data(), m_states);
        for (std::size_t l = 0; l < Lanes; ++l)
            foreseen[l] += m_noise[l];
        return foreseen;
    }

    /// After foresee(), when the day has a value: gain() is then what the states take of the error.
    void learn(const L& foreseen)
    {
        L inverse;
        for (std::size_t l = 0; l < Lanes; ++l)
            inverse[l] = 1 / foreseen[l];
        for (int i = 0, k = 0; i < m_states; ++i) {
            L weighted;
            for (std::size_t l = 0; l < Lanes; ++l)
                weighted[l] = m_gain[at(i)][l] * inverse[l];
            for (int j = 0; j <= i; ++j, ++k) {
                for (std::size_t l = 0; l < Lanes; ++l)
                    m_covariance[at(k)][l] -= weighted[l] * m_gain[at(j)][l];
            }
        }
        for (L& gain : m_gain) {
            for (std::size_t l = 0; l < Lanes; ++l)
                gain[l] *= inverse[l];
        }
    }

    void advance()
    {
        if (m_states > 1)
            shift();
        for (std::size_t l = 0; l < Lanes; ++l)
            m_covariance[0][l] += m_level[l];
    }

    int states() const { return m_states; }
    const std::vector<L>& gain() const { return m_gain; } ///< see foresee() and learn()
    const L& noise() const { return m_noise; }
    const L& covariance(int i, int j) const
    {
        return m_covariance[i >= j ? index(i, j) : index(j, i)];
    }

private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    static std::size_t index(int i, int j) { return at(i * (i + 1) / 2 + j); }

    void shift()
    {
        m_next[0] = m_covariance[0];
        L all {}, shared {};
        for (int i = 1; i < m_states; ++i) {
            L row {};
            for (int j = 1; j < m_states; ++j) {
                const L& element = covariance(i, j);
                for (std::size_t l = 0; l < Lanes; ++l)
                    row[l] += element[l];
                if (i + 1 < m_states && j <= i)
                    m_next[index(i + 1, j + 1)] = element;
            }
            const L& level = m_covariance[index(i, 0)];
            for (std::size_t l = 0; l < Lanes; ++l) {
                all[l] += row[l];
                shared[l] -= level[l];
            }
            if (i + 1 == m_states)
                continue;
            m_next[index(i + 1, 0)] = level;
            for (std::size_t l = 0; l < Lanes; ++l)
                m_next[index(i + 1, 1)][l] = -row[l];
        }
        m_next[index(1, 0)] = shared;
        for (std::size_t l = 0; l < Lanes; ++l)
            m_next[index(1, 1)][l] = all[l] + m_season[l];
        m_covariance.swap(m_next);
    }

    int m_states;
    L m_noise, m_level, m_season;
    std::vector<L> m_covariance, m_next; ///< lower triangle, row by row
    std::vector<L> m_gain;
};

} // namespace mutuals
