#pragma once

#include "core/import/Importer.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace mutuals::ui {

class Button;

/// Asks of each undecided text file of an archive which list it is, beside its first rows.
class ListsQuestion : public QWidget {
    Q_OBJECT

public:
    /// outcome    with the question `lists`
    /// answers    what was said of the file before, or chosen and not sent yet
    /// hideNames  the first rows show no names
    ListsQuestion(const FileOutcome& outcome, const ImportOptions& answers, bool hideNames,
        QWidget* parent = nullptr);

signals:
    void drafted(const mutuals::ImportOptions& answers); ///< chosen so far
    void answered(const mutuals::ImportOptions& answers); ///< every list is named

private:
    QComboBox* addList(const UndecidedList& list, bool hideNames);
    void choose();

    ImportOptions m_answers;
    std::vector<UndecidedList> m_lists;
    std::vector<QComboBox*> m_boxes; ///< one per list
    Button* m_use;
};

} // namespace mutuals::ui
