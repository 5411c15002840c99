#pragma once

#include "core/import/TextDecoder.h"
#include "core/import/archive/ArchiveReader.h"
#include "tests/support/StagedText.h"

#include <string>
#include <string_view>
#include <vector>

namespace mutuals::test {

/// What the bytes of an archive hold, as text (StagedText.h); it was made on 1 January 2027.
inline std::string read(const std::vector<std::string_view>& portions, bool acceptPartial = false)
{
    ArchiveReader reader(Seconds(*parseDay("2027-01-01")));
    TextDecoder decoder;
    for (const auto portion : portions) {
        if (const auto fed = reader.feed(decoder.decode(portion)); !fed)
            return text(fed.error());
    }
    if (const auto fed = reader.feed(decoder.finish()); !fed)
        return text(fed.error());
    if (const auto finished = reader.finish(acceptPartial); !finished)
        return text(finished.error());
    Staged staged;
    if (const auto done = reader.stage(staged); !done)
        return text(done.error());
    return text(staged);
}

inline std::string read(const std::string& json, bool acceptPartial = false)
{
    return read(std::vector<std::string_view> { json }, acceptPartial);
}

} // namespace mutuals::test
