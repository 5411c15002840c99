#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mutuals {

/// Cuts text into lines, whatever ends them: LF, CR LF or CR. Portions may cut it anywhere. Of a
/// line without end no more than 64 KiB are held and given.
class TxtLines {
public:
    using Take = std::function<Result<>(std::string_view line)>;
    explicit TxtLines(Take take)
        : m_take(std::move(take))
    {
    }

    Result<> feed(std::string_view text); ///< errors: those of `take`
    Result<> finish(); ///< gives the last line, if nothing ended it

    /// After finish(): the last line had no end.
    bool endsOpen() const { return m_endsOpen; }

private:
    Result<> end();
    void hold(std::string_view text);

    Take m_take;
    std::string m_held; ///< the part of a line that came with earlier portions
    bool m_hasHeld = false;
    bool m_skipFeed = false; ///< the last character was a CR: an LF belongs to it
    bool m_endsOpen = false;
};

/// "Label: value", cut at the first colon. Nothing where there is none, or where it belongs to an
/// address. `value` is without blanks at its ends.
struct TxtField {
    std::string_view label, value;
    static bool parse(std::string_view line, TxtField& field);
};

std::string_view txtTrimmed(std::string_view text);

} // namespace mutuals
