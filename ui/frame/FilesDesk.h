#pragma once

#include "core/import/Importer.h"

#include <QObject>
#include <QStringList>
#include <QWidget>

#include <filesystem>
#include <vector>

namespace mutuals::ui {

class BackupFlow;
class Desk;
class Dialogs;
class ImportFlow;
class JobBar;
class Settings;
class TakeBack;
class Toast;

/// Where files come in and go out again: what is dropped or chosen, what is taken back, the
/// backups. Tells the user how each of it ended.
class FilesDesk : public QObject {
    Q_OBJECT

public:
    /// What is told, and over what a sheet lies while it asks.
    struct Surroundings {
        QWidget* host;
        QWidgetList beneath;
        JobBar* jobs;
        Toast* toast;
    };
    FilesDesk(Desk& desk, Settings& settings, Dialogs& dialogs, const Surroundings& around,
        QObject* parent);

    void choose(); ///< asks for files
    void bring(const QStringList& files);
    void bringSample(const std::filesystem::path& folder); ///< into the workspace that is open
    void takeBack(const Import& import);
    void showBackups();
    void backUp();
    void clear(); ///< the workspace closes

signals:
    void imported(const std::vector<mutuals::FileOutcome>& outcomes);
    void takenBack(const mutuals::Import& import);
    void restored(); ///< all that is shown is of another time

private:
    void connectFlows();
    bool mayChange(); ///< else says why not
    void tellImport(const Error& error, bool anyIn);
    void tell(const QString& title, const Error& error, const QString& file);
    QString workspaceName() const;

    Desk& m_desk;
    Settings& m_settings;
    Dialogs& m_dialogs;
    JobBar* m_jobs;
    Toast* m_toast;
    ImportFlow* m_flow;
    TakeBack* m_takeBack;
    BackupFlow* m_backups;
};

} // namespace mutuals::ui
