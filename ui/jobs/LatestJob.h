#pragma once

#include "core/store/Workspace.h"
#include "ui/jobs/Job.h"

#include <QPointer>

#include <filesystem>
#include <type_traits>
#include <utility>

namespace mutuals::ui {

/// A question that is asked over and over: who asks anew stops what runs, and what that answers
/// comes too late. A member of its owner.
class LatestJob {
public:
    /// owner, work, done  as of Job::start
    template <class DoWork, class Done> void start(QObject* owner, DoWork work, Done done)
    {
        stop();
        m_job = Job::start(owner, {}, std::move(work),
            [this, round = m_round, done = std::move(done)](auto answer) mutable {
                if (round != m_round)
                    return;
                m_job.clear();
                done(std::move(answer));
            });
    }
    /// The same out of a workspace, which is opened for it and hears at once that it should stop.
    ///
    /// read  (Workspace&, const Run&) -> Result<R>, on the thread
    /// done  (Result<R>), on the GUI thread
    template <class Read, class Done>
    void read(QObject* owner, const std::filesystem::path& file, Read read, Done done)
    {
        using Answer = std::invoke_result_t<Read, Workspace&, const Run&>;
        start(
            owner,
            [file, read = std::move(read)](const Run& run) -> Answer {
                auto workspace = Workspace::open(file, Workspace::Access::read);
                if (!workspace)
                    return tl::unexpected(workspace.error());
                const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
                return read(*workspace, run);
            },
            std::move(done));
    }
    void stop()
    {
        ++m_round;
        if (m_job)
            m_job->cancel();
        m_job.clear();
    }
    bool busy() const { return !m_job.isNull(); }

private:
    QPointer<Job> m_job;
    int m_round = 0;
};

} // namespace mutuals::ui
