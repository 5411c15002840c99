#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/records/Creator.h"
#include "core/records/Decision.h"
#include "core/records/Profile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// A person is one account on TikTok under one or several handles (renames). Id<Person> is the
/// number of the newest handle; the handles are joined by the follow time, equal to the second.
struct Person;

/// How a person stands to the creator in one snapshot. TikTok says "friends" for mutual.
enum class Relation { mutual, fan, followingOnly, none };
std::string_view relationName(Relation relation); ///< "mutual", "fan", "following-only", "none"

/// Which persons of a snapshot. came, left, returned, renamed and nameGone are told by the snapshot
/// and the one before it, or another one before. Who is nameGone still has a row, with the same
/// follow time, but "N/A" for a name; nameless are all rows that TikTok calls so.
enum class FollowerView {
    all,
    mutual,
    fans,
    followingOnly,
    came,
    left,
    returned,
    renamed,
    nameGone,
    nameless
};
std::string_view viewName(
    FollowerView view); ///< as mutuals-cli spells it: all mutual fans following-only new ...
std::optional<FollowerView> viewNamed(std::string_view name);

enum class FollowerColumn {
    handle,
    followedAt,
    followedBackAt,
    relation,
    comments,
    messages,
    decision
};
std::optional<FollowerColumn> columnNamed(std::string_view name);

struct FollowerQuery {
    Id<Creator> creator;
    FollowerView view = FollowerView::all;
    std::optional<Day> at; ///< the newest snapshot of that day or before; without: the newest
    /// Compared with the newest snapshot of that day or before; without: with the one before.
    std::optional<Day> since;
    std::string search; ///< part of a handle, present or earlier; empty: all
    FollowerColumn sort = FollowerColumn::followedAt;
    bool descending = true; ///< unknown values come last both ways
};

/// A moment that is only known to lie between two exports.
struct Between {
    Seconds after {}; ///< last export that still had the person
    Seconds before {}; ///< first export without
};

/// One line of the followers table. What no file says is nothing, never zero.
struct FollowerRow {
    Id<Person> person;
    std::string handle; ///< "" for a nameless row
    std::string displayName; ///< "" where no file gives one
    std::optional<Profile> profile; ///< nothing when no file speaks of it
    std::optional<Seconds> followedAt; ///< they follow the creator since
    std::optional<Seconds> followedBackAt; ///< the creator follows them since
    Relation relation = Relation::none;
    std::optional<Seconds> firstSeen; ///< first export that lists them as a follower
    std::optional<Seconds> lastSeen;
    std::optional<Between> left; ///< set when they are gone at the snapshot
    bool nameGone = false; ///< and a row without a name has taken their place
    std::vector<std::string> earlierHandles; ///< oldest first
    /// On the creator's posts; nothing when no comment file was imported.
    std::optional<int> comments;
    std::optional<int> messages; ///< exchanged, both ways; nothing when no archive holds messages
    std::optional<Choice> decision;
    /// 0..100, as score() of core/curation/Curation.h; nothing when they are not a candidate.
    std::optional<double> score;
};

struct FollowerCounts {
    int all = 0, mutual = 0, fans = 0, followingOnly = 0;
    std::optional<int> came, left, returned, renamed, nameGone; ///< nothing for a first snapshot
    int nameless = 0;
};

} // namespace mutuals
