#include "app/cli/Session.h"
#include "app/cli/Text.h"
#include "app/cli/TrialText.h"

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialPlan.h"
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
    std::string name, end, reason, warmth = "any", outcome = "stays";
    int days = 56;
    int fewestFollowDays = 0, most = 0;
    std::optional<std::uint32_t> seed;
    std::optional<std::int64_t> trial;
    std::vector<std::string> handles;
    bool take = false;
};

TrialWish wishOf(const TrialArguments& arguments, Day today)
{
    TrialWish wish;
    wish.warmth = arguments.warmth == "wrote" ? TrialWish::Warmth::engaged
        : arguments.warmth == "silent"        ? TrialWish::Warmth::quiet
                                              : TrialWish::Warmth::any;
    wish.outcome = arguments.outcome == "comments" ? TrialOutcome::comments : TrialOutcome::stays;
    wish.fewestFollowDays = arguments.fewestFollowDays;
    wish.most = arguments.most;
    wish.end = arguments.end.empty() ? today + std::chrono::days(arguments.days)
                                     : *parseDay(arguments.end);
    return wish;
}

/// What a trial that begins now would be.
struct Proposal {
    TrialEligible eligible;
    TrialWish wish;
    TrialProposal trial;
};

Result<Proposal> proposal(
    Workspace& workspace, Id<Creator> creator, const TrialArguments& arguments, Seconds moment)
{
    const Day today = dayOf(moment);
    Proposal made;
    made.wish = wishOf(arguments, today);
    if (made.wish.end <= today)
        return fail(Error::Code::invalid, "the trial would end on {}, which is not after today",
            formatDay(made.wish.end));
    auto eligible = trialEligible(workspace, creator, today);
    if (!eligible)
        return tl::unexpected(eligible.error());
    made.eligible = std::move(*eligible);
    made.trial = proposedTrial(made.eligible, made.wish, today);
    return made;
}

std::string tooFew(const Proposal& made)
{
    if (!made.trial.isMeasurable())
        return "No comments were imported; a trial of them needs a file of comments";
    return fmt::format(
        "{} of {} followers may be drawn: those who follow you, whom you neither follow nor "
        "decided on, who are in no running trial and whom you mean. A trial needs {} at least",
        made.trial.candidates, made.eligible.candidates.size(), kFewestTrialPeople);
}

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
            if (!made->trial.enough())
                return unanswered(session, tooFew(*made));
            if (session.json) {
                session.print(
                    boost::json::object { { "eligible", made->eligible.candidates.size() },
                        { "meant", made->trial.candidates },
                        { "inOtherTrials", made->eligible.inOtherTrials },
                        { "snapshotAt", formatTime(made->eligible.snapshotAt) },
                        { "people", made->trial.people }, { "blocks", made->trial.blocks },
                        { "end", formatDay(made->wish.end) },
                        { "outlook", toJson(made->trial.outlook) } });
                return ExitCode::done;
            }
            session.out << made->eligible.candidates.size() << " followers are eligible as of "
                        << formatDay(dayOf(made->eligible.snapshotAt)) << ", "
                        << made->trial.candidates << " of them are meant; " << made->trial.people
                        << " would take part, in " << made->trial.blocks << " blocks, until "
                        << formatDay(made->wish.end) << ".\n"
                        << sentence(made->trial.outlook) << '\n';
            return ExitCode::done;
        });
}

ExitCode start(Session& session, const TrialArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            const Seconds moment = now();
            const auto made = proposal(workspace, creator.id, arguments, moment);
            if (!made)
                return session.failed(made.error());
            if (!made->trial.enough())
                return unanswered(session, tooFew(*made));
            const auto sealed = startTrial(workspace, creator.id, arguments.name, made->wish,
                arguments.seed ? *arguments.seed : std::random_device()(), moment);
            if (!sealed)
                return session.failed(sealed.error());
            if (session.json) {
                auto document = toJson(*sealed);
                document["outlook"] = toJson(made->trial.outlook);
                session.print(document);
                return ExitCode::done;
            }
            const auto follow = std::count_if(sealed->units.begin(), sealed->units.end(),
                [](const TrialUnit& unit) { return unit.follow; });
            session.out << "Sealed as trial " << sealed->id.value << " (seed " << sealed->seed
                        << ", " << sealed->hash << "): " << follow << " to follow, "
                        << static_cast<std::ptrdiff_t>(sealed->units.size()) - follow
                        << " to leave alone until " << formatDay(sealed->end) << ".\n"
                        << sentence(made->trial.outlook)
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
                "ended early", "people" } };
            for (const Trial& trial : *trials)
                rows.push_back({ std::to_string(trial.id.value), printable(trial.name),
                    formatDay(trial.start()), formatDay(trial.end),
                    trial.ended() ? formatDay(trial.ended()->day()) : "",
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
            else if (!trial.runs(dayOf(now())))
                session.out << table(rows) << "The trial is over since "
                            << formatDay(trial.lastDay()) << ".\n";
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

ExitCode endTrial(Session& session, const TrialArguments& arguments)
{
    return withTrial(session, arguments.trial, Workspace::Access::write,
        [&](Workspace& workspace, const Creator& creator, const Trial& trial) {
            const auto said = arguments.take
                ? workspace.trials().goOn(trial.id, now())
                : workspace.trials().endEarly(trial.id, now(), arguments.reason);
            const auto all = workspace.trials().all(creator.id);
            if (!said || !all)
                return session.failed(said ? all.error() : said.error());
            const Trial& stands = *std::find_if(
                all->begin(), all->end(), [&](const Trial& one) { return one.id == trial.id; });
            if (session.json)
                session.print(toJson(stands));
            else if (stands.ended())
                session.out << "Trial " << stands.id.value << " was ended on "
                            << formatDay(stands.lastDay())
                            << ". Its answer is that of the archives until then; the people in it "
                               "are free. The sealed plan is kept. --take-back lets it go on.\n";
            else
                session.out << "Trial " << stands.id.value << " goes on until "
                            << formatDay(stands.end) << ".\n";
            return ExitCode::done;
        });
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
            printTrial(session.out, trial, *found, whole);
            return code;
        });
}

void addWish(CLI::App* command, TrialArguments& arguments)
{
    auto* days = command->add_option("--days", arguments.days, "How long it runs")
                     ->check(CLI::Range(7, 365))
                     ->capture_default_str();
    command->add_option("--end", arguments.end, "Or its last day (YYYY-MM-DD)")
        ->check(isDay)
        ->excludes(days);
    command
        ->add_option("--outcome", arguments.outcome,
            "What is measured: who still follows at the end, or how much each comments until then")
        ->check(CLI::IsMember({ "stays", "comments" }))
        ->capture_default_str();
    command
        ->add_option("--warmth", arguments.warmth,
            "Who wrote a comment or a message so far, who was silent, or any")
        ->check(CLI::IsMember({ "any", "wrote", "silent" }))
        ->capture_default_str();
    command
        ->add_option("--tenure", arguments.fewestFollowDays,
            "They follow for so many days at least; 0: whoever")
        ->check(isCount)
        ->capture_default_str();
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
    addWish(planned.first, *planned.second);
    const auto started =
        verb("start", "Draw and seal the plan: afterwards nothing of it can be changed", start);
    started.first->add_option("--name", started.second->name, "Its name")->required();
    addWish(started.first, *started.second);
    started.first->add_option("--seed", started.second->seed, "Of the lot; else one by chance");
    verb("list", "All trials, newest first",
        [](Session& all, const TrialArguments&) { return list(all); });
    which(verb("worklist", "Whom to follow; --json: everybody in it with their arm", worklist));
    const auto ticked = verb("followed", "Tick off whom you followed on TikTok", followed);
    which(ticked);
    ticked.first->add_option("handles", ticked.second->handles, "Their user names")->required();
    ticked.first->add_flag("--take-back", ticked.second->take, "You did not");
    const auto ended = verb("end",
        "End it early: its answer is then that of the archives until today, and the people in it "
        "are free",
        endTrial);
    which(ended);
    auto* back = ended.first->add_flag("--take-back", ended.second->take, "It goes on as planned");
    ended.first->add_option("--reason", ended.second->reason, "Why, in your words")->excludes(back);
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
