#pragma once

#include "core/import/table/TableReader.h"
#include "tests/support/StagedText.h"

#include <string>
#include <string_view>
#include <vector>

namespace mutuals::test {

/// What a table holds, as text (StagedText.h), read on 15 March 2026.
inline std::string readTable(const std::vector<std::string_view>& portions)
{
    TableReader reader;
    for (const auto portion : portions) {
        if (!reader.feed(portion))
            break;
    }
    reader.finish();
    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    Staged staged;
    if (const auto done = reader.stage(staged, hint); !done)
        return text(done.error());
    return text(staged);
}

inline std::string readTable(const std::string& csv)
{
    return readTable(std::vector<std::string_view> { csv });
}

} // namespace mutuals::test
