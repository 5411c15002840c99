#pragma once

#include "core/base/Result.h"
#include "core/store/Backups.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace mutuals::ui {

class BackupsSheet;
class Desk;
class Job;

/// Shows the backups of the open workspace, makes one more, brings one back.
class BackupFlow : public QObject {
    Q_OBJECT

public:
    BackupFlow(Desk& desk, BackupsSheet* sheet, QObject* parent);
    void show();
    void make();
    void clear(); ///< the workspace closes

signals:
    void restored(); ///< everything that is shown is of another time
    void said(const QString& text, const std::function<void()>& undo);
    void failed(const mutuals::Error& error);

private:
    void restore(const Backup& backup, bool again);

    Desk& m_desk;
    BackupsSheet* m_sheet;
    QPointer<Job> m_counting;
};

} // namespace mutuals::ui
