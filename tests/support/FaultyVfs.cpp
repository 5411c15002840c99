#include "tests/support/FaultyVfs.h"

#include <sqlite3.h>

#include <new>

namespace mutuals::test {

namespace {

/// What SQLite sees of an open file; the real one lies behind it.
struct FaultyFile {
    sqlite3_file base;
    FaultyVfs* vfs;
    std::string* name;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultyFile* faulty(sqlite3_file* file)
{
    return reinterpret_cast<FaultyFile*>(file);
}

sqlite3_file* real(sqlite3_file* file)
{
    return faulty(file)->real();
}

} // namespace

using Kind = FaultyVfs::Operation::Kind;

FaultyVfs::Verdict FaultyVfs::judged(Operation operation)
{
    ++m_count;
    const bool reached = m_fault != Fault::none && m_count >= m_at;
    const bool isFirst = m_count == m_at;
    const bool isWrite = operation.kind == Kind::write;
    Verdict verdict = Verdict::pass;
    if (reached && m_fault == Fault::once && isFirst)
        verdict = Verdict::fail;
    else if (reached && m_fault == Fault::full
        && (isFirst || isWrite || operation.kind == Kind::sync))
        verdict = Verdict::fail;
    else if (reached && m_fault == Fault::dead)
        verdict = isFirst && isWrite ? Verdict::half : Verdict::fail;
    if (m_recording && verdict == Verdict::pass)
        m_recorded.push_back(std::move(operation));
    return verdict;
}

/// SQLite's callbacks: pass everything on, but for what changes the disk.
struct FaultyIo {
    using Verdict = FaultyVfs::Verdict;

    static FaultyVfs& vfsOf(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }
    static sqlite3_vfs* realOf(sqlite3_vfs* vfs) { return vfsOf(vfs).m_real; }

    static int close(sqlite3_file* file)
    {
        const int done = real(file)->pMethods->xClose(real(file));
        delete faulty(file)->name;
        return done;
    }
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at)
    {
        const auto* text = static_cast<const char*>(bytes);
        const auto pass = [&](int size) {
            return real(file)->pMethods->xWrite(real(file), bytes, size, at);
        };
        switch (faulty(file)->vfs->judged({ Kind::write, *faulty(file)->name, at,
            std::string(text, static_cast<std::size_t>(count)) })) {
        case Verdict::pass:
            return pass(count);
        case Verdict::half:
            static_cast<void>(pass(count / 2));
            return SQLITE_IOERR_WRITE;
        case Verdict::fail:
            break;
        }
        return faulty(file)->vfs->m_fault == FaultyVfs::Fault::full ? SQLITE_FULL
                                                                    : SQLITE_IOERR_WRITE;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        if (faulty(file)->vfs->judged({ Kind::truncate, *faulty(file)->name, size })
            != Verdict::pass)
            return SQLITE_IOERR_TRUNCATE;
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        if (faulty(file)->vfs->judged({ Kind::sync, *faulty(file)->name }) != Verdict::pass)
            return SQLITE_IOERR_FSYNC;
        return real(file)->pMethods->xSync(real(file), flags);
    }
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder)
    {
        if (vfsOf(vfs).judged({ Kind::remove, name, syncFolder }) != Verdict::pass)
            return SQLITE_IOERR_DELETE;
        return realOf(vfs)->xDelete(realOf(vfs), name, syncFolder);
    }
    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* given)
    {
        auto* own = new (file) FaultyFile {};
        own->vfs = &vfsOf(vfs);
        const int done = realOf(vfs)->xOpen(realOf(vfs), name, own->real(), flags, given);
        if (done != SQLITE_OK)
            return done;
        own->name = new std::string(name ? name : "");
        own->base.pMethods = &methods;
        return SQLITE_OK;
    }

    static const sqlite3_io_methods methods;
};

namespace {

template <auto Method> struct Passed;
template <class... Arguments, int (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
struct Passed<Method> {
    static int call(sqlite3_file* file, Arguments... arguments)
    {
        return (real(file)->pMethods->*Method)(real(file), arguments...);
    }
};

void passBarrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

} // namespace

const sqlite3_io_methods FaultyIo::methods {
    2, // without memory maps, which would pass by unseen
    &FaultyIo::close,
    &Passed<&sqlite3_io_methods::xRead>::call,
    &FaultyIo::write,
    &FaultyIo::truncate,
    &FaultyIo::sync,
    &Passed<&sqlite3_io_methods::xFileSize>::call,
    &Passed<&sqlite3_io_methods::xLock>::call,
    &Passed<&sqlite3_io_methods::xUnlock>::call,
    &Passed<&sqlite3_io_methods::xCheckReservedLock>::call,
    &Passed<&sqlite3_io_methods::xFileControl>::call,
    &Passed<&sqlite3_io_methods::xSectorSize>::call,
    &Passed<&sqlite3_io_methods::xDeviceCharacteristics>::call,
    &Passed<&sqlite3_io_methods::xShmMap>::call,
    &Passed<&sqlite3_io_methods::xShmLock>::call,
    &passBarrier,
    &Passed<&sqlite3_io_methods::xShmUnmap>::call,
    nullptr,
    nullptr,
};

FaultyVfs::FaultyVfs()
    : m_real(sqlite3_vfs_find(nullptr))
    , m_own(new sqlite3_vfs(*m_real))
{
    m_own->szOsFile = static_cast<int>(sizeof(FaultyFile)) + m_real->szOsFile;
    m_own->pNext = nullptr;
    m_own->zName = "faulty";
    m_own->pAppData = this;
    m_own->xOpen = &FaultyIo::open;
    m_own->xDelete = &FaultyIo::remove;
    sqlite3_vfs_register(m_own, 1);
}

FaultyVfs::~FaultyVfs()
{
    sqlite3_vfs_unregister(m_own);
    delete m_own;
}

void FaultyVfs::arm(Fault fault, int operation)
{
    m_fault = fault;
    m_at = operation;
    m_count = 0;
}

} // namespace mutuals::test
