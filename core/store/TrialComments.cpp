#include "core/store/Trials.h"

#include "core/store/Connection.h"

#include <algorithm>

namespace mutuals {

Result<std::vector<Trials::Written>> Trials::written(
    Id<Creator> creator, const Trial& trial, Seconds upTo)
{
    return guarded([&] {
        std::vector<Written> all(trial.units.size());
        // Distinct, since each file tells a comment anew, perhaps under the author's new name.
        Query rows(m_connection,
            "WITH unit AS (SELECT u.number, coalesce(f.person_id, u.account_id) person"
            "   FROM trial_unit u LEFT JOIN former f ON f.account_id = u.account_id"
            "   WHERE u.trial_id = ?1),"
            " name AS (SELECT number, person account FROM unit"
            "   UNION SELECT u.number, f.account_id FROM unit u"
            "    JOIN former f ON f.person_id = u.person)"
            " SELECT n.number, count(DISTINCT CASE WHEN c.at < ?3 THEN c.cid END),"
            "  count(DISTINCT CASE WHEN c.at >= ?3 THEN c.cid END)"
            " FROM name n CROSS JOIN account k ON k.id = n.account"
            " CROSS JOIN comment c ON c.creator_id = ?2 AND c.author = k.key"
            "  AND c.at >= ?4 AND c.at < ?5 GROUP BY n.number");
        const Seconds from = trial.sealedAt - (upTo - trial.sealedAt);
        rows.with(trial.id, creator, trial.sealedAt, from, upTo);
        while (rows.next())
            all.at(static_cast<std::size_t>(rows.number(0)) - 1) = { rows.count(1), rows.count(2) };
        return all;
    });
}

Result<std::vector<Seconds>> Trials::commentFiles(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Seconds> moments;
        Query rows(m_connection,
            "SELECT as_of FROM import WHERE creator_id = ? AND comments IS NOT NULL"
            " AND kind IN ('comments', 'table') ORDER BY as_of");
        rows.with(creator);
        while (rows.next())
            moments.push_back(rows.time(0));
        return moments;
    });
}

Result<std::optional<Trials::RecentComments>> Trials::recentComments(Id<Creator> creator, int days)
{
    const auto files = commentFiles(creator);
    if (!files)
        return tl::unexpected(files.error());
    if (files->empty())
        return std::nullopt;
    return guarded([&]() -> std::optional<RecentComments> {
        const Seconds upTo = files->back(), from = upTo - std::chrono::days(days);
        Seconds first = upTo;
        RecentComments recent;
        Query rows(m_connection,
            "WITH said AS MATERIALIZED (SELECT author, min(at) first,"
            "   count(DISTINCT CASE WHEN at > ?2 AND at <= ?3 THEN cid END) n"
            "   FROM comment WHERE creator_id = ?1 AND author > '' GROUP BY author)"
            " SELECT coalesce(f.person_id, k.id), s.n, s.first FROM said s"
            " LEFT JOIN account k ON k.creator_id = ?1 AND k.key = s.author"
            " LEFT JOIN former f ON f.account_id = k.id");
        rows.with(creator, from, upTo);
        while (rows.next()) {
            first = std::min(first, rows.time(2));
            if (!rows.isNull(0) && rows.count(1) > 0)
                recent.counts[{ rows.number(0) }] += rows.count(1);
        }
        const auto covered = std::chrono::ceil<std::chrono::days>(upTo - std::max(first, from));
        recent.days = std::max(1, static_cast<int>(covered.count()));
        return recent;
    });
}

} // namespace mutuals
