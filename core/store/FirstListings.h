#pragma once

#include "core/store/Listings.h"
#include "core/store/RowsAhead.h"

namespace mutuals {

class LongWork;

/// The stream of a list's rows with what each adds to the seal.
RowsAhead<ListedRow> sealedRows(const Listed& listed);

/// Puts lists of which the creator has none yet, all in one pass by name: accounts and stays go to
/// the ends of their tables, which takes a third of the time of one list after the other (where the
/// second one looks its accounts up). Returns how many rows each list gave. Throws
/// SQLite::Exception and Stopped.
std::vector<std::int64_t> putFirst(
    Connection& connection, const std::vector<Listed>& lists, RowSeal& seal, LongWork& work);

} // namespace mutuals
