#pragma once

#include "ui/jobs/Work.h"

#include <memory>
#include <thread>
#include <utility>

namespace mutuals::ui {

/// Reading or reckoning that takes longer than a blink, on a thread of its own. Work captures
/// values, never widgets, and opens its own Workspace.
class Job : public Work {
    Q_OBJECT

public:
    /// owner  a page; when it goes, the work is asked to stop, waited for, and `done` never runs
    /// work   (const Run&) -> R, on the thread
    /// done   (R), on the GUI thread
    template <class DoWork, class Done>
    static Job* start(QObject* owner, const QString& title, DoWork work, Done done)
    {
        auto* job = new Job(title, owner);
        job->m_thread = std::jthread([job, work, done](std::stop_token stop) mutable {
            auto thinned = std::make_shared<ThinnedProgress>();
            const Run run { stop, [job, thinned](const Progress& p) {
                               if (thinned->due(p))
                                   emit job->progressed(p.done, p.total);
                           } };
            auto result = std::make_shared<decltype(work(run))>(work(run));
            QMetaObject::invokeMethod(
                job,
                [job, done, result]() mutable {
                    emit job->finished();
                    job->deleteLater();
                    done(std::move(*result)); // last: it may delete the owner, and so the job
                },
                Qt::QueuedConnection);
        });
        return job;
    }

    void cancel() override { m_thread.request_stop(); }

private:
    using Work::Work;

    std::jthread m_thread; // last member: its destructor asks to stop, then joins
};

} // namespace mutuals::ui
