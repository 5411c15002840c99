#pragma once

#include "core/records/Decision.h"
#include "ui/pages/Page.h"

#include <optional>
#include <set>

namespace mutuals {
struct Trial;
}

namespace mutuals::ui {

/// Writes decisions about people, takes them back, and ticks off the worklist.
class Decider : public QObject {
    Q_OBJECT

public:
    /// page  whose Context is used; it owns the decider
    explicit Decider(Page& page);

    /// Asks before somebody is to be followed whom a running trial leaves alone: until the user said
    /// yes for that trial. False: they thought better of it.
    bool allows(Id<Person> person, Choice choice);
    void decide(Id<Person> person, Choice choice, const QString& reason);
    void undo(); ///< the creator's newest decision
    void undo(Id<Decision> decision); ///< that one, whoever's turn it is by then
    void tick(Id<Person> person, bool done);

signals:
    void decided(mutuals::Id<mutuals::Person> person, mutuals::Choice choice,
        mutuals::Id<mutuals::Decision> decision);
    void undone(const std::optional<mutuals::Decision>& decision); ///< nothing: none was left
    void ticked(mutuals::Id<mutuals::Person> person, bool done);
    /// Nothing was written, and the user was told why. Of a decision its person, else nobody.
    void failed(const std::optional<mutuals::Id<mutuals::Person>>& person);

private:
    template <class Write, class Done>
    void write(Write work, Done done, std::optional<Id<Person>> person = {});

    Page& m_page;
    std::set<Id<Trial>> m_allowed;
};

} // namespace mutuals::ui
