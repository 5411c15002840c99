#include "core/report/Csv.h"

#include <algorithm>
#include <array>

namespace mutuals {

std::string csvCell(std::string_view text)
{
    static constexpr std::array<std::string_view, 11> kFormulas { "=", "+", "-", "@", "\t", "\r",
        "|", "＝", "＋", "－", "＠" };
    std::string cell;
    if (std::any_of(kFormulas.begin(), kFormulas.end(),
            [&](std::string_view start) { return text.starts_with(start); }))
        cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n;\t|") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

std::string csvTable(const std::vector<std::vector<std::string>>& rows)
{
    std::string text = "\xef\xbb\xbf";
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i ? "," : "") + csvCell(row[i]);
        text += "\r\n";
    }
    return text;
}

std::string worklistCsv(const std::vector<ListItem>& items)
{
    const auto day = [](std::optional<Seconds> time) {
        return time ? formatDay(dayOf(*time)) : std::string();
    };
    std::vector<std::vector<std::string>> rows { { "handle", "profile", "chosen", "ticked off",
        "seen in Following", "still follows you", "reason" } };
    for (const ListItem& item : items)
        rows.push_back({ item.handle, "https://www.tiktok.com/@" + item.handle, day(item.chosenAt),
            day(item.tickedAt), day(item.confirmedAt), item.stillFollows ? "yes" : "no",
            item.reason });
    return csvTable(rows);
}

} // namespace mutuals
