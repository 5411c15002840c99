#include "core/import/xlsx/WorkbookReader.h"

#include "core/import/xlsx/SheetReader.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kMostKept = 64'000'000;

/// Holds rows until all are there.
class KeptRows {
public:
    void keep(const TableRow& row)
    {
        Kept kept;
        kept.number = row.number;
        for (const auto cell : row.cells) {
            kept.text += cell;
            kept.ends.push_back(kept.text.size());
        }
        m_bytes += sizeof(Kept) + kept.text.size() + kept.ends.size() * sizeof(std::size_t);
        if (!isTooMuch())
            m_rows.push_back(std::move(kept));
    }
    bool isTooMuch() const { return m_bytes > kMostKept; }

    void give(const WorkbookReader::Take& take, TableRow row)
    {
        std::stable_sort(m_rows.begin(), m_rows.end(),
            [](const Kept& a, const Kept& b) { return a.number < b.number; });
        for (const Kept& kept : m_rows) {
            row.number = kept.number;
            row.cells.clear();
            std::size_t begin = 0;
            for (const std::size_t end : kept.ends) {
                row.cells.push_back(std::string_view(kept.text).substr(begin, end - begin));
                begin = end;
            }
            take(row);
        }
    }

private:
    struct Kept {
        std::int64_t number = 0;
        std::string text;
        std::vector<std::size_t> ends;
    };
    std::vector<Kept> m_rows;
    std::size_t m_bytes = 0;
};

} // namespace

Result<std::unique_ptr<WorkbookReader>> WorkbookReader::open(
    const SourceFile& source, const Consumed& consumed, const Run& run)
{
    std::unique_ptr<WorkbookReader> reader(new WorkbookReader(source));
    auto parts = WorkbookParts::find(source, run);
    if (!parts)
        return tl::unexpected(parts.error());
    reader->m_parts = std::move(*parts);
    if (reader->m_parts.styles) {
        auto read = readPart(source, *reader->m_parts.styles, reader->m_formats, consumed, run);
        if (!read && read.error().code == Error::Code::cancelled)
            return tl::unexpected(read.error());
        if (!read)
            reader->m_notes.push_back("Its styles are damaged; days may be read as numbers.");
    }
    if (reader->m_parts.strings) {
        auto read = readPart(source, *reader->m_parts.strings, reader->m_strings, consumed, run)
                        .and_then([&] { return reader->m_strings.end(); });
        if (!read)
            return tl::unexpected(read.error());
    }
    for (const WorkbookSheet& sheet : reader->m_parts.sheets) {
        if (!sheet.part)
            reader->m_notes.push_back(fmt::format("The sheet {} is missing.", sheet.name));
    }
    return reader;
}

Result<bool> WorkbookReader::read(const WorkbookSheet& sheet, Order order, const Take& take,
    Reports& reports, const Consumed& consumed, const Run& run)
{
    const bool sorts = order == Order::sorted;
    KeptRows rows;
    SheetReader::Context context { m_strings, m_formats, m_parts.from1904 };
    if (m_parts.sheets.size() > 1)
        context.name = sheet.name;
    SheetReader reader(context, reports, [&](const TableRow& row) {
        if (sorts)
            rows.keep(row);
        else if (reader.inOrder())
            take(row);
    });
    auto done = readPart(
        m_source, *sheet.part, reader,
        [&](std::size_t bytes) {
            return consumed(bytes) && (sorts ? !rows.isTooMuch() : reader.inOrder());
        },
        run);
    if (done && m_strings.failed())
        return fail(Error::Code::cannotWrite, "temporary file: it cannot be read back");
    if (done && rows.isTooMuch())
        return fail(Error::Code::damaged, "{}: its rows are out of order, and too many to sort",
            sheet.part->name);
    if (!done)
        return tl::unexpected(done.error());
    TableRow row;
    row.unit = "row";
    row.sheet = context.name;
    rows.give(take, row);
    return sorts || reader.inOrder();
}

} // namespace mutuals
