#include "ui/text/FileFacts.h"

#include "ui/text/Dates.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"

#include <QCoreApplication>

#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

using Mood = FileFacts::Mood;
using State = FileOutcome::State;

static QString tr(const char* text)
{
    return QCoreApplication::translate("FileFacts", text);
}

/// Parts of a small line: "1 Jun 2024 – 21 Jan 2026  ·  2,029 rows read".
static QString line(const QStringList& parts)
{
    QStringList filled;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            filled.append(part);
    }
    return filled.join(u"  ·  "_s);
}

FileFacts importFacts(const Import& import)
{
    FileFacts facts;
    facts.kind = import.kind;
    facts.file = QString::fromStdString(import.file);
    facts.sentence = listsSentence(import.lists, dayOf(import.asOf), import.from, import.to);
    facts.small = { line({ import.lists.days ? QString() : coverage(import.from, import.to),
        rowsSentence(import.rows) }) };
    facts.mood = import.rows.rejected > 0 ? Mood::remarks : Mood::fine;
    if (import.rows.rejected > 0)
        facts.state = tr("%1 left out").arg(number(import.rows.rejected));
    facts.details = tr("Imported on %1").arg(dateTime(import.importedAt));
    facts.reportCount = import.rows.rejected;
    return facts;
}

FileFacts outcomeFacts(const FileOutcome& outcome)
{
    FileFacts facts;
    facts.kind = outcome.kind;
    facts.file = QString::fromStdString(outcome.file);
    facts.reports = [reports = outcome.reports] { return reports; };
    facts.reportCount = outcome.reportCount;
    facts.state = stateTitle(outcome);
    for (const Overlap& overlap : outcome.overlaps)
        facts.small.append(overlapSentence(overlap));
    for (const std::string& note : outcome.notes)
        facts.notes.append(QString::fromStdString(note));
    switch (outcome.state) {
    case State::rejected: {
        const ErrorWords words = refusalWords(outcome);
        facts.mood = Mood::refused;
        facts.sentence = words.sentence();
        facts.details = words.details;
        break;
    }
    case State::known:
        facts.mood = Mood::known;
        facts.sentence = tr("This file is in already. Nothing was added.");
        facts.small = std::exchange(facts.notes, {}); // since when: nothing to worry about
        break;
    case State::reported:
    case State::imported:
        facts.mood = outcome.state == State::reported ? Mood::remarks : Mood::fine;
        facts.sentence = listsSentence(outcome.lists,
            outcome.asOf ? std::optional(dayOf(*outcome.asOf)) : std::nullopt, outcome.from,
            outcome.to);
        facts.small.prepend(
            line({ outcome.lists.days ? QString() : coverage(outcome.from, outcome.to),
                rowsSentence(outcome.rows) }));
        break;
    }
    return facts;
}

FileFacts stagedFacts(const FileOutcome& outcome, const std::vector<std::string>& others)
{
    FileFacts facts = outcomeFacts(outcome);
    const QString handle = u"@"_s + shownHandle(outcome.creator);
    const bool goesIn = outcome.state == State::imported || outcome.state == State::reported;
    if (goesIn) {
        facts.state = outcome.rows.rejected > 0
            ? tr("Ready, %1 left out").arg(number(outcome.rows.rejected))
            : tr("Ready");
        facts.small.first() = line({ handle, facts.small.first() });
        if (outcome.newCreator && !others.empty())
            facts.notes.prepend(
                tr("This is a file of %1, who is new here. It makes a second creator, kept apart "
                   "from @%2.")
                    .arg(handle, shownHandle(others.front())));
    } else if (outcome.state == State::known) {
        facts.state = tr("In already");
        facts.sentence = tr("This file is in already. It would add nothing.");
    } else if (const QString question = questionSentence(outcome); !question.isEmpty()) {
        facts.mood = Mood::asks;
        facts.state = tr("Asks you");
        facts.sentence = question;
        facts.details.clear();
    } else {
        facts.state = tr("Cannot be used");
    }
    return facts;
}

} // namespace mutuals::ui
