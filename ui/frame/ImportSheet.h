#pragma once

#include "ui/widgets/Sheet.h"

#include "core/import/Importer.h"

#include <string>
#include <vector>

class QCheckBox;
class QScrollArea;
class QVBoxLayout;

namespace mutuals::ui {

class Button;
class GrowingColumn;
class Label;
class MapperSheet;

/// What the files of a drop would bring, file by file, before anything goes in. The user answers
/// what a file asks, leaves files out, and lets the others in.
class ImportSheet : public Sheet {
    Q_OBJECT

public:
    struct HiddenNames {
        bool all = false; ///< no name of a person is shown
        std::string creator; ///< nor this handle, in file names and sentences; "": none
    };

    ImportSheet(QWidget* host, const QWidgetList& beneath);

    /// Shows the files anew; those that the user left out before stay out when `keep`.
    ///
    /// creators  handles that the workspace holds
    void showFiles(const std::vector<FileOutcome>& files, const std::vector<std::string>& creators,
        const HiddenNames& hidden, bool keep);
    void setWorking(bool working); ///< an answer is being read: no button does anything
    const std::vector<FileOutcome>& files() const { return m_files; }

    struct Answer {
        std::size_t file;
        ImportOptions options;
    };

signals:
    void answered(const std::vector<mutuals::ui::ImportSheet::Answer>& answers);
    void importRequested(const std::vector<bool>& chosen); ///< one per file
    void leftOut(); ///< nothing of it goes in

private:
    void buildLayout();
    void addFile(int number, QVBoxLayout* column);
    QWidget* question(std::size_t file); ///< nullptr: it asks nothing
    void answer(std::size_t file, const ImportOptions& options);
    void askColumns(std::size_t file);
    void sum(); ///< title, sentence and buttons by what is chosen
    void proceed();
    void chooseAll(bool chosen);

    struct Choice {
        bool chosen = true;
        ImportOptions answers;
    };
    std::vector<FileOutcome> m_files;
    std::vector<Choice> m_choices; ///< one per file
    std::vector<int> m_order; ///< in which they are shown: what asks first
    std::vector<std::string> m_creators;
    HiddenNames m_hidden;
    MapperSheet* m_mapper;
    std::size_t m_mapped = 0; ///< the file whose columns are asked for
    Label* m_title;
    Label* m_sentence;
    QScrollArea* m_area = nullptr;
    GrowingColumn* m_cards;
    QCheckBox* m_all;
    Button* m_leave;
    Button* m_go;
};

} // namespace mutuals::ui
