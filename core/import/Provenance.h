#pragma once

#include "core/import/FileName.h"
#include "core/import/Importer.h"
#include "core/import/Staged.h"
#include "core/import/studio/YearlessDates.h"
#include "core/import/table/TableReader.h"

namespace mutuals {

/// The last minute of a day.
Seconds endOf(Day day);

/// What the name of a file, and the user, say about what is read from it.
struct Provenance {
    FileName said;
    const ImportOptions& options;
    Day latest {}; ///< no day is after this one

    /// Studio's window ends in the hours after its last day.
    PeriodHint period() const;
    /// What else its tables may need to know.
    TableContext tables() const { return { options.creators, options.mappings }; }
    /// When an archive was made that does not say it itself.
    Seconds madeAt() const;
    /// Adds the owner and the time that the content leaves open. What has no time then has none.
    void complete(Staged& staged) const;
};

} // namespace mutuals
