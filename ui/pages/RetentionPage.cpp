#include "ui/pages/RetentionPage.h"

#include "core/store/Workspace.h"
#include "ui/charts/RetentionFigure.h"
#include "ui/models/PeopleAnswers.h"
#include "ui/pages/CohortCard.h"
#include "ui/pages/RetentionWords.h"
#include "ui/pages/StudioCard.h"

#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static constexpr double kChartShare = 0.72;

RetentionPage::RetentionPage(QWidget* parent)
    : AnswerPage(tr("Who stays?"), kChartShare, parent)
    , m_studio(new StudioCard(this))
    , m_cohorts(new CohortCard(this))
{
    setObjectName(u"retentionPage"_s);
    below()->addWidget(m_studio);
    below()->addWidget(m_cohorts);
    m_studio->hide();
    m_cohorts->hide();
}

void RetentionPage::ask()
{
    showBusy();
    m_latest.read(
        this, context().reading->file(),
        [creator = context().creator.id](
            Workspace& workspace, const Run& run) { return retentionOf(workspace, creator, run); },
        [this](Result<RetentionAnswer> answer) { showFound(std::move(answer)); });
}

void RetentionPage::forget()
{
    m_latest.stop();
    m_answer.reset();
    m_studio->hide();
    m_cohorts->hide();
}

Figure RetentionPage::figure() const
{
    return m_answer ? retentionFigure(*m_answer, context().sample) : Figure {};
}

EmptyState::Words RetentionPage::nothing() const
{
    return { u"impact"_s, tr("Who stays?"),
        tr("Here you will see whether followers whom you follow back stay longer than others.")
            + u' ' + retentionMissing(m_answer.value_or(RetentionAnswer {})),
        tr("Import files") };
}

void RetentionPage::showFound(Result<RetentionAnswer> answer)
{
    if (!answer) {
        forget();
        tell(answer.error());
        return;
    }
    m_answer = std::move(*answer);
    if (figure().panels.empty()) {
        showEmpty();
        return;
    }
    m_studio->replace(m_answer->spans);
    m_cohorts->replace(m_answer->cohorts, m_answer->snapshots);
    showAnswer(retentionWords(*m_answer), {});
}

} // namespace mutuals::ui
