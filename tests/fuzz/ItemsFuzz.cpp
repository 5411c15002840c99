#include "tests/fuzz/Fuzz.h"

#include "core/import/TextDecoder.h"
#include "core/import/thirdparty/JsonItems.h"
#include "core/import/thirdparty/JsonTable.h"
#include "tests/support/StagedText.h"

namespace mutuals::fuzz {

namespace {

/// Feeds text in portions of whole characters, as a file is read.
template <class Reader>
Result<> fed(Reader& reader, const std::vector<std::string_view>& cut, bool acceptPartial)
{
    TextDecoder decoder;
    for (const auto portion : cut) {
        if (const auto done = reader.feed(decoder.decode(portion)); !done)
            return done;
    }
    if (const auto done = reader.feed(decoder.finish()); !done)
        return done;
    return reader.finish(acceptPartial);
}

/// The items, one a line. Of what is refused the place depends on the portions.
std::string items(const std::vector<std::string_view>& cut, bool acceptPartial)
{
    std::string all;
    std::int64_t last = 0;
    JsonItems reader(
        [&](const JsonItem& item) {
            expect(item.number > 0, "items are numbered");
            last = std::max(last, item.number);
            (all += std::to_string(item.number) + ' ') += item.list;
            for (const auto& [name, value] : item.values)
                ((all += ' ') += name + '=') += value;
            all += '\n';
        },
        [&](const std::string&, const std::string& reason) { all += reason + '\n'; });
    const auto done = fed(reader, cut, acceptPartial);
    if (!done)
        return "refused";
    expect(reader.complete() <= last, "each item has a number of its own");
    return all;
}

Result<Staged> staged(std::string_view bytes, const PeriodHint& hint)
{
    JsonTable reader { TableContext {} };
    if (const auto done = fed(reader, { bytes }, true); !done)
        return tl::unexpected(done.error());
    Staged result;
    if (const auto done = reader.stage(result, hint); !done)
        return tl::unexpected(done.error());
    return result;
}

} // namespace

void items(std::string_view bytes)
{
    const bool acceptPartial = choice(bytes, 2) % 2 == 0;
    const std::string whole = items({ bytes }, acceptPartial);
    expect(isUtf8(whole), "what is read is UTF-8");
    expectSame(whole, items(portions(bytes), acceptPartial), "portions are read as the whole is");

    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    hint.end = hint.latest;
    auto read = staged(bytes, hint);
    if (read) {
        expect(read->rejected >= 0 && read->rejected <= read->seen, "rejected rows were seen");
        expect(read->rejected <= read->reports.count(), "each rejected row is reported");
    }
    expect(isUtf8(test::text(read)), "what is kept and said is UTF-8");
}

} // namespace mutuals::fuzz
