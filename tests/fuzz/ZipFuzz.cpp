#include "tests/fuzz/Fuzz.h"

#include "core/import/SourceFile.h"

#include <sys/mman.h>
#include <unistd.h>

namespace mutuals::fuzz {

namespace {

/// A file in memory, used again and again.
std::filesystem::path fileOf(std::string_view bytes)
{
    static const int file = ::memfd_create("zip", MFD_CLOEXEC);
    expect(::ftruncate(file, 0) == 0, "the test can empty its file");
    expect(::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
        "the test can write its file");
    return "/proc/self/fd/" + std::to_string(file);
}

} // namespace

void zip(std::string_view bytes)
{
    const auto source = SourceFile::open(fileOf(bytes));
    if (!source) {
        expect(!source.error().detail.empty(), "a refusal says why");
        expect(isUtf8(source.error().detail), "a refusal is UTF-8");
        return;
    }
    expect(source->isZip() || source->entries().size() == 1, "a plain file is one entry");
    std::uint64_t all = 0;
    for (const SourceEntry& entry : source->entries()) {
        expect(entry.name == fileLabel(entry.name), "an entry's name is a label");
        std::uint64_t got = 0;
        // What is inflated is libzip's; some of it is enough, and fast.
        constexpr std::uint64_t kEnough = 4096;
        const auto read = source->read(entry, [&](std::string_view portion) {
            got += portion.size();
            return got < kEnough;
        });
        expect(got <= entry.bytes || !read, "an entry is not larger than it says");
        expect(!read || got == entry.bytes || got >= kEnough, "an entry is as long as it says");
        expect(read || isUtf8(read.error().detail), "a refusal is UTF-8");
        all += entry.bytes;
    }
    expect(all <= 20'000'000'000, "a zip that unpacks to more is refused");
}

} // namespace mutuals::fuzz
