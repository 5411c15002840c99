#include "ui/pages/EngagementPage.h"

#include "core/store/Workspace.h"
#include "ui/charts/EngagementFigure.h"
#include "ui/models/PeopleAnswers.h"
#include "ui/pages/EngagementWords.h"
#include "ui/widgets/Chip.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static constexpr double kWholeHeight = 1;

EngagementPage::EngagementPage(QWidget* parent)
    : AnswerPage(tr("Do they engage more?"), kWholeHeight, parent)
{
    setObjectName(u"engagementPage"_s);
    auto* group = new QButtonGroup(this);
    const int last = head()->count() - 1; // before the share button
    for (Chip* one : { chip(tr("Messages"), u"ofMessages"_s, Engagement::messages),
             chip(tr("Comments"), u"ofComments"_s, Engagement::comments) }) {
        group->addButton(one);
        head()->insertWidget(last, one);
    }
}

Chip* EngagementPage::chip(const QString& word, const QString& name, Engagement of)
{
    auto* made = new Chip(word, this);
    made->setObjectName(name);
    made->setChecked(of == m_of);
    connect(made, &Chip::clicked, this, [this, of] {
        m_of = of;
        if (m_answer)
            showFound();
    });
    return made;
}

void EngagementPage::ask()
{
    showBusy();
    m_latest.read(
        this, context().reading->file(),
        [creator = context().creator.id](
            Workspace& workspace, const Run& run) { return engagementOf(workspace, creator, run); },
        [this](Result<EngagementAnswer> answer) {
            if (!answer) {
                forget();
                tell(answer.error());
                return;
            }
            m_answer = std::move(*answer);
            showFound();
        });
}

void EngagementPage::forget()
{
    m_latest.stop();
    m_answer.reset();
}

const EngagementOutcome& EngagementPage::outcome() const
{
    return m_of == Engagement::comments ? m_answer->comments : m_answer->messages;
}

Figure EngagementPage::figure() const
{
    return m_answer ? engagementFigure(outcome(), context().sample) : Figure {};
}

EmptyState::Words EngagementPage::nothing() const
{
    return { u"impact"_s, tr("Do they engage more?"),
        tr("Here you will see whether followers comment more once you follow them back.") + u' '
            + engagementMissing(m_answer.value_or(EngagementAnswer {}), Engagement::comments),
        tr("Import files") };
}

void EngagementPage::showFound()
{
    if (!m_answer->comments.study && !m_answer->messages.study) {
        showEmpty();
        return;
    }
    showAnswer(
        engagementWords(*m_answer, m_of), outcome().study ? QString() : engagementTitle(outcome()));
}

} // namespace mutuals::ui
