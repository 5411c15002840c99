#include "tests/fuzz/Fuzz.h"

#include "core/import/TextDecoder.h"
#include "core/import/archive/ArchiveReader.h"
#include "tests/support/StagedText.h"

namespace mutuals::fuzz {

namespace {

Result<Staged> read(const std::vector<std::string_view>& cut, bool acceptPartial)
{
    ArchiveReader reader(Seconds(*parseDay("2027-01-01")));
    TextDecoder decoder;
    for (const auto portion : cut) {
        if (const auto fed = reader.feed(decoder.decode(portion)); !fed)
            return tl::unexpected(fed.error());
    }
    if (const auto fed = reader.feed(decoder.finish()); !fed)
        return tl::unexpected(fed.error());
    if (const auto finished = reader.finish(acceptPartial); !finished)
        return tl::unexpected(finished.error());
    Staged staged;
    if (const auto done = reader.stage(staged); !done)
        return tl::unexpected(done.error());
    return staged;
}

/// Of a refusal the place depends on the portions, what it is does not.
std::string drawn(Result<Staged>& staged)
{
    const std::string text = test::text(staged);
    return staged ? text : text.substr(0, text.find(':'));
}

} // namespace

void archive(std::string_view bytes)
{
    const bool acceptPartial = choice(bytes, 1) % 4 != 0;
    auto whole = read({ bytes }, acceptPartial);
    if (whole)
        expectArchiveAccounted(*whole);
    expect(isUtf8(test::text(whole)), "what is kept and said is UTF-8");
    auto parts = read(portions(bytes), acceptPartial);
    expectSame(drawn(whole), drawn(parts), "portions are read as the whole is");
}

} // namespace mutuals::fuzz
