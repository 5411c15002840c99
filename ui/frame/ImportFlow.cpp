#include "ui/frame/ImportFlow.h"

#include "ui/Dialogs.h"
#include "ui/frame/Session.h"

namespace mutuals::ui {

using namespace Qt::StringLiterals;

ImportFlow::ImportFlow(Dialogs& dialogs, QWidget* window)
    : QObject(window)
    , m_dialogs(dialogs)
    , m_window(window)
{
}

void ImportFlow::start(
    Session& session, std::vector<std::filesystem::path> paths, ImportOptions options)
{
    if (!session.writes())
        return;
    const QString title = paths.size() == 1
        ? tr("Importing %1").arg(QString::fromStdString(paths.front().filename().string()))
        : tr("Importing %1 files").arg(paths.size());
    session.writes()->enqueue(
        this, title,
        [paths, options](Workspace& workspace, const Run& run) {
            return importFiles(workspace, paths, options, run);
        },
        [this](Result<std::vector<FileOutcome>> result) {
            if (result)
                emit finished(*result);
            else
                emit failed(result.error());
        });
}

} // namespace mutuals::ui
