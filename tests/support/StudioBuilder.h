#pragma once

#include "core/base/Time.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

namespace mutuals::test {

/// A daily table as TikTok Studio writes it in English: a byte order mark, every cell quoted, LF,
/// no newline at the end, dates without a year (FORMATS 2.2, 2.3).
inline std::string studioTable(const std::vector<std::string>& header, Day first,
    const std::vector<std::vector<std::string>>& rows)
{
    static constexpr std::array kMonths { "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December" };
    std::string text = "\xef\xbb\xbf\"" + fmt::format("{}", fmt::join(header, "\",\"")) + '"';
    for (const auto& row : rows) {
        const std::chrono::year_month_day date(first);
        text += fmt::format("\n\"{} {}\",\"{}\"", kMonths[static_cast<unsigned>(date.month()) - 1],
            static_cast<unsigned>(date.day()), fmt::join(row, "\",\""));
        first += std::chrono::days(1);
    }
    return text;
}

/// Overview.csv with these views, a tenth as many likes and 1, 2, 3 of the rest.
inline std::string overviewCsv(std::string_view first, const std::vector<int>& views)
{
    std::vector<std::vector<std::string>> rows;
    for (const int count : views)
        rows.push_back({ std::to_string(count), "1", std::to_string(count / 10), "2", "3" });
    return studioTable({ "Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares" },
        *parseDay(first), rows);
}

/// FollowerHistory.csv; a negative count is "undefined".
inline std::string followersCsv(std::string_view first, const std::vector<int>& followers)
{
    std::vector<std::vector<std::string>> rows;
    for (const int count : followers)
        rows.push_back({ count < 0 ? "undefined" : std::to_string(count), "0" });
    return studioTable({ "Date", "Followers", "Difference in followers from previous day" },
        *parseDay(first), rows);
}

} // namespace mutuals::test
