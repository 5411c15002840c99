#pragma once

#include "core/import/archive/TxtLetters.h"

#include <optional>
#include <string_view>

namespace mutuals {

/// What the archive's TXT files call things, in the languages that are known. TikTok translates
/// file names and labels, and gives no list of them. Source: FORMATS 1.10; the words marked
/// "plausible" in TxtWords.cpp were seen in no export, only in the app.

/// What a file of the archive holds.
enum class TxtSection {
    followers,
    following,
    blocked,
    posts,
    comments,
    messages,
    profile,
    other, ///< known, and nothing that Mutuals keeps
};

/// What a file's name tells. `part` numbers the pieces of one list ("Following_2.txt"), a copy is
/// one that a browser or the user made ("Follower (1).txt").
struct TxtFileName {
    std::optional<TxtSection> section; ///< nothing: a name in no known language
    int part = 0;
    bool isCopy = false;
};
TxtFileName txtFileName(std::string_view name);

enum class TxtWord { date, name, comment, likes, followerCount, followingCount, other };

/// What a label means, given its letters; nothing: no known word.
std::optional<TxtWord> txtWord(std::string_view letters);

/// Whether letters are the beginning of a label that records begin with, as a cut file leaves it.
bool beginsTxtWord(std::string_view letters);

/// Whether a value says that there is none: "N/A", or that in the archive's language.
bool isTxtNothing(std::string_view value);

} // namespace mutuals
