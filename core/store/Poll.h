#pragma once

#include "core/base/Run.h"
#include "core/store/Connection.h"

#include <cstdint>

namespace mutuals {

/// For reading row by row: hears "stop" and says how far it is, now and then. Throws Stopped.
class Poll {
public:
    explicit Poll(const Run& run)
        : m_run(run)
    {
    }
    void row()
    {
        constexpr std::int64_t kPollRows = 4096;
        if (++m_rows % kPollRows != 0)
            return;
        m_run.report({ m_rows, 0 });
        if (m_run.stopped())
            throw Stopped();
    }

private:
    const Run& m_run;
    std::int64_t m_rows = 0;
};

} // namespace mutuals
