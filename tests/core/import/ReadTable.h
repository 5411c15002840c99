#pragma once

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/JsonTable.h"
#include "tests/support/StagedText.h"

#include <string>
#include <string_view>
#include <vector>

namespace mutuals::test {

/// What a table holds, as text (StagedText.h), read on 15 March 2026.
template <class Reader> std::string stagedText(Reader& reader)
{
    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    Staged staged;
    if (const auto done = reader.stage(staged, hint); !done)
        return text(done.error());
    return text(staged);
}

inline std::string readTable(
    const std::vector<std::string_view>& portions, const TableContext& context = {})
{
    TableReader reader(context);
    for (const auto portion : portions) {
        if (!reader.feed(portion))
            break;
    }
    reader.finish();
    return stagedText(reader);
}

inline std::string readTable(const std::string& csv, const TableContext& context = {})
{
    return readTable(std::vector<std::string_view> { csv }, context);
}

/// The same of the JSON of third-party tools.
inline std::string readJson(
    const std::vector<std::string_view>& portions, const TableContext& context = {})
{
    JsonTable reader(context);
    for (const auto portion : portions) {
        if (const auto fed = reader.feed(portion); !fed)
            return text(fed.error());
    }
    if (const auto done = reader.finish(false); !done)
        return text(done.error());
    return stagedText(reader);
}

inline std::string readJson(const std::string& json, const TableContext& context = {})
{
    return readJson(std::vector<std::string_view> { json }, context);
}

} // namespace mutuals::test
