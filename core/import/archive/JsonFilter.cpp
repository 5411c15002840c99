#include "core/import/archive/JsonFilter.h"

#include <charconv>

namespace mutuals {

namespace {

constexpr std::size_t kEscape = 6; ///< "\ud83d"

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The unit of UTF-16 that an escape of six characters names.
unsigned unitOf(std::string_view escape)
{
    unsigned unit = 0;
    std::from_chars(escape.data() + 2, escape.data() + kEscape, unit, 16);
    return unit;
}

bool isHigh(unsigned unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool isLow(unsigned unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

} // namespace

void JsonFilter::pass()
{
    m_out += m_held;
    m_held.clear();
}

void JsonFilter::repairFirst()
{
    m_out += "\\ufffd";
    m_held.erase(0, kEscape);
    ++m_repaired;
}

/// Looks at what is held after its last character came: pass it on, repair it, or wait for more.
void JsonFilter::judge()
{
    const bool second = m_held.size() > kEscape; // what follows a first half
    const std::size_t at = (m_held.size() - 1) % kEscape; // place within its own escape
    const char c = m_held.back();
    // Outside of the words "\uXXXX" nothing needs care; what is no JSON is the parser's to refuse.
    const bool goesOn = at == 0 ? c == '\\' : at == 1 ? c == 'u' : isHex(c);
    if (!goesOn) {
        if (second)
            repairFirst();
        pass();
        return;
    }
    if (at + 1 < kEscape)
        return;
    if (second) {
        if (isLow(unitOf(std::string_view(m_held).substr(kEscape)))) {
            pass();
            return;
        }
        repairFirst();
    }
    const unsigned unit = unitOf(m_held);
    if (isLow(unit))
        repairFirst();
    else if (!isHigh(unit))
        pass();
}

std::string_view JsonFilter::filter(std::string_view text)
{
    if (m_held.empty() && text.find('\\') == std::string_view::npos)
        return text;
    m_out.clear();
    while (!text.empty()) {
        if (m_held.empty()) {
            const auto escape = text.find('\\');
            m_out += text.substr(0, escape);
            if (escape == std::string_view::npos)
                break;
            text.remove_prefix(escape);
        }
        m_held += text.front();
        text.remove_prefix(1);
        judge();
    }
    return m_out;
}

std::string_view JsonFilter::finish()
{
    m_out.clear();
    pass();
    return m_out;
}

} // namespace mutuals
