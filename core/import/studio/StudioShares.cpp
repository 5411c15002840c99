#include "core/import/studio/StudioShares.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mutuals {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kMostGroups = 300; ///< there are some 250 territories

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\xc2\xa0";
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

} // namespace

std::optional<double> cellShare(std::string_view cell)
{
    cell = trimmed(cell);
    const bool isPercent = cell.ends_with('%');
    if (isPercent)
        cell = trimmed(cell.substr(0, cell.size() - 1));
    std::string digits(cell);
    std::replace(digits.begin(), digits.end(), ',', '.');
    double share = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), share);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(share))
        return {};
    if (isPercent)
        share /= 100;
    // Rounded parts of a whole may exceed it a little.
    if (share < 0 || share > 1.005)
        return {};
    return std::min(share, 1.0);
}

StudioShares::StudioShares(ImportKind kind, std::size_t name, const StudioHeader& header)
    : m_kind(kind)
    , m_name(name)
    , m_share(*header.place(StudioColumn::share))
    , m_unread(header.unknown())
{
}

std::unique_ptr<TableRows> StudioShares::forHeader(const std::vector<std::string>& keys)
{
    const StudioHeader header(keys);
    if (!header.has(StudioColumn::share))
        return {};
    std::unique_ptr<TableRows> rows;
    if (const auto gender = header.place(StudioColumn::gender))
        rows.reset(new StudioShares(ImportKind::studioGender, *gender, header));
    else if (const auto territory = header.place(StudioColumn::territory))
        rows.reset(new StudioShares(ImportKind::studioTerritories, *territory, header));
    return rows;
}

void StudioShares::add(const TableRow& row)
{
    ++m_seen;
    const auto name = m_name < row.cells.size() ? trimmed(row.cells[m_name]) : std::string_view();
    if (name.empty() || name.size() > kLongestName) {
        ++m_rejected;
        m_reports.add(row.place(), "no name of a group");
        return;
    }
    if (m_shares.size() == kMostGroups) {
        ++m_rejected;
        m_reports.add(row.place(), "more groups than Studio ever lists");
        return;
    }
    const auto isSame = [&](const FollowerShare& other) { return other.name == name; };
    if (std::any_of(m_shares.begin(), m_shares.end(), isSame)) {
        m_reports.add(row.place(), "a group listed twice; the first counts");
        return;
    }
    FollowerShare share { std::string(name), {} };
    if (m_share >= row.cells.size()) {
        m_reports.add(row.place(), "fewer cells than the header");
    } else {
        const auto cell = row.cells[m_share];
        share.share = cellShare(cell);
        if (!share.share && !isNoData(cell))
            m_reports.add(fmt::format("{}, cell {}", row.place(), m_share + 1),
                fmt::format("\"{:.40}\" is no part of a whole", cell));
    }
    m_shares.push_back(std::move(share));
}

Result<> StudioShares::stage(Staged& staged, const PeriodHint&)
{
    if (m_seen == 0)
        return fail(Error::Code::notAnExport, "{}", kEmptyTable);
    if (m_shares.empty())
        return fail(Error::Code::notAnExport, "none of the table's {} rows names a group", m_seen);
    staged.kind = m_kind;
    staged.isUndated = true;
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    double sum = 0;
    bool areAllKnown = true;
    for (const FollowerShare& share : m_shares) {
        sum += share.share.value_or(0);
        areAllKnown = areAllKnown && share.share;
    }
    constexpr double kRounding = 0.06; // of at most eleven parts, each to two places
    if (areAllKnown && std::abs(sum - 1) > kRounding)
        staged.notes.push_back(fmt::format("The parts add up to {:.0f}%, not to 100%.", sum * 100));
    staged.shares = std::move(m_shares);
    return {};
}

} // namespace mutuals
