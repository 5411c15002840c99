#include "ui/pages/ImportCard.h"

#include "ui/text/ImportWords.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

ImportCard::ImportCard(const Import& import, std::function<std::vector<Report>()> reports,
    const std::string& hidden, bool changeable, QWidget* parent)
    : FileCard(
        [&] {
            FileFacts facts = importFacts(import);
            facts.reports = std::move(reports);
            facts.hidden = hidden;
            return facts;
        }(),
        parent)
    , m_import(import)
    , m_changeable(changeable)
{
    setObjectName(u"importCard"_s);
}

void ImportCard::fillReport(QVBoxLayout* rows, const std::vector<Report>& reports)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, tokens::kSpace8, 0, 0);
    row->setSpacing(tokens::kSpace8);
    if (!reports.empty()) {
        auto* save = new Button(tr("Save the rows left out…"));
        save->setObjectName(u"saveReports"_s);
        save->setToolTip(tr("A table with the place of each in the file and the reason"));
        row->addWidget(save);
        connect(save, &Button::clicked, this, [this] { emit reportsWanted(m_import); });
    }
    if (m_changeable) {
        auto* undo = new Button(tr("Take it back"));
        undo->setObjectName(u"takeBack"_s);
        const QString tip = tr("Takes out everything that this file brought. What you decided and "
                               "wrote yourself stays.");
        undo->setToolTip(plainTip(tip));
        row->addWidget(undo);
        connect(undo, &Button::clicked, this, [this] { emit takeBackRequested(m_import); });
    }
    row->addStretch(1);
    rows->addLayout(row);
}

FileCard* outcomeCard(const FileOutcome& outcome, const std::string& hidden)
{
    const bool refused = outcome.state == FileOutcome::State::rejected;
    FileFacts facts = outcomeFacts(outcome);
    facts.state = stateTitle(outcome);
    facts.hidden = hidden;
    if (refused)
        facts.mood = FileFacts::Mood::refused; // its questions were put before
    auto* card = new FileCard(facts);
    card->setObjectName(refused ? u"refusedCard"_s : u"importCard"_s);
    return card;
}

} // namespace mutuals::ui
