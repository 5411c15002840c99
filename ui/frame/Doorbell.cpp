#include "ui/frame/Doorbell.h"

#include <QSocketNotifier>
#include <QStandardPaths>

#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mutuals::ui {

namespace {

/// "" when there is no workspace or no place for it.
std::filesystem::path pipeOf(const std::filesystem::path& workspace)
{
    struct stat at { };
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty() || ::stat(workspace.c_str(), &at) != 0)
        return {};
    return std::filesystem::path(folder.toStdString())
        / ("mutuals-" + std::to_string(at.st_dev) + "-" + std::to_string(at.st_ino));
}

} // namespace

Doorbell::Doorbell(QObject* parent)
    : QObject(parent)
{
}

Doorbell::~Doorbell()
{
    takeDown();
}

void Doorbell::hang(const std::filesystem::path& workspace)
{
    takeDown();
    m_pipe = pipeOf(workspace);
    if (m_pipe.empty())
        return;
    ::unlink(m_pipe.c_str()); // of one that crashed: the writer's lock is ours
    if (::mkfifo(m_pipe.c_str(), S_IRUSR | S_IWUSR) != 0) {
        m_pipe.clear();
        return;
    }
    // For writing as well, so that it never reads as ended.
    m_descriptor = ::open(m_pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (m_descriptor < 0)
        return;
    m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 64> rings {};
        while (::read(m_descriptor, rings.data(), rings.size()) > 0) { }
        emit rung();
    });
}

void Doorbell::takeDown()
{
    delete m_notifier;
    m_notifier = nullptr;
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    if (!m_pipe.empty())
        ::unlink(m_pipe.c_str());
    m_pipe.clear();
}

bool Doorbell::ring(const std::filesystem::path& workspace)
{
    const std::filesystem::path pipe = pipeOf(workspace);
    if (pipe.empty())
        return false;
    // Without a reader the opening fails at once.
    const int descriptor = ::open(pipe.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    const bool heard = ::write(descriptor, "!", 1) == 1;
    ::close(descriptor);
    return heard;
}

} // namespace mutuals::ui
