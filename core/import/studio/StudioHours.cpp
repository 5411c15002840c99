#include "core/import/studio/StudioHours.h"

#include "core/import/studio/StudioHeader.h"
#include "core/import/table/NumberColumns.h"

#include <map>
#include <set>

namespace mutuals {

namespace {

/// "0" to "23", also as "13:00".
std::optional<int> hourOf(std::string_view cell)
{
    if (cell.ends_with(":00"))
        cell.remove_suffix(3);
    const auto number = cellNumber(cell);
    if (!number || *number < 0 || *number > 23 || cell.size() > 2)
        return {};
    return static_cast<int>(*number);
}

using Hours = std::map<std::pair<Day, int>, ActiveHour>;

/// Takes the zeros that end the last day for unknown; returns the first hour of them, 24: none.
int forgetUncounted(Hours& hours)
{
    int first = 24;
    const Day last = hours.rbegin()->first.first;
    for (auto hour = hours.rbegin(); hour != hours.rend() && hour->first.first == last; ++hour) {
        if (hour->second.followers != 0 || hour->first.second != first - 1)
            break;
        hour->second.followers.reset();
        first = hour->first.second;
    }
    return first;
}

} // namespace

StudioHours::StudioHours(
    std::size_t date, std::size_t hour, std::size_t followers, std::vector<std::size_t> unread)
    : m_date(date)
    , m_hour(hour)
    , m_followers(followers)
    , m_unread(std::move(unread))
{
}

std::unique_ptr<TableRows> StudioHours::forHeader(const std::vector<std::string>& keys)
{
    const StudioHeader header(keys);
    const auto date = header.place(StudioColumn::day);
    const auto hour = header.place(StudioColumn::hour);
    const auto followers = header.place(StudioColumn::activeFollowers);
    if (!date || !hour || !followers)
        return {};
    return std::unique_ptr<TableRows>(new StudioHours(*date, *hour, *followers, header.unknown()));
}

void StudioHours::add(const TableRow& row)
{
    if (!m_rows.add(row, m_date))
        return;
    const auto hour = m_hour < row.cells.size() ? hourOf(row.cells[m_hour]) : std::optional<int>();
    ActiveHour active;
    active.hour = hour.value_or(-1);
    if (!hour)
        m_rows.reject(m_hours.size(), "no hour from 0 to 23");
    else if (m_followers < row.cells.size())
        active.followers = reportedNumber(row, m_followers, m_reports);
    else
        m_reports.add(row.place(), "fewer cells than the header");
    m_hours.push_back(active);
}

Result<> StudioHours::stage(Staged& staged, const PeriodHint& hint)
{
    if (m_rows.isEmpty())
        return fail(Error::Code::notAnExport, "{}", kEmptyTable);
    if (auto placed = m_rows.place(hint); !placed) {
        m_question = questionOf(placed.error());
        return placed;
    }
    Hours hours;
    std::set<Day> days;
    for (std::size_t row = 0; row < m_hours.size(); ++row) {
        ActiveHour& hour = m_hours[row];
        const auto day = m_rows.day(row);
        if (!day || hour.hour < 0)
            continue;
        hour.day = *day;
        days.insert(*day);
        if (!hours.emplace(std::pair(*day, hour.hour), hour).second)
            m_rows.report(row, "an hour listed twice; the first counts");
    }
    if (hours.empty())
        return fail(Error::Code::notAnExport, "none of the table's rows names an hour");
    staged.kind = ImportKind::studioActivity;
    staged.reports = std::move(m_reports);
    m_rows.tell(staged, *days.begin(), *days.rbegin());
    if (const int first = forgetUncounted(hours); first < 24)
        staged.notes.push_back(fmt::format(
            "Of {} the hours from {} on were not counted yet.", formatDay(*days.rbegin()), first));
    for (auto& [at, hour] : hours)
        staged.hours.push_back(hour);
    return {};
}

} // namespace mutuals
