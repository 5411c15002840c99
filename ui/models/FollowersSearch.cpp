#include "ui/models/FollowersSearch.h"

#include "core/store/Workspace.h"
#include "ui/jobs/Job.h"

namespace mutuals::ui {

namespace {

constexpr std::chrono::milliseconds kPause { 90 }; ///< between two letters of somebody who types

/// Opens the workspace for one question; a stop ends the running query.
template <class T, class Ask>
Result<T> asked(const std::filesystem::path& file, const Run& run, Ask ask)
{
    auto workspace = Workspace::open(file, Workspace::Access::read);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
    if (run.stopped())
        return fail(Error::Code::cancelled, "stopped");
    return ask(*workspace);
}

} // namespace

FollowersSearch::FollowersSearch(QObject* parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FollowersSearch::start);
}

void FollowersSearch::find(
    const std::filesystem::path& workspace, const FollowerQuery& query, Haste haste)
{
    m_file = workspace;
    m_query = query;
    if (haste == Haste::typing)
        m_pause.start();
    else
        start();
}

void FollowersSearch::start()
{
    m_pause.stop();
    if (m_order)
        m_order->cancel();
    using Persons = std::vector<Id<Person>>;
    m_order = Job::start(
        this, {},
        [file = m_file, query = m_query](const Run& run) {
            return asked<Persons>(file, run,
                [&](Workspace& workspace) { return workspace.followers().order(query); });
        },
        [this, round = ++m_round](const Result<Persons>& persons) {
            if (round != m_round)
                return;
            m_order = nullptr;
            if (persons)
                emit found(*persons);
            else if (persons.error().code != Error::Code::cancelled)
                emit failed(persons.error());
        });
}

void FollowersSearch::count(
    const std::filesystem::path& workspace, Id<Creator> creator, std::optional<Day> at)
{
    if (m_count)
        m_count->cancel();
    m_count = Job::start(
        this, {},
        [workspace, creator, at](const Run& run) {
            return asked<FollowerCounts>(workspace, run,
                [&](Workspace& opened) { return opened.followers().counts(creator, at); });
        },
        [this, round = ++m_countRound](const Result<FollowerCounts>& counts) {
            if (round == m_countRound && counts)
                emit counted(*counts);
        });
}

} // namespace mutuals::ui
