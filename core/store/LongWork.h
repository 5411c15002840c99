#pragma once

#include "core/base/Run.h"
#include "core/store/Connection.h"

#include <chrono>

namespace mutuals {

/// While it lives, every statement of the connection hears the stop of `run`: it ends with the
/// error `cancelled`. Statements that go on for long tell the last progress again, ten times a
/// second, so that nobody thinks the work hangs.
class LongWork {
public:
    LongWork(Connection& connection, const Run& run);
    LongWork(const LongWork&) = delete;
    LongWork& operator=(const LongWork&) = delete;
    ~LongWork();

    void report(const Progress& progress);
    /// For work between statements: throws Stopped.
    void poll() const
    {
        if (m_run.stopped())
            throw Stopped();
    }

private:
    using Clock = std::chrono::steady_clock;
    static int heard(void* work);

    Connection& m_connection;
    const Run& m_run;
    Progress m_last;
    Clock::time_point m_told;
};

} // namespace mutuals
