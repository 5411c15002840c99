#include "core/import/TextDecoder.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace mutuals;
using namespace std::string_literals;

namespace {

struct Text {
    std::string text;
    std::int64_t repaired = 0;

    friend bool operator==(const Text&, const Text&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Text& shown)
    {
        return out << '"' << shown.text << "\", repaired " << shown.repaired;
    }
};

Text decoded(const std::vector<std::string_view>& portions)
{
    TextDecoder decoder;
    Text text;
    for (const auto portion : portions)
        text.text += decoder.decode(portion);
    text.text += decoder.finish();
    text.repaired = decoder.repaired();
    return text;
}

/// Of a table, which may be Windows-1252.
std::string table(const std::vector<std::string_view>& portions)
{
    TextDecoder decoder(TextDecoder::Legacy::windows1252);
    std::string text;
    for (const auto portion : portions)
        text += decoder.decode(portion);
    text += decoder.finish();
    return text + (decoder.isWindows() ? " (1252)" : "");
}

Text whole(std::string_view bytes)
{
    return decoded({ bytes });
}

/// The bytes of UTF-16 for units given as numbers.
std::string utf16(const std::vector<unsigned>& units, bool little)
{
    std::string bytes;
    for (const unsigned unit : units) {
        const char low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
        bytes += little ? low : high;
        bytes += little ? high : low;
    }
    return bytes;
}

const std::vector<unsigned> kUnits { '{', '"', 0xe9, 0x4e2d, 0xd83d, 0xde00, '"', '}' };
const std::string kText = "{\"é中😀\"}";
const std::string kRepair = "\xef\xbf\xbd";

std::vector<std::string> samples()
{
    auto marked = kUnits;
    marked.insert(marked.begin(), 0xfeff);
    auto halves = kUnits;
    halves.insert(halves.begin() + 2, { 0xd83d, 'x', 0xde00, 0xd83d, 0xd83d, 0xde00 });
    return { "", "a", "ab", kText, "\xef\xbb\xbf" + kText, utf16(kUnits, true),
        utf16(kUnits, false), utf16(marked, true), utf16(marked, false), utf16(halves, true),
        utf16(halves, false) + "\x01", utf16({ '{', 0xd83d }, true), "caf\xe9 \xff\xfe \xc0\xaf",
        "\xe2\x82", "x\xf0\x9f\x98", "\xed\xa0\xbd\xed\xb8\x80", "\xff\xfe", "\xfe\xff\x00"s,
        "\xef\xbb", "\xef\xbb\xbf", "a\x00z\x00\x00"s, "plain ASCII, more than eight bytes" };
}

} // namespace

TEST(TextDecoder, DropsTheByteOrderMark)
{
    EXPECT_EQ(whole("\xef\xbb\xbf" + kText), (Text { kText }));
    EXPECT_EQ(whole("\xef\xbb\xbf"), (Text { "" }));
    EXPECT_EQ(whole("x\xef\xbb\xbf"), (Text { "x\xef\xbb\xbf" })) << "only at the start";
}

TEST(TextDecoder, ReadsUtf16OfBothByteOrdersWithAndWithoutMark)
{
    for (const bool little : { true, false }) {
        const std::string mark = little ? "\xff\xfe" : "\xfe\xff";
        EXPECT_EQ(whole(utf16(kUnits, little)), (Text { kText }));
        EXPECT_EQ(whole(mark + utf16(kUnits, little)), (Text { kText }));
        EXPECT_EQ(whole(mark + utf16({ 'x' }, little)), (Text { "x" }));
        EXPECT_EQ(whole(mark), (Text { "" }));
    }
}

TEST(TextDecoder, RepairsWhatIsNoUtf8AndCountsIt)
{
    EXPECT_EQ(whole("caf\xe9 au lait"), (Text { "caf" + kRepair + " au lait", 1 }));
    EXPECT_EQ(whole("\xc0\xaf"), (Text { kRepair + kRepair, 2 })) << "an overlong slash";
    EXPECT_EQ(whole("\xf4\x90\x80\x80"), (Text { kRepair + kRepair + kRepair + kRepair, 4 }))
        << "beyond U+10FFFF";
    EXPECT_EQ(whole("abcd\xe2\x82"), (Text { "abcd" + kRepair, 1 })) << "cut at the end";
    EXPECT_EQ(whole("\xed\xa0\xbd!!"), (Text { kRepair + kRepair + kRepair + "!!", 3 }))
        << "half of a surrogate pair, written as UTF-8";
    EXPECT_EQ(whole("\xf4\x8f\xbf\xbf ok"), (Text { "\xf4\x8f\xbf\xbf ok" })) << "the last one";
}

TEST(TextDecoder, RepairsHalvesOfSurrogatePairsInUtf16)
{
    for (const bool little : { true, false }) {
        EXPECT_EQ(
            whole(utf16({ 'a', 'b', 0xd83d, 'c' }, little)), (Text { "ab" + kRepair + "c", 1 }));
        EXPECT_EQ(
            whole(utf16({ 'a', 'b', 0xde00, 'c' }, little)), (Text { "ab" + kRepair + "c", 1 }));
        EXPECT_EQ(whole(utf16({ 'a', 'b', 0xd83d, 0xd83d, 0xde00 }, little)),
            (Text { "ab" + kRepair + "😀", 1 }));
        EXPECT_EQ(whole(utf16({ 'a', 'b', 0xd83d }, little)), (Text { "ab" + kRepair, 1 }));
    }
}

TEST(TextDecoder, GivesTheSameTextWhereverThePortionsAreCut)
{
    for (const std::string& bytes : samples()) {
        const Text expected = whole(bytes);
        const std::string_view view = bytes;
        for (std::size_t a = 0; a <= view.size(); ++a) {
            for (std::size_t b = a; b <= view.size(); ++b)
                ASSERT_EQ(
                    decoded({ view.substr(0, a), view.substr(a, b - a), view.substr(b) }), expected)
                    << "cut at " << a << " and " << b;
        }
        std::vector<std::string_view> single;
        for (std::size_t i = 0; i < view.size(); ++i)
            single.push_back(view.substr(i, 1));
        EXPECT_EQ(decoded(single), expected);
    }
}

TEST(TextDecoder, GivesNothingButValidUtf8)
{
    for (const std::string& bytes : samples()) {
        const Text once = whole(bytes);
        EXPECT_EQ(whole("abcd" + once.text), (Text { "abcd" + once.text })) << once;
    }
}

TEST(TextDecoder, TakesATableForWindows1252ByItsFirstCharacterBeyondAscii)
{
    EXPECT_EQ(table({ "na\xefve, 5 \x80 \x93so\x94 caf\xe9" }), "naïve, 5 € “so” café (1252)");
    EXPECT_EQ(table({ "a,\xe9" }), "a,é (1252)");
    EXPECT_EQ(table({ "b\xfcro \x81" }), "büro " + kRepair + " (1252)");
    for (const std::string text : { "abcd", "naïve, é", "\xef\xbb\xbfnaïve" })
        EXPECT_EQ(table({ text }), text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text);
    EXPECT_EQ(table({ "naïve \xe9 x" }), "naïve " + kRepair + " x") << "UTF-8 with a damage";
    EXPECT_EQ(table({ "cut \xf0\x9f, x" }).substr(0, 4), "cut ");
    EXPECT_EQ(table({ "cut \xf0\x9f, x" }).find("1252"), std::string::npos);
    EXPECT_EQ(table({ "[\"\xe9\"]" }), "[\"" + kRepair + "\"]") << "JSON is never Windows-1252";
    const std::string bytes = "na\xefve, caf\xe9, \x93";
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
        EXPECT_EQ(
            table({ std::string_view(bytes).substr(0, cut), std::string_view(bytes).substr(cut) }),
            table({ bytes }))
            << cut;
}
