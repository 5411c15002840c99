#include "core/base/Hash.h"

#include <fmt/format.h>

#include <cstring>

namespace mutuals {

void Fingerprint::block(std::uint64_t word)
{
    m_first = (m_first ^ word) * 0x9fb21c651e98df25U;
    m_first ^= m_first >> 29;
    m_second = (m_second + word) * 0xd6e8feb86659fd93U;
    m_second ^= m_second >> 32;
}

void Fingerprint::add(std::string_view bytes)
{
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (m_length % 8 == 0 && bytes.size() - i >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + i, 8);
            block(word);
            m_length += 8;
            i += 8;
            continue;
        }
        const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i++]));
        m_pending |= byte << (8 * (m_length % 8));
        if (++m_length % 8 == 0) {
            block(m_pending);
            m_pending = 0;
        }
    }
}

void Fingerprint::add(std::uint64_t number)
{
    char bytes[8];
    std::memcpy(bytes, &number, 8);
    add(std::string_view(bytes, 8));
}

std::uint64_t Fingerprint::value() const
{
    return mixed(mixed(m_first ^ m_pending) + m_second + m_length);
}

std::string Fingerprint::text() const
{
    return fmt::format("{:016x}{:016x}", value(), mixed(m_second ^ mixed(m_pending + m_length)));
}

} // namespace mutuals
