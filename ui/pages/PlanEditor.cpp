#include "ui/pages/PlanEditor.h"

#include "ui/Dialogs.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/pages/NoteDialog.h"
#include "ui/pages/PolicyDialog.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"

#include <algorithm>

namespace mutuals::ui {

PlanEditor::PlanEditor(Page& page)
    : QObject(&page)
    , m_page(page)
{
}

void PlanEditor::setPlans(const std::vector<Policy>& policies, const std::vector<Note>& notes)
{
    m_policies = policies;
    m_notes = notes;
}

bool PlanEditor::writable()
{
    if (m_page.context().writes)
        return true;
    emit m_page.toastRequested(readingOnlyWords(), {});
    return false;
}

template <class Write, class Done> void PlanEditor::write(Write work, Done done)
{
    if (!writable())
        return;
    m_page.context().writes->enqueue(this, std::move(work), [this, done](auto result) {
        if (result)
            return done(result);
        const ErrorWords words = errorWords(result.error());
        if (m_page.context().dialogs)
            m_page.context().dialogs->tell(
                m_page.window(), { words.what, words.advice, words.details });
    });
}

void PlanEditor::editPolicy(const Policy& policy)
{
    if (!writable())
        return;
    auto* dialog = new PolicyDialog(policy, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PolicyDialog::saved, this, &PlanEditor::savePolicy);
    connect(dialog, &PolicyDialog::removed, this, &PlanEditor::removePolicy);
    dialog->open();
}

void PlanEditor::savePolicy(const Policy& policy)
{
    storePolicy(m_page.context().creator.id, policy);
}

void PlanEditor::storePolicy(Id<Creator> creator, const Policy& policy)
{
    write(
        [creator, policy](Workspace& workspace, const Run&) -> Result<Id<Policy>> {
            if (!policy.id)
                return workspace.plans().addPolicy(creator, policy);
            if (const auto saved = workspace.plans().changePolicy(policy); !saved)
                return tl::unexpected(saved.error());
            return policy.id;
        },
        [this, creator](const Result<Id<Policy>>& saved) {
            if (creator == m_page.context().creator.id)
                emit policySaved(*saved);
            emit changed();
        });
}

void PlanEditor::removePolicy(Id<Policy> policy)
{
    const auto removed = std::find_if(m_policies.begin(), m_policies.end(),
        [policy](const Policy& each) { return each.id == policy; });
    if (removed == m_policies.end())
        return;
    Policy again = *removed;
    again.id = {};
    write([policy](
              Workspace& workspace, const Run&) { return workspace.plans().removePolicy(policy); },
        [this, creator = m_page.context().creator.id, again](const Result<>&) {
            emit changed();
            emit undoOffered(
                tr("Policy removed."), [this, creator, again] { storePolicy(creator, again); });
        });
}

void PlanEditor::editNotes(Day day)
{
    if (!writable())
        return;
    auto* dialog = new NoteDialog(day, m_notes, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NoteDialog::saved, this, &PlanEditor::saveNote);
    connect(dialog, &NoteDialog::removed, this, &PlanEditor::removeNote);
    dialog->open();
}

void PlanEditor::saveNote(const Note& note)
{
    storeNote(m_page.context().creator.id, note);
}

void PlanEditor::storeNote(Id<Creator> creator, const Note& note)
{
    write([creator, note](Workspace& workspace,
              const Run&) { return workspace.plans().addNote(creator, note); },
        [this, creator, note](const Result<Id<Note>>& stored) {
            Note added = note;
            added.id = *stored;
            emit changed();
            emit undoOffered(tr("Note added on %1.").arg(dayAndMonth(note.day)),
                [this, creator, added] { takeNote(creator, added); });
        });
}

void PlanEditor::removeNote(Id<Note> note)
{
    const auto removed = std::find_if(
        m_notes.begin(), m_notes.end(), [note](const Note& each) { return each.id == note; });
    if (removed != m_notes.end())
        takeNote(m_page.context().creator.id, *removed);
}

void PlanEditor::takeNote(Id<Creator> creator, const Note& note)
{
    write([id = note.id](
              Workspace& workspace, const Run&) { return workspace.plans().removeNote(id); },
        [this, creator, note](const Result<>&) {
            emit changed();
            emit undoOffered(
                tr("Note removed."), [this, creator, note] { storeNote(creator, note); });
        });
}

} // namespace mutuals::ui
