#include "core/import/Commit.h"

#include "core/import/table/KnownMappings.h"
#include "core/store/Workspace.h"

#include <set>

namespace mutuals {

namespace {

/// One import on its way into the tables.
class Committer {
public:
    Committer(Workspace& workspace, const Owner& owner, Staged& staged, const Run& run)
        : m_workspace(workspace)
        , m_staged(staged)
        , m_notes(staged.notes)
        , m_run(run)
    {
        m_import.creator = owner.creator.id;
        m_import.kind = staged.kind;
        m_import.file = staged.file;
        m_import.importedAt = now();
        m_import.asOf = staged.asOf;
        m_import.from = staged.from;
        m_import.to = staged.to;
        m_import.owner = owner.told;
        m_import.rows.seen = staged.seen;
        m_import.rows.rejected = staged.rejected;
    }

    Result<> run()
    {
        auto begun = m_workspace.imports().begin(m_import, m_staged.content);
        if (!begun)
            return tl::unexpected(begun.error());
        m_import.id = *begun;
        auto done = m_staged.archive ? archive(*m_staged.archive) : table();
        if (!done)
            return done;
        m_import.rows.known = m_import.rows.seen - m_import.rows.rejected - m_import.rows.fresh;
        return m_workspace.imports().finish(m_import, m_seal, m_staged.reports.kept());
    }

    const Import& import() const { return m_import; }
    const std::vector<Overlap>& overlaps() const { return m_overlaps; }
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    /// A list that goes in.
    struct Chosen {
        Listed listed;
        RowSorter* rows;
    };

    /// Adds the list to those that go in, unless it says nothing of who is in it.
    Result<> choose(StagedList& staged, ListKind kind, std::string_view name,
        std::optional<int>& count, std::vector<Chosen>& chosen)
    {
        if (!staged.present)
            return {};
        count = static_cast<int>(staged.rows->rows());
        // Null says nothing of who is in the list: nobody is taken to have left.
        if (staged.isNull)
            return {};
        // Nor does a list that was cut, once a whole one is known.
        if (staged.isCut) {
            const auto earlier = m_workspace.listings().any(m_import.creator, kind);
            if (!earlier)
                return tl::unexpected(earlier.error());
            if (*earlier) {
                m_notes.push_back(fmt::format(
                    "The {} list is cut. Whoever is missing there would seem to have left, so the "
                    "list was left out.",
                    name));
                m_import.rows.rejected += staged.rows->rows();
                return {};
            }
            m_notes.push_back(fmt::format("The {} list is cut.", name));
        }
        Listing listing { m_import.creator, m_import.id, kind, m_import.asOf, staged.rows->rows(),
            staged.nameless, staged.ownCount };
        if (auto sorted = staged.rows->rewind(); !sorted)
            return sorted;
        chosen.push_back({ { std::move(listing), staged.rows.get() }, staged.rows.get() });
        return {};
    }

    Result<> lists(ArchiveContent& content)
    {
        std::vector<Chosen> chosen;
        ListCounts& lists = m_import.lists;
        auto done =
            choose(content.followers, ListKind::followers, "follower", lists.followers, chosen)
                .and_then([&] {
                    return choose(content.following, ListKind::following, "following",
                        lists.following, chosen);
                })
                .and_then([&] {
                    return choose(
                        content.blocked, ListKind::blocked, "block", lists.blocked, chosen);
                });
        if (!done)
            return done;
        std::vector<Listed> listed;
        for (const Chosen& one : chosen)
            listed.push_back(one.listed);
        const auto counts = m_workspace.listings().put(listed, m_seal, part());
        if (!counts)
            return tl::unexpected(counts.error());
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const RowSorter& rows = *chosen[i].rows;
            m_told += rows.rows();
            m_import.rows.fresh += (*counts)[i].fresh;
            // Rows that wait in a temporary file could fail to come back, and would look like
            // people who left.
            if ((*counts)[i].fresh + (*counts)[i].known + rows.repeated() != rows.rows())
                return fail(Error::Code::cannotWrite, "temporary file: rows are missing");
            if (rows.repeated() > 0)
                m_notes.push_back(fmt::format("Names listed more than once: {}.", rows.repeated()));
        }
        return {};
    }

    template <class Rows, class Add>
    Result<> some(const std::optional<Rows>& rows, std::optional<int>* count, bool counted, Add add)
    {
        if (!rows)
            return {};
        if (count)
            *count = static_cast<int>(rows->size());
        const auto fresh = add(*rows);
        if (!fresh)
            return tl::unexpected(fresh.error());
        if (counted)
            m_import.rows.fresh += *fresh;
        return {};
    }

    Result<int> comments(CommentSorter& rows)
    {
        if (auto sorted = rows.rewind(); !sorted)
            return tl::unexpected(sorted.error());
        auto fresh =
            m_workspace.talk().addComments(m_import.creator, m_import.id, rows, m_seal, part());
        m_told += rows.rows();
        if (fresh && !rows.allGiven())
            return fail(Error::Code::cannotWrite, "temporary file: rows are missing");
        return fresh;
    }

    Result<int> ownComments(const std::vector<Comment>& own)
    {
        CommentSorter rows;
        for (const Comment& comment : own) {
            if (auto added = rows.add(comment); !added)
                return tl::unexpected(added.error());
        }
        return comments(rows);
    }

    Result<> archive(ArchiveContent& content)
    {
        Talk& talk = m_workspace.talk();
        ListCounts& counts = m_import.lists;
        counts.conversations = content.conversations;
        return lists(content)
            .and_then([&] {
                return some(content.posts, &counts.posts, true, [&](const auto& rows) {
                    return talk.addPosts(m_import.creator, m_import.id, rows, m_seal);
                });
            })
            .and_then([&] {
                return some(content.comments, &counts.comments, true,
                    [&](const auto& rows) { return ownComments(rows); });
            })
            .and_then([&] {
                return some(content.messages, nullptr, false, [&](const auto& rows) {
                    return talk.addMessages(m_import.creator, m_import.id, rows, m_seal);
                });
            });
    }

    /// Notes what a table met in the workspace.
    Result<int> met(Result<Added> added)
    {
        if (!added)
            return tl::unexpected(added.error());
        m_overlaps = std::move(added->overlaps);
        for (const DayRange& gap : { added->gapBefore, added->gapAfter }) {
            if (!gap.empty())
                m_notes.push_back(
                    fmt::format("No table tells of {} to {}: get them from Studio too.",
                        formatDay(gap.from), formatDay(gap.end - std::chrono::days(1))));
        }
        return added->fresh;
    }

    Result<Added> followerTable()
    {
        if (m_staged.hours.empty())
            return m_workspace.studioAudience().addShares(
                m_import.creator, m_import.id, m_staged.shares, m_seal);
        std::set<Day> days;
        for (const ActiveHour& hour : m_staged.hours)
            days.insert(hour.day);
        m_import.lists.days = static_cast<int>(days.size());
        return m_workspace.studioAudience().addHours(
            m_import.creator, m_import.id, m_staged.hours, m_seal);
    }

    Result<> table()
    {
        Result<int> fresh = 0;
        if (!m_staged.hours.empty() || !m_staged.shares.empty()) {
            fresh = met(followerTable());
        } else if (!m_staged.profiles.empty()) {
            m_import.lists.profiles = static_cast<int>(m_staged.profiles.size());
            fresh = m_workspace.profiles().add(
                m_import.creator, m_import.id, m_staged.profiles, m_seal);
        } else if (m_staged.comments) {
            m_import.lists.comments = static_cast<int>(m_staged.comments->rows());
            fresh = comments(*m_staged.comments);
        } else if (!m_staged.posts.empty()) {
            m_import.lists.posts = static_cast<int>(m_staged.posts.size());
            fresh = met(
                m_workspace.videos().add(m_import.creator, m_import.id, m_staged.posts, m_seal));
        } else {
            m_import.lists.days = static_cast<int>(m_staged.days.size());
            fresh = met(m_workspace.days().add(
                m_import.creator, m_import.id, m_staged.kind, m_staged.days, m_seal));
        }
        if (!fresh)
            return tl::unexpected(fresh.error());
        m_import.rows.fresh += *fresh;
        if (m_staged.mapping && !m_staged.mapping->header.empty())
            return rememberMapping(
                m_workspace, m_staged.mapping->header, m_staged.mapping->mapping, m_import.id);
        return {};
    }

    /// Counts on from the lists before.
    Run part() const
    {
        return { m_run.stop, [this](const Progress& progress) {
                    m_run.report({ m_told + progress.done, m_import.rows.seen });
                } };
    }

    Workspace& m_workspace;
    Staged& m_staged; ///< may be put in again: only the place in its rows changes
    std::vector<std::string> m_notes;
    std::vector<Overlap> m_overlaps;
    const Run& m_run;
    Import m_import;
    RowSeal m_seal;
    std::int64_t m_told = 0; ///< rows of the lists that are in
};

} // namespace

Result<> commit(
    Workspace& workspace, const Owner& owner, Staged& staged, FileOutcome& outcome, const Run& run)
{
    Committer committer(workspace, owner, staged, run);
    if (auto done = committer.run(); !done)
        return done;
    const Import& import = committer.import();
    outcome.state =
        staged.reports.count() > 0 ? FileOutcome::State::reported : FileOutcome::State::imported;
    outcome.import = import.id;
    outcome.lists = import.lists;
    outcome.rows = import.rows;
    outcome.overlaps = committer.overlaps();
    outcome.notes = committer.notes();
    outcome.reports = staged.reports.kept();
    outcome.reportCount = staged.reports.count();
    return {};
}

} // namespace mutuals
