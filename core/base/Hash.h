#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mutuals {

/// Scrambles 64 bits so that each input bit moves about half of the output bits.
/// Source: Stafford's variant 13 of the MurmurHash3 finalizer, as in SplitMix64.
constexpr std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9U;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebU;
    x ^= x >> 31;
    return x;
}

/// Fingerprint against accidents (a damaged cell, the same file again), not against an adversary.
/// Feeding the same bytes in other portions gives the same value.
class Fingerprint {
public:
    void add(std::string_view bytes);
    void add(std::uint64_t number) { addWord(number, 8); }
    std::uint64_t value() const; ///< of everything added so far
    std::string
    text() const; ///< 32 hexadecimal digits: two lanes, for content that must not collide

private:
    void block(std::uint64_t word)
    {
        m_first = (m_first ^ word) * 0x9fb21c651e98df25U;
        m_first ^= m_first >> 29;
        m_second = (m_second + word) * 0xd6e8feb86659fd93U;
        m_second ^= m_second >> 32;
    }
    /// 1 to 8 bytes, the first one lowest; those above are 0.
    void addWord(std::uint64_t word, unsigned bytes)
    {
        const auto pending = static_cast<unsigned>(m_length % 8);
        m_pending |= word << (8 * pending);
        m_length += bytes;
        if (pending + bytes < 8)
            return;
        block(m_pending);
        m_pending = pending == 0 ? 0 : word >> (64 - 8 * pending);
    }

    std::uint64_t m_first = 0x9e3779b97f4a7c15U;
    std::uint64_t m_second = 0xc2b2ae3d27d4eb4fU;
    std::uint64_t m_pending = 0;
    std::uint64_t m_length = 0;
};

} // namespace mutuals
