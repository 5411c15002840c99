#pragma once

#include "ui/jobs/Work.h"

#include "core/store/Workspace.h"

#include <QPointer>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace mutuals::ui {

/// The one thread that writes into a workspace. Whatever changes it - imports, policies, decisions
/// - goes through here, in order, so that two connections never write at the same moment and the
/// window never waits for the disk.
class WriteQueue : public QObject {
    Q_OBJECT

public:
    /// workspace  opened with Access::writeShared; from here on only the thread touches it
    explicit WriteQueue(Workspace workspace, QObject* parent = nullptr);

    /// Asks running and waiting work to stop, lets all of it end and closes the workspace. What
    /// does not poll its Run, such as a decision, is still written.
    ~WriteQueue() override;

    /// Puts a write at the end of the queue. When the workspace's file is no longer where it was
    /// opened (moved, deleted, replaced, its drive gone) nothing is written: `done` gets
    /// `cannotWrite`, and lost() says so.
    ///
    /// owner  when it is gone `done` never runs; the write happens anyway
    /// title  shown in the JobBar; "" for writes of a moment
    /// work   (Workspace&, const Run&) -> Result<...>, on the thread
    /// done   (R), on the GUI thread
    template <class DoWork, class Done>
    Work* enqueue(QObject* owner, const QString& title, DoWork work, Done done)
    {
        auto* ticket = new Ticket(title, this);
        add({ ticket->m_stop.get_token(),
            [this, ticket, owner = QPointer<QObject>(owner), work, done,
                canStop = !title.isEmpty()](Workspace& workspace, std::stop_token stop) mutable {
                using Outcome = decltype(work(workspace, Run()));
                // A long statement hears of it as well; a write of a moment is never cut.
                const std::stop_callback hear(
                    canStop ? stop : std::stop_token(), [&workspace] { workspace.interrupt(); });
                auto thinned = std::make_shared<ThinnedProgress>();
                const Run run { stop, [ticket, thinned](const Progress& p) {
                                   if (thinned->due(p))
                                       emit ticket->progressed(p.done, p.total);
                               } };
                auto result = std::make_shared<Outcome>([&]() -> Outcome {
                    if constexpr (std::is_constructible_v<Outcome, tl::unexpected<Error>>) {
                        if (!isThere())
                            return tl::unexpected<Error>(lostError());
                    }
                    return work(workspace, run);
                }());
                QMetaObject::invokeMethod(
                    ticket,
                    [ticket, owner, done, result]() mutable {
                        emit ticket->finished();
                        ticket->deleteLater();
                        if (owner)
                            done(std::move(*result));
                    },
                    Qt::QueuedConnection);
            } });
        emit started(ticket);
        return ticket;
    }

    template <class DoWork, class Done> Work* enqueue(QObject* owner, DoWork work, Done done)
    {
        return enqueue(owner, QString(), std::move(work), std::move(done));
    }

    /// Whether the file is still where it was opened; from any thread.
    bool isThere() const { return identityOf(m_file) == m_identity; }

signals:
    void started(mutuals::ui::Work* work);
    void lost(); ///< a write was refused; from the thread

private:
    class Ticket : public Work {
    public:
        using Work::Work;
        void cancel() override { m_stop.request_stop(); }
        std::stop_source m_stop;
    };
    struct Task {
        std::stop_token stop;
        std::function<void(Workspace&, std::stop_token)> run;
    };

    /// Device and file number; nothing when there is no such file.
    static std::optional<std::pair<std::uint64_t, std::uint64_t>> identityOf(
        const std::filesystem::path& file);
    Error lostError();
    void add(Task task);
    void work(Workspace workspace);

    std::filesystem::path m_file;
    std::optional<std::pair<std::uint64_t, std::uint64_t>> m_identity;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace mutuals::ui
