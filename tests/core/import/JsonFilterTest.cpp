#include "core/import/archive/JsonFilter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mutuals;

namespace {

/// The text after the filter, given in two portions.
std::string filtered(std::string_view text, std::size_t cut, std::int64_t* repaired = nullptr)
{
    JsonFilter filter;
    std::string out;
    out += filter.filter(text.substr(0, cut));
    out += filter.filter(text.substr(cut));
    out += filter.finish();
    if (repaired)
        *repaired = filter.repaired();
    return out;
}

struct Row {
    std::string in, out;
    int repaired;
};

/// Whether the text up to `end` ends within an escape.
bool endsWithinAnEscape(std::string_view text, std::size_t end)
{
    std::size_t at = 0;
    while (at < end) {
        if (text[at] != '\\')
            at += 1;
        else
            at += text[at + 1] == 'u' ? 6 : 2;
    }
    return at > end;
}

const std::vector<Row> kRows {
    // whole pairs and everything else stay
    { R"({"a":"\ud83d\ude00"})", R"({"a":"\ud83d\ude00"})", 0 },
    { R"({"a":"\u00e9\n\"\\\/"})", R"({"a":"\u00e9\n\"\\\/"})", 0 },
    { R"("\\ud83d")", R"("\\ud83d")", 0 }, // a backslash, then the word ud83d
    { R"("\\\ud83d")", R"("\\\ufffd")", 1 },
    // halves
    { R"("\ud83d")", R"("\ufffd")", 1 },
    { R"("x\uDE00y")", R"("x\ufffdy")", 1 },
    { R"("\ud83dx")", R"("\ufffdx")", 1 },
    { R"("\ud83d\n")", R"("\ufffd\n")", 1 },
    { R"("\ud83d\"")", R"("\ufffd\"")", 1 },
    { R"("\ud83d\u0041")", R"("\ufffd\u0041")", 1 },
    { R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")", 1 },
    { R"("\ud83d\ud83d\ud83d")", R"("\ufffd\ufffd\ufffd")", 3 },
    { R"("\ude00\ud83d")", R"("\ufffd\ufffd")", 2 },
};

/// What is no JSON is left to the parser.
const std::vector<Row> kNoJson {
    { R"("\u12")", R"("\u12")", 0 },
    { R"("\ud83d\u12")", R"("\ufffd\u12")", 1 },
    { R"("\ud83)", R"("\ud83)", 0 },
    { R"("\ud83d\ude)", R"("\ud83d\ude)", 0 },
    { "\\", "\\", 0 },
};

} // namespace

TEST(JsonFilter, ReplacesHalvesOfSurrogatePairsAndNothingElse)
{
    for (const auto& rows : { kRows, kNoJson }) {
        for (const Row& row : rows) {
            std::int64_t repaired = 0;
            EXPECT_EQ(filtered(row.in, 0, &repaired), row.out);
            EXPECT_EQ(repaired, row.repaired) << row.in;
            EXPECT_EQ(row.in.size(), row.out.size()) << "places in bytes must stay";
        }
    }
}

TEST(JsonFilter, GivesTheSameTextWhereverThePortionsAreCut)
{
    for (const auto& rows : { kRows, kNoJson }) {
        for (const Row& row : rows) {
            for (std::size_t cut = 0; cut <= row.in.size(); ++cut)
                EXPECT_EQ(filtered(row.in, cut), row.out) << row.in << " cut at " << cut;
            JsonFilter filter;
            std::string out;
            for (const char c : row.in)
                out += filter.filter({ &c, 1 });
            EXPECT_EQ(out + std::string(filter.finish()), row.out) << row.in << " byte by byte";
        }
    }
}

TEST(JsonFilter, NeverEndsAPortionWithinAnEscape)
{
    for (const Row& row : kRows) {
        for (std::size_t cut = 0; cut <= row.in.size(); ++cut) {
            JsonFilter filter;
            const auto first = filter.filter(std::string_view(row.in).substr(0, cut));
            EXPECT_FALSE(endsWithinAnEscape(row.out, first.size())) << row.in << " cut at " << cut;
        }
    }
}
