#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

namespace mutuals {

/// How far a piece of work is. `total` is 0 while it is not known.
struct Progress {
    std::int64_t done = 0; ///< bytes, rows or draws, as the function says
    std::int64_t total = 0;
};

/// How long work hears "stop" and says how far it is. Empty by default: nobody waits.
struct Run {
    std::stop_token stop;
    std::function<void(const Progress&)> progress;

    bool stopped() const { return stop.stop_requested(); }
    void report(const Progress& p) const
    {
        if (progress)
            progress(p);
    }
};

} // namespace mutuals
