#include "ui/models/FollowersSearch.h"

#include "core/audience/FollowerIndex.h"
#include "core/store/Workspace.h"
#include "ui/jobs/Job.h"

#include <mutex>

namespace mutuals::ui {

namespace {

constexpr std::chrono::minutes kKept { 5 }; ///< after the page was left

} // namespace

struct FollowersSearch::Columns {
    std::mutex mutex; ///< a job that was told to stop may still be reading
    FollowerIndex index;
};

FollowersSearch::FollowersSearch(QObject* parent)
    : QObject(parent)
    , m_columns(std::make_shared<Columns>())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kKept);
    connect(&m_rest, &QTimer::timeout, this, &FollowersSearch::forget);
}

void FollowersSearch::find(const std::filesystem::path& workspace, const FollowerQuery& query)
{
    m_query = query;
    ask({ workspace, query.creator, query.at, query.since });
}

void FollowersSearch::count(const std::filesystem::path& workspace, const FollowerQuery& query)
{
    m_countWanted = true;
    ask({ workspace, query.creator, query.at, query.since });
}

void FollowersSearch::forget()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_job = nullptr;
    m_query.reset();
    m_countWanted = false;
    m_columns = std::make_shared<Columns>();
}

void FollowersSearch::rest()
{
    m_rest.start();
}

void FollowersSearch::ask(const Subject& subject)
{
    m_rest.stop();
    if (!(subject == m_subject)) {
        if (m_job)
            m_job->cancel();
        m_job = nullptr;
        if (m_query
            && (m_query->creator != subject.creator || m_query->at != subject.at
                || m_query->since != subject.since))
            m_query.reset();
        m_subject = subject;
    }
    if (!m_job)
        next();
}

void FollowersSearch::next()
{
    m_job = nullptr;
    if (m_query) {
        const FollowerQuery query = *std::exchange(m_query, std::nullopt);
        start<std::vector<Id<Person>>>(
            [query](Workspace& workspace, FollowerIndex& index, const Run& run) {
                return index.order(workspace, query, run);
            },
            [this](std::vector<Id<Person>>& persons) { emit found(persons); });
    } else if (std::exchange(m_countWanted, false)) {
        start<FollowerCounts>(
            [subject = m_subject](Workspace& workspace, FollowerIndex& index, const Run& run) {
                FollowerQuery query;
                query.creator = subject.creator;
                query.at = subject.at;
                query.since = subject.since;
                return index.counts(workspace, query, run);
            },
            [this](FollowerCounts& counts) { emit counted(counts); });
    }
}

template <class Answer, class Ask, class Take> void FollowersSearch::start(Ask ask, Take take)
{
    m_job = Job::start(
        this, {},
        [file = m_subject.file, columns = m_columns, ask](const Run& run) -> Result<Answer> {
            auto workspace = Workspace::open(file, Workspace::Access::read);
            if (!workspace)
                return tl::unexpected(workspace.error());
            const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
            const std::lock_guard lock(columns->mutex);
            if (run.stopped())
                return fail(Error::Code::cancelled, "stopped");
            return ask(*workspace, columns->index, run);
        },
        [this, round = ++m_round, take](Result<Answer> answer) {
            if (round != m_round)
                return;
            const bool superseded = m_query.has_value();
            next();
            if (!answer) {
                if (answer.error().code != Error::Code::cancelled)
                    emit failed(answer.error());
            } else if (!superseded || std::is_same_v<Answer, FollowerCounts>) {
                take(*answer);
            }
        });
}

} // namespace mutuals::ui
