#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/base/Time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// One file inside a zip, or a plain file itself.
struct SourceEntry {
    /// Last part of its path, a label only; the file's own name for a plain file. Valid UTF-8
    /// without controls, at most 255 bytes.
    std::string name;
    std::uint64_t bytes = 0; ///< unpacked
    std::uint64_t number = 0; ///< place in the zip
    /// What stands before its name in the zip, parted by '/': tells which entries belong together.
    std::string folder {};
};

/// A name for people: the last part of a path, whatever separators its maker used, as valid UTF-8
/// without controls; of more than 240 bytes the end.
std::string fileLabel(std::string_view path);
/// The labels of the folders before it, parted by '/', at most eight; "" where there is none.
std::string folderLabel(std::string_view path);

/// A file that a user dropped, opened safely: regular files only, read as a stream, a zip entry by
/// entry. Names inside a zip are labels and never become paths.
///
/// Budgets of a zip, against bombs: 20 GB unpacked, 1000 : 1 past 100 MB, 100,000 entries; packed
/// sizes that together exceed the file (overlapping entries) are refused.
class SourceFile {
public:
    /// errors  cannotOpen: missing, unreadable, no regular file; notAnExport: empty, encrypted;
    ///         damaged: a zip that is cut, over a budget
    static Result<SourceFile> open(const std::filesystem::path& file);
    SourceFile(SourceFile&&) noexcept;
    SourceFile& operator=(SourceFile&&) noexcept;
    ~SourceFile();

    const std::string& name() const; ///< fileLabel()
    std::uint64_t bytes() const; ///< of the file itself
    Seconds modified() const; ///< when it was last written, as the file system says
    bool isZip() const;
    /// What there is to read: of a zip the files that are no folder, link or litter of macOS.
    const std::vector<SourceEntry>& entries() const;

    /// A zip within this zip, read into memory; its name is the entry's. One within that is not
    /// opened any more.
    /// errors  as open() and read(); notAnExport: more than 64 MB, or too deep
    Result<SourceFile> inner(const SourceEntry& entry, const Run& run = {}) const;

    /// Gives the entry's bytes in portions of at most 1 MiB until `take` says false.
    /// errors  damaged: cut, bad checksum, wrong size; cannotOpen: the file changed meanwhile;
    ///         cancelled
    using Take = std::function<bool(std::string_view bytes)>;
    Result<> read(const SourceEntry& entry, const Take& take, const Run& run = {}) const;

private:
    struct Handle;
    explicit SourceFile(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

} // namespace mutuals
