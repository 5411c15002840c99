#pragma once

#include "core/records/Policy.h"
#include "ui/pages/Page.h"

#include <optional>
#include <vector>

namespace mutuals::ui {

/// Opens the boxes for policies and notes and writes what they say; everything can be undone.
class PlanEditor : public QObject {
    Q_OBJECT

public:
    /// page  whose Context is used and whose window bears the boxes; it owns the editor
    explicit PlanEditor(Page& page);

    /// What is recorded now, so that it can be shown and brought back.
    void setPlans(const std::vector<Policy>& policies, const std::vector<Note>& notes);

    void editPolicy(const Policy& policy); ///< without an id: a new one
    void savePolicy(const Policy& policy);
    void removePolicy(Id<Policy> policy);
    void editNotes(Day day); ///< those of the day, and a new one
    void saveNote(const Note& note);
    void removeNote(Id<Note> note);

signals:
    void policySaved(mutuals::Id<mutuals::Policy> policy);
    void changed(); ///< anything was written; after policySaved
    void undoOffered(const QString& text, const std::function<void()>& undo);

private:
    // What an undo does is said whole: it may come when it is another creator's turn.
    void storePolicy(Id<Creator> creator, const Policy& policy);
    void storeNote(Id<Creator> creator, const Note& note);
    void takeNote(Id<Creator> creator, const Note& note);

    /// Whether there is a writer; if not, says so.
    bool writable();
    /// Writes on the one thread; what failed is told, else `done` gets the result.
    template <class Write, class Done> void write(Write work, Done done);

    Page& m_page;
    std::vector<Policy> m_policies;
    std::vector<Note> m_notes;
};

} // namespace mutuals::ui
