#pragma once

#include "ui/pages/Page.h"

#include "core/import/Importer.h"

#include <vector>

class QVBoxLayout;

namespace mutuals::ui {

class Button;
class EmptyState;
class Label;
class PageScroll;

/// All files that went in, newest first; each opens to its report. After an import, on top, what
/// became of each file of it.
class ImportsPage : public Page {
    Q_OBJECT

public:
    explicit ImportsPage(QWidget* parent = nullptr);
    void reload() override;

    /// What just came in, or did not. Stays on top until the user closes it.
    void showOutcomes(const std::vector<FileOutcome>& outcomes);
    void clearOutcomes(); ///< they are of a workspace that is no longer open

signals:
    void completeRowsRequested(const std::filesystem::path& file);

private:
    void fillRecent();
    void addMonth(const QString& month);

    std::vector<FileOutcome> m_outcomes; ///< of the newest import
    PageScroll* m_body;
    EmptyState* m_empty;
    QWidget* m_recent;
    QVBoxLayout* m_recentCards;
    Label* m_recentTitle;
    QWidget* m_timeline;
    QVBoxLayout* m_timelineCards;
};

} // namespace mutuals::ui
