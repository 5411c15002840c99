#include "tests/support/PowerLoss.h"

#include "core/base/Hash.h"

#include <algorithm>

namespace mutuals::test {

namespace {

using Operation = FaultyVfs::Operation;
using Kind = Operation::Kind;

constexpr std::size_t kSector = 512;

struct File {
    std::string content; ///< what is safely there
    bool exists = false; ///< whether its name is safely there
    bool removed = false; ///< ... but is to go
    std::vector<const Operation*> unsafe;
};

void put(std::string& content, std::size_t at, std::string_view bytes)
{
    content.resize(std::max(content.size(), at + bytes.size()));
    content.replace(at, bytes.size(), bytes);
}

/// Does those parts of what is not safe that `happens` chooses.
template <class Happens> void apply(File& file, Happens happens)
{
    for (const Operation* operation : file.unsafe) {
        auto at = static_cast<std::size_t>(operation->at);
        if (operation->kind == Kind::truncate) {
            if (happens())
                file.content.resize(std::min(file.content.size(), at));
            continue;
        }
        for (std::string_view rest = operation->bytes; !rest.empty();) {
            const auto part = rest.substr(0, kSector - at % kSector);
            if (happens())
                put(file.content, at, part);
            at += part.size();
            rest.remove_prefix(part.size());
        }
    }
    file.unsafe.clear();
}

} // namespace

PowerLoss::Files PowerLoss::left(std::size_t operations, std::uint64_t seed) const
{
    std::map<std::string, File> files;
    for (const auto& [name, content] : m_start)
        files[name] = { content, true, false, {} };
    for (std::size_t i = 0; i < operations; ++i) {
        const Operation& operation = m_operations[i];
        File& file = files[operation.file];
        if (operation.kind == Kind::remove) {
            file.removed = true;
            if (operation.at)
                file = {};
            continue;
        }
        if (file.removed)
            file = {};
        if (operation.kind == Kind::sync) {
            apply(file, [] { return true; });
            file.exists = true;
        } else {
            file.unsafe.push_back(&operation);
        }
    }
    std::uint64_t random = mixed(seed + 1);
    const std::uint64_t share = random % 9 + 1; // of ten
    const auto happens = [&] {
        random = mixed(random + 1);
        return random % 10 < share;
    };
    Files left;
    for (auto& [name, file] : files) {
        if ((file.removed || !file.exists) && !happens())
            continue;
        if (!file.exists && file.unsafe.empty())
            continue;
        apply(file, happens);
        left[name] = std::move(file.content);
    }
    return left;
}

} // namespace mutuals::test
