#pragma once

#include "core/import/archive/TxtArchive.h"
#include "tests/support/StagedText.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mutuals::test {

/// A text file of an archive, given in these portions.
inline TxtPart txtPart(const std::string& label, std::vector<std::string_view> portions)
{
    TxtPart part;
    std::uint64_t bytes = 0;
    for (const auto portion : portions)
        bytes += portion.size();
    part.source = { label, "", "", bytes, 0,
        [portions = std::move(portions)](const SourceFile::Take& take, const Run&) -> Result<> {
            for (const auto portion : portions) {
                if (!portion.empty() && !take(portion))
                    break;
            }
            return {};
        } };
    part.survey = surveyTxt(part.source, {}).value();
    return part;
}

/// What text files hold, as text (StagedText.h); the archive was made on 1 January 2027.
inline std::string readTxt(std::vector<TxtPart> parts, bool acceptPartial = false)
{
    auto roles = txtRoles(parts, {}, {});
    if (!roles)
        return text(roles.error());
    std::string open;
    for (const UndecidedList& list : roles->undecided)
        open += fmt::format("undecided: {}, {} rows\n", list.file, list.rows);
    TxtArchive archive(parts, std::move(*roles), Seconds(*parseDay("2027-01-01")), [](auto) {});
    if (const auto read = archive.read(acceptPartial, {}); !read)
        return open + text(read.error());
    Staged staged;
    if (const auto done = archive.stage(staged); !done)
        return open + text(done.error());
    return open + text(staged);
}

inline std::string readTxt(const std::string& label, const std::string& content)
{
    return readTxt({ txtPart(label, { content }) });
}

} // namespace mutuals::test
