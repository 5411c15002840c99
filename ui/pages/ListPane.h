#pragma once

#include "ui/pages/Page.h"

#include "core/curation/Curation.h"

#include <optional>

class QAction;
class QStackedWidget;

namespace mutuals::ui {

class Button;
class Decider;
class EmptyState;
class Label;
class RowTable;
class WorklistModel;

/// The people chosen to be followed: open their profiles, tick them off, take the list away as CSV.
/// Those whom a later archive shows in Following are confirmed by it, with the date.
class ListPane : public QWidget {
    Q_OBJECT

public:
    ListPane(Page& page, Decider& decider, QWidget* parent = nullptr);

    void reload();
    int toFollow() const; ///< neither ticked off nor confirmed

protected:
    void changeEvent(QEvent* event) override;

signals:
    void takenOff(); ///< somebody is no longer to be followed

private:
    void buildLayout();
    void takeOff(); ///< the chosen row
    void sizeColumns();
    void showButtons();
    void openProfile();
    void exportCsv();

    Page& m_page;
    Decider& m_decider;
    WorklistModel* m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    RowTable* m_table = nullptr;
    Label* m_counts;
    QAction* m_takeOff;
    std::optional<Id<Person>> m_leaving; ///< until it is written
    Button* m_open;
    Button* m_export;
};

} // namespace mutuals::ui
