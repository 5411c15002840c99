#include "core/import/table/MappedRows.h"

#include "core/import/thirdparty/Cells.h"
#include "core/import/thirdparty/CommentRows.h"
#include "core/import/thirdparty/ProfileRows.h"

#include <algorithm>
#include <span>

namespace mutuals {

namespace {

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
    const bool isNamed = std::any_of(
        header.begin(), header.end(), [](const std::string& cell) { return !cell.empty(); });
    std::unique_ptr<MappedRows> mapped(
        new MappedRows(isNamed ? headerKey(header) : std::string(), mapping));
    TableHead told = head;
    told.keys.assign(header.size(), {});
    told.dates = mapping.dates;
    for (const auto& [role, column] : mapping.columns) {
        if (const auto place = columnNamed(header, column); place && told.keys[*place].empty())
            told.keys[*place] = wordOf(role);
    }
    if (mapping.reads() == ColumnMapping::Reads::comments) {
        mapped->m_rows = CommentRows::forHeader(told);
        mapped->m_comments = static_cast<CommentRows*>(mapped->m_rows.get());
    } else if (mapping.reads() == ColumnMapping::Reads::profiles) {
        mapped->m_rows = ProfileRows::forHeader(told);
    }
    if (!mapped->m_rows)
        return {};
    return mapped;
}

Result<> MappedRows::stage(Staged& staged, const PeriodHint& hint)
{
    if (auto done = m_rows->stage(staged, hint); !done)
        return done;
    if (m_comments)
        m_mapping.dates = m_comments->dates();
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
    shown.lacking = mapping.lacking();
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
