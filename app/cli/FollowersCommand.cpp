#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/audience/FollowerIndex.h"
#include "core/curation/Curation.h"
#include "core/report/Json.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <climits>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct FollowersArguments {
    std::string view = "all";
    std::string at;
    std::string since;
    std::string search;
    std::string sort = "followed-at";
    bool ascending = false;
    std::optional<int> limit;
};

/// Which archives a view needs that are not there; "" when it can be told.
std::string missingFor(const FollowerQuery& query, const std::vector<Snapshot>& snapshots)
{
    const auto known = std::count_if(snapshots.begin(), snapshots.end(),
        [&](const Snapshot& snapshot) { return !query.at || dayOf(snapshot.asOf) <= *query.at; });
    if (known == 0)
        return query.at ? fmt::format("an archive of {} or before", formatDay(*query.at))
                        : "a data archive";
    const auto first = snapshots.front().asOf;
    if (query.since && *query.since < dayOf(first))
        return fmt::format("an archive of {} or before", formatDay(*query.since));
    const bool compares = query.view == FollowerView::came || query.view == FollowerView::left
        || query.view == FollowerView::returned || query.view == FollowerView::renamed
        || query.view == FollowerView::nameGone;
    return compares && known == 1
        ? fmt::format("an archive before that of {}", formatDay(dayOf(first)))
        : "";
}

/// What a profile counts; "" where it is not known.
std::string countOrDash(const FollowerRow& row, std::optional<std::int64_t> Profile::*count)
{
    return row.profile && (*row.profile).*count ? std::to_string(*((*row.profile).*count)) : "";
}

ExitCode runFollowers(Session& session, const FollowersArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            FollowerQuery query;
            query.creator = creator.id;
            query.view = *viewNamed(arguments.view);
            query.at = parseDay(arguments.at);
            query.since = parseDay(arguments.since);
            query.search = arguments.search;
            query.sort = *columnNamed(arguments.sort);
            query.descending = !arguments.ascending;
            const auto snapshots = workspace.imports().archives(creator.id);
            if (!snapshots)
                return session.failed(snapshots.error());
            if (const auto missing = missingFor(query, *snapshots); !missing.empty())
                return session.unanswerable({ Error::Code::notFound, missing });
            FollowerIndex index;
            const auto page = index.firstPage(
                workspace, query, static_cast<std::size_t>(arguments.limit.value_or(INT_MAX)), {});
            if (!page)
                return session.failed(page.error());
            const auto total = page->total;
            auto rows = workspace.followers().rows(creator.id, query.at, page->persons);
            if (!rows)
                return session.failed(rows.error());
            for (FollowerRow& row : *rows) {
                if (row.relation == Relation::fan && !row.handle.empty() && !snapshots->empty())
                    row.score = score(row, snapshots->back().asOf);
            }
            if (session.json) {
                boost::json::array all;
                for (const FollowerRow& row : *rows)
                    all.push_back(toJson(row));
                session.print(
                    boost::json::object { { "total", total }, { "rows", std::move(all) } });
                return ExitCode::done;
            }
            const bool isProfiled = std::any_of(rows->begin(), rows->end(),
                [](const FollowerRow& row) { return row.profile.has_value(); });
            std::vector<std::vector<std::string>> lines { { "handle", "follows since",
                "you follow since", "relation", "comments", "messages", "decision" } };
            if (isProfiled)
                lines.front().insert(lines.front().end(), { "name", "followers", "following" });
            for (const FollowerRow& row : *rows) {
                lines.push_back(
                    { row.handle.empty() ? "N/A" : printable(row.handle), dayOrDash(row.followedAt),
                        dayOrDash(row.followedBackAt), std::string(relationName(row.relation)),
                        numberOrDash(row.comments), numberOrDash(row.messages),
                        row.decision ? std::string(choiceName(*row.decision)) : "" });
                if (isProfiled)
                    lines.back().insert(lines.back().end(),
                        { printable(row.displayName), countOrDash(row, &Profile::followers),
                            countOrDash(row, &Profile::following) });
            }
            session.out << table(lines) << total << " in all\n";
            return ExitCode::done;
        });
}

} // namespace

void addFollowersCommand(CLI::App& app, Session& session)
{
    auto* command =
        app.add_subcommand("followers", "Who follows whom, at the newest export or at a day");
    auto arguments = std::make_shared<FollowersArguments>();
    command
        ->add_option("--view", arguments->view,
            "Which persons; new, left, returned, renamed and name-gone are told against the export "
            "before, or --since")
        ->check(CLI::IsMember({ "all", "mutual", "fans", "following-only", "new", "left",
            "returned", "renamed", "name-gone", "nameless" }))
        ->capture_default_str();
    command
        ->add_option("--at", arguments->at, "The newest export of this day or before (YYYY-MM-DD)")
        ->check(isDay);
    command
        ->add_option(
            "--since", arguments->since, "Compare with the newest export of this day or before")
        ->check(isDay);
    command->add_option("--search", arguments->search, "Part of a handle, present or earlier");
    command->add_option("--sort", arguments->sort, "Column")
        ->check(CLI::IsMember({ "handle", "followed-at", "followed-back-at", "relation", "comments",
            "messages", "decision" }))
        ->capture_default_str();
    command->add_flag("--ascending", arguments->ascending, "Smallest or oldest first");
    command->add_option("--limit", arguments->limit, "At most so many rows")->check(isCount);
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runFollowers(session, *arguments); };
    });
}

} // namespace mutuals::cli
