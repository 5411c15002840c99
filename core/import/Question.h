#pragma once

namespace mutuals {

/// What the user must say before a file can go in. The answers are fields of ImportOptions.
enum class Question {
    none,
    whose, ///< it does not say, and there are several creators: creator
    isMe, ///< it names its owner; are the earlier files without a name theirs: renameMe
    when, ///< nothing says when the export was made: asOf
    year, ///< its days may lie in several years: year
    cut, ///< it ends early; its complete rows could be taken: acceptPartial
    lists, ///< it is text in an unknown language: lists, for each of FileOutcome::undecided
    columns, ///< nobody knows the table: mappings, see FileOutcome::unknownTable
    dates, ///< its mapping does not say whether the day or the month comes first: mappings
};

} // namespace mutuals
