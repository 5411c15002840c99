#pragma once

#include "core/import/Importer.h"
#include "core/records/Import.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mutuals::ui {

/// What a card says of a file, in words.
struct FileFacts {
    enum class Mood {
        fine,
        remarks, ///< some rows cannot be taken
        known, ///< it is in already
        asks, ///< it goes in once the user answered
        refused,
    } mood = Mood::fine;
    std::optional<ImportKind> kind;
    QString file;
    QString state; ///< the badge: "Ready", "3 left out"; "" for none
    QString sentence;
    QStringList small; ///< lines below it
    QStringList notes; ///< what the user ought to know
    QString details; ///< the first line of the report
    std::function<std::vector<Report>()> reports; ///< read when the card is opened
    std::int64_t reportCount = 0; ///< how many there are, where more than reports() gives
    std::string hidden; ///< a handle that the card must not name; "": none
};

/// Of a file that went in at some time.
FileFacts importFacts(const Import& import);

/// Of a file that was just imported, or refused.
FileFacts outcomeFacts(const FileOutcome& outcome);

/// Of a file that waits for the user's word: what it would do.
///
/// others  handles of the creators that the workspace holds already
FileFacts stagedFacts(const FileOutcome& outcome, const std::vector<std::string>& others);

} // namespace mutuals::ui
