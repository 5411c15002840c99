#include "ui/pages/Decider.h"

#include "core/store/Trials.h"
#include "core/store/Workspace.h"
#include "ui/Dialogs.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"

namespace mutuals::ui {

Decider::Decider(Page& page)
    : QObject(&page)
    , m_page(page)
{
}

template <class Write, class Done>
void Decider::write(Write work, Done done, std::optional<Id<Person>> person)
{
    if (!m_page.context().writes) {
        emit m_page.toastRequested(readingOnlyWords(), {});
        emit failed(person);
        return;
    }
    m_page.context().writes->enqueue(this, std::move(work), [this, done, person](auto result) {
        if (result)
            return done(std::move(result));
        const ErrorWords words = errorWords(result.error());
        if (m_page.context().dialogs)
            m_page.context().dialogs->tell(
                m_page.window(), { words.what, words.advice, words.details });
        emit failed(person);
    });
}

bool Decider::allows(Id<Person> person, Choice choice)
{
    const Context& context = m_page.context();
    if (choice != Choice::follow || !context.reading || !context.dialogs)
        return true;
    const auto place = context.reading->trials().running(person, dayOf(now()));
    if (!place || !*place || (*place)->follow || m_allowed.contains((*place)->trial))
        return true;
    const auto pressed = context.dialogs->choose(m_page.window(),
        { tr("Your trial leaves this person alone."),
            tr("The lot put them among those whom you do not follow until %1. Whoever of them is "
               "followed all the same still counts as left alone, so each hides a part of what the "
               "trial could find. “Later” brings them back when it is over.")
                .arg(longDate((*place)->until)),
            {} },
        { tr("Follow anyway"), tr("Leave them alone") });
    if (pressed != 0)
        return false;
    m_allowed.insert((*place)->trial);
    return true;
}

void Decider::decide(Id<Person> person, Choice choice, const QString& reason)
{
    write([person, choice, words = reason.simplified().toStdString()](Workspace& workspace,
              const Run&) { return workspace.decisions().decide(person, choice, words, now()); },
        [this, person, choice](
            const Result<Id<Decision>>& made) { emit decided(person, choice, *made); },
        person);
}

void Decider::undo()
{
    write([creator = m_page.context().creator.id](
              Workspace& workspace, const Run&) { return workspace.decisions().undo(creator); },
        [this](const Result<std::optional<Decision>>& taken) { emit undone(*taken); });
}

void Decider::undo(Id<Decision> decision)
{
    write([decision](
              Workspace& workspace, const Run&) { return workspace.decisions().undo(decision); },
        [this](const Result<std::optional<Decision>>& taken) { emit undone(*taken); });
}

void Decider::tick(Id<Person> person, bool done)
{
    write(
        [person, done](Workspace& workspace, const Run&) {
            return workspace.decisions().tick(person, done ? std::optional(now()) : std::nullopt);
        },
        [this, person, done](const Result<>&) { emit ticked(person, done); });
}

} // namespace mutuals::ui
