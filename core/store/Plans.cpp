#include "core/store/Plans.h"

#include "core/store/Connection.h"

namespace mutuals {

namespace {

Result<> judged(const Policy& policy)
{
    if (policy.name.find_first_not_of(' ') == std::string::npos)
        return fail(Error::Code::invalid, "a policy needs a name");
    if (policy.end && *policy.end < policy.start)
        return fail(Error::Code::invalid, "the policy ends on {}, before its first day {}",
            formatDay(*policy.end), formatDay(policy.start));
    return {};
}

Result<> judged(const Note& note)
{
    if (note.text.find_first_not_of(' ') == std::string::npos)
        return fail(Error::Code::invalid, "a note needs words");
    return {};
}

} // namespace

Plans::Plans(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Policy>> Plans::policies(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Policy> policies;
        Query rows(m_connection,
            "SELECT id, name, start_day, end_day, whom, fewest_comments, fewest_messages,"
            " fewest_follow_days, most_per_day, metric, shown_metric FROM policy WHERE"
            " creator_id = ?"
            " ORDER BY start_day DESC, id DESC");
        rows.with(creator);
        while (rows.next()) {
            Policy policy;
            policy.id = { rows.number(0) };
            policy.name = rows.text(1);
            policy.start = rows.day(2);
            policy.end = rows.optional(3, &Query::day);
            policy.whom = rows.text(4);
            policy.rules.fewestComments = rows.optional(5, &Query::count);
            policy.rules.fewestMessages = rows.optional(6, &Query::count);
            policy.rules.fewestFollowDays = rows.optional(7, &Query::count);
            policy.rules.mostPerDay = rows.optional(8, &Query::count);
            policy.primary = metricNamed(rows.text(9)).value_or(policy.primary);
            if (!rows.isNull(10))
                policy.shownBy = metricNamed(rows.text(10));
            policies.push_back(std::move(policy));
        }
        return policies;
    });
}

Result<Id<Policy>> Plans::addPolicy(Id<Creator> creator, const Policy& policy)
{
    if (const auto good = judged(policy); !good)
        return tl::unexpected(good.error());
    return guarded([&] {
        Query(m_connection,
            "INSERT INTO policy (creator_id, name, start_day, end_day, whom, fewest_comments,"
            " fewest_messages, fewest_follow_days, most_per_day, metric, shown_metric)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .with(creator, policy.name, policy.start, policy.end, policy.whom,
                policy.rules.fewestComments, policy.rules.fewestMessages,
                policy.rules.fewestFollowDays, policy.rules.mostPerDay, metricName(policy.primary),
                policy.shownBy ? std::optional(metricName(*policy.shownBy)) : std::nullopt)
            .run();
        return Id<Policy> { m_connection.database().getLastInsertRowid() };
    });
}

Result<> Plans::changePolicy(const Policy& policy)
{
    if (const auto good = judged(policy); !good)
        return good;
    return guarded([&] {
        Query(m_connection,
            "UPDATE policy SET name = ?, start_day = ?, end_day = ?, whom = ?, fewest_comments = ?,"
            " fewest_messages = ?, fewest_follow_days = ?, most_per_day = ?, metric = ? WHERE id ="
            " ?")
            .with(policy.name, policy.start, policy.end, policy.whom, policy.rules.fewestComments,
                policy.rules.fewestMessages, policy.rules.fewestFollowDays, policy.rules.mostPerDay,
                metricName(policy.primary), policy.id)
            .run();
    });
}

Result<> Plans::removePolicy(Id<Policy> policy)
{
    return guarded(
        [&] { Query(m_connection, "DELETE FROM policy WHERE id = ?").with(policy).run(); });
}

Result<> Plans::answerShown(Id<Policy> policy)
{
    return guarded([&] {
        Query(m_connection,
            "UPDATE policy SET shown_metric = metric WHERE id = ? AND shown_metric IS NULL")
            .with(policy)
            .run();
    });
}

Result<std::vector<Note>> Plans::notes(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Note> notes;
        Query rows(
            m_connection, "SELECT id, day, text FROM note WHERE creator_id = ? ORDER BY day, id");
        rows.with(creator);
        while (rows.next())
            notes.push_back({ { rows.number(0) }, rows.day(1), std::string(rows.text(2)) });
        return notes;
    });
}

Result<Id<Note>> Plans::addNote(Id<Creator> creator, const Note& note)
{
    if (const auto good = judged(note); !good)
        return tl::unexpected(good.error());
    return guarded([&] {
        Query(m_connection, "INSERT INTO note (creator_id, day, text) VALUES (?, ?, ?)")
            .with(creator, note.day, note.text)
            .run();
        return Id<Note> { m_connection.database().getLastInsertRowid() };
    });
}

Result<> Plans::changeNote(const Note& note)
{
    if (auto good = judged(note); !good)
        return good;
    return guarded([&] {
        Query(m_connection, "UPDATE note SET day = ?, text = ? WHERE id = ?")
            .with(note.day, note.text, note.id)
            .run();
    });
}

Result<> Plans::removeNote(Id<Note> note)
{
    return guarded([&] { Query(m_connection, "DELETE FROM note WHERE id = ?").with(note).run(); });
}

Result<std::vector<ExcludedDay>> Plans::excludedDays(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<ExcludedDay> days;
        Query rows(
            m_connection, "SELECT day, reason FROM excluded_day WHERE creator_id = ? ORDER BY day");
        rows.with(creator);
        while (rows.next())
            days.push_back({ rows.day(0), std::string(rows.text(1)) });
        return days;
    });
}

Result<> Plans::exclude(Id<Creator> creator, const ExcludedDay& day)
{
    return guarded([&] {
        Query(m_connection,
            "INSERT INTO excluded_day (creator_id, day, reason) VALUES (?, ?, ?)"
            " ON CONFLICT (creator_id, day) DO UPDATE SET reason = excluded.reason")
            .with(creator, day.day, day.reason)
            .run();
    });
}

Result<> Plans::putBack(Id<Creator> creator, Day day)
{
    const auto removed = guarded([&] {
        return Query(m_connection, "DELETE FROM excluded_day WHERE creator_id = ? AND day = ?")
            .with(creator, day)
            .run();
    });
    if (!removed)
        return tl::unexpected(removed.error());
    if (*removed == 0)
        return fail(Error::Code::notFound, "{} was not left out", formatDay(day));
    return {};
}

} // namespace mutuals
