#pragma once

#include "core/base/Behind.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

struct StagedList;

/// An item of a list of names, as the archive spells it.
struct Follow {
    StagedList* list;
    std::string_view place; ///< of the list in the archive
    std::int64_t number; ///< of the item in it
    std::string_view name, date;
    bool isTwice; ///< one of them is given twice
};

/// The items of a long list on their way to who reads them, in a thread of their own: meanwhile the
/// archive is parsed.
class FollowQueue {
public:
    /// read  gets one item after the other, in the other thread
    explicit FollowQueue(std::function<void(const Follow&)> read);

    void add(const Follow& follow);
    /// Waits until every item was read. Throws what `read` threw.
    void settle();

private:
    struct Batch {
        std::string texts; ///< of the follows, one behind the other
        std::vector<Follow> follows; ///< their views: lengths alone
        std::string place;
    };
    void readAll(Batch& batch) const;

    std::function<void(const Follow&)> m_read;
    Behind<Batch> m_behind;
    Batch* m_batch = nullptr; ///< the one being filled
};

} // namespace mutuals
