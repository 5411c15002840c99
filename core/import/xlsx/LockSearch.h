#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace mutuals {

/// Looks in an OLE file for the stream that holds an encrypted document of today.
class LockSearch {
public:
    /// False: it was found.
    bool take(std::string_view bytes)
    {
        using namespace std::string_view_literals;
        static constexpr auto kName = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"sv;
        m_end += bytes;
        m_found = m_found || m_end.find(kName) != std::string::npos;
        m_end.erase(0, m_end.size() - std::min(m_end.size(), kName.size()));
        return !m_found;
    }
    bool isThere() const { return m_found; }

private:
    std::string m_end;
    bool m_found = false;
};

} // namespace mutuals
