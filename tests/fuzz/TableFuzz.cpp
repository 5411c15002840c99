#include "tests/fuzz/Fuzz.h"

#include "core/import/TextDecoder.h"
#include "core/import/table/CsvReader.h"
#include "core/import/table/TableReader.h"
#include "core/report/Csv.h"
#include "tests/support/StagedText.h"

#include <utility>

namespace mutuals::fuzz {

namespace {

/// Every row with its line, cells between bars.
std::string rows(const std::vector<std::string_view>& cut)
{
    std::string all;
    std::int64_t line = 0;
    CsvReader reader([&](const TableRow& row) {
        expect(row.number > line, "lines are numbered upwards");
        expect(!row.cells.empty(), "a row has a cell");
        line = row.number;
        all += std::to_string(line) + (row.unclosed ? "\"" : "");
        for (const auto cell : row.cells)
            (all += '|') += cell;
        all += '\n';
    });
    for (const auto portion : cut)
        reader.feed(portion);
    reader.finish();
    return all;
}

Result<Staged> read(std::string_view bytes, const PeriodHint& hint)
{
    TableReader reader;
    TextDecoder decoder;
    reader.feed(decoder.decode(bytes));
    reader.feed(decoder.finish());
    reader.finish();
    Staged staged;
    if (const auto done = reader.stage(staged, hint); !done)
        return tl::unexpected(done.error());
    return staged;
}

void expectAccounted(const Staged& staged)
{
    const auto kept = static_cast<std::int64_t>(staged.days.size() + staged.posts.size())
        + (staged.comments ? staged.comments->rows() : 0);
    expect(staged.rejected >= 0 && staged.rejected <= staged.seen, "rejected rows were seen");
    expect(staged.rejected <= staged.reports.count(), "each rejected row is reported");
    expect(kept + staged.rejected <= staged.seen, "no row is kept that was not seen");
    expect(!staged.from || *staged.from <= *staged.to, "a period does not end before it begins");
}

/// What Mutuals writes is read back, but for the apostrophe that keeps spreadsheets from reckoning.
void expectReadBack(std::string_view bytes)
{
    std::vector<std::vector<std::string>> cells;
    const auto keep = [&cells](const TableRow& row) {
        cells.emplace_back(row.cells.begin(), row.cells.end());
    };
    CsvReader reader(keep);
    reader.feed(bytes);
    reader.finish();
    // A first line without a comma leaves the reader to guess what parts the cells.
    cells.insert(cells.begin(), { "a", "b" });
    const auto written = std::exchange(cells, {});
    CsvReader again(keep);
    again.feed(csvTable(written).substr(3)); // behind the byte order mark
    again.finish();
    expect(cells.size() == written.size(), "each row that was written is read");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        expect(cells[i].size() == written[i].size(), "each cell that was written is read");
        for (std::size_t k = 0; k < cells[i].size(); ++k)
            expect(cells[i][k] == written[i][k] || cells[i][k] == '\'' + written[i][k],
                "a cell is read as it was written");
    }
}

} // namespace

void table(std::string_view bytes)
{
    expectSame(rows({ bytes }), rows(portions(bytes)), "portions are read as the whole is");

    // What a table means takes ten times as long to tell as its cells.
    const auto chosen = choice(bytes, 2);
    if (chosen / 16'384 % 8 != 0)
        return expectReadBack(bytes);

    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    if (chosen % 4 != 0) // the search for a year takes longer than all the rest, and is in dates()
        hint.end = hint.latest - std::chrono::days(chosen / 4 % 400);
    if (chosen % 4 == 3)
        hint.year = 2024 + static_cast<int>(chosen / 4 % 3);
    auto whole = read(bytes, hint);
    if (whole)
        expectAccounted(*whole);
    expect(isUtf8(test::text(whole)), "what is kept and said is UTF-8");
}

} // namespace mutuals::fuzz
