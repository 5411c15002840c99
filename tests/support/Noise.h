#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

#include <cstdint>

namespace mutuals::test {

/// Seeded standard normal numbers, the same with every compiler.
class Noise {
public:
    explicit Noise(std::uint64_t seed)
        : m_generator(seed)
    {
    }
    double operator()() { return m_normal(m_generator); }
    double operator()(double sd) { return sd * m_normal(m_generator); }
    boost::random::mt19937_64& generator() { return m_generator; }

private:
    boost::random::mt19937_64 m_generator;
    boost::random::normal_distribution<double> m_normal;
};

} // namespace mutuals::test
