#pragma once

#include <array>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace mutuals {

/// Makes values in a thread of its own, at most two ahead of the one that is used. The values are
/// made over and over, so that their memory is asked for once.
template <class Value> class Ahead {
public:
    /// make  fills a value that may hold an earlier one, in the other thread; false at the end
    explicit Ahead(std::function<bool(Value&)> make)
        : m_make(std::move(make))
        , m_thread([this] { run(); })
    {
    }
    Ahead(const Ahead&) = delete;
    Ahead& operator=(const Ahead&) = delete;
    /// Waits for the value that is being made.
    ~Ahead()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    /// The next value, which holds until the next call; null at the end. Throws what `make` threw.
    Value* next()
    {
        std::unique_lock lock(m_mutex);
        if (m_isTaken) {
            ++m_taken;
            m_isTaken = false;
            m_changed.notify_all();
        }
        m_changed.wait(lock, [this] { return m_made > m_taken || m_isOver; });
        m_isTaken = m_made > m_taken;
        if (!m_isTaken && m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        return m_isTaken ? &m_values[m_taken % m_values.size()] : nullptr;
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_isOver) {
            Value& value = m_values[m_made % m_values.size()];
            lock.unlock();
            bool isMade = false;
            std::exception_ptr failure;
            try {
                isMade = m_make(value);
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            m_failure = failure;
            if (isMade)
                ++m_made;
            else
                m_isOver = true;
            m_changed.notify_all();
            m_changed.wait(lock, [this] { return m_isOver || m_made - m_taken < m_values.size(); });
        }
    }

    std::function<bool(Value&)> m_make;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::array<Value, 3> m_values {};
    std::size_t m_made = 0, m_taken = 0; ///< so many values
    bool m_isTaken = false; ///< one is in use
    bool m_isOver = false;
    std::exception_ptr m_failure;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace mutuals
