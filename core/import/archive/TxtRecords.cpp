#include "core/import/archive/TxtRecords.h"

#include "core/import/archive/TxtWords.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kLongestText = 65'536;

/// What stands where a time should, readable or not.
bool isLikeATime(std::string_view value)
{
    return value.empty() || isTxtNothing(value) || (value.front() >= '0' && value.front() <= '9');
}

} // namespace

TxtRecords::TxtRecords(TxtLayout layout, Take take, std::function<void(std::int64_t line)> stray)
    : m_layout(std::move(layout))
    , m_take(std::move(take))
    , m_stray(std::move(stray))
    , m_lines([this](std::string_view text) { return line(text); })
{
}

const TxtRecords::Label& TxtRecords::labelOf(std::string_view spelled)
{
    for (const Label& known : m_labels) {
        if (known.spelled == spelled)
            return known;
    }
    constexpr std::size_t kMost = 32;
    const auto letters = txtLetters(spelled);
    const auto& ours = m_layout.labels;
    Label label { std::string(spelled), std::find(ours.begin(), ours.end(), letters) != ours.end(),
        letters == m_layout.start, letters == m_layout.date, letters == m_layout.value,
        letters == m_layout.last };
    if (m_labels.size() < kMost)
        return m_labels.emplace_back(std::move(label));
    m_other = std::move(label);
    return m_other;
}

/// Whether a line with a label of the list is the first of a new record.
bool TxtRecords::begins(const Label& label, std::string_view value) const
{
    if (m_layout.hasText)
        return label.isStart && (!m_isOpen || m_blanks > 0) && isLikeATime(value);
    return !m_isOpen || m_blanks > 0 || (label.isDate && m_record.hasDate)
        || (label.isValue && m_record.hasValue);
}

void TxtRecords::set(const Label& label, std::string_view value)
{
    m_inValue = false;
    if (label.isDate && !m_record.hasDate) {
        m_record.date = value;
        m_record.hasDate = true;
    } else if (label.isValue && !m_record.hasValue) {
        m_record.value = value;
        m_record.hasValue = true;
        m_inValue = m_layout.valueIsText;
    }
    m_record.hasLast = m_record.hasLast || label.isLast;
}

void TxtRecords::goOn(std::string_view line)
{
    if (!m_inValue || m_record.value.size() + m_blanks + 1 + line.size() > kLongestText)
        return;
    m_record.value.append(m_blanks + 1, '\n');
    m_record.value += line;
}

Result<> TxtRecords::line(std::string_view line)
{
    ++m_line;
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
        ++m_blanks;
        m_inStray = false;
        return {};
    }
    TxtField field;
    const Label* label = TxtField::parse(line, field) ? &labelOf(field.label) : nullptr;
    const bool isLabel = label && label->isOurs;
    Result<> done;
    if (!m_layout.hasText && m_blanks > 0)
        done = give();
    if (!done)
        return done;
    if (isLabel && begins(*label, field.value)) {
        done = give();
        m_record.line = m_line;
        m_isOpen = true;
        m_inStray = false;
        set(*label, field.value);
    } else if (isLabel && m_isOpen) {
        set(*label, field.value);
    } else if (m_isOpen && (m_layout.hasText || m_blanks == 0)) {
        goOn(line);
    } else if (!m_layout.hasText && m_given > 0 && !m_inStray) {
        m_stray(m_line);
        m_inStray = true;
    }
    m_blanks = m_inStray ? 1 : 0; // what follows a stray line is no part of the record before it
    return done;
}

Result<> TxtRecords::give()
{
    if (!m_isOpen)
        return {};
    m_isOpen = false;
    m_inValue = false;
    ++m_given;
    auto taken = m_take(m_record);
    m_record.date.clear(); // keeps its room
    m_record.value.clear();
    m_record.hasDate = m_record.hasValue = m_record.hasLast = false;
    return taken;
}

bool TxtRecords::isComplete() const
{
    if (m_layout.value.empty() ? !m_record.hasDate : !m_record.hasValue)
        return false;
    const bool isShort = m_layout.expected && m_given + 1 < *m_layout.expected;
    const bool lacksLast = !m_layout.last.empty() && !m_record.hasLast;
    return !endsOpen() || (!isShort && !lacksLast);
}

Result<> TxtRecords::finish()
{
    if (auto last = m_lines.finish(); !last)
        return last;
    if (m_isOpen && !isComplete()) {
        m_cutAt = m_record.line;
        return {};
    }
    return give();
}

} // namespace mutuals
