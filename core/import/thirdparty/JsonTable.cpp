#include "core/import/thirdparty/JsonTable.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kHeadItems = 200;
constexpr std::size_t kHeadBytes = 4'194'304;
constexpr std::size_t kMostColumns = 2'000;
constexpr std::string_view kConnection = "connectionType";
constexpr const char* kNothing = "JSON without any list of TikTok's data archive (followers, "
                                 "following, posts, comments, messages)";

/// What the name of a list says of those in it. "userList" is followers or those followed, as the
/// address said that it came from.
std::string_view connectionOf(std::string_view list)
{
    if (list == "followers" || list == "userfollowers")
        return "follower";
    if (list == "following" || list == "followings" || list == "userfollowing")
        return "following";
    return list == "userlist" ? "listed" : "";
}

} // namespace

JsonTable::JsonTable(TableContext context)
    : m_table(std::move(context))
    , m_items([this](const JsonItem& item) { take(item); },
          [this](std::string place, std::string reason) {
              m_refused.add(std::move(place), std::move(reason));
          })
{
}

void JsonTable::take(const JsonItem& item)
{
    if (m_hasColumns) {
        give(item);
        return;
    }
    for (const auto& [name, value] : item.values)
        m_headBytes += name.size() + value.size();
    m_head.push_back(item);
    if (m_head.size() == kHeadItems || m_headBytes > kHeadBytes)
        giveHead();
}

/// Gives the names of the first items as the header, and then these items.
void JsonTable::giveHead()
{
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        if (names.size() < kMostColumns && m_columns.emplace(name, names.size()).second)
            names.emplace_back(name);
    };
    bool isList = false;
    for (const JsonItem& item : m_head) {
        for (const auto& [name, value] : item.values)
            add(name);
        isList = isList || !connectionOf(item.list).empty();
    }
    if (isList)
        add(kConnection);
    m_hasColumns = true;
    TableRow header;
    header.unit = "item";
    header.cells.assign(names.begin(), names.end());
    if (!names.empty())
        m_table.take(header);
    for (const JsonItem& item : std::exchange(m_head, {}))
        give(item);
}

void JsonTable::give(const JsonItem& item)
{
    TableRow row;
    row.unit = "item";
    row.number = item.number;
    row.cells.assign(m_columns.size(), {});
    for (const auto& [name, value] : item.values) {
        if (const auto column = m_columns.find(name); column != m_columns.end())
            row.cells[column->second] = value;
    }
    if (const auto column = m_columns.find(kConnection);
        column != m_columns.end() && row.cells[column->second].empty())
        row.cells[column->second] = connectionOf(item.list);
    m_table.take(row);
}

Result<> JsonTable::feed(std::string_view text)
{
    return m_items.feed(text);
}

Result<> JsonTable::finish(bool acceptPartial)
{
    if (auto done = m_items.finish(acceptPartial); !done)
        return done;
    if (!m_hasColumns)
        giveHead();
    m_table.finish();
    return {};
}

std::optional<UnknownTable> JsonTable::unknown() const
{
    auto table = m_table.unknown();
    // A single object without anybody in it is settings of a program, or what not.
    if (table && complete() < 2 && !table->guessed.columns.contains(ColumnRole::handle))
        table.reset();
    return table;
}

Result<> JsonTable::stage(Staged& staged, const PeriodHint& hint)
{
    if (auto done = m_table.stage(staged, hint); !done) {
        const bool isUnknown = done.error().detail.starts_with("a table with");
        if (m_columns.size() < 2 || (isUnknown && !unknown()))
            return fail(Error::Code::notAnExport, "{}", kNothing);
        return done;
    }
    staged.seen += m_refused.count();
    staged.rejected += m_refused.count();
    for (const Report& report : m_refused.kept())
        staged.reports.add(report.place, report.reason);
    if (m_items.endsEarly())
        staged.notes.push_back("The file ends early; only the complete rows were taken.");
    return {};
}

} // namespace mutuals
