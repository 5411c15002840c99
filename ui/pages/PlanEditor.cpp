#include "ui/pages/PlanEditor.h"

#include "ui/Dialogs.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/pages/NoteDialog.h"
#include "ui/pages/PolicyDialog.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/widgets/Label.h"

#include <QCursor>
#include <QMenu>

#include <algorithm>
#include <iterator>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

PlanEditor::PlanEditor(Page& page)
    : QObject(&page)
    , m_page(page)
{
}

void PlanEditor::setPlans(
    const std::vector<Policy>& policies, const std::vector<Note>& notes, std::optional<Day> lastDay)
{
    m_policies = policies;
    m_notes = notes;
    m_lastDay = lastDay;
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
    auto* dialog = new PolicyDialog(policy, m_lastDay, m_page.window());
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

void PlanEditor::addNote(Day day)
{
    openNote({ {}, day, {} });
}

void PlanEditor::editNotes(Day day)
{
    std::vector<Note> there;
    std::copy_if(m_notes.begin(), m_notes.end(), std::back_inserter(there),
        [day](const Note& note) { return note.day == day; });
    if (there.empty())
        return addNote(day);
    if (there.size() == 1)
        return openNote(there.front());
    auto* menu = new QMenu(m_page.window());
    menu->setObjectName(u"notesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Note& note : there) {
        connect(menu->addAction(plainAction(shortName(note.text))), &QAction::triggered, this,
            [this, note] { openNote(note); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Add another note…")), &QAction::triggered, this,
        [this, day] { addNote(day); });
    menu->popup(QCursor::pos());
}

void PlanEditor::openNote(const Note& note)
{
    if (!writable())
        return;
    auto* dialog = new NoteDialog(note, m_page.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NoteDialog::saved, this, &PlanEditor::saveNote);
    connect(dialog, &NoteDialog::removed, this, &PlanEditor::removeNote);
    dialog->open();
}

void PlanEditor::saveNote(const Note& note)
{
    const auto old = std::find_if(m_notes.begin(), m_notes.end(),
        [&](const Note& each) { return note.id && each.id == note.id; });
    if (old != m_notes.end())
        rewriteNote(note, *old);
    else
        storeNote(m_page.context().creator.id, note);
}

void PlanEditor::rewriteNote(const Note& note, const Note& before)
{
    write([note](Workspace& workspace, const Run&) { return workspace.plans().changeNote(note); },
        [this, note, before](const Result<>&) {
            emit changed();
            emit undoOffered(
                tr("Note changed."), [this, note, before] { rewriteNote(before, note); });
        });
}

void PlanEditor::storeNote(Id<Creator> creator, const Note& note)
{
    write([creator, note](Workspace& workspace,
              const Run&) { return workspace.plans().addNote(creator, note); },
        [this, creator, note](const Result<Id<Note>>& stored) {
            Note added = note;
            added.id = *stored;
            emit changed();
            emit undoOffered(tr("Note added on %1.").arg(mediumDate(note.day)),
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

void PlanEditor::setExcluded(const std::vector<ExcludedDay>& days)
{
    m_excluded = days;
}

void PlanEditor::leaveOut(const ExcludedDay& day)
{
    exclude(m_page.context().creator.id, day);
}

void PlanEditor::putBack(Day day)
{
    const auto out = std::find_if(m_excluded.begin(), m_excluded.end(),
        [day](const ExcludedDay& each) { return each.day == day; });
    if (out != m_excluded.end())
        include(m_page.context().creator.id, *out);
}

void PlanEditor::exclude(Id<Creator> creator, const ExcludedDay& day)
{
    write([creator, day](
              Workspace& workspace, const Run&) { return workspace.plans().exclude(creator, day); },
        [this, creator, day](const Result<>&) {
            emit changed();
            emit undoOffered(tr("%1 is left out.").arg(mediumDate(day.day)),
                [this, creator, day] { include(creator, day); });
        });
}

void PlanEditor::include(Id<Creator> creator, const ExcludedDay& day)
{
    write([creator, at = day.day](
              Workspace& workspace, const Run&) { return workspace.plans().putBack(creator, at); },
        [this, creator, day](const Result<>&) {
            emit changed();
            emit undoOffered(tr("%1 counts again.").arg(mediumDate(day.day)),
                [this, creator, day] { exclude(creator, day); });
        });
}

void PlanEditor::answerShown(const Policy& policy)
{
    if (policy.shownBy || m_shown == policy.id || !m_page.context().writes)
        return;
    m_shown = policy.id;
    m_page.context().writes->enqueue(
        this, {},
        [id = policy.id](
            Workspace& workspace, const Run&) { return workspace.plans().answerShown(id); },
        [](const Result<>&) {});
}

} // namespace mutuals::ui
