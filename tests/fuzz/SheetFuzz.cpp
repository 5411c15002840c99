#include "tests/fuzz/Fuzz.h"

#include "core/import/xlsx/SheetReader.h"

#include <string>

namespace mutuals::fuzz {

namespace {

/// "" when the XML is no XML, or is refused.
std::string refused(XmlHandler& handler, const std::vector<std::string_view>& cut)
{
    XmlReader reader(handler);
    for (const auto portion : cut) {
        if (const auto fed = reader.feed(portion); !fed)
            return fed.error().detail + "?";
    }
    const auto done = reader.finish();
    return done ? "" : done.error().detail + "?";
}

/// Every row of a sheet with its number, cells between bars, then what was reported.
std::string rows(const std::vector<std::string_view>& cut)
{
    SharedStrings strings;
    expect(refused(strings,
               { "<sst><si><t>Date</t></si><si><r><t>2026-</t></r><r><t>01-05</t></r></si></sst>" })
               .empty(),
        "good texts are read");
    expect(strings.end().has_value(), "good texts are kept");
    CellFormats formats;
    expect(refused(formats,
               { "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/>"
                 "<xf numFmtId='20'/></cellXfs></styleSheet>" })
               .empty(),
        "good styles are read");
    Reports reports;
    std::string all;
    std::int64_t last = 0;
    bool isAscending = true;
    SheetReader reader({ strings, formats }, reports, [&](const TableRow& row) {
        expect(!row.cells.empty() && row.cells.size() <= 16'384, "a row has cells, not too many");
        isAscending = isAscending && row.number >= last;
        last = row.number;
        all += std::to_string(row.number);
        for (const auto cell : row.cells) {
            expect(cell.size() <= 65'536, "a cell has its bound");
            (all += '|') += cell;
        }
        all += '\n';
    });
    const std::string why = refused(reader, cut);
    expect(isAscending || !reader.inOrder(), "rows out of order are noticed");
    for (const Report& report : reports.kept())
        all += report.place + ": " + report.reason + '\n';
    return all + (why.empty() ? "" : "refused");
}

/// All texts of a workbook, backwards and forwards.
std::string texts(const std::vector<std::string_view>& cut)
{
    SharedStrings strings;
    if (!refused(strings, cut).empty())
        return "refused";
    expect(strings.end().has_value(), "a few texts are kept");
    std::string all;
    for (std::uint64_t i = 0; i < strings.size(); ++i) {
        expect(strings[i].size() <= 65'536, "a text has its bound");
        (all += strings[i]) += '\n';
    }
    std::size_t end = all.size();
    for (std::uint64_t i = strings.size(); i-- > 0;) {
        const std::string_view one = strings[i];
        end -= one.size() + 1;
        expect(std::string_view(all).substr(end, one.size()) == one, "a text stays the same");
    }
    expect(!strings.has(strings.size()), "there is none behind the last");
    return all;
}

} // namespace

void sheet(std::string_view bytes)
{
    const std::string whole = rows({ bytes });
    expect(isUtf8(whole), "what is read is UTF-8");
    expectSame(whole, rows(portions(bytes)), "portions are read as the whole is");
}

void strings(std::string_view bytes)
{
    const std::string whole = texts({ bytes });
    expect(isUtf8(whole), "what is read is UTF-8");
    expectSame(whole, texts(portions(bytes)), "portions are read as the whole is");
}

} // namespace mutuals::fuzz
