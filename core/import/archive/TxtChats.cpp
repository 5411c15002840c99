#include "core/import/archive/TxtChats.h"

#include "core/base/Time.h"

namespace mutuals {

TxtChats::TxtChats(Sink sink)
    : m_sink(std::move(sink))
    , m_lines([this](std::string_view text) { return line(text); })
{
}

Result<> TxtChats::line(std::string_view line)
{
    ++m_line;
    constexpr std::string_view kHead = ">>> ";
    constexpr std::string_view kChat = ">>> Chat History with";
    if (line.starts_with(kHead)) {
        m_inChat = line.starts_with(kChat);
        if (!m_inChat)
            return {};
        line = txtTrimmed(line.substr(kChat.size()));
        while (line.ends_with(':'))
            line.remove_suffix(1);
        m_with = line;
        m_sink.conversation();
        return {};
    }
    constexpr std::size_t kTime = 19;
    if (!m_inChat || line.size() < kTime + 2 || line[kTime] != ' ')
        return {};
    const auto date = line.substr(0, kTime);
    // An impossible date is still the head of a message, to be counted; a text has no such form.
    for (std::size_t i = 0; i < kTime; ++i) {
        const char form = "0000-00-00 00:00:00"[i];
        if (form == '0' ? date[i] < '0' || date[i] > '9' : date[i] != form)
            return {};
    }
    line.remove_prefix(kTime + 1);
    if (line.starts_with("UTC "))
        line.remove_prefix(4);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return {};
    const auto sender = txtTrimmed(line.substr(0, colon));
    if (sender.find(' ') != std::string_view::npos)
        return {};
    return m_sink.message(m_with, date, sender, m_line);
}

} // namespace mutuals
