#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"
#include "core/report/TrialJson.h"
#include "core/report/TrialSentences.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <random>

namespace mutuals::cli {

namespace {

struct TrialArguments {
    std::string name, end;
    int days = 56, most = 0;
    std::optional<std::uint32_t> seed;
    std::optional<std::int64_t> trial;
    std::vector<std::string> handles;
    bool take = false;
};

/// What a trial that begins now would be.
struct Proposal {
    TrialEligible eligible;
    TrialDraw draw;
    TrialOutlook outlook;
    Day end {};
};

Result<Proposal> proposal(
    Workspace& workspace, Id<Creator> creator, const TrialArguments& arguments, Seconds moment)
{
    const Day today = dayOf(moment);
    Proposal made;
    made.end = arguments.end.empty() ? today + std::chrono::days(arguments.days)
                                     : *parseDay(arguments.end);
    if (made.end <= today)
        return fail(Error::Code::invalid, "the trial would end on {}, which is not after today",
            formatDay(made.end));
    auto eligible = trialEligible(workspace, creator, today);
    if (!eligible)
        return tl::unexpected(eligible.error());
    made.eligible = std::move(*eligible);
    made.draw = drawTrial(made.eligible.candidates, arguments.seed.value_or(1), arguments.most);
    made.outlook = trialOutlook(static_cast<int>(made.draw.units.size()),
        static_cast<int>((made.end - today).count()), made.eligible.staying);
    return made;
}

std::string tooFew(const Proposal& made)
{
    return fmt::format(
        "{} followers may be drawn: those who follow you, whom you neither follow nor "
        "decided on, and who are in no running trial. A trial needs 20 at least",
        made.eligible.candidates.size());
}

constexpr std::size_t kFewestPeople = 20;

ExitCode unanswered(Session& session, const std::string& why)
{
    session.err << "mutuals-cli: " << why << ".\n";
    if (session.json)
        session.print(
            boost::json::object { { "missing", boost::json::array { boost::json::value(why) } } });
    return ExitCode::unanswerable;
}

/// Nothing of whom the lot would choose: a draw that was seen can be drawn again until it pleases.
ExitCode plan(Session& session, const TrialArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto made = proposal(workspace, creator.id, arguments, now());
            if (!made)
                return session.failed(made.error());
            if (made->draw.units.size() < kFewestPeople)
                return unanswered(session, tooFew(*made));
            if (session.json) {
                session.print(
                    boost::json::object { { "eligible", made->eligible.candidates.size() },
                        { "inOtherTrials", made->eligible.inOtherTrials },
                        { "snapshotAt", formatTime(made->eligible.snapshotAt) },
                        { "people", made->draw.units.size() }, { "blocks", made->draw.blocks },
                        { "end", formatDay(made->end) }, { "outlook", toJson(made->outlook) } });
                return ExitCode::done;
            }
            session.out << made->eligible.candidates.size() << " followers are eligible as of "
                        << formatDay(dayOf(made->eligible.snapshotAt)) << "; "
                        << made->draw.units.size() << " would take part, in " << made->draw.blocks
                        << " blocks, until " << formatDay(made->end) << ".\n"
                        << sentence(made->outlook) << '\n';
            return ExitCode::done;
        });
}

ExitCode start(Session& session, TrialArguments arguments)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            if (!arguments.seed)
                arguments.seed = std::random_device()();
            const Seconds moment = now();
            const auto made = proposal(workspace, creator.id, arguments, moment);
            if (!made)
                return session.failed(made.error());
            if (made->draw.units.size() < kFewestPeople)
                return unanswered(session, tooFew(*made));
            Trial trial;
            trial.name = arguments.name;
            trial.sealedAt = moment;
            trial.end = made->end;
            trial.snapshotAt = made->eligible.snapshotAt;
            trial.seed = *arguments.seed;
            trial.units = made->draw.units;
            const auto sealed = workspace.trials().seal(creator.id, std::move(trial));
            if (!sealed)
                return session.failed(sealed.error());
            if (session.json) {
                auto document = toJson(*sealed);
                document["outlook"] = toJson(made->outlook);
                session.print(document);
                return ExitCode::done;
            }
            const auto follow = std::count_if(sealed->units.begin(), sealed->units.end(),
                [](const TrialUnit& unit) { return unit.follow; });
            session.out << "Sealed as trial " << sealed->id.value << " (seed " << sealed->seed
                        << ", " << sealed->hash << "): " << follow << " to follow, "
                        << static_cast<std::ptrdiff_t>(sealed->units.size()) - follow
                        << " to leave alone until " << formatDay(sealed->end) << ".\n"
                        << sentence(made->outlook)
                        << "\nNext: mutuals-cli trial worklist, then follow these and no others.\n";
            return ExitCode::done;
        });
}

/// The trial asked for, or the newest.
using TrialWork = std::function<ExitCode(Workspace&, const Creator&, const Trial&)>;
ExitCode withTrial(Session& session, const std::optional<std::int64_t>& number,
    Workspace::Access access, const TrialWork& work)
{
    return session.withCreator(access, [&](Workspace& workspace, const Creator& creator) {
        const auto trials = workspace.trials().all(creator.id);
        if (!trials)
            return session.failed(trials.error());
        if (trials->empty())
            return unanswered(session, "There is no trial yet: see mutuals-cli trial plan");
        const auto found = std::find_if(trials->begin(), trials->end(),
            [&](const Trial& trial) { return !number || trial.id.value == *number; });
        if (found == trials->end())
            return session.failed(
                { Error::Code::notFound, fmt::format("there is no trial {}", *number) });
        return work(workspace, creator, *found);
    });
}

ExitCode list(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto trials = workspace.trials().all(creator.id);
            if (!trials)
                return session.failed(trials.error());
            if (session.json) {
                boost::json::array rows;
                for (const Trial& trial : *trials)
                    rows.push_back(toJson(trial));
                session.print(boost::json::object { { "trials", std::move(rows) } });
                return ExitCode::done;
            }
            std::vector<std::vector<std::string>> rows { { "trial", "name", "start", "end",
                "people" } };
            for (const Trial& trial : *trials)
                rows.push_back({ std::to_string(trial.id.value), printable(trial.name),
                    formatDay(trial.start()), formatDay(trial.end),
                    std::to_string(trial.units.size()) });
            session.out << table(rows);
            return ExitCode::done;
        });
}

ExitCode worklist(Session& session, const TrialArguments& arguments)
{
    return withTrial(session, arguments.trial, Workspace::Access::read,
        [&](Workspace& workspace, const Creator& creator, const Trial& trial) {
            const auto sightings = workspace.trials().sightings(creator.id, trial, now());
            if (!sightings)
                return session.failed(sightings.error());
            boost::json::array people;
            std::vector<std::vector<std::string>> rows { { "handle", "ticked off",
                "seen in Following" } };
            for (std::size_t i = 0; i < trial.units.size(); ++i) {
                const Trials::Sighting& seen = (*sightings)[i];
                auto person = toJson(trial.units[i]);
                person["tickedAt"] = seen.tickedAt ? boost::json::value(formatTime(*seen.tickedAt))
                                                   : boost::json::value(nullptr);
                person["followed"] = seen.followed;
                people.push_back(std::move(person));
                if (trial.units[i].follow)
                    rows.push_back({ printable(trial.units[i].handle), dayOrDash(seen.tickedAt),
                        seen.followed ? "yes" : "" });
            }
            if (session.json)
                session.print(boost::json::object {
                    { "trial", trial.id.value }, { "people", std::move(people) } });
            else
                session.out << table(rows)
                            << "Follow these, and none of the others in the trial, until "
                            << formatDay(trial.end) << ".\n";
            return ExitCode::done;
        });
}

ExitCode followed(Session& session, const TrialArguments& arguments)
{
    return withTrial(session, arguments.trial, Workspace::Access::write,
        [&](Workspace& workspace, const Creator& creator, const Trial& trial) {
            int done = 0;
            for (const std::string& handle : arguments.handles) {
                const auto person = workspace.followers().find(creator.id, handle);
                if (!person)
                    return session.failed(person.error());
                const bool asked = *person
                    && std::any_of(
                        trial.units.begin(), trial.units.end(), [&](const TrialUnit& unit) {
                            return unit.person == **person && unit.follow;
                        });
                if (!asked)
                    return session.failed({ Error::Code::notFound,
                        "somebody of these is not one whom the lot chose to follow" });
            }
            for (const std::string& handle : arguments.handles) {
                const auto person = workspace.followers().find(creator.id, handle);
                const auto ticked = workspace.decisions().tick(
                    **person, arguments.take ? std::nullopt : std::optional(now()));
                if (!ticked)
                    return session.failed(ticked.error());
                ++done;
            }
            if (session.json)
                session.print(
                    boost::json::object { { "trial", trial.id.value }, { "ticked", done } });
            else
                session.out << (arguments.take ? "Taken back: " : "Ticked off: ") << done << ".\n";
            return ExitCode::done;
        });
}

void printArm(std::ostream& out, const char* what, const TrialArm& arm)
{
    out << fmt::format("{}: {} people, {} ticked off, {} seen in Following\n", what, arm.assigned,
        arm.ticked, arm.followed ? std::to_string(*arm.followed) : "unknown whether any");
}

ExitCode answer(Session& session, const TrialArguments& arguments, bool whole)
{
    return withTrial(session, arguments.trial, Workspace::Access::read,
        [&](Workspace& workspace, const Creator& creator, const Trial& trial) {
            const auto found = trialAnswer(workspace, creator.id, trial, session.run);
            if (!found)
                return session.failed(found.error());
            const bool judged = found->difference.has_value();
            const ExitCode code = !whole || judged ? ExitCode::done : ExitCode::unanswerable;
            if (session.json) {
                auto document = toJson(trial);
                for (const auto& entry : toJson(*found))
                    document[entry.key()] = entry.value();
                document["missing"] = judged
                    ? boost::json::array()
                    : boost::json::array { boost::json::value(sentence(*found)) };
                session.print(document);
                return code;
            }
            session.out << "Trial " << trial.id.value << ", " << printable(trial.name) << ", "
                        << formatDay(trial.start()) << " to " << formatDay(trial.end) << '\n';
            printArm(session.out, "To follow", found->follow);
            printArm(session.out, "Left alone", found->leave);
            session.out << sentence(*found) << '\n';
            if (!whole)
                return code;
            for (const std::string& caveat : caveats(*found))
                session.out << caveat << '\n';
            if (judged)
                session.out << fmt::format(
                    "Randomization: p {:.4g}, differences from {:+.3f} to {:+.3f} are not rejected "
                    "at this look.\n",
                    found->p, found->randomized.low, found->randomized.high);
            return code;
        });
}

void addLength(CLI::App* command, TrialArguments& arguments)
{
    auto* days = command->add_option("--days", arguments.days, "How long it runs")
                     ->check(CLI::Range(7, 365))
                     ->capture_default_str();
    command->add_option("--end", arguments.end, "Or its last day (YYYY-MM-DD)")
        ->check(isDay)
        ->excludes(days);
    command->add_option("--most", arguments.most, "At most so many people; 0: all")
        ->check(isCount)
        ->capture_default_str();
}

} // namespace

void addTrialCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "trial", "A follow-back experiment: the lot says whom to follow, later archives who stays");
    command->require_subcommand(1);
    const auto verb = [&](const char* name, const char* help, auto run) {
        auto* sub = command->add_subcommand(name, help);
        auto arguments = std::make_shared<TrialArguments>();
        sub->callback([&session, arguments, run] {
            session.chosen = [&session, arguments, run] { return run(session, *arguments); };
        });
        return std::pair(sub, arguments);
    };
    const auto which = [](const auto& added) {
        added.first->add_option("--trial", added.second->trial, "Its number; else the newest");
    };
    const auto planned =
        verb("plan", "Who may take part, and what a trial of them could find", plan);
    addLength(planned.first, *planned.second);
    const auto started =
        verb("start", "Draw and seal the plan: afterwards nothing of it can be changed", start);
    started.first->add_option("--name", started.second->name, "Its name")->required();
    addLength(started.first, *started.second);
    started.first->add_option("--seed", started.second->seed, "Of the lot; else one by chance");
    verb("list", "All trials, newest first",
        [](Session& all, const TrialArguments&) { return list(all); });
    which(verb("worklist", "Whom to follow; --json: everybody in it with their arm", worklist));
    const auto ticked = verb("followed", "Tick off whom you followed on TikTok", followed);
    which(ticked);
    ticked.first->add_option("handles", ticked.second->handles, "Their user names")->required();
    ticked.first->add_flag("--take-back", ticked.second->take, "You did not");
    which(verb("status", "How it stands: whom you followed, and when the next look is",
        [](Session& one, const TrialArguments& arguments) {
            return answer(one, arguments, false);
        }));
    which(verb("report", "What it found, at the looks that were planned",
        [](Session& one, const TrialArguments& arguments) {
            return answer(one, arguments, true);
        }));
}

} // namespace mutuals::cli
