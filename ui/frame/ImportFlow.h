#pragma once

#include "core/import/Importer.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace mutuals::ui {

class Dialogs;
class Session;

/// Takes files from a drop or a file box into the workspace: reads on the writing thread, asks what
/// only the user can know (whose a file is, of which day), and tells how it ended.
class ImportFlow : public QObject {
    Q_OBJECT

public:
    ImportFlow(Dialogs& dialogs, QWidget* window);
    void start(Session& session, std::vector<std::filesystem::path> paths, ImportOptions options);
    /// The complete rows of a file of the last start() that was refused because it ends early.
    void takeCompleteRows(Session& session, const std::string& file);

signals:
    void finished(const std::vector<mutuals::FileOutcome>& outcomes);
    void failed(const mutuals::Error& error); ///< files that were in before stay in

private:
    using Outcomes = std::vector<FileOutcome>;

    void run(Session& session, std::vector<std::filesystem::path> paths, ImportOptions options,
        Outcomes before);
    bool ask(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askWhose(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askRename(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askYear(const FileOutcome& outcome, ImportOptions& options);
    bool askDay(const FileOutcome& outcome, ImportOptions& options);
    std::vector<std::filesystem::path> pathsOf(const std::string& file) const;

    Dialogs& m_dialogs;
    QWidget* m_window;
    std::vector<std::filesystem::path> m_paths; ///< of the last start()
};

} // namespace mutuals::ui
