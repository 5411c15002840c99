#pragma once

#include "ui/pages/Page.h"

#include "core/import/Importer.h"

#include <vector>

class QVBoxLayout;

namespace mutuals::ui {

class Button;
class EmptyState;
class GrowingColumn;
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

    void forgetOutcome(Id<Import> import); ///< it was taken back

signals:
    void takeBackRequested(const mutuals::Import& import);
    void restoreRequested(); ///< a backup

private:
    void fillRecent();
    void addImport(std::size_t number, QVBoxLayout* column);
    void saveReports(const Import& import);

    std::vector<FileOutcome> m_outcomes; ///< of the newest import
    PageScroll* m_body;
    EmptyState* m_empty;
    QWidget* m_recent;
    GrowingColumn* m_recentCards;
    Label* m_recentTitle;
    std::vector<Import> m_imports; ///< newest first
    GrowingColumn* m_timeline;
    Label* m_trouble;
};

} // namespace mutuals::ui
