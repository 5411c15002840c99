#include "core/base/AtomicFile.h"

#include <gmock/gmock.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mutuals;
using testing::ElementsAre;

namespace fs = std::filesystem;

namespace {

class AtomicFile : public testing::Test {
protected:
    AtomicFile()
    {
        std::string name = fs::temp_directory_path() / "mutuals-save-XXXXXX";
        folder = ::mkdtemp(name.data());
    }
    ~AtomicFile() override { fs::remove_all(folder); }

    static std::string contentOf(const fs::path& file)
    {
        std::ifstream in(file, std::ios::binary);
        return { std::istreambuf_iterator<char>(in), {} };
    }
    std::vector<std::string> names(const fs::path& in) const
    {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(in))
            found.push_back(entry.path().filename());
        return found;
    }

    fs::path folder;
};

/// The disk is full after so many bytes of one file, for as long as this lives.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit limit { bytes, m_old.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_old {};
    void (*m_handler)(int) = nullptr;
};

TEST_F(AtomicFile, WritesAndReplaces)
{
    const fs::path file = folder / "list.csv";
    ASSERT_TRUE(saveAtomically(file, "first"));
    ASSERT_TRUE(saveAtomically(file, std::string(1 << 20, 'x')));
    EXPECT_EQ(contentOf(file).size(), 1U << 20);
    EXPECT_THAT(names(folder), ElementsAre("list.csv"));
}

TEST_F(AtomicFile, KeepsTheOldFileWhenSpaceEndsAtAnyByte)
{
    const fs::path file = folder / "chart.png";
    ASSERT_TRUE(saveAtomically(file, "good"));
    // QSaveFile of Qt 6.4 loses the old file for saves that fit into its buffer of 16 kB.
    for (const rlim_t room : { 0U, 1U, 100U, 4096U, 9999U, 16383U, 19999U }) {
        const FileSizeLimit limit(room);
        const auto saved = saveAtomically(file, std::string(20000, 'x'));
        ASSERT_FALSE(saved) << room;
        EXPECT_EQ(saved.error().code, Error::Code::cannotWrite);
        EXPECT_EQ(contentOf(file), "good") << room;
        EXPECT_THAT(names(folder), ElementsAre("chart.png")) << room;
    }
}

TEST_F(AtomicFile, GoesOnAfterADiskWasFull)
{
    const fs::path file = folder / "list.csv";
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) { // a process for which every file ends at 64 kB, as long as it lives
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit { 64'000, 64'000 };
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(10);
        if (!saveAtomically(file, "good"))
            ::_exit(11);
        const auto large = saveAtomically(file, std::string(1 << 20, 'y'));
        if (large || large.error().code != Error::Code::cannotWrite || contentOf(file) != "good")
            ::_exit(12);
        ::_exit(saveAtomically(file, "better") ? 0 : 13);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_EQ(contentOf(file), "better");
    EXPECT_THAT(names(folder), ElementsAre("list.csv"));
}

TEST_F(AtomicFile, FollowsALinkAndKeepsIt)
{
    const fs::path file = folder / "real.csv", link = folder / "link.csv";
    ASSERT_TRUE(saveAtomically(file, "old"));
    fs::create_symlink("real.csv", link);
    ASSERT_TRUE(saveAtomically(link, "new"));
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(contentOf(file), "new");
}

TEST_F(AtomicFile, KeepsThePermissionsOfTheOldFile)
{
    const fs::path file = folder / "mine.csv";
    ASSERT_TRUE(saveAtomically(file, "old"));
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    ASSERT_TRUE(saveAtomically(file, "new"));
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(AtomicFile, RefusesWhatIsNoFile)
{
    EXPECT_FALSE(saveAtomically(folder, "x"));
    EXPECT_FALSE(saveAtomically(folder / "nowhere" / "list.csv", "x"));
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_FALSE(saveAtomically(pipe, "x"));
    EXPECT_THAT(names(folder), ElementsAre("pipe"));
}

} // namespace
