#include "core/import/xlsx/WorkbookStager.h"

#include "core/base/Hash.h"
#include "core/import/table/TableReader.h"
#include "core/import/xlsx/WorkbookReader.h"

#include <algorithm>
#include <utility>

namespace mutuals {

namespace {

/// The text of a row, for the fingerprint: a spreadsheet saved again holds other bytes.
void addTo(Fingerprint& print, const TableRow& row)
{
    print.add(static_cast<std::uint64_t>(row.number));
    for (const auto cell : row.cells) {
        print.add(static_cast<std::uint64_t>(cell.size()));
        print.add(cell);
    }
}

class WorkbookStager {
public:
    WorkbookStager(WorkbookReader& reader, const Provenance& provenance,
        const std::function<void(std::uint64_t)>& consumed, const Run& run)
        : m_reader(reader)
        , m_provenance(provenance)
        , m_consumed(consumed)
        , m_run(run)
    {
    }

    Result<Staged> sheet(const WorkbookSheet& sheet, const std::string& label)
    {
        if (!sheet.part)
            return fail(Error::Code::damaged, "{}: the sheet is missing", label);
        auto staged = read(sheet, WorkbookReader::Order::asWritten);
        if (staged && !*staged)
            staged = read(sheet, WorkbookReader::Order::sorted);
        if (!staged) {
            staged.error().detail = label + ": " + staged.error().detail;
            return tl::unexpected(staged.error());
        }
        (*staged)->file = label;
        m_provenance.complete(**staged);
        return std::move(**staged);
    }

    /// Of the last sheet: what is asked where it was `ambiguous`, and its beginning where its columns
    /// are the user's to say.
    void ask(StagedFile& file)
    {
        if (!file.staged && file.staged.error().code == Error::Code::ambiguous)
            file.question = m_question;
        file.unknownTable = std::exchange(m_unknown, {});
    }

private:
    /// Nothing: its rows are not in order.
    Result<std::optional<Staged>> read(const WorkbookSheet& sheet, WorkbookReader::Order order)
    {
        TableReader table(m_provenance.tables());
        Fingerprint print;
        Reports reports;
        const auto done = m_reader.read(
            sheet, order,
            [&](const TableRow& row) {
                addTo(print, row);
                table.take(row);
            },
            reports,
            [&](std::size_t bytes) {
                m_consumed(bytes);
                return order == WorkbookReader::Order::sorted || table.wantsMore();
            },
            m_run);
        if (!done)
            return tl::unexpected(done.error());
        if (!*done)
            return std::optional<Staged>();
        Staged staged;
        staged.content = print.text();
        const auto filled = table.stage(staged, m_provenance.period());
        m_question = table.question();
        if (!filled || table.isMapped())
            m_unknown = table.unknown();
        if (!filled)
            return tl::unexpected(filled.error());
        staged.reports.add(reports);
        return std::optional<Staged>(std::move(staged));
    }

    Question m_question = Question::none;
    std::optional<UnknownTable> m_unknown;
    WorkbookReader& m_reader;
    const Provenance& m_provenance;
    const std::function<void(std::uint64_t)>& m_consumed;
    const Run& m_run;
};

} // namespace

std::vector<StagedFile> stageWorkbook(const SourceFile& source, const std::string& label,
    const Provenance& provenance, const std::function<void(std::uint64_t)>& consumed,
    const Run& run)
{
    std::vector<StagedFile> staged;
    auto reader = WorkbookReader::open(
        source,
        [&](std::size_t bytes) {
            consumed(bytes);
            return true;
        },
        run);
    if (!reader) {
        reader.error().detail = label + ": " + reader.error().detail;
        staged.push_back({ label, tl::unexpected(reader.error()) });
        return staged;
    }
    WorkbookStager stager(**reader, provenance, consumed, run);
    const auto& sheets = (*reader)->sheets();
    for (const WorkbookSheet& sheet : sheets) {
        const std::string name = sheets.size() > 1 ? label + "/" + sheet.name : label;
        staged.push_back({ name, stager.sheet(sheet, name) });
        stager.ask(staged.back());
        if (run.stopped())
            return staged;
    }
    // Sheets with anything else stand beside tables; only a book without a table is refused.
    if (!keepOurs(staged)) {
        staged.erase(staged.begin() + 1, staged.end());
        staged.front().file = label;
    }
    const auto first = std::find_if(staged.begin(), staged.end(),
        [](const StagedFile& file) { return file.staged.has_value(); });
    if (first != staged.end()) {
        for (const std::string& note : (*reader)->notes())
            first->staged->notes.push_back(note);
    }
    return staged;
}

} // namespace mutuals
