#include "core/import/xlsx/SharedStrings.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace mutuals {

namespace {

constexpr std::size_t kLongest = 65'536;
constexpr std::size_t kInMemory = 16 << 20;
constexpr std::uint64_t kMostBytes = 4'000'000'000;
constexpr std::uint64_t kPerBlock = 16;
constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);

std::uint32_t lengthAt(std::string_view bytes)
{
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data(), kLengthBytes);
    return length;
}

} // namespace

SharedStrings::SharedStrings()
    : m_spill(nullptr, &std::fclose)
{
}

void SharedStrings::begin(std::string_view name, const XmlAttributes&)
{
    if (name == "si")
        m_text.clear();
    else if (name == "rPh")
        ++m_phonetic;
    m_inText = name == "t" && m_phonetic == 0;
}

void SharedStrings::text(std::string_view piece)
{
    if (m_inText)
        m_text += piece.substr(0, kLongest - std::min(kLongest, m_text.size()));
}

void SharedStrings::end(std::string_view name)
{
    m_inText = false;
    if (name == "si")
        add();
    else if (name == "rPh")
        --m_phonetic;
}

void SharedStrings::add()
{
    if (m_failed || m_tooMuch)
        return;
    const std::string text = withoutEscapes(m_text);
    if (m_count % kPerBlock == 0) {
        if (m_memory.size() >= kInMemory && !spill())
            return;
        m_blocks.push_back(m_spilled + m_memory.size());
    }
    const auto length = static_cast<std::uint32_t>(text.size());
    std::array<char, kLengthBytes> bytes {};
    std::memcpy(bytes.data(), &length, kLengthBytes);
    m_memory.append(bytes.data(), bytes.size());
    m_memory += text;
    ++m_count;
    m_tooMuch = m_spilled + m_memory.size() > kMostBytes;
}

/// Blocks leave the memory as they came, so that a block is never half here and half there.
bool SharedStrings::spill()
{
    if (!m_spill)
        m_spill.reset(std::tmpfile());
    m_failed = !m_spill
        || std::fwrite(m_memory.data(), 1, m_memory.size(), m_spill.get()) != m_memory.size();
    m_spilled += m_memory.size();
    m_memory.clear();
    return !m_failed;
}

Result<> SharedStrings::end()
{
    if (m_tooMuch)
        return fail(Error::Code::damaged, "more than {} bytes of text", kMostBytes);
    if (m_spill && !m_failed)
        m_failed = std::fflush(m_spill.get()) != 0;
    if (m_failed)
        return fail(Error::Code::cannotWrite, "temporary file: {}", std::strerror(errno));
    return {};
}

void SharedStrings::fetch(std::uint64_t block)
{
    const std::uint64_t begin = m_blocks[block];
    const std::uint64_t end =
        block + 1 < m_blocks.size() ? m_blocks[block + 1] : m_spilled + m_memory.size();
    m_fetchedBlock = block;
    if (begin >= m_spilled) {
        m_fetched = m_memory.substr(begin - m_spilled, end - begin);
        return;
    }
    m_fetched.resize(end - begin);
    m_failed = m_failed || std::fseek(m_spill.get(), static_cast<long>(begin), SEEK_SET) != 0
        || std::fread(m_fetched.data(), 1, m_fetched.size(), m_spill.get()) != m_fetched.size();
}

std::string_view SharedStrings::operator[](std::uint64_t number)
{
    if (m_fetchedBlock != number / kPerBlock)
        fetch(number / kPerBlock);
    if (m_failed)
        return {};
    std::string_view rest = m_fetched;
    for (std::uint64_t i = number % kPerBlock; i > 0; --i)
        rest.remove_prefix(kLengthBytes + lengthAt(rest));
    return rest.substr(kLengthBytes, lengthAt(rest));
}

std::string withoutEscapes(std::string_view text)
{
    std::string plain;
    for (;;) {
        const auto at = text.find("_x");
        plain += text.substr(0, at);
        if (at == std::string_view::npos)
            return plain;
        text.remove_prefix(at);
        unsigned code = 0;
        const char* const digits = text.data() + 2;
        const bool isEscape = text.size() >= 7 && text[6] == '_'
            && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
        // Controls and "_" itself are written so; anything else was meant as it stands.
        if (isEscape && (code < 0x20 || code == '_')) {
            plain += static_cast<char>(code);
            text.remove_prefix(7);
        } else {
            plain += text.substr(0, 2);
            text.remove_prefix(2);
        }
    }
}

} // namespace mutuals
