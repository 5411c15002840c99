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
    ++m_round;
    if (m_job)
        m_job->cancel();
    showBusy();
    m_job = Job::start(
        this, {},
        [file = context().reading->file(), creator = context().creator.id](
            const Run& run) { return retentionOf(file, creator, run); },
        [this, round = m_round](Result<RetentionAnswer> answer) {
            if (round == m_round)
                showFound(std::move(answer));
        });
}

void RetentionPage::forget()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
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
