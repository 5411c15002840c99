#pragma once

#include <array>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace mutuals {

/// Works on values in a thread of its own, behind who makes them: two may wait. The values are
/// filled over and over, so that their memory is asked for once.
template <class Value> class Behind {
public:
    /// work  on one value after the other, in the other thread
    explicit Behind(std::function<void(Value&)> work)
        : m_work(std::move(work))
        , m_thread([this] { run(); })
    {
    }
    Behind(const Behind&) = delete;
    Behind& operator=(const Behind&) = delete;
    /// Waits for the value that is worked on; those that wait are given up.
    ~Behind()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    /// The value to fill next; it may hold an earlier one. Waits until there is room.
    Value& value()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_given - m_done < m_values.size(); });
        return m_values[m_given % m_values.size()];
    }
    /// Hands it over.
    void give()
    {
        {
            const std::lock_guard lock(m_mutex);
            ++m_given;
        }
        m_changed.notify_all();
    }
    /// Waits until everything is done. Throws what `work` threw; nothing was done after that.
    void settle()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_given == m_done; });
        if (m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_isOver || m_given > m_done; });
            if (m_isOver)
                return;
            Value& value = m_values[m_done % m_values.size()];
            if (!m_failure) {
                lock.unlock();
                std::exception_ptr failure;
                try {
                    m_work(value);
                } catch (...) {
                    failure = std::current_exception();
                }
                lock.lock();
                m_failure = failure;
            }
            ++m_done;
            m_changed.notify_all();
        }
    }

    std::function<void(Value&)> m_work;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::array<Value, 3> m_values {};
    std::size_t m_given = 0, m_done = 0; ///< so many values
    bool m_isOver = false;
    std::exception_ptr m_failure;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace mutuals
