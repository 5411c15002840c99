#pragma once

#include "core/import/Importer.h"

#include <QObject>

#include <filesystem>
#include <set>
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
    /// The complete rows of a file that was refused because it ends early.
    void takeCompleteRows(Session& session, const std::filesystem::path& file);

signals:
    void finished(const std::vector<mutuals::FileOutcome>& outcomes);
    void failed(const mutuals::Error& error); ///< files that were in before stay in

private:
    using Outcomes = std::vector<FileOutcome>;

    /// What became so far of files that were brought together.
    struct Drop {
        ImportOptions options; ///< for each file
        Outcomes outcomes;
        std::filesystem::path asked; ///< the file that a question was put about
        ImportOptions answers; ///< `options` and what the user said of that file
        std::set<std::filesystem::path> left; ///< files whose question stays open
    };
    void run(Session& session, std::vector<std::filesystem::path> paths,
        const ImportOptions& options, Drop drop);
    void askNext(Session& session, Drop drop);
    bool ask(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askWhose(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askRename(Session& session, const FileOutcome& outcome, ImportOptions& options);
    bool askYear(const FileOutcome& outcome, ImportOptions& options);
    bool askDay(const FileOutcome& outcome, ImportOptions& options);

    Dialogs& m_dialogs;
    QWidget* m_window;
};

} // namespace mutuals::ui
