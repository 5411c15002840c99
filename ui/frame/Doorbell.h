#pragma once

#include <QObject>

#include <filesystem>

class QSocketNotifier;

namespace mutuals::ui {

/// Lets a second Mutuals that meets an open workspace ask the first one's window to come to the
/// front: a pipe with a name in the user's own runtime folder. No network.
class Doorbell : public QObject {
    Q_OBJECT

public:
    explicit Doorbell(QObject* parent = nullptr);
    ~Doorbell() override;

    /// Listens for the workspace, and no longer for another; told by its device and file number, so
    /// that a link to it rings here as well. Without a runtime folder nobody can ring.
    void hang(const std::filesystem::path& workspace);
    void takeDown();

    /// Whether somebody heard.
    static bool ring(const std::filesystem::path& workspace);

signals:
    void rung();

private:
    std::filesystem::path m_pipe;
    int m_descriptor = -1;
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace mutuals::ui
