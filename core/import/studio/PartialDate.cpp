#include "core/import/studio/PartialDate.h"

#include "core/import/studio/MonthWords.h"

#include <array>
#include <chrono>
#include <string>

namespace mutuals {

namespace chrono = std::chrono;

namespace {

/// Arabic, Persian, Hindi, Bengali, Thai, Lao, Burmese, Khmer and wide digits: where each 0 is.
constexpr std::array<char32_t, 9> kZeros { 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0,
    0xff10 };

/// The cell with ASCII digits.
std::string withAsciiDigits(std::string_view cell)
{
    std::string text;
    for (std::size_t i = 0; i < cell.size();) {
        const auto byte = [&](std::size_t at) {
            return at < cell.size() ? static_cast<unsigned char>(cell[at]) : 0U;
        };
        const unsigned first = byte(i);
        const std::size_t length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        char32_t letter = 0;
        if (length == 2)
            letter = (first & 0x1fU) << 6 | (byte(i + 1) & 0x3fU);
        else if (length == 3)
            letter = (first & 0xfU) << 12 | (byte(i + 1) & 0x3fU) << 6 | (byte(i + 2) & 0x3fU);
        bool isDigit = false;
        for (const char32_t zero : kZeros) {
            if (letter >= zero && letter < zero + 10) {
                text += static_cast<char>('0' + (letter - zero));
                isDigit = true;
            }
        }
        if (!isDigit)
            text += cell.substr(i, length);
        i += length;
    }
    return text;
}

/// Whether some day of TikTok's time bears the date: no 30 February, no 13th month, no 1970.
bool isPossible(const PartialDate& date)
{
    if (date.day < 1 || date.day > 31 || (date.year && (*date.year < 2010 || *date.year > 2100)))
        return false;
    if (!date.month)
        return true;
    if (*date.month < 1 || *date.month > 12) // std::chrono::month keeps only the lowest byte
        return false;
    constexpr int kLeapYear = 2024;
    const chrono::year_month_day full { chrono::year(date.year.value_or(kLeapYear)),
        chrono::month(static_cast<unsigned>(*date.month)),
        chrono::day(static_cast<unsigned>(date.day)) };
    return full.ok();
}

/// The numbers of a cell, and its words with a blank for each number.
struct Parts {
    std::array<int, 3> numbers {};
    std::array<std::size_t, 3> lengths {};
    std::size_t count = 0;
    std::string words;
};

std::optional<Parts> partsOf(std::string_view cell)
{
    Parts parts;
    for (std::size_t i = 0; i < cell.size();) {
        if (cell[i] < '0' || cell[i] > '9') {
            parts.words += cell[i++];
            continue;
        }
        if (parts.count == parts.numbers.size())
            return {};
        int& number = parts.numbers[parts.count];
        std::size_t& length = parts.lengths[parts.count];
        for (; i < cell.size() && cell[i] >= '0' && cell[i] <= '9' && length < 5; ++i) {
            number = number * 10 + (cell[i] - '0');
            ++length;
        }
        ++parts.count;
        parts.words += ' ';
    }
    return parts;
}

} // namespace

PartialDate partialDate(std::string_view cell)
{
    std::string ascii;
    for (const char c : cell) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            ascii = withAsciiDigits(cell);
            cell = ascii;
            break;
        }
    }
    const auto parts = partsOf(cell);
    if (!parts)
        return {};
    const auto& [numbers, lengths, count, words] = *parts;
    const auto holds = [&words = parts->words](
                           std::string_view word) { return words.find(word) != std::string::npos; };
    PartialDate date;
    if (count == 3 && lengths[0] == 4) {
        date = { numbers[2], numbers[1], numbers[0] };
    } else if (count == 2 && (holds("月") || holds("월"))) {
        date = { numbers[1], numbers[0], {} };
    } else if (count == 2 && (holds("tháng") || holds("Tháng")) && lengths[1] <= 2) {
        date = { numbers[0], numbers[1], {} };
    } else if (count == 1 && lengths[0] <= 2) {
        date = { numbers[0], monthOfWords(words), {} };
    } else if (count == 2 && lengths[0] <= 2 && lengths[1] == 4) {
        date = { numbers[0], monthOfWords(words), numbers[1] };
    } else if (count == 2 && lengths[0] <= 2 && lengths[1] == 2) {
        date = { numbers[0], monthOfWords(words), 2000 + numbers[1] };
        if (!date.month)
            return {};
    }
    return isPossible(date) ? date : PartialDate {};
}

} // namespace mutuals
