#include "core/store/Trials.h"

#include "core/base/Hash.h"
#include "core/store/Connection.h"

namespace mutuals {

namespace {

constexpr std::size_t kFewestUnits = 4;

void addText(Fingerprint& print, std::string_view text)
{
    print.add(static_cast<std::uint64_t>(text.size()));
    print.add(text);
}

template <class Moment> void addMoment(Fingerprint& print, Moment moment)
{
    print.add(static_cast<std::uint64_t>(moment.time_since_epoch().count()));
}

/// keys  of the units, in their order: what identifies a person in any workspace
std::string hashOf(const Trial& trial, const std::vector<std::string>& keys)
{
    Fingerprint print;
    addText(print, trial.name);
    addText(print, nameIn(kTrialOutcomes, trial.outcome));
    addMoment(print, trial.sealedAt);
    addMoment(print, trial.end);
    addMoment(print, trial.snapshotAt);
    print.add(std::uint64_t { trial.seed });
    print.add(static_cast<std::uint64_t>(trial.units.size()));
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        addText(print, keys[i]);
        print.add(static_cast<std::uint64_t>(trial.units[i].block));
        print.add(std::uint64_t { trial.units[i].follow });
    }
    return print.text();
}

Trial planOf(Query& row)
{
    Trial trial;
    trial.id = { row.number(0) };
    trial.name = row.text(1);
    trial.sealedAt = row.time(2);
    trial.end = row.day(3);
    trial.snapshotAt = row.time(4);
    trial.seed = static_cast<std::uint32_t>(row.number(5));
    trial.hash = row.text(6);
    trial.outcome = valueIn(kTrialOutcomes, row.text(7)).value_or(TrialOutcome::stays);
    return trial;
}

constexpr const char* kPlan =
    "SELECT id, name, sealed_at, end_day, snapshot_at, seed, hash, outcome FROM trial ";

/// Reads the units; with their keys where these are wanted.
void readUnits(Connection& connection, Trial& trial, std::vector<std::string>* keys = nullptr)
{
    Query rows(connection,
        "SELECT p.id, coalesce(p.handle, p.key), u.block, u.arm, a.key FROM trial_unit u"
        " JOIN account a ON a.id = u.account_id LEFT JOIN former f ON f.account_id = u.account_id"
        " JOIN account p ON p.id = coalesce(f.person_id, u.account_id)"
        " WHERE u.trial_id = ? ORDER BY u.number");
    rows.with(trial.id);
    while (rows.next()) {
        trial.units.push_back(
            { { rows.number(0) }, std::string(rows.text(1)), rows.count(2), rows.number(3) != 0 });
        if (keys)
            keys->emplace_back(rows.text(4));
    }
}

void readEndings(Connection& connection, Trial& trial)
{
    Query rows(
        connection, "SELECT at, ended, reason FROM trial_ending WHERE trial_id = ? ORDER BY id");
    rows.with(trial.id);
    while (rows.next()) {
        if (rows.number(1) != 0)
            trial.endings.push_back({ rows.time(0), std::string(rows.text(2)), {} });
        else if (trial.ended())
            trial.endings.back().takenBackAt = rows.time(0);
    }
}

std::optional<Trial> withoutUnits(Connection& connection, Id<Trial> trial)
{
    Query row(connection, std::string(kPlan) + "WHERE id = ?");
    if (!row.with(trial).next())
        return {};
    Trial plan = planOf(row);
    readEndings(connection, plan);
    return plan;
}

void addEnding(
    Connection& connection, Id<Trial> trial, Seconds at, bool ended, std::string_view reason)
{
    Query(connection, "INSERT INTO trial_ending (trial_id, at, ended, reason) VALUES (?, ?, ?, ?)")
        .with(trial, at, ended, reason)
        .run();
}

/// Units of trials that run on a day, by the newest name of the person, older trials first.
constexpr const char* kRunning =
    "SELECT coalesce(f.person_id, u.account_id) person, t.id, u.arm, t.end_day"
    " FROM trial t JOIN trial_unit u ON u.trial_id = t.id"
    " LEFT JOIN former f ON f.account_id = u.account_id WHERE t.end_day > ?1"
    " AND NOT coalesce((SELECT ended FROM trial_ending e WHERE e.trial_id = t.id"
    "   ORDER BY e.id DESC LIMIT 1), 0) ";

TrialPlace placeOf(Query& row)
{
    return { { row.number(1) }, row.number(2) != 0, row.day(3) };
}

} // namespace

Trials::Trials(Connection& connection)
    : m_connection(connection)
{
}

Result<Trial> Trials::seal(Id<Creator> creator, Trial plan)
{
    if (plan.name.find_first_not_of(' ') == std::string::npos)
        return fail(Error::Code::invalid, "a trial needs a name");
    if (plan.units.size() < kFewestUnits)
        return fail(Error::Code::invalid, "a trial of {} people tells nothing", plan.units.size());
    if (plan.days() < 1)
        return fail(Error::Code::invalid, "the trial ends on {}, before its first day is over",
            formatDay(plan.end));
    return guarded([&] {
        Transaction transaction(m_connection);
        std::vector<std::string> keys;
        for (const TrialUnit& unit : plan.units) {
            Query row(m_connection, "SELECT key FROM account WHERE id = ? AND creator_id = ?");
            row.with(unit.person, creator).next();
            keys.emplace_back(row.text(0));
        }
        plan.hash = hashOf(plan, keys);
        Query(m_connection,
            "INSERT INTO trial (creator_id, name, outcome, sealed_at, end_day, snapshot_at, seed,"
            " units, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .with(creator, plan.name, nameIn(kTrialOutcomes, plan.outcome), plan.sealedAt, plan.end,
                plan.snapshotAt, std::int64_t { plan.seed },
                static_cast<std::int64_t>(plan.units.size()), plan.hash)
            .run();
        plan.id = { m_connection.database().getLastInsertRowid() };
        Query insert(m_connection,
            "INSERT INTO trial_unit (trial_id, number, account_id, block, arm)"
            " VALUES (?, ?, ?, ?, ?)");
        int number = 0;
        for (const TrialUnit& unit : plan.units) {
            insert.again();
            insert.with(plan.id, ++number, unit.person, unit.block, unit.follow).run();
        }
        transaction.commit();
        return plan;
    });
}

Result<std::vector<Trial>> Trials::all(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Trial> trials;
        Query rows(m_connection, std::string(kPlan) + "WHERE creator_id = ? ORDER BY id DESC");
        rows.with(creator);
        while (rows.next())
            trials.push_back(planOf(rows));
        for (Trial& trial : trials) {
            readUnits(m_connection, trial);
            readEndings(m_connection, trial);
        }
        return trials;
    });
}

Result<> Trials::endEarly(Id<Trial> trial, Seconds at, std::string_view reason)
{
    const auto found = guarded([&] { return withoutUnits(m_connection, trial); });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return fail(Error::Code::notFound, "there is no trial {}", trial.value);
    if (!(*found)->runs(dayOf(at)))
        return fail(Error::Code::invalid, "trial {} is over since {}", trial.value,
            formatDay((*found)->lastDay()));
    return guarded([&] { addEnding(m_connection, trial, at, true, reason); });
}

Result<> Trials::goOn(Id<Trial> trial, Seconds at)
{
    const auto found = guarded([&] { return withoutUnits(m_connection, trial); });
    if (!found)
        return tl::unexpected(found.error());
    if (!*found || !(*found)->ended())
        return fail(Error::Code::notFound, "trial {} was not ended early", trial.value);
    const auto taken = guarded([&] {
        Query row(m_connection,
            "WITH person AS (SELECT u.trial_id, coalesce(f.person_id, u.account_id) id"
            "  FROM trial_unit u LEFT JOIN former f ON f.account_id = u.account_id)"
            " SELECT 1 FROM person p JOIN person o ON o.id = p.id AND o.trial_id > p.trial_id"
            " WHERE p.trial_id = ? LIMIT 1");
        return row.with(trial).next();
    });
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken)
        return fail(Error::Code::invalid, "people of trial {} are in a later one", trial.value);
    return guarded([&] { addEnding(m_connection, trial, at, false, ""); });
}

Result<std::vector<Trials::Sighting>> Trials::sightings(
    Id<Creator> creator, const Trial& trial, Seconds asOf)
{
    return guarded([&] {
        std::vector<Sighting> sightings;
        // A person under all names that they bore, and each stay with the moments of its listings.
        Query rows(m_connection,
            "WITH unit AS (SELECT u.number, coalesce(f.person_id, u.account_id) person"
            "   FROM trial_unit u LEFT JOIN former f ON f.account_id = u.account_id"
            "   WHERE u.trial_id = ?1),"
            " name AS (SELECT number, person account FROM unit"
            "   UNION SELECT u.number, f.account_id FROM unit u"
            "    JOIN former f ON f.person_id = u.person),"
            " seen AS (SELECT n.number, s.list, s.ended, i.as_of began_at, g.as_of gone_at"
            "   FROM name n CROSS JOIN stay s ON s.account_id = n.account AND s.list IN (0, 1)"
            "   JOIN import i ON i.id = s.first_import LEFT JOIN import g ON g.id = s.gone_import"
            "   WHERE i.creator_id = ?2 AND i.as_of <= ?3),"
            " told AS (SELECT number,"
            "   max(list = 0 AND (gone_at IS NULL OR gone_at > ?3)) follows,"
            "   max(list = 0 AND ended = 6 AND gone_at > ?4 AND gone_at <= ?3) name_gone,"
            "   max(list = 1 AND (gone_at IS NULL OR gone_at > ?4)) followed"
            "   FROM seen GROUP BY number),"
            " ticked AS (SELECT n.number, max(t.at) at FROM name n"
            "   JOIN tick t ON t.account_id = n.account GROUP BY n.number)"
            " SELECT coalesce(t.follows, 0), coalesce(t.name_gone, 0), coalesce(t.followed, 0), "
            "k.at"
            " FROM unit u LEFT JOIN told t ON t.number = u.number"
            " LEFT JOIN ticked k ON k.number = u.number ORDER BY u.number");
        rows.with(trial.id, creator, asOf, trial.snapshotAt);
        while (rows.next()) {
            const bool follows = rows.number(0) != 0;
            sightings.push_back({ follows, !follows && rows.number(1) != 0, rows.number(2) != 0,
                rows.optional(3, &Query::time) });
        }
        return sightings;
    });
}

Result<bool> Trials::knowsFollowing(Id<Creator> creator, const Trial& trial, Seconds asOf)
{
    return guarded([&] {
        Query row(m_connection,
            "SELECT 1 FROM listing l JOIN import i ON i.id = l.import_id WHERE i.creator_id = ?"
            " AND l.list = 1 AND i.as_of > ? AND i.as_of <= ? LIMIT 1");
        return row.with(creator, trial.snapshotAt, asOf).next();
    });
}

Result<std::map<Id<Person>, TrialPlace>> Trials::running(Id<Creator> creator, Day day)
{
    return guarded([&] {
        std::map<Id<Person>, TrialPlace> places;
        Query rows(m_connection, std::string(kRunning) + "AND t.creator_id = ?2 ORDER BY t.id");
        rows.with(day, creator);
        while (rows.next())
            places[{ rows.number(0) }] = placeOf(rows);
        return places;
    });
}

Result<std::optional<TrialPlace>> Trials::running(Id<Person> person, Day day)
{
    return guarded([&]() -> std::optional<TrialPlace> {
        Query row(m_connection,
            std::string(kRunning)
                + "AND u.account_id IN (SELECT ?2 UNION SELECT account_id FROM former"
                  " WHERE person_id = ?2) ORDER BY t.id DESC LIMIT 1");
        if (!row.with(day, person).next())
            return {};
        return placeOf(row);
    });
}

Result<bool> Trials::isAsSealed(Id<Trial> trial)
{
    return guarded([&] {
        Query row(m_connection, std::string(kPlan) + "WHERE id = ?");
        if (!row.with(trial).next())
            return false;
        Trial plan = planOf(row);
        std::vector<std::string> keys;
        readUnits(m_connection, plan, &keys);
        return hashOf(plan, keys) == plan.hash;
    });
}

std::vector<Id<Trial>> changedPlans(Connection& connection)
{
    std::vector<Trial> trials;
    Query rows(connection, kPlan);
    while (rows.next())
        trials.push_back(planOf(rows));
    std::vector<Id<Trial>> changed;
    for (Trial& trial : trials) {
        std::vector<std::string> keys;
        readUnits(connection, trial, &keys);
        if (hashOf(trial, keys) != trial.hash)
            changed.push_back(trial.id);
    }
    return changed;
}

} // namespace mutuals
