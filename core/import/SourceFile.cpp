#include "core/import/SourceFile.h"

#include "core/base/Ahead.h"
#include "core/import/TextDecoder.h"

#include <zip.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = 20'000'000'000;
constexpr std::uint64_t kMostEntries = 100'000;
constexpr std::uint64_t kMostRatio = 1000;
constexpr std::uint64_t kRatioMatters = 100'000'000;
constexpr std::size_t kLongestLabel = 240;
constexpr std::size_t kPortion = 1 << 20;
constexpr std::uint64_t kMostInner = 64'000'000;

/// A sum that stays at the top instead of starting over.
void addUp(std::uint64_t& sum, std::uint64_t more)
{
    sum = more > std::numeric_limits<std::uint64_t>::max() - sum
        ? std::numeric_limits<std::uint64_t>::max()
        : sum + more;
}

/// Fills a buffer with what comes next, as far as there is something.
using Fill = std::function<Result<std::size_t>(char* buffer, std::size_t room)>;

/// What was read, or why it was not.
struct Portion {
    std::vector<char> buffer;
    Result<std::size_t> bytes {};

    bool read(const Fill& fill)
    {
        bytes = fill(buffer.data(), buffer.size());
        return !bytes || *bytes > 0;
    }
};

/// Gives the portions of what is so long. What is long is read (and unpacked) in a thread of its
/// own while `take` works on the portion before.
Result<> giveAll(
    std::uint64_t length, const Fill& fill, const SourceFile::Take& take, const Run& run)
{
    const auto give = [&](const Portion& portion) -> Result<bool> {
        if (run.stopped())
            return fail(Error::Code::cancelled, "stopped while reading");
        if (!portion.bytes)
            return tl::unexpected(portion.bytes.error());
        return take({ portion.buffer.data(), *portion.bytes });
    };
    Result<bool> more = true;
    if (length <= kPortion) {
        Portion portion { std::vector<char>(std::max<std::uint64_t>(length, 1)) };
        while (more && *more && portion.read(fill))
            more = give(portion);
    } else {
        Ahead<Portion> portions([&](Portion& portion) {
            portion.buffer.resize(kPortion);
            return portion.read(fill);
        });
        for (const Portion* portion = nullptr; more && *more && (portion = portions.next());)
            more = give(*portion);
    }
    return more ? Result<>() : tl::unexpected(more.error());
}

bool isLitter(std::string_view path, std::string_view label)
{
    return label.empty() || label == ".DS_Store" || label.starts_with("._")
        || path.starts_with("__MACOSX/");
}

} // namespace

std::string fileLabel(std::string_view path)
{
    const auto cut = path.find_last_of("/\\");
    path.remove_prefix(cut == std::string_view::npos ? 0 : cut + 1);
    std::string label = repairedUtf8(path);
    std::erase_if(label, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (label.size() > kLongestLabel) {
        label.erase(0, label.size() - kLongestLabel);
        // Not within a character: of its bytes all but the first begin with the bits 10.
        label.erase(
            0, static_cast<std::size_t>(std::find_if(label.begin(), label.end(), [](char c) {
                return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
            }) - label.begin()));
    }
    return label;
}

std::string folderLabel(std::string_view path)
{
    constexpr int kDeepest = 8;
    std::string folder;
    for (int depth = 0; depth < kDeepest; ++depth) {
        const auto cut = path.find_first_of("/\\");
        if (cut == std::string_view::npos)
            break;
        if (const std::string label = fileLabel(path.substr(0, cut)); !label.empty())
            folder += (folder.empty() ? "" : "/") + label;
        path.remove_prefix(cut + 1);
    }
    return folder;
}

struct SourceFile::Handle {
    std::string name;
    int descriptor = -1;
    struct stat status { };
    zip_t* zip = nullptr;
    std::vector<SourceEntry> entries;
    std::string bytes; ///< of a zip within a zip

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (zip)
            zip_discard(zip);
        if (descriptor >= 0)
            ::close(descriptor);
    }

    Result<> openZip(const fs::path& file);
    Result<> openBytes();
    Result<> listEntries();
    Result<> failure(int code) const;
    std::uint64_t size() const
    {
        return descriptor < 0 ? bytes.size() : static_cast<std::uint64_t>(status.st_size);
    }
    bool changed() const;
    Result<> readPlain(const Take& take, const Run& run) const;
    Result<> readZip(const SourceEntry& entry, const Take& take, const Run& run) const;
};

Result<> SourceFile::Handle::openZip(const fs::path& file)
{
    int code = 0;
    zip = zip_open(file.c_str(), ZIP_RDONLY, &code);
    return zip ? listEntries() : failure(code);
}

Result<> SourceFile::Handle::openBytes()
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (source && !zip)
        zip_source_free(source);
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    return zip ? listEntries() : failure(code);
}

Result<> SourceFile::Handle::failure(int code) const
{
    if (code == ZIP_ER_INCONS)
        return fail(Error::Code::damaged, "{}: the zip's directory is damaged", name);
    if (code == ZIP_ER_NOZIP || code == ZIP_ER_EOF)
        return fail(Error::Code::damaged,
            "{}: the zip has no end ({} bytes are here); the download is incomplete", name, size());
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    auto other = fail(Error::Code::damaged, "{}: {}", name, zip_error_strerror(&error));
    zip_error_fini(&error);
    return other;
}

Result<> SourceFile::Handle::listEntries()
{
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(zip, 0));
    if (count > kMostEntries)
        return fail(
            Error::Code::damaged, "{}: {} entries, at most {} are read", name, count, kMostEntries);
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    for (std::uint64_t number = 0; number < count; ++number) {
        zip_stat_t entry;
        if (zip_stat_index(zip, number, 0, &entry) != 0 || !(entry.valid & ZIP_STAT_NAME))
            return fail(
                Error::Code::damaged, "{}: entry {}: {}", name, number + 1, zip_strerror(zip));
        addUp(packed, entry.comp_size);
        addUp(unpacked, entry.size);
        const std::string_view path = entry.name;
        std::string label = fileLabel(path);
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(zip, number, 0, &system, &attributes);
        const bool isLink =
            system == ZIP_OPSYS_UNIX && S_ISLNK(static_cast<mode_t>(attributes >> 16));
        if (isLitter(path, label) || isLink)
            continue;
        if (entry.encryption_method != ZIP_EM_NONE)
            return fail(
                Error::Code::notAnExport, "{}: {} needs a password; unpack it first", name, label);
        entries.push_back({ std::move(label), entry.size, number, folderLabel(path) });
    }
    if (packed > size())
        return fail(Error::Code::damaged, "{}: its entries overlap", name);
    if (unpacked > kMostBytes || (unpacked > kRatioMatters && unpacked / kMostRatio > packed))
        return fail(
            Error::Code::damaged, "{}: {} bytes would unpack to {}", name, packed, unpacked);
    return {};
}

SourceFile::SourceFile(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

SourceFile::SourceFile(SourceFile&&) noexcept = default;
SourceFile& SourceFile::operator=(SourceFile&&) noexcept = default;
SourceFile::~SourceFile() = default;

Result<SourceFile> SourceFile::open(const fs::path& file)
{
    auto handle = std::make_unique<Handle>();
    handle->name = fileLabel(file.filename().string());
    // A named pipe would block the opening, a device would never end: look first, read later.
    handle->descriptor = ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (handle->descriptor < 0)
        return fail(Error::Code::cannotOpen, "{}: {}", handle->name, std::strerror(errno));
    if (::fstat(handle->descriptor, &handle->status) != 0 || !S_ISREG(handle->status.st_mode))
        return fail(Error::Code::cannotOpen, "{} is not a regular file", handle->name);
    if (handle->status.st_size == 0)
        return fail(Error::Code::notAnExport, "{} is empty", handle->name);
    std::array<char, 4> magic {};
    const auto got = ::pread(handle->descriptor, magic.data(), magic.size(), 0);
    const std::string_view head(magic.data(), got < 0 ? 0 : static_cast<std::size_t>(got));
    if (head == "PK\x03\x04" || head == "PK\x05\x06") {
        if (const auto opened = handle->openZip(file); !opened)
            return tl::unexpected(opened.error());
    } else {
        handle->entries.push_back(
            { handle->name, static_cast<std::uint64_t>(handle->status.st_size), 0 });
    }
    return SourceFile(std::move(handle));
}

const std::string& SourceFile::name() const
{
    return m_handle->name;
}

std::uint64_t SourceFile::bytes() const
{
    return m_handle->size();
}

Seconds SourceFile::modified() const
{
    return Seconds(std::chrono::seconds(m_handle->status.st_mtim.tv_sec));
}

bool SourceFile::isZip() const
{
    return m_handle->zip != nullptr;
}

const std::vector<SourceEntry>& SourceFile::entries() const
{
    return m_handle->entries;
}

Result<> SourceFile::read(const SourceEntry& entry, const Take& take, const Run& run) const
{
    auto done =
        m_handle->zip ? m_handle->readZip(entry, take, run) : m_handle->readPlain(take, run);
    if (done && m_handle->changed())
        return fail(Error::Code::cannotOpen, "{} changed while it was read", m_handle->name);
    return done;
}

Result<SourceFile> SourceFile::inner(const SourceEntry& entry, const Run& run) const
{
    auto handle = std::make_unique<Handle>();
    handle->name = entry.name;
    if (m_handle->descriptor < 0)
        return fail(
            Error::Code::notAnExport, "{}: a zip within a zip; unpack it first", entry.name);
    if (entry.bytes > kMostInner)
        return fail(Error::Code::notAnExport,
            "{}: a zip within a zip, of {} bytes; unpack it first", entry.name, entry.bytes);
    auto done = read(
        entry,
        [&](std::string_view bytes) {
            handle->bytes += bytes;
            return true;
        },
        run);
    if (done)
        done = handle->openBytes();
    if (!done)
        return tl::unexpected(done.error());
    return SourceFile(std::move(handle));
}

bool SourceFile::Handle::changed() const
{
    struct stat after { };
    return descriptor >= 0
        && (::fstat(descriptor, &after) != 0 || after.st_size != status.st_size
            || after.st_mtim.tv_sec != status.st_mtim.tv_sec
            || after.st_mtim.tv_nsec != status.st_mtim.tv_nsec);
}

Result<> SourceFile::Handle::readPlain(const Take& take, const Run& run) const
{
    off_t at = 0;
    const auto fill = [&](char* buffer, std::size_t room) -> Result<std::size_t> {
        const auto got = ::pread(descriptor, buffer, room, at);
        if (got < 0)
            return fail(Error::Code::cannotOpen, "{}: {}", name, std::strerror(errno));
        at += got;
        return static_cast<std::size_t>(got);
    };
    return giveAll(static_cast<std::uint64_t>(status.st_size), fill, take, run);
}

Result<> SourceFile::Handle::readZip(
    const SourceEntry& entry, const Take& take, const Run& run) const
{
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> opened(
        zip_fopen_index(zip, entry.number, 0), &zip_fclose);
    if (!opened)
        return fail(Error::Code::damaged, "{}: {}: {}", name, entry.name, zip_strerror(zip));
    std::uint64_t total = 0;
    const auto fill = [&](char* buffer, std::size_t room) -> Result<std::size_t> {
        const auto got = zip_fread(opened.get(), buffer, room);
        if (got < 0)
            return fail(Error::Code::damaged, "{}: {}: {}", name, entry.name,
                zip_error_strerror(zip_file_get_error(opened.get())));
        total += static_cast<std::uint64_t>(got);
        if (total > entry.bytes)
            return fail(Error::Code::damaged, "{}: {} is larger than it says", name, entry.name);
        if (got == 0 && total != entry.bytes)
            return fail(Error::Code::damaged, "{}: {} ends after {} of {} bytes", name, entry.name,
                total, entry.bytes);
        return static_cast<std::size_t>(got);
    };
    return giveAll(entry.bytes, fill, take, run);
}

} // namespace mutuals
