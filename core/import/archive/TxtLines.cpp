#include "core/import/archive/TxtLines.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kLongest = 65'536;
constexpr std::size_t kLongestLabel = 120;
constexpr std::string_view kWideColon = "\xef\xbc\x9a";

std::size_t lineEnd(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && text[at] != '\n' && text[at] != '\r')
        ++at;
    return at;
}

} // namespace

void TxtLines::hold(std::string_view text)
{
    m_hasHeld = m_hasHeld || !text.empty();
    auto room = std::min(kLongest - m_held.size(), text.size());
    if (room < text.size()) { // whole characters only, and nothing after them
        while (room > 0 && (static_cast<unsigned char>(text[room]) & 0xc0) == 0x80)
            --room;
        m_held.append(text.substr(0, room));
        m_held.resize(kLongest, ' ');
        return;
    }
    m_held.append(text);
}

Result<> TxtLines::feed(std::string_view text)
{
    while (!text.empty()) {
        if (m_skipFeed && text.front() == '\n') {
            m_skipFeed = false;
            text.remove_prefix(1);
            continue;
        }
        m_skipFeed = false;
        const auto at = lineEnd(text);
        if (at == text.size()) {
            hold(text);
            return {};
        }
        Result<> taken;
        if (m_held.empty() && at <= kLongest) {
            taken = m_take(text.substr(0, at));
        } else {
            hold(text.substr(0, at));
            taken = end();
        }
        if (!taken)
            return taken;
        m_skipFeed = text[at] == '\r';
        text.remove_prefix(at + 1);
    }
    return {};
}

Result<> TxtLines::end()
{
    auto taken = m_take(m_held);
    m_held.clear();
    m_hasHeld = false;
    return taken;
}

Result<> TxtLines::finish()
{
    m_endsOpen = m_hasHeld;
    return m_hasHeld ? end() : Result<> {};
}

std::string_view txtTrimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t";
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

bool TxtField::parse(std::string_view line, TxtField& field)
{
    const auto narrow = line.find(':');
    const auto wide = line.find(kWideColon);
    const auto at = std::min(narrow, wide);
    if (at == std::string_view::npos || at == 0 || at > kLongestLabel)
        return false;
    const auto rest = line.substr(at + (wide < narrow ? kWideColon.size() : 1));
    if (rest.starts_with("//"))
        return false;
    field.label = txtTrimmed(line.substr(0, at));
    field.value = txtTrimmed(rest);
    return !field.label.empty();
}

} // namespace mutuals
