#include "core/import/studio/StudioDays.h"

#include <algorithm>
#include <array>

namespace mutuals {

namespace {

using Means = StudioColumn;

constexpr std::size_t kTenYears = 3660; ///< room that is not used costs nothing

constexpr std::pair<Means, std::optional<std::int64_t> DayMetrics::*> kValues[] {
    { Means::views, &DayMetrics::views },
    { Means::profileViews, &DayMetrics::profileViews },
    { Means::likes, &DayMetrics::likes },
    { Means::comments, &DayMetrics::comments },
    { Means::shares, &DayMetrics::shares },
    { Means::followers, &DayMetrics::followers },
    { Means::viewers, &DayMetrics::viewers },
    { Means::newViewers, &DayMetrics::newViewers },
    { Means::returningViewers, &DayMetrics::returningViewers },
    { Means::reached, &DayMetrics::reached },
    { Means::engaged, &DayMetrics::engaged },
    { Means::newFollowers, &DayMetrics::newFollowers },
    { Means::lostFollowers, &DayMetrics::lostFollowers },
};

/// Which table it is, by the columns that it has beside the day.
std::optional<ImportKind> kindOf(const StudioHeader& header)
{
    if (header.has(Means::views))
        return header.isBusiness() ? ImportKind::businessOverview : ImportKind::studioOverview;
    if (header.has(Means::viewers))
        return ImportKind::studioViewers;
    if (header.isBusiness()) {
        const int known = header.has(Means::followers) + header.has(Means::reached)
            + header.has(Means::engaged) + header.has(Means::newFollowers);
        return known > 1 ? std::optional(ImportKind::businessAudience) : std::nullopt;
    }
    if (header.has(Means::followers))
        return ImportKind::studioFollowers;
    return {};
}

/// A column of names makes it a table of persons, whatever else it has.
bool isOfPersons(const std::vector<std::string>& keys)
{
    constexpr std::array<std::string_view, 14> kNames { "username", "uniqueid", "handle", "user",
        "nickname", "author", "name", "fullname", "displayname", "account", "profileurl", "id",
        "uid", "userid" };
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return std::find(kNames.begin(), kNames.end(), key) != kNames.end();
    });
}

} // namespace

StudioDays::StudioDays(ImportKind kind, const StudioHeader& header)
    : m_kind(kind)
    , m_date(*header.place(Means::day))
    , m_unread(header.unknown())
{
    m_days.reserve(kTenYears);
    for (const auto& [column, value] : kValues) {
        if (const auto place = header.place(column))
            m_columns.push_back({ *place, value });
    }
}

std::unique_ptr<TableRows> StudioDays::forHeader(const std::vector<std::string>& keys)
{
    const StudioHeader header(keys);
    if (!header.has(Means::day) || header.has(Means::hour) || header.has(Means::videoLink)
        || isOfPersons(keys))
        return {};
    const auto kind = kindOf(header);
    if (!kind)
        return {};
    return std::unique_ptr<TableRows>(new StudioDays(*kind, header));
}

void StudioDays::add(const TableRow& row)
{
    if (!m_rows.add(row, m_date))
        return;
    DayMetrics day;
    readNumbers(row, m_columns, 0, day, m_reports);
    // "undefined,0,0" is no data, not zero.
    if (m_kind == ImportKind::studioViewers && !day.viewers)
        day.newViewers = day.returningViewers = std::nullopt;
    m_days.push_back(day);
}

Result<> StudioDays::stage(Staged& staged, const PeriodHint& hint)
{
    if (auto placed = m_rows.place(hint); !placed) {
        m_question = questionOf(placed.error());
        return placed;
    }
    std::vector<std::pair<Day, std::size_t>> order; // of the rows that count, by day
    for (std::size_t row = 0; row < m_days.size(); ++row) {
        if (const auto day = m_rows.day(row))
            order.emplace_back(*day, row);
    }
    std::sort(order.begin(), order.end());
    staged.days.reserve(order.size());
    for (const auto& [day, row] : order) {
        if (!staged.days.empty() && staged.days.back().day == day) {
            m_rows.report(row, fmt::format("{} is listed twice; the first counts", formatDay(day)));
            continue;
        }
        staged.days.push_back(m_days[row]);
        staged.days.back().day = day;
    }
    staged.kind = m_kind;
    staged.reports = std::move(m_reports);
    const Day first = order.front().first, last = order.back().first;
    m_rows.tell(staged, first, last);
    const auto missing = (last - first).count() + 1 - static_cast<std::int64_t>(staged.days.size());
    if (missing > 0)
        staged.notes.push_back(
            fmt::format("Days missing between the first and the last: {}.", missing));
    return {};
}

} // namespace mutuals
