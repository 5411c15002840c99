#include "core/import/xlsx/CellFormats.h"

#include "core/base/Time.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace mutuals {

namespace {

constexpr std::size_t kMostStyles = 65'536;
constexpr double kLastDay = 2'958'466; ///< 1 January 10000, counted from 1900
constexpr int kDaysTo1904 = 1462;
constexpr std::int64_t kNoSuchDay = 60; ///< 29 February 1900
constexpr int kSecondsOfDay = 86'400;

CellFormat knownFormat(std::uint64_t id)
{
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return CellFormat::time;
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return CellFormat::date;
    return CellFormat::number;
}

std::string clock(std::int64_t seconds)
{
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string dayText(std::int64_t serial)
{
    if (serial == kNoSuchDay)
        return "1900-02-29";
    const int before = serial < kNoSuchDay ? 1 : 0;
    const Day epoch(std::chrono::year(1899) / 12 / 30);
    return formatDay(epoch + std::chrono::days(serial + before));
}

} // namespace

CellFormat cellFormat(std::string_view code)
{
    bool hasDay = false;
    bool hasTime = false;
    bool minutesOrMonths = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const auto inside = code.substr(i + 1, end - i - 1);
            // [h], [mm], [ss]: time that runs on past a day. [Red], [$-409]: nothing.
            hasTime = hasTime
                || (!inside.empty()
                    && inside.find_first_not_of("hHmMsS") == std::string_view::npos);
            i = end;
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
            hasDay = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            hasTime = true;
        } else if (c == 'm' || c == 'M') {
            minutesOrMonths = true;
        }
    }
    if (hasDay || (minutesOrMonths && !hasTime))
        return CellFormat::date;
    return hasTime ? CellFormat::time : CellFormat::number;
}

void CellFormats::begin(std::string_view name, const XmlAttributes& attributes)
{
    if (name == "cellXfs")
        m_inStyles = true;
    if (m_styles.size() + m_codes.size() > kMostStyles)
        return;
    const auto id = wholeNumber(attributes["numFmtId"], 0);
    if (name == "numFmt") {
        m_codes[id] = cellFormat(attributes["formatCode"]);
    } else if (name == "xf" && m_inStyles) {
        const auto own = m_codes.find(id);
        m_styles.push_back(own == m_codes.end() ? knownFormat(id) : own->second);
    }
}

void CellFormats::end(std::string_view name)
{
    if (name == "cellXfs")
        m_inStyles = false;
}

CellFormat CellFormats::operator[](std::uint64_t style) const
{
    return style < m_styles.size() ? m_styles[style] : CellFormat::number;
}

std::string numberText(std::string_view digits, CellFormat format, bool from1904)
{
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool isNumber =
        error == std::errc() && end == digits.data() + digits.size() && std::isfinite(value);
    if (!isNumber)
        return std::string(digits);
    if (format == CellFormat::number) {
        // Ids of 19 digits are more than a double can tell apart.
        const bool isWhole = digits.find_first_not_of("-0123456789") == std::string_view::npos;
        return isWhole ? std::string(digits) : fmt::format("{}", value);
    }
    const double serial = value + (from1904 && format == CellFormat::date ? kDaysTo1904 : 0);
    if (serial < 0 || serial >= kLastDay)
        return std::string(digits);
    auto day = static_cast<std::int64_t>(serial);
    auto seconds = static_cast<std::int64_t>(
        std::llround((serial - static_cast<double>(day)) * kSecondsOfDay));
    if (format == CellFormat::time)
        return clock(seconds + day * kSecondsOfDay);
    day += seconds / kSecondsOfDay;
    seconds %= kSecondsOfDay;
    return dayText(day) + (seconds == 0 ? "" : " " + clock(seconds));
}

std::uint64_t wholeNumber(std::string_view text, std::uint64_t otherwise)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && text.size() <= 18
        ? number
        : otherwise;
}

} // namespace mutuals
