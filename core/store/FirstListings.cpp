#include "core/store/FirstListings.h"

#include "core/store/Accounts.h"
#include "core/store/LongWork.h"

#include <deque>
#include <tuple>

namespace mutuals {

namespace {

constexpr std::size_t kSettled = 5000; ///< stays written at once

/// A list and the row of it that is not yet put.
struct Stream {
    RowsAhead<ListedRow> rows;
    std::int64_t list;
    ListedRow row;
    std::uint64_t hash = 0;
    bool isThere = false;
    std::int64_t given = 0; ///< rows before it

    explicit Stream(const Listed& listed)
        : rows(sealedRows(listed))
        , list(static_cast<std::int64_t>(listed.listing.list))
    {
        advance();
    }
    void advance()
    {
        given += isThere;
        isThere = rows.next(row, hash);
    }
};

} // namespace

std::vector<std::int64_t> putFirst(
    Connection& connection, const std::vector<Listed>& lists, RowSeal& seal, LongWork& work)
{
    const Listing& any = lists.front().listing;
    Accounts accounts(connection, any.creator);
    BatchInsert stays(
        connection, "stay (first_import, list, account_id, followed_at)", { any.import.value }, 3);
    std::deque<Stream> streams;
    std::int64_t total = 0;
    for (const Listed& listed : lists) {
        streams.emplace_back(listed);
        total += listed.listing.named;
    }

    // Accounts are a batch ahead of their stays, so that each stay finds its account.
    std::vector<std::tuple<std::int64_t, std::int64_t, std::optional<Seconds>>> waiting;
    const auto settle = [&] {
        accounts.flush();
        for (const auto& [list, account, followedAt] : waiting) {
            stays.add(list);
            stays.add(account);
            stays.add(followedAt
                    ? std::optional<std::int64_t>(followedAt->time_since_epoch().count())
                    : std::nullopt);
        }
        waiting.clear();
    };
    std::int64_t seen = 0;
    std::vector<Stream*> same; // the streams whose row is of the least name
    for (;;) {
        same.clear();
        for (Stream& stream : streams) {
            if (!stream.isThere)
                continue;
            const int order = same.empty() ? -1 : stream.row.key.compare(same.front()->row.key);
            if (order < 0)
                same.clear();
            if (order <= 0)
                same.push_back(&stream);
        }
        if (same.empty())
            break;
        const ListedRow& row = same.front()->row;
        const auto account = accounts.numberOf(row.key, row.handle);
        for (const Stream* stream : same) {
            waiting.emplace_back(stream->list, account, stream->row.followedAt);
            seal.add(stream->hash);
        }
        for (Stream* stream : same)
            stream->advance();
        if (waiting.size() >= kSettled) {
            seen += static_cast<std::int64_t>(waiting.size());
            settle();
            work.report({ seen, total });
            work.poll();
        }
    }
    settle();
    stays.flush();
    std::vector<std::int64_t> given;
    for (const Stream& stream : streams)
        given.push_back(stream.given);
    return given;
}

} // namespace mutuals
