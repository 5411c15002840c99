#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mutuals {

/// Makes the escapes of JSON text fit for a parser that refuses half of a surrogate pair: where
/// TikTok cut a text inside of an emoji it writes "\ud83d" alone, and one such name would cost the
/// whole file. The half becomes "\ufffd"; all else passes as it is. No length changes, so places in
/// bytes stay. Portions may cut an escape anywhere.
class JsonFilter {
public:
    /// The view holds until the next call; it is `text` itself where there is nothing to do.
    std::string_view filter(std::string_view text);
    /// The escape that the end of the file cut, or nothing.
    std::string_view finish();

    std::int64_t repaired() const { return m_repaired; } ///< halves replaced so far

private:
    void judge();
    void pass();
    void repairFirst();

    std::string m_out;
    std::string m_held; ///< an escape, or two, that is not complete yet
    std::int64_t m_repaired = 0;
};

} // namespace mutuals
