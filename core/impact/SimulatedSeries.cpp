#include "core/impact/SimulatedSeries.h"

#include <boost/random/bernoulli_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <cmath>

namespace mutuals {

namespace {

constexpr double kLevel = 6; ///< log of the views of an ordinary day
constexpr std::array kWeek { -0.25, -0.15, -0.05, 0.0, 0.10, 0.25, 0.10 };
constexpr double kPostsADay = 1.4, kPerPost = 0.15;

/// What a day holds beyond level and week. Every kind draws the same numbers on every day.
class Rest {
public:
    Rest(Process process, std::uint64_t seed)
        : m_process(process)
        , m_generator(seed)
    {
        const double first = normal();
        if (process == Process::ar5 || process == Process::ar8)
            m_state = 0.25 * first;
    }

    int weekday() { return boost::random::uniform_int_distribution<int>(0, 6)(m_generator); }

    /// Posts of the day, then next().
    int posts()
    {
        return m_posts = boost::random::poisson_distribution<int>(kPostsADay)(m_generator);
    }

    double next(int day)
    {
        const double step = normal(), noise = normal();
        switch (m_process) {
        case Process::white:
            return 0.25 * noise;
        case Process::ar5:
            return damped(0.5, 0.25 * std::sqrt(1 - 0.25) * step);
        case Process::ar8:
            return damped(0.8, 0.25 * std::sqrt(1 - 0.64) * step);
        case Process::rw03:
            return (m_state += 0.03 * step) + 0.25 * noise;
        case Process::rw08:
            return (m_state += 0.08 * step) + 0.2 * noise;
        case Process::trend:
            return 0.005 * (day + 1) + 0.25 * noise;
        case Process::viral:
            return damped(0.5, burst()) + 0.2 * noise;
        case Process::posts:
            return kPerPost * m_posts + 0.25 * noise;
        }
        return 0;
    }

private:
    double normal() { return m_normal(m_generator); }
    double damped(double share, double push) { return m_state = share * m_state + push; }
    double burst()
    {
        const bool happens = boost::random::bernoulli_distribution<double>(0.04)(m_generator);
        const double size = boost::random::exponential_distribution<double>(1 / 1.2)(m_generator);
        return happens ? size : 0;
    }

    Process m_process;
    boost::random::mt19937_64 m_generator;
    boost::random::normal_distribution<double> m_normal;
    double m_state = 0;
    int m_posts = 0;
};

} // namespace

std::string_view processName(Process process)
{
    constexpr std::array<std::string_view, kProcesses.size()> kNames { "white", "ar5", "ar8",
        "rw03", "rw08", "trend", "viral", "posts" };
    return kNames[static_cast<std::size_t>(process)];
}

DailySeries simulatedSeries(Process process, int before, int after, std::uint64_t seed)
{
    Rest rest(process, seed);
    DailySeries series;
    series.before = before;
    const int weekday = rest.weekday();
    std::vector<double> posts;
    for (int t = 0; t < before + after; ++t) {
        series.weekdays.push_back((t + weekday) % 7);
        posts.push_back(rest.posts());
        series.values.push_back(
            kLevel + kWeek[static_cast<std::size_t>(series.weekdays.back())] + rest.next(t));
    }
    if (process == Process::posts)
        series.covariates.push_back(std::move(posts));
    return series;
}

} // namespace mutuals
