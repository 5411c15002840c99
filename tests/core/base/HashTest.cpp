#include "core/base/Hash.h"

#include <gtest/gtest.h>

#include <string>

using namespace mutuals;

TEST(Fingerprint, IsTheSameForEveryPortioning)
{
    const std::string text = "the same bytes, cut at every place, give one value";
    Fingerprint whole;
    whole.add(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Fingerprint parts;
        parts.add(std::string_view(text).substr(0, cut));
        parts.add(std::string_view(text).substr(cut));
        EXPECT_EQ(parts.text(), whole.text()) << cut;
    }
}

TEST(Fingerprint, ChangesWithEveryBit)
{
    const std::string text = "glaze.and.go";
    Fingerprint before;
    before.add(text);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        Fingerprint after;
        after.add(flipped);
        EXPECT_NE(after.value(), before.value()) << bit;
    }
}

TEST(Fingerprint, TellsTrailingZerosApart)
{
    Fingerprint one, two;
    one.add(std::string_view("a\0", 2));
    two.add(std::string_view("a\0\0", 3));
    EXPECT_NE(one.text(), two.text());
}
