#pragma once

#include "ui/widgets/Card.h"

#include "core/import/Importer.h"
#include "core/records/Import.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace mutuals::ui {

class Button;
class Label;

/// One file on the Imports page: what it is, what it covers, what went in; opens to every place
/// that could not be taken as it was, with the reason.
class ImportCard : public Card {
    Q_OBJECT

public:
    /// An import of the workspace. `reports` reads its reports when the card is opened. `hidden` is
    /// a handle that the card must not name; empty: none.
    ImportCard(const Import& import, std::function<std::vector<Report>()> reports,
        const std::string& hidden, QWidget* parent = nullptr);
    /// What became of a file just now, refused ones included.
    ImportCard(const FileOutcome& outcome, const std::string& hidden, QWidget* parent = nullptr);

signals:
    void completeRowsRequested(const std::filesystem::path& file);

private:
    struct Facts {
        std::optional<ImportKind> kind;
        std::filesystem::path path;
        QString file, state, sentence, rows, covers, advice, details;
        enum class Mood { fine, remarks, known, refused } mood = Mood::fine;
        QStringList notes;
        std::optional<qint64> completeRows; ///< of a file that ends early
    };
    void build(const Facts& facts);
    void toggle();

    QString shown(const QString& text) const; ///< without the hidden handle

    std::function<std::vector<Report>()> m_reports;
    std::string m_hidden;
    QString m_details;
    Button* m_open = nullptr;
    QWidget* m_report = nullptr;
};

} // namespace mutuals::ui
