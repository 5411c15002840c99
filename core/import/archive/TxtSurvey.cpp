#include "core/import/archive/TxtSurvey.h"

#include "core/base/Time.h"
#include "core/import/TextDecoder.h"
#include "core/import/archive/TxtLines.h"
#include "core/import/archive/TxtWords.h"

#include <algorithm>
#include <map>

namespace mutuals {

namespace {

constexpr std::size_t kHead = 65'536;
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kChat = ">>> Chat History with";

std::vector<std::string> linesOf(std::string_view head)
{
    std::vector<std::string> lines;
    TxtLines cutter([&](std::string_view line) -> Result<> {
        lines.emplace_back(txtTrimmed(line));
        return {};
    });
    if (cutter.feed(head))
        (void)cutter.finish();
    return lines;
}

/// The log of a chat with an assistant begins with "[2026-...", a JSON list with a value.
bool isJson(std::string_view head)
{
    if (head[0] == '{')
        return true;
    if (head[0] != '[')
        return false;
    const auto next = head.find_first_not_of(kBlanks, 1);
    return next != std::string_view::npos
        && std::string_view("{[\"]").find(head[next]) != std::string_view::npos;
}

bool isBinary(std::string_view head)
{
    head = head.substr(0, 512);
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && kBlanks.find(c) == std::string_view::npos
            && c != '\0'; // which pads names
    });
    const auto zeros = std::count(head.begin(), head.end(), '\0');
    return static_cast<std::size_t>(controls) * 20 > head.size()
        || static_cast<std::size_t>(zeros) * 3 > head.size();
}

/// Two lines that a delimiter cuts into as many cells.
bool isTable(const std::vector<std::string>& lines)
{
    TxtField field;
    if (lines.empty() || TxtField::parse(lines[0], field))
        return false;
    if (lines[0].find("\",\"") != std::string::npos || lines[0].find('\t') != std::string::npos)
        return true;
    for (const char delimiter : { ',', ';' }) {
        const auto cells = [&](const std::string& line) {
            return std::count(line.begin(), line.end(), delimiter);
        };
        if (lines.size() > 1 && cells(lines[0]) > 0 && cells(lines[0]) == cells(lines[1]))
            return true;
    }
    return false;
}

struct Record {
    std::vector<std::pair<std::string, std::string>> fields;
};

/// Cuts the lines into records that begin with one label after a blank line.
class RecordCutter {
public:
    explicit RecordCutter(const std::vector<std::string>& lines)
        : m_lines(lines)
    {
        countFirsts();
    }

    const std::string& start() const { return m_start; }

    std::vector<Record> records() const
    {
        std::vector<Record> records;
        for (const std::string& line : m_lines) {
            TxtField field;
            if (!TxtField::parse(line, field))
                continue;
            const auto letters = txtLetters(field.label);
            if (letters.empty())
                continue;
            if (letters == m_start || records.empty())
                records.emplace_back();
            records.back().fields.emplace_back(letters, field.value);
        }
        return records;
    }

private:
    /// The label that blocks begin with most often; of several the first.
    void countFirsts()
    {
        std::vector<std::pair<std::string, int>> firsts;
        bool afterBlank = true;
        for (const std::string& line : m_lines) {
            TxtField field;
            if (afterBlank && TxtField::parse(line, field)) {
                const auto letters = txtLetters(field.label);
                const auto known = std::find_if(firsts.begin(), firsts.end(),
                    [&](const auto& first) { return first.first == letters; });
                if (known != firsts.end())
                    ++known->second;
                else if (!letters.empty())
                    firsts.emplace_back(letters, 1);
            }
            afterBlank = line.empty();
        }
        const auto most = std::max_element(firsts.begin(), firsts.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != firsts.end())
            m_start = most->first;
    }

    const std::vector<std::string>& m_lines;
    std::string m_start;
};

void describe(TxtSurvey& survey, const std::vector<Record>& records)
{
    std::vector<TxtColumn> columns;
    for (const Record& record : records) {
        std::vector<std::string_view> seen;
        for (const auto& [label, value] : record.fields) {
            if (std::find(seen.begin(), seen.end(), label) != seen.end())
                continue;
            seen.push_back(label);
            auto column = std::find_if(columns.begin(), columns.end(),
                [&label = label](const TxtColumn& known) { return known.label == label; });
            if (column == columns.end()) {
                columns.push_back({ label });
                column = columns.end() - 1;
            }
            ++column->given;
            column->times += parseTime(value).has_value();
            const bool isAddress = value.find("://") != std::string::npos;
            column->addresses += isAddress;
            column->numbers += !value.empty()
                && std::all_of(value.begin(), value.end(),
                    [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
            column->names +=
                (!isAddress && value.find(' ') == std::string::npos) || isTxtNothing(value);
        }
        const std::string_view last =
            record.fields.empty() ? std::string_view() : record.fields.back().first;
        if (&record == &records.front())
            survey.last = last;
        else if (survey.last != last)
            survey.last.clear();
    }
    survey.records = static_cast<std::int64_t>(records.size());
    // A line "PS: see you" within a comment looks like a label, but few records have it.
    std::erase_if(columns, [&](const TxtColumn& column) {
        return column.given < survey.records && column.given * 2 <= survey.records
            && !txtWord(column.label);
    });
    survey.columns = std::move(columns);
}

} // namespace

const TxtColumn* TxtSurvey::column(std::string_view label) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
        [&](const TxtColumn& column) { return column.label == label; });
    return found == columns.end() ? nullptr : &*found;
}

const TxtColumn* TxtSurvey::times() const
{
    const auto most = std::max_element(columns.begin(), columns.end(),
        [](const TxtColumn& a, const TxtColumn& b) { return a.times < b.times; });
    return most == columns.end() || most->times == 0 ? nullptr : &*most;
}

TxtSurvey surveyTxt(std::string_view head, bool isWhole)
{
    using Shape = TxtSurvey::Shape;
    TxtSurvey survey;
    const auto begin = head.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return survey;
    head.remove_prefix(begin);
    survey.shape = Shape::foreign;
    if (isJson(head) || head[0] == '<' || isBinary(head))
        return survey;
    if (head.starts_with(">>> ")) {
        survey.shape = head.starts_with(kChat) ? Shape::chats : Shape::groupChats;
        return survey;
    }
    const auto lines = linesOf(head);
    const RecordCutter cutter(lines);
    auto records = cutter.records();
    const auto isCut = [&] { // by the end of the head, or of the file
        return !isWhole || records.back().fields.size() < 2;
    };
    if (records.size() > 1 && isCut())
        records.pop_back();
    describe(survey, records);
    survey.start = cutter.start();
    const auto filled =
        std::count_if(lines.begin(), lines.end(), [](const auto& line) { return !line.empty(); });
    if (survey.times())
        survey.shape = Shape::records;
    else if (isTable(lines))
        survey.shape = Shape::foreign;
    else if (survey.records > 0)
        survey.shape = Shape::fields;
    else
        survey.shape = filled > 1 ? Shape::prose : Shape::sentence;
    if (survey.shape == Shape::sentence)
        survey.sentence = txtLetters(lines.front());
    return survey;
}

Result<TxtSurvey> surveyTxt(const TxtSource& source, const Run& run)
{
    TextDecoder decoder;
    std::string head;
    auto read = source.read(
        [&](std::string_view bytes) {
            head += decoder.decode(bytes.substr(0, kHead));
            return head.size() < kHead && bytes.size() <= kHead;
        },
        run);
    if (!read)
        return tl::unexpected(read.error());
    const bool isWhole = source.bytes <= kHead;
    if (isWhole)
        head += decoder.finish();
    return surveyTxt(head, isWhole);
}

} // namespace mutuals
