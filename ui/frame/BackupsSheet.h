#pragma once

#include "ui/widgets/Sheet.h"

#include "core/store/Backups.h"

#include <optional>
#include <vector>

namespace mutuals::ui {

class Button;
class GrowingColumn;
class Label;

/// What is known of a backup without opening it, and what looking into it gave.
struct ShownBackup {
    Backup backup;
    std::optional<int> imports; ///< nothing: not looked at yet, or it does not open
};

/// The backups of the workspace, newest first, each with a way back to it.
class BackupsSheet : public Sheet {
    Q_OBJECT

public:
    BackupsSheet(QWidget* host, const QWidgetList& beneath);
    void showBackups(const std::vector<ShownBackup>& backups, bool changeable);

signals:
    void restoreRequested(const mutuals::Backup& backup);
    void backupRequested();

private:
    QWidget* row(const ShownBackup& shown, bool changeable);

    GrowingColumn* m_rows;
    Label* m_none;
    Button* m_make;
    Button* m_close;
};

} // namespace mutuals::ui
