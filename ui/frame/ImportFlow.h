#pragma once

#include "core/import/Importer.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <vector>

namespace mutuals::ui {

class Dialogs;
class Session;

/// Takes files from a drop or a file box into the workspace: reads on the writing thread, asks what
/// only the user can know, tells how it ended.
class ImportFlow : public QObject {
    Q_OBJECT

public:
    ImportFlow(Dialogs& dialogs, QWidget* window);
    void start(Session& session, std::vector<std::filesystem::path> paths, ImportOptions options);

signals:
    void finished(const std::vector<mutuals::FileOutcome>& outcomes);
    void failed(const mutuals::Error& error); ///< files that were in before stay in

private:
    Dialogs& m_dialogs;
    QWidget* m_window;
};

} // namespace mutuals::ui
