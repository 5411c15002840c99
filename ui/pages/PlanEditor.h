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
    ///
    /// lastDay  with numbers in the files
    void setPlans(const std::vector<Policy>& policies, const std::vector<Note>& notes,
        std::optional<Day> lastDay);

    void editPolicy(const Policy& policy); ///< without an id: a new one
    void savePolicy(const Policy& policy);
    void removePolicy(Id<Policy> policy);
    void addNote(Day day);
    /// Opens the note of the day; of several the user chooses one; where there is none, a new one.
    void editNotes(Day day);
    void saveNote(const Note& note); ///< without an id: a new one
    void removeNote(Id<Note> note);
    void leaveOut(const ExcludedDay& day);
    void putBack(Day day); ///< one of those of setExcluded()
    void setExcluded(const std::vector<ExcludedDay>& days);
    /// An answer by the policy's own measure stands on the page: keeps which one, once.
    void answerShown(const Policy& policy);

signals:
    void policySaved(mutuals::Id<mutuals::Policy> policy);
    void changed(); ///< anything was written; after policySaved
    void undoOffered(const QString& text, const std::function<void()>& undo);

private:
    // What an undo does is said whole: it may come when it is another creator's turn.
    void storePolicy(Id<Creator> creator, const Policy& policy);
    void storeNote(Id<Creator> creator, const Note& note);
    void takeNote(Id<Creator> creator, const Note& note);
    void exclude(Id<Creator> creator, const ExcludedDay& day);
    void include(Id<Creator> creator, const ExcludedDay& day);

    void rewriteNote(const Note& note, const Note& before);
    void openNote(const Note& note);

    /// Whether there is a writer; if not, says so.
    bool writable();
    /// Writes on the one thread; what failed is told, else `done` gets the result.
    template <class Write, class Done> void write(Write work, Done done);

    Page& m_page;
    std::vector<Policy> m_policies;
    std::vector<Note> m_notes;
    std::vector<ExcludedDay> m_excluded;
    Id<Policy> m_shown; ///< the last one that answerShown() was told of
    std::optional<Day> m_lastDay;
};

} // namespace mutuals::ui
