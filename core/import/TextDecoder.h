#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mutuals {

/// Turns a file's bytes into UTF-8, portion by portion: drops a byte order mark, converts UTF-16 of
/// either byte order (with a mark, or told by its zero bytes), and puts U+FFFD in place of what is
/// no UTF-8. Portions may cut a character anywhere.
class TextDecoder {
public:
    /// The text of this portion, `bytes` itself where there is nothing to do; the view holds until
    /// the next call.
    std::string_view decode(std::string_view bytes);
    /// What is left at the end of the file: U+FFFD for a cut character, else nothing.
    std::string_view finish();

    std::int64_t repaired() const { return m_repaired; } ///< characters replaced by U+FFFD

private:
    friend std::string repairedUtf8(std::string_view bytes);

    enum class Encoding { unknown, utf8, utf16Little, utf16Big };
    Encoding guessed(std::string_view start) const;
    std::string_view begun(std::string_view bytes);
    void convert(std::string_view bytes);
    void decodeUtf8(std::string_view bytes);
    void decodeUtf16(std::string_view bytes);
    void append(std::uint32_t codePoint);
    void repair();

    Encoding m_encoding = Encoding::unknown;
    std::string m_pending; ///< bytes of a character that the portion cut
    std::string m_out;
    std::uint32_t m_high = 0; ///< first half of a surrogate pair
    std::int64_t m_repaired = 0;
};

/// A short text with U+FFFD in place of what is no UTF-8.
std::string repairedUtf8(std::string_view bytes);

} // namespace mutuals
