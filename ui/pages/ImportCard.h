#pragma once

#include "ui/widgets/FileCard.h"

#include "core/import/Importer.h"
#include "core/records/Import.h"

#include <functional>
#include <string>
#include <vector>

namespace mutuals::ui {

/// A file that went in, on the timeline of the Imports page. Its report ends with what can be done:
/// keep the rows that were left out as a table, take the import back.
class ImportCard : public FileCard {
    Q_OBJECT

public:
    /// `reports` reads its reports when the card is opened. `hidden` is a handle that the card must
    /// not name; empty: none. `changeable`: the workspace may be written.
    ImportCard(const Import& import, std::function<std::vector<Report>()> reports,
        const std::string& hidden, bool changeable, QWidget* parent = nullptr);

signals:
    void takeBackRequested(const mutuals::Import& import);
    void reportsWanted(const mutuals::Import& import); ///< as a file

protected:
    void fillReport(QVBoxLayout* rows, const std::vector<Report>& reports) override;

private:
    Import m_import;
    bool m_changeable;
};

/// What became of a file just now, refused ones included.
FileCard* outcomeCard(const FileOutcome& outcome, const std::string& hidden);

} // namespace mutuals::ui
