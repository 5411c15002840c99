#include "tests/fuzz/Fuzz.h"

#include "core/base/Hash.h"
#include "core/import/Staged.h"

#include <algorithm>

namespace mutuals::fuzz {

void expect(bool holds, const char* promise)
{
    if (!holds)
        throw Broken { promise };
}

void expectSame(const std::string& one, const std::string& other, const char* promise)
{
    if (one != other)
        throw Broken { std::string(promise) + ":\n" + one + "\n--- and\n" + other };
}

std::uint64_t choice(std::string_view bytes, std::uint64_t salt)
{
    Fingerprint print;
    print.add(salt);
    print.add(bytes);
    return print.value();
}

std::vector<std::string_view> portions(std::string_view bytes, std::uint64_t salt)
{
    std::uint64_t random = choice(bytes, salt);
    const std::uint64_t longest = random % 16 == 0 ? 3 : bytes.size() + 1;
    std::vector<std::string_view> cut;
    while (!bytes.empty()) {
        random = mixed(random + 1);
        const auto length = static_cast<std::size_t>(1 + random % longest);
        cut.push_back(bytes.substr(0, length));
        bytes.remove_prefix(std::min(length, bytes.size()));
    }
    return cut;
}

void expectArchiveAccounted(const Staged& staged)
{
    const ArchiveContent& content = *staged.archive;
    std::int64_t kept = 0;
    for (const StagedList* list : { &content.followers, &content.following, &content.blocked })
        kept += list->rows->rows();
    kept += content.posts ? static_cast<std::int64_t>(content.posts->size()) : 0;
    kept += content.comments ? static_cast<std::int64_t>(content.comments->size()) : 0;
    expect(kept + staged.rejected == staged.seen, "each row is kept or rejected");
    expect(staged.rejected <= staged.reports.count(), "each rejected row is reported");
    expect(!staged.from || *staged.from <= *staged.to, "a period does not end before it begins");
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) -> std::uint32_t {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
        };
        const std::uint32_t first = byte(i);
        const std::size_t length = first < 0x80 ? 1
            : first >> 5 == 6                   ? 2
            : first >> 4 == 14                  ? 3
            : first >> 3 == 30                  ? 4
                                                : 0;
        if (length == 0)
            return false;
        std::uint32_t c = length == 1 ? first : first & (0x7fU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            if (byte(i + k) >> 6 != 2)
                return false;
            c = c << 6 | (byte(i + k) & 0x3fU);
        }
        constexpr std::uint32_t kFirst[] { 0, 0, 0x80, 0x800, 0x10000 };
        if (c < kFirst[length] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

} // namespace mutuals::fuzz
