#include "core/import/table/CsvReader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

using namespace mutuals;
using namespace std::string_literals;

namespace {

/// Rows as text: "1: a|b" is line 1 with two cells; "!" marks a quote that is never closed.
std::string rows(const std::vector<std::string_view>& portions)
{
    std::string drawn;
    CsvReader reader([&](const TableRow& row) {
        drawn += std::to_string(row.number) + (row.unclosed ? "!:" : ":");
        const char* before = " ";
        for (const auto cell : row.cells) {
            drawn += before + std::string(cell);
            before = "|";
        }
        drawn += '\n';
    });
    for (const auto portion : portions)
        reader.feed(portion);
    reader.finish();
    return drawn;
}

struct Case {
    const char* what;
    std::string text, rows;
};

const std::vector<Case> kCases {
    { "plain", "a,b\n1,2\n", "1: a|b\n2: 1|2\n" },
    { "no newline at the end", "a,b\n1,2", "1: a|b\n2: 1|2\n" },
    { "CRLF", "a,b\r\n1,2\r\n", "1: a|b\n2: 1|2\n" },
    { "CR", "a,b\r1,2\r", "1: a|b\n2: 1|2\n" },
    { "mixed", "a,b\r\n1,2\r3,4\n5,6", "1: a|b\n2: 1|2\n3: 3|4\n4: 5|6\n" },
    { "blank lines", "a,b\n\n\n1,2\n\n", "1: a|b\n4: 1|2\n" },
    { "quoted", "\"a\",\"b\"\n\"1,5\",\"2\"", "1: a|b\n2: 1,5|2\n" },
    { "doubled quotes", "a,b\n\"say \"\"hi\"\"\",2", "1: a|b\n2: say \"hi\"|2\n" },
    { "a newline in a cell", "a,b\n\"x\ny\",2\n3,4", "1: a|b\n2: x\ny|2\n4: 3|4\n" },
    { "CRLF in a cell", "a,b\r\n\"x\r\ny\",2\r\n3,4", "1: a|b\n2: x\r\ny|2\n4: 3|4\n" },
    { "an empty quoted cell", "a,b\n\"\",2\n", "1: a|b\n2: |2\n" },
    { "empty cells", ",,\na,,c\n,,\n", "1: ||\n2: a||c\n3: ||\n" },
    { "raw quotes in a cell", "\"t\",\"n\"\n\"say \"hi\" now\",\"2\"\n\"x\",\"3\"",
        "1: t|n\n2: say \"hi\" now|2\n3: x|3\n" },
    { "a quote inside of a plain cell", "a,b\nx\"y,2\n", "1: a|b\n2: x\"y|2\n" },
    { "semicolons", "a;b\n1,5;2\n", "1: a|b\n2: 1,5|2\n" },
    { "tabs", "a\tb\n1,5\t2\n", "1: a|b\n2: 1,5|2\n" },
    { "a comma in a quoted header", "\"a,b\";\"c\"\n1;2", "1: a,b|c\n2: 1|2\n" },
    { "sep=", "sep=|\na,x|b\n1|2\n", "2: a,x|b\n3: 1|2\n" },
    { "sep= with CRLF", "sep=;\r\na,x;b\r\n1;2", "2: a,x|b\n3: 1|2\n" },
    { "ragged", "a,b,c\n1\n1,2,3,4\n", "1: a|b|c\n2: 1\n3: 1|2|3|4\n" },
    { "semicolons below a line of commas", "Views, likes, and more\na;b\n1,5;2\n3,5;4\n",
        "1: Views, likes, and more\n2: a|b\n3: 1,5|2\n4: 3,5|4\n" },
    { "more commas than semicolons", "a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n7,5;8,5;9,5\n",
        "1: a|b|c\n2: 1,5|2,5|3,5\n3: 4,5|5,5|6,5\n4: 7,5|8,5|9,5\n" },
    { "semicolons in quoted cells", "a,b\n\"x;y;z\",1\n\"x;y;z\",2\n\"x;y;z\",3\n",
        "1: a|b\n2: x;y;z|1\n3: x;y;z|2\n4: x;y;z|3\n" },
    { "one column", "a\n1\n2\n", "1: a\n2: 1\n3: 2\n" },
    { "NUL", "a,b\n1\0"s + ",\0"s + "2\n", "1: a|b\n2: 1|2\n" },
    { "nothing", "", "" },
    { "newlines only", "\n\r\n\r", "" },
    // A quote that is never closed costs its own line, not the rest of the file.
    { "unclosed in the last line", "a,b\n1,\"2", "1: a|b\n2!: 1|2\n" },
    { "unclosed in the middle", "a,b\n\"1,2\n3,4\n5,6\n", "1: a|b\n2!: 1,2\n3: 3|4\n4: 5|6\n" },
    { "unclosed, CRLF", "a,b\r\n1,\"2\r\n3,4\r\n5,6", "1: a|b\n2!: 1|2\n3: 3|4\n4: 5|6\n" },
    { "unclosed among quoted cells", "\"a\",\"b\"\n\"1\",\"2\n\"3\",\"4\"\n\"5\",\"6\"",
        "1: a|b\n2!: 1|2\n3: 3|4\n4: 5|6\n" },
    { "unclosed twice", "a,b\n\"1,2\n3,4\n5,6\n7,\"8\n9,0",
        "1: a|b\n2!: 1,2\n3: 3|4\n4: 5|6\n"
        "5!: 7|8\n6: 9|0\n" },
};

} // namespace

TEST(CsvReader, ReadsRfc4180AndWhatRealExportsDoInstead)
{
    for (const Case& c : kCases)
        EXPECT_EQ(rows({ c.text }), c.rows) << c.what;
}

TEST(CsvReader, GivesTheSameRowsWhereverThePortionsAreCut)
{
    for (const Case& c : kCases) {
        const std::string_view text = c.text;
        for (std::size_t cut = 0; cut <= text.size(); ++cut)
            EXPECT_EQ(rows({ text.substr(0, cut), text.substr(cut) }), c.rows)
                << c.what << " cut at " << cut;
        std::vector<std::string_view> single;
        for (std::size_t i = 0; i < text.size(); ++i)
            single.push_back(text.substr(i, 1));
        EXPECT_EQ(rows(single), c.rows) << c.what << " byte by byte";
    }
}

TEST(CsvReader, ReadsARowThatLiesThereWholeAsItReadsItByteByByte)
{
    std::string head;
    for (int line = 0; line < 101; ++line)
        head += "a,b\n"; // the delimiter is known from here on
    constexpr std::string_view kBytes("ab,,\"\"\"\n\n\r\0;", 13);
    std::mt19937 random(20251123);
    for (int i = 0; i < 5000; ++i) {
        std::string text;
        for (auto left = random() % 40; left > 0; --left)
            text += kBytes[random() % kBytes.size()];
        std::vector<std::string_view> bytes { head };
        for (std::size_t at = 0; at < text.size(); ++at)
            bytes.push_back(std::string_view(text).substr(at, 1));
        ASSERT_EQ(rows({ head, text }), rows(bytes)) << testing::PrintToString(text);
    }
}

TEST(CsvReader, TellsTheSameDelimiterWhereverThePortionsAreCut)
{
    // A cell of many lines: of the first hundred line ends a few end rows, and tabs come later.
    const std::string cell = '"' + std::string(98, '\n') + '"';
    const std::string first = "a,b\n" + cell + ",1\n2,3\n";
    std::string rest;
    for (int row = 0; row < 60; ++row)
        rest += "c\td\te\n";
    EXPECT_EQ(rows({ first + rest }), rows({ first, rest }));
}

TEST(CsvReader, TellsTheDelimiterByTheFirstHundredLines)
{
    std::string text = "Report\n";
    for (int line = 2; line <= 101; ++line)
        text += "a,b;c\n";
    char delimiter = 0;
    int rows = 0;
    CsvReader reader([&](const TableRow& row) { rows += row.cells.size() == 2; });
    for (const char c : text) {
        EXPECT_EQ(reader.delimiter(), 0);
        reader.feed({ &c, 1 });
    }
    reader.feed("d;e\n");
    delimiter = reader.delimiter();
    reader.finish();
    EXPECT_EQ(delimiter, ',') << "of two that agree on as many lines the usual one";
    EXPECT_EQ(rows, 100);
}

TEST(CsvReader, BearsTwentyThousandColumns)
{
    std::string line = "0";
    for (int i = 1; i < 20'000; ++i)
        line += ";" + std::to_string(i);
    std::vector<std::size_t> widths;
    std::string last;
    CsvReader reader([&](const TableRow& row) {
        widths.push_back(row.cells.size());
        last = row.cells.back();
    });
    for (std::size_t at = 0; at < line.size(); at += 1000)
        reader.feed(std::string_view(line).substr(at, 1000));
    reader.feed("\n" + line);
    reader.finish();
    EXPECT_EQ(widths, (std::vector<std::size_t> { 20'000, 20'000 }));
    EXPECT_EQ(last, "19999");
}

TEST(CsvReader, CutsACellOfTenMegabytesAndGoesOn)
{
    const std::string huge(10'000'000, 'x');
    for (const std::string quote : { "", "\"" }) {
        std::vector<std::string> cells;
        CsvReader reader([&](const TableRow& row) {
            for (const auto cell : row.cells)
                cells.push_back(std::to_string(cell.size()) + std::string(cell.substr(0, 1)));
        });
        reader.feed("a,b\n" + quote + huge + quote + ",2\n3,4");
        reader.finish();
        EXPECT_EQ(cells, (std::vector<std::string> { "1a", "1b", "65536x", "12", "13", "14" }));
    }
}

TEST(CsvReader, HoldsNoMoreThanARowMayHaveOfALineWithoutEnd)
{
    std::size_t cells = 0, bytes = 0;
    CsvReader reader([&](const TableRow& row) {
        cells = row.cells.size();
        bytes = 0;
        for (const auto cell : row.cells)
            bytes += cell.size();
    });
    reader.feed(std::string(200'000, ',') + "\n");
    EXPECT_EQ(cells, 65'536U);
    const std::string cell = std::string(60'000, 'x') + ",";
    for (int i = 0; i < 300; ++i)
        reader.feed(cell);
    reader.finish();
    EXPECT_EQ(cells, 301U);
    EXPECT_EQ(bytes, 16'777'216U);
}

TEST(CsvReader, DoesNotRereadForeverWhereEveryLineOpensAQuote)
{
    std::string text = "a,b\n";
    while (text.size() < 1'000'000)
        text += "x,\"y\n";
    std::int64_t last = 0, count = 0;
    CsvReader reader([&](const TableRow& row) {
        EXPECT_GT(row.number, last);
        last = row.number;
        ++count;
    });
    reader.feed(text);
    reader.finish();
    EXPECT_GT(count, 50);
}
