#pragma once

#include "core/base/Result.h"
#include "core/import/CommentSorter.h"
#include "core/import/RowSorter.h"
#include "core/records/DayMetrics.h"
#include "core/records/FollowerTables.h"
#include "core/records/Import.h"
#include "core/records/Post.h"
#include "core/records/Profile.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// Notes what could not be taken, and counts what the notes no longer hold.
class Reports {
public:
    /// rows  that one note tells of
    void add(std::string place, std::string reason, std::int64_t rows = 1)
    {
        m_count += rows;
        if (m_kept.size() < kMostReports)
            m_kept.push_back({ std::move(place), std::move(reason) });
    }
    void add(const Reports& more)
    {
        for (const Report& report : more.m_kept)
            add(report.place, report.reason, 0);
        m_count += more.m_count;
    }
    std::int64_t count() const { return m_count; }
    const std::vector<Report>& kept() const { return m_kept; }

private:
    std::vector<Report> m_kept;
    std::int64_t m_count = 0;
};

/// One list of names of an archive, read and waiting.
struct StagedList {
    bool present = false; ///< the file holds the list
    bool isNull = false; ///< ... as null: nothing is said of who is in it
    bool isCut = false; ///< the file ends in it: who is missing may still be there
    std::unique_ptr<RowSorter> rows = std::make_unique<RowSorter>();
    std::vector<std::optional<Seconds>> nameless;
    std::optional<std::int64_t> ownCount; ///< what the profile says
};

/// What a data archive holds of what Mutuals keeps.
struct ArchiveContent {
    StagedList followers, following, blocked;
    std::optional<std::vector<Post>> posts;
    std::optional<std::vector<Comment>> comments; ///< the creator's own
    std::optional<std::vector<Message>> messages;
    std::optional<int> conversations;
};

/// One file or table, read and judged, nothing written yet.
struct Staged {
    std::string file; ///< as FileOutcome::file
    ImportKind kind = ImportKind::archive;
    std::string owner; ///< handle; "" when neither content nor name says whose it is
    /// The owner is whom a third-party tool looked at: no proof that the file is theirs.
    bool isByTool = false;
    std::string content; ///< fingerprint of the bytes
    Seconds asOf {};
    /// The content says no day: asOf is the earliest that it can be, or zero.
    bool isUndated = false;
    std::optional<Day> from, to;
    std::int64_t seen = 0; ///< rows
    std::int64_t rejected = 0;
    Reports reports;
    std::vector<std::string> notes;

    std::unique_ptr<ArchiveContent> archive;
    std::vector<DayMetrics> days; ///< of the daily tables, each day once, oldest first
    std::vector<ActiveHour> hours; ///< studioActivity, each hour once
    std::vector<FollowerShare> shares; ///< studioGender, studioTerritories; each name once
    std::vector<Post> posts; ///< studioContent, businessPosts
    std::unique_ptr<CommentSorter> comments; ///< comments; null for files of other kinds
    std::vector<Profile> profiles; ///< followers, profiles; each handle once

    /// How the user said to read a table that no reader knows.
    struct Mapping {
        std::string header; ///< as Mappings keeps it; "" the table has none to know it by
        std::string mapping;
    };
    std::optional<Mapping> mapping;
};

} // namespace mutuals
