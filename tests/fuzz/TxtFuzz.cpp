#include "tests/fuzz/Fuzz.h"

#include "core/import/archive/TxtArchive.h"
#include "tests/core/import/ReadTxt.h"
#include "tests/support/StagedText.h"

#include <algorithm>

namespace mutuals::fuzz {

namespace {

Result<Staged> read(
    const std::string& name, const std::vector<std::string_view>& cut, bool acceptPartial)
{
    std::vector<TxtPart> parts { test::txtPart(name, cut) };
    auto roles = txtRoles(parts, {}, {});
    if (!roles)
        return tl::unexpected(roles.error());
    TxtArchive archive(parts, std::move(*roles), Seconds(*parseDay("2027-01-01")), [](auto) {});
    if (const auto done = archive.read(acceptPartial, {}); !done)
        return tl::unexpected(done.error());
    Staged staged;
    if (const auto done = archive.stage(staged); !done)
        return tl::unexpected(done.error());
    return staged;
}

} // namespace

void txt(std::string_view bytes)
{
    const auto line = bytes.substr(0, bytes.find('\n'));
    const std::string name = fileLabel(line);
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    const bool acceptPartial = choice(bytes, 1) % 2 == 0;
    auto whole = read(name, { bytes }, acceptPartial);
    if (whole)
        expectArchiveAccounted(*whole);
    const std::string drawn = test::text(whole);
    expect(isUtf8(drawn), "what is kept and said is UTF-8");
    auto parts = read(name, portions(bytes), acceptPartial);
    expectSame(drawn, test::text(parts), "portions are read as the whole is");
}

} // namespace mutuals::fuzz
