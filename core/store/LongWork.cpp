#include "core/store/LongWork.h"

#include <sqlite3.h>

namespace mutuals {

namespace {

/// Steps of SQLite's machine between two looks: less than a millisecond, and no cost to speak of.
constexpr int kSteps = 20'000;
constexpr auto kPause = std::chrono::milliseconds(80);

} // namespace

LongWork::LongWork(Connection& connection, const Run& run)
    : m_connection(connection)
    , m_run(run)
    , m_told(Clock::now())
{
    sqlite3_progress_handler(m_connection.database().getHandle(), kSteps, &heard, this);
}

LongWork::~LongWork()
{
    sqlite3_progress_handler(m_connection.database().getHandle(), 0, nullptr, nullptr);
}

void LongWork::report(const Progress& progress)
{
    m_last = progress;
    m_told = Clock::now();
    m_run.report(progress);
}

int LongWork::heard(void* work)
{
    auto& self = *static_cast<LongWork*>(work);
    if (self.m_run.stopped())
        return 1;
    if (Clock::now() - self.m_told > kPause)
        self.report(self.m_last);
    return 0;
}

} // namespace mutuals
