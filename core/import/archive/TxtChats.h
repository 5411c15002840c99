#pragma once

#include "core/base/Result.h"
#include "core/import/archive/TxtLines.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mutuals {

/// Reads the direct messages of the archive's TXT variant: with whom, when and from whom. What
/// they say passes by unread.
///
///   chats    = { ">>> Chat History with " name "::" blank-line { message } }
///   message  = time [" UTC"] " " sender ":" text { more of the text }
class TxtChats {
public:
    struct Sink {
        std::function<void()> conversation; ///< one begins
        std::function<Result<>(
            std::string_view with, std::string_view date, std::string_view from, std::int64_t line)>
            message;
    };
    explicit TxtChats(Sink sink);

    Result<> feed(std::string_view text) { return m_lines.feed(text); }
    Result<> finish() { return m_lines.finish(); }

private:
    Result<> line(std::string_view line);

    Sink m_sink;
    TxtLines m_lines;
    std::string m_with;
    bool m_inChat = false; ///< with one person, not with a group
    std::int64_t m_line = 0;
};

} // namespace mutuals
