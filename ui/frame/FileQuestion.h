#pragma once

#include "core/import/Importer.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

namespace mutuals::ui {

class FlowLayout;

/// The answers to what a file asks before it can go in, as buttons and fields below its sentence.
class FileQuestion : public QWidget {
    Q_OBJECT

public:
    /// outcome   with a question
    /// creators  handles that the workspace holds
    /// answers   what was said of the file before
    FileQuestion(const FileOutcome& outcome, const std::vector<std::string>& creators,
        const ImportOptions& answers, QWidget* parent = nullptr);

signals:
    void answered(const mutuals::ImportOptions& answers);
    void columnsWanted(); ///< the user will say what the columns of the table are

private:
    void offer(const QString& words, const ImportOptions& answers);
    void askWhose(const std::vector<std::string>& creators);
    void askIsMe(const std::string& handle);
    void askWhen();
    void askColumns();
    void askDates(const std::optional<UnknownTable>& table);
    void askYear(const std::vector<int>& years);

    ImportOptions m_answers;
    FlowLayout* m_row;
};

} // namespace mutuals::ui
