#include "core/import/archive/TxtLetters.h"

#include <cstddef>

namespace mutuals {

namespace {

/// U+00C0 to U+017F without accents and case; '-' for what is no letter.
constexpr std::string_view kLatin = "aaaaaaaceeeeiiiidnooooo-ouuuuyts"
                                    "aaaaaaaceeeeiiiidnooooo-ouuuuyty"
                                    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
                                    "llllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
                                    "uuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xc0);

char32_t latinBeyond(char32_t c)
{
    if (c == 0x1a0 || c == 0x1a1)
        return U'o';
    if (c == 0x1af || c == 0x1b0)
        return U'u';
    if (c < 0x1ea0 || c > 0x1ef9)
        return c;
    return c <= 0x1eb7 ? U'a'
        : c <= 0x1ec7  ? U'e'
        : c <= 0x1ecb  ? U'i'
        : c <= 0x1ee3  ? U'o'
        : c <= 0x1ef1  ? U'u'
                       : U'y';
}

char32_t greek(char32_t c)
{
    constexpr std::u32string_view kAccented = U"άέήίόύώϊϋΐΰςΆΈΉΊΌΎΏ";
    constexpr std::u32string_view kPlain = U"αεηιουωιυιυσαεηιουω";
    if (const auto at = kAccented.find(c); at != std::u32string_view::npos)
        return kPlain[at];
    return c >= 0x391 && c <= 0x3a9 ? c + 0x20 : c;
}

char32_t cyrillic(char32_t c)
{
    c = c >= 0x410 && c <= 0x42f ? c + 0x20 : c >= 0x400 && c <= 0x40f ? c + 0x50 : c;
    return c == U'й' ? U'и' : c == U'ё' ? U'е' : c == U'ї' ? U'і' : c;
}

/// Katakana without its marks of voice.
char32_t katakana(char32_t c)
{
    if (c >= 0x30ac && c <= 0x30c2 && c % 2 == 0)
        return c - 1;
    if (c == 0x30c5 || c == 0x30c7 || c == 0x30c9)
        return c - 1;
    if (c >= 0x30cf && c <= 0x30dd)
        return c - (c - 0x30cf) % 3;
    return c == 0x30f4 ? 0x30a6 : c;
}

/// 0: not a letter.
char32_t folded(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 0x20 : c >= U'a' && c <= U'z' ? c : 0;
    if (c < 0xc0 || (c >= 0x300 && c <= 0x36f) || c == 0x2bc || c == 0x3099 || c == 0x309a
        || (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f)
        || (c >= 0xff00 && c <= 0xff20))
        return 0;
    if (c < 0x180) {
        const char letter = kLatin[c - 0xc0];
        return letter == '-' ? 0 : static_cast<char32_t>(letter);
    }
    if (c < 0x370 || (c >= 0x1e00 && c < 0x1f00))
        return latinBeyond(c);
    if (c < 0x400)
        return greek(c);
    if (c < 0x460)
        return cyrillic(c);
    return katakana(c);
}

/// Cuts a character of UTF-8 off the front.
char32_t takeCharacter(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first >= 0x80 && (first < 0xc2 || first > 0xf4 || text.size() < length)) {
        text.remove_prefix(1);
        return 0xfffd;
    }
    auto c = static_cast<char32_t>(length == 1 ? first : first & (0x7fU >> length));
    for (std::size_t i = 1; i < length; ++i)
        c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
    text.remove_prefix(length);
    return c;
}

void append(std::string& text, char32_t c)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
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

} // namespace

std::string txtLetters(std::string_view text)
{
    constexpr char32_t kHangul = 0xac00;
    std::string letters;
    letters.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = folded(takeCharacter(text));
        if (c >= kHangul && c < kHangul + 11172) {
            // A syllable is the same written as its two or three letters.
            const char32_t syllable = c - kHangul;
            append(letters, 0x1100 + syllable / 588);
            append(letters, 0x1161 + syllable % 588 / 28);
            if (syllable % 28 != 0)
                append(letters, 0x11a7 + syllable % 28);
        } else if (c != 0) {
            append(letters, c);
        }
    }
    return letters;
}

} // namespace mutuals
