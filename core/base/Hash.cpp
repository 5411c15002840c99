#include "core/base/Hash.h"

#include <fmt/format.h>

#include <cstring>

namespace mutuals {

void Fingerprint::add(std::string_view bytes)
{
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t word = 0;
    if (m_length % 8 == 0) { // a file's bytes: copies of the lanes stay in registers
        Fingerprint lanes(*this);
        for (; left >= 8; left -= 8, at += 8) {
            std::memcpy(&word, at, 8);
            lanes.block(word);
        }
        lanes.m_length += bytes.size() - left;
        *this = lanes;
    }
    for (; left >= 8; left -= 8, at += 8) {
        std::memcpy(&word, at, 8);
        addWord(word, 8);
    }
    if (left > 0) {
        word = 0;
        std::memcpy(&word, at, left);
        addWord(word, static_cast<unsigned>(left));
    }
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
