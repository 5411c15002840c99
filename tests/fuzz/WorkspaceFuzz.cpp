#include "tests/fuzz/Fuzz.h"

#include "core/store/Workspace.h"
#include "tests/support/StoreFixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <unistd.h>

#include <memory>

namespace mutuals::fuzz {

namespace {

/// A sound workspace of small pages; edits are put into it and taken back.
class Sample {
public:
    Sample()
    {
        m_store.archive(1, { { "ana", 1 }, { "ben", 2 } }, { { "ana", 3 } });
        m_store.archive(2, { { "ben", 2 }, { "cleo", 4 } }, {});
        m_store.close();
        SQLite::Database(m_store.file().string(), SQLite::OPEN_READWRITE)
            .exec("PRAGMA page_size = 512; VACUUM");
        m_sound = test::bytesOf(m_store.file());
        m_file = ::open(m_store.file().c_str(), O_RDWR | O_CLOEXEC);
    }

    void put(std::size_t at, std::string_view bytes)
    {
        at %= m_sound.size();
        bytes = bytes.substr(0, m_sound.size() - at);
        m_edits.emplace_back(at, bytes.size());
        write(at, bytes);
    }
    void cut(std::size_t size)
    {
        m_cut = size % m_sound.size();
        expect(::ftruncate(m_file, static_cast<off_t>(m_cut)) == 0, "the test can cut its file");
    }
    void restore()
    {
        if (m_cut < m_sound.size()) {
            write(m_cut, std::string_view(m_sound).substr(m_cut));
            m_cut = m_sound.size();
        }
        for (const auto& [at, size] : m_edits)
            write(at, std::string_view(m_sound).substr(at, size));
        m_edits.clear();
        // What an edit of the header makes SQLite put beside the file must not reach the next one.
        for (const char* beside : { "-journal", "-wal", "-shm" })
            ::unlink((m_store.file().string() + beside).c_str());
    }
    std::filesystem::path file() const { return m_store.file(); }

private:
    void write(std::size_t at, std::string_view bytes) const
    {
        expect(::pwrite(m_file, bytes.data(), bytes.size(), static_cast<off_t>(at))
                == static_cast<ssize_t>(bytes.size()),
            "the test can write its file");
    }

    test::StoreFixture m_store;
    std::string m_sound;
    std::size_t m_cut = std::string::npos;
    std::vector<std::pair<std::size_t, std::size_t>> m_edits;
    int m_file = -1;
};

std::size_t number(std::string_view bytes)
{
    std::size_t value = 0;
    for (const char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

} // namespace

/// Edits: where (3 bytes), how many bytes (1 byte), the bytes; with a count of 255 the file ends
/// there instead.
void workspace(std::string_view bytes)
{
    static Sample sample;
    while (bytes.size() > 4) {
        const auto at = number(bytes.substr(0, 3));
        const auto count = number(bytes.substr(3, 1));
        bytes.remove_prefix(4);
        if (count == 255) {
            sample.cut(at);
            continue;
        }
        sample.put(at, bytes.substr(0, count));
        bytes.remove_prefix(std::min(count, bytes.size()));
    }
    auto opened = Workspace::open(sample.file(), Workspace::Access::read);
    if (!opened) {
        expect(!opened.error().detail.empty(), "a refusal says why");
    } else if (const auto creators = opened->creators().all()) {
        static_cast<void>(opened->imports().all());
        for (const Creator& creator : *creators)
            static_cast<void>(opened->imports().snapshots(creator.id));
    }
    sample.restore();
}

} // namespace mutuals::fuzz
