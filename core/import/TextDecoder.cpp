#include "core/import/TextDecoder.h"

#include <cstring>
#include <utility>

namespace mutuals {

namespace {

unsigned char byteAt(std::string_view text, std::size_t i)
{
    return static_cast<unsigned char>(text[i]);
}

/// Length of the ASCII run at the start, many bytes at a time.
std::size_t asciiRun(std::string_view text)
{
    std::size_t i = 0;
    for (; i + 64 <= text.size(); i += 64) {
        std::uint64_t words[8];
        std::memcpy(words, text.data() + i, 64);
        std::uint64_t all = 0;
        for (const std::uint64_t word : words)
            all |= word;
        if (all & 0x8080808080808080U)
            break;
    }
    while (i + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if (word & 0x8080808080808080U)
            break;
        i += 8;
    }
    while (i < text.size() && byteAt(text, i) < 0x80)
        ++i;
    return i;
}

/// How many bytes a well-formed character of UTF-8 takes here; 0: none is well-formed; -1: the text
/// ends inside of one. Source: Unicode, table 3-7.
int characterLength(std::string_view text)
{
    const unsigned char first = byteAt(text, 0);
    const int length = first < 0x80      ? 1
        : first >= 0xc2 && first <= 0xdf ? 2
        : first >= 0xe0 && first <= 0xef ? 3
        : first >= 0xf0 && first <= 0xf4 ? 4
                                         : 0;
    for (int i = 1; i < length; ++i) {
        if (static_cast<std::size_t>(i) == text.size())
            return -1;
        const unsigned char next = byteAt(text, static_cast<std::size_t>(i));
        unsigned char low = 0x80;
        unsigned char high = 0xbf;
        if (i == 1) {
            low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : low;
            high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : high;
        }
        if (next < low || next > high)
            return 0;
    }
    return length;
}

constexpr std::uint32_t kReplacement = 0xfffd;

/// What Windows-1252 has between 0x80 and 0x9f. Source: the table of the WHATWG's Encoding Standard,
/// with its five holes.
constexpr std::uint32_t kWindows[] { 0x20ac, kReplacement, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, kReplacement, 0x017d, kReplacement,
    kReplacement, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
    0x203a, 0x0153, kReplacement, 0x017e, 0x0178 };

std::uint32_t windowsCharacter(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xa0 ? kWindows[byte - 0x80] : byte;
}

/// Whether what is no UTF-8 begins like text of Windows-1252, not like a character cut short.
bool looksLikeWindows(std::string_view text)
{
    const unsigned char first = byteAt(text, 0);
    const bool isCut = first >= 0xc2 && first <= 0xf4 && text.size() > 1 && byteAt(text, 1) >= 0x80
        && byteAt(text, 1) <= 0xbf;
    return !isCut && first != 0xff && windowsCharacter(first) != kReplacement;
}

} // namespace

TextDecoder::Encoding TextDecoder::guessed(std::string_view start) const
{
    if (start.starts_with("\xff\xfe"))
        return Encoding::utf16Little;
    if (start.starts_with("\xfe\xff"))
        return Encoding::utf16Big;
    // Exports begin with an ASCII character; in UTF-16 the byte beside it is zero.
    if (start.size() >= 4 && start[0] == 0 && start[2] == 0 && start[1] && start[3])
        return Encoding::utf16Big;
    if (start.size() >= 4 && start[1] == 0 && start[3] == 0 && start[0] && start[2])
        return Encoding::utf16Little;
    return Encoding::utf8;
}

void TextDecoder::repair()
{
    m_out += "\xef\xbf\xbd";
    ++m_repaired;
}

void TextDecoder::append(std::uint32_t c)
{
    const auto put = [this](std::uint32_t byte) { m_out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3f));
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

void TextDecoder::decodeUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto run = asciiRun(bytes);
        m_out.append(bytes.substr(0, run));
        bytes.remove_prefix(run);
        if (bytes.empty())
            return;
        const int length = characterLength(bytes);
        if (length < 0) {
            m_pending = bytes;
            return;
        }
        if (std::exchange(m_mayBeWindows, false) && length == 0 && looksLikeWindows(bytes)) {
            m_encoding = Encoding::windows1252;
            decodeWindows(bytes);
            return;
        }
        if (length == 0)
            repair();
        else
            m_out.append(bytes.substr(0, static_cast<std::size_t>(length)));
        bytes.remove_prefix(static_cast<std::size_t>(length == 0 ? 1 : length));
    }
}

void TextDecoder::decodeWindows(std::string_view bytes)
{
    for (const char c : bytes) {
        const std::uint32_t character = windowsCharacter(static_cast<unsigned char>(c));
        if (character == kReplacement)
            repair();
        else
            append(character);
    }
}

void TextDecoder::decodeUtf16(std::string_view bytes)
{
    const bool little = m_encoding == Encoding::utf16Little;
    std::size_t i = 0;
    for (; i + 2 <= bytes.size(); i += 2) {
        const std::uint32_t first = byteAt(bytes, i);
        const std::uint32_t second = byteAt(bytes, i + 1);
        const std::uint32_t unit = little ? second << 8 | first : first << 8 | second;
        const bool isLow = unit >= 0xdc00 && unit <= 0xdfff;
        if (m_high && isLow) {
            append(0x10000 + ((m_high - 0xd800) << 10) + (unit - 0xdc00));
            m_high = 0;
            continue;
        }
        if (m_high || isLow)
            repair();
        m_high = 0;
        if (unit >= 0xd800 && unit <= 0xdbff)
            m_high = unit;
        else if (!isLow)
            append(unit);
    }
    m_pending = bytes.substr(i);
}

/// Tells the encoding by the first bytes and returns what follows the byte order mark.
std::string_view TextDecoder::begun(std::string_view bytes)
{
    m_encoding = guessed(bytes);
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        bytes.remove_prefix(2);
    else if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    else if (const auto first = bytes.find_first_not_of(" \t\r\n"); first != std::string_view::npos
             && std::string_view("{[<").find(bytes[first]) != std::string_view::npos)
        m_mayBeWindows = false;
    return bytes;
}

void TextDecoder::convert(std::string_view bytes)
{
    if (m_encoding == Encoding::utf8)
        decodeUtf8(bytes);
    else if (m_encoding == Encoding::windows1252)
        decodeWindows(bytes);
    else
        decodeUtf16(bytes);
}

std::string_view TextDecoder::decode(std::string_view bytes)
{
    m_out.clear();
    std::string joined;
    if (!m_pending.empty()) {
        joined = m_pending;
        joined += bytes;
        bytes = joined;
        m_pending.clear();
    }
    if (m_encoding == Encoding::unknown) {
        if (bytes.size() < 4) {
            m_pending = bytes;
            return {};
        }
        bytes = begun(bytes);
    }
    // Most portions are ASCII as they are.
    if (m_encoding == Encoding::utf8 && joined.empty() && asciiRun(bytes) == bytes.size())
        return bytes;
    convert(bytes);
    return m_out;
}

std::string_view TextDecoder::finish()
{
    m_out.clear();
    if (m_encoding == Encoding::unknown) {
        const std::string all = std::exchange(m_pending, {});
        convert(begun(all));
    }
    if (m_mayBeWindows && m_pending.size() == 1 && looksLikeWindows(m_pending)) {
        m_encoding = Encoding::windows1252;
        decodeWindows(m_pending);
    } else if (!m_pending.empty() || m_high)
        repair();
    m_pending.clear();
    m_high = 0;
    return m_out;
}

std::string repairedUtf8(std::string_view bytes)
{
    TextDecoder decoder;
    decoder.m_encoding = TextDecoder::Encoding::utf8;
    std::string text(decoder.decode(bytes));
    text += decoder.finish();
    return text;
}

} // namespace mutuals
