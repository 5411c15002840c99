#pragma once

#include <cstdint>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace mutuals::test {

/// SQLite's usual file system, which counts what changes the disk (writes, syncs, truncates,
/// deletes) and fails on purpose. While one exists, every database that is opened uses it.
class FaultyVfs {
public:
    enum class Fault {
        none,
        once, ///< one operation fails, nothing of it happens
        full, ///< from one operation on every write and sync fails, as on a full disk
        dead, ///< one write gets to its half, and from then on nothing happens any more
    };

    /// What was asked of the disk, in order.
    struct Operation {
        enum class Kind { write, sync, truncate, remove } kind;
        std::string file; ///< its whole path
        std::int64_t at = 0; ///< write: offset; truncate: new size; remove: 1 if made durable
        std::string bytes {}; ///< write
    };

    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;
    FaultyVfs& operator=(const FaultyVfs&) = delete;

    /// Counts anew and fails at the operation of this number, from 1.
    void arm(Fault fault, int operation);
    void disarm() { arm(Fault::none, 0); }
    int operations() const { return m_count; } ///< since the last arm()

    /// Keeps all operations from now on.
    void record() { m_recording = true; }
    const std::vector<Operation>& recorded() const { return m_recorded; }

private:
    friend struct FaultyIo;
    enum class Verdict { pass, fail, half };
    Verdict judged(Operation operation);

    sqlite3_vfs* m_real;
    sqlite3_vfs* m_own;
    Fault m_fault = Fault::none;
    int m_at = 0;
    int m_count = 0;
    bool m_recording = false;
    std::vector<Operation> m_recorded;
};

} // namespace mutuals::test
