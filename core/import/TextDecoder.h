#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mutuals {

/// Turns a file's bytes into UTF-8, portion by portion: drops a byte order mark, converts UTF-16 of
/// either byte order (with a mark, or told by its zero bytes), and puts U+FFFD in place of what is
/// no UTF-8. Portions may cut a character anywhere.
///
/// A table may come from a spreadsheet program in Windows-1252: where asked to, its first character
/// beyond ASCII tells. JSON is never taken for it.
class TextDecoder {
public:
    enum class Legacy { none, windows1252 };
    explicit TextDecoder(Legacy legacy = Legacy::none)
        : m_mayBeWindows(legacy == Legacy::windows1252)
    {
    }

    /// The text of this portion, `bytes` itself where there is nothing to do; the view holds until
    /// the next call.
    std::string_view decode(std::string_view bytes);
    /// What is left at the end of the file: U+FFFD for a cut character, else nothing.
    std::string_view finish();

    std::int64_t repaired() const { return m_repaired; } ///< characters replaced by U+FFFD
    bool isWindows() const { return m_encoding == Encoding::windows1252; }

private:
    friend std::string repairedUtf8(std::string_view bytes);

    enum class Encoding { unknown, utf8, utf16Little, utf16Big, windows1252 };
    Encoding guessed(std::string_view start) const;
    std::string_view begun(std::string_view bytes);
    void convert(std::string_view bytes);
    void decodeUtf8(std::string_view bytes);
    void decodeUtf16(std::string_view bytes);
    void decodeWindows(std::string_view bytes);
    void append(std::uint32_t codePoint);
    void repair();

    Encoding m_encoding = Encoding::unknown;
    bool m_mayBeWindows; ///< and no character beyond ASCII has told yet
    std::string m_pending; ///< bytes of a character that the portion cut
    std::string m_out;
    std::uint32_t m_high = 0; ///< first half of a surrogate pair
    std::int64_t m_repaired = 0;
};

/// A short text with U+FFFD in place of what is no UTF-8.
std::string repairedUtf8(std::string_view bytes);

} // namespace mutuals
