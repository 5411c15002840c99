#include "core/import/table/MappedRows.h"

#include "core/import/thirdparty/Cells.h"
#include "core/import/thirdparty/CommentRows.h"
#include "core/import/thirdparty/ProfileRows.h"

#include <algorithm>
#include <span>

namespace mutuals {

namespace {

constexpr std::size_t kMostHeld = 100'000;

/// The word by which the readers of third-party tables know a column.
std::string_view wordOf(ColumnRole role)
{
    switch (role) {
    case ColumnRole::handle:
        return "uniqueid";
    case ColumnRole::time:
        return "createtime";
    case ColumnRole::text:
        return "text";
    case ColumnRole::likes:
        return "likes";
    case ColumnRole::video:
        return "videourl";
    case ColumnRole::id:
        return "cid";
    case ColumnRole::displayName:
        return "nickname";
    case ColumnRole::bio:
        return "bio";
    case ColumnRole::region:
        return "region";
    case ColumnRole::followers:
        return "followercount";
    case ColumnRole::following:
        return "followingcount";
    case ColumnRole::videos:
        return "videocount";
    case ColumnRole::verified:
        return "verified";
    case ColumnRole::isPrivate:
        return "isprivate";
    }
    return {};
}

} // namespace

MappedRows::MappedRows(std::string header, ColumnMapping mapping)
    : m_header(std::move(header))
    , m_mapping(std::move(mapping))
{
}

std::unique_ptr<TableRows> MappedRows::forMapping(
    const TableHead& head, const std::vector<std::string>& header, const ColumnMapping& mapping)
{
    std::unique_ptr<MappedRows> mapped(new MappedRows(headerKey(header), mapping));
    TableHead told = head;
    told.keys.assign(header.size(), {});
    for (const auto& [role, column] : mapping.columns) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (!told.keys[i].empty() || columnName(header, i) != column)
                continue;
            told.keys[i] = wordOf(role);
            if (role == ColumnRole::time)
                mapped->m_time = i;
            break;
        }
    }
    if (mapping.reads() == ColumnMapping::Reads::comments) {
        mapped->m_rows = CommentRows::forHeader(told);
        mapped->m_comments = static_cast<CommentRows*>(mapped->m_rows.get());
        if (mapped->m_comments && mapping.dates)
            mapped->m_comments->readDates(*mapping.dates);
    } else if (mapping.reads() == ColumnMapping::Reads::profiles) {
        mapped->m_rows = ProfileRows::forHeader(told);
    }
    if (!mapped->m_rows)
        return {};
    return mapped;
}

void MappedRows::tellOrder(DateOrder order)
{
    m_mapping.dates = order;
    m_comments->readDates(order);
    for (Held& held : std::exchange(m_held, {})) {
        held.row.cells.assign(held.cells.begin(), held.cells.end());
        m_rows->add(held.row);
    }
}

void MappedRows::add(const TableRow& row)
{
    if (m_comments && !m_mapping.dates && !machineTime(cellOf(row, m_time))) {
        const auto cell = cellOf(row, m_time);
        const auto dayFirst = dateIn(cell, DateOrder::dayFirst);
        const auto monthFirst = dateIn(cell, DateOrder::monthFirst);
        if (dayFirst.has_value() != monthFirst.has_value()) {
            tellOrder(dayFirst ? DateOrder::dayFirst : DateOrder::monthFirst);
        } else if (dayFirst && m_held.size() < kMostHeld) {
            TableRow place = row;
            place.cells.clear();
            m_held.push_back({ { row.cells.begin(), row.cells.end() }, place });
            return;
        }
    }
    m_rows->add(row);
}

Result<> MappedRows::stage(Staged& staged, const PeriodHint& hint)
{
    const bool differs = std::any_of(m_held.begin(), m_held.end(), [this](const Held& held) {
        return dateIn(held.cells[m_time], DateOrder::dayFirst)
            != dateIn(held.cells[m_time], DateOrder::monthFirst);
    });
    if (differs)
        return fail(Error::Code::ambiguous,
            "the dates can be read with the day first or with the month first");
    if (!m_held.empty())
        tellOrder(DateOrder::dayFirst); // 05/05/2024 is the same in both
    if (auto done = m_rows->stage(staged, hint); !done)
        return done;
    staged.kind = ImportKind::table;
    staged.mapping = Staged::Mapping { m_header, mappingText(m_mapping) };
    return {};
}

namespace {

/// What a mapping reads of some rows, each told by its place among them from 1.
Result<> readRows(Staged& staged, const std::vector<std::string>& header,
    std::span<const std::vector<std::string>> cells, const ColumnMapping& mapping, Day latest)
{
    const auto rows = MappedRows::forMapping({}, header, mapping);
    if (!rows)
        return fail(Error::Code::invalid, "the mapping reads nothing");
    TableRow row;
    row.unit = "row";
    for (const auto& texts : cells) {
        ++row.number;
        row.cells.assign(texts.begin(), texts.end());
        rows->add(row);
    }
    PeriodHint hint;
    hint.latest = latest;
    return rows->stage(staged, hint);
}

std::optional<Comment> firstComment(Staged& staged)
{
    CommentRow row;
    if (!staged.comments || !staged.comments->rewind() || !staged.comments->next(row))
        return {};
    return Comment { std::string(row.author), row.at, std::string(row.text), std::string(row.cid),
        row.video, row.likes };
}

} // namespace

MappingPreview preview(const UnknownTable& table, const ColumnMapping& mapping, Day latest)
{
    MappingPreview shown;
    shown.reads = mapping.reads();
    if (shown.reads == ColumnMapping::Reads::nothing)
        return shown;
    Staged staged;
    if (auto done = readRows(staged, table.header, table.rows, mapping, latest); !done) {
        shown.asksForDates = done.error().code == Error::Code::ambiguous;
        shown.refused = static_cast<std::int64_t>(table.rows.size());
        shown.reports.push_back({ {}, done.error().detail });
        return shown;
    }
    shown.refused = staged.rejected;
    shown.readable = staged.seen - staged.rejected;
    shown.reports = staged.reports.kept();
    // Comments come back sorted by their authors: here they are wanted as the rows stand.
    const ColumnMapping told = mappingOf(staged.mapping->mapping).value_or(mapping);
    for (const auto& cells : table.rows) {
        if (std::max(shown.comments.size(), shown.profiles.size()) == MappingPreview::kMostRecords)
            break;
        Staged one;
        if (!readRows(one, table.header, std::span(&cells, 1), told, latest))
            continue;
        if (auto comment = firstComment(one))
            shown.comments.push_back(std::move(*comment));
        for (Profile& profile : one.profiles)
            shown.profiles.push_back(std::move(profile));
    }
    return shown;
}

} // namespace mutuals
