#include "core/import/archive/FollowQueue.h"

#include <utility>

namespace mutuals {

namespace {

constexpr std::size_t kBatchBytes = std::size_t { 1 } << 17;

}

FollowQueue::FollowQueue(std::function<void(const Follow&)> read)
    : m_read(std::move(read))
    , m_behind([this](Batch& batch) { readAll(batch); })
{
}

void FollowQueue::add(const Follow& follow)
{
    if (!m_batch) {
        m_batch = &m_behind.value();
        m_batch->place = follow.place;
    }
    m_batch->texts += follow.name;
    m_batch->texts += follow.date;
    m_batch->follows.push_back(follow);
    if (m_batch->texts.size() >= kBatchBytes) {
        m_batch = nullptr;
        m_behind.give();
    }
}

void FollowQueue::settle()
{
    if (std::exchange(m_batch, nullptr))
        m_behind.give();
    m_behind.settle();
}

void FollowQueue::readAll(Batch& batch) const
{
    const char* at = batch.texts.data();
    for (Follow& follow : batch.follows) {
        follow.place = batch.place;
        follow.name = { at, follow.name.size() };
        follow.date = { at + follow.name.size(), follow.date.size() };
        at += follow.name.size() + follow.date.size();
        m_read(follow);
    }
    batch.texts.clear();
    batch.follows.clear();
}

} // namespace mutuals
