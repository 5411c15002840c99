#include "ui/models/ImpactDetails.h"

#include "ui/jobs/Job.h"

namespace mutuals::ui {

ImpactDetails::ImpactDetails(QObject* parent)
    : QObject(parent)
{
}

void ImpactDetails::check(const ImpactAnswers& answers, Metric metric)
{
    const ImpactAnswer* answer = answers.answer(metric);
    if (m_checkJob)
        m_checkJob->cancel();
    m_checks.reset();
    ++m_checkRound;
    m_checking = answer && answer->missing.empty() && answer->absolute;
    if (!m_checking)
        return emit changed();
    m_checkJob = Job::start(
        this, {},
        [days = answers.days(), question = answers.questionOf(metric), answer = *answer](
            const Run& run) { return impactChecks(*days, question, answer, run); },
        [this, round = m_checkRound](Result<ImpactChecks> checks) {
            if (round != m_checkRound)
                return;
            m_checking = false;
            if (checks)
                m_checks = std::move(*checks);
            emit changed();
        });
    emit changed();
}

void ImpactDetails::lookAhead(
    const ImpactAnswers::Days& days, Metric metric, const std::vector<ExcludedDay>& excluded)
{
    if (m_aheadJob)
        m_aheadJob->cancel();
    ImpactQuestion question;
    question.metric = metric;
    question.excluded = excluded;
    m_aheadJob = Job::start(
        this, {},
        [days, question](const Run& run) { return mutuals::foresight(*days, question, run); },
        [this, round = ++m_aheadRound](Result<Foresight> found) {
            if (round != m_aheadRound || !found)
                return;
            m_foresight = std::move(*found);
            emit changed();
        });
}

void ImpactDetails::clear()
{
    ++m_checkRound;
    ++m_aheadRound;
    for (Job* job : { m_checkJob.data(), m_aheadJob.data() }) {
        if (job)
            job->cancel();
    }
    m_checking = false;
    m_checks.reset();
    m_foresight.reset();
}

} // namespace mutuals::ui
