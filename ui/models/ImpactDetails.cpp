#include "ui/models/ImpactDetails.h"

namespace mutuals::ui {

ImpactDetails::ImpactDetails(QObject* parent)
    : QObject(parent)
{
}

void ImpactDetails::check(const ImpactAnswers& answers, Metric metric)
{
    const ImpactAnswer* answer = answers.answer(metric);
    m_check.stop();
    m_checks.reset();
    if (answer && answer->missing.empty() && answer->absolute) {
        m_check.start(
            this,
            [days = answers.days(), question = answers.questionOf(metric), answer = *answer](
                const Run& run) { return impactChecks(*days, question, answer, run); },
            [this](Result<ImpactChecks> checks) {
                if (checks)
                    m_checks = std::move(*checks);
                emit changed();
            });
    }
    emit changed();
}

void ImpactDetails::lookAhead(
    const ImpactAnswers::Days& days, Metric metric, const std::vector<ExcludedDay>& excluded)
{
    ImpactQuestion question;
    question.metric = metric;
    question.excluded = excluded;
    m_ahead.start(
        this, [days, question](const Run& run) { return mutuals::foresight(*days, question, run); },
        [this](Result<Foresight> found) {
            if (!found)
                return;
            m_foresight = std::move(*found);
            emit changed();
        });
}

void ImpactDetails::clear()
{
    m_check.stop();
    m_ahead.stop();
    m_checks.reset();
    m_foresight.reset();
}

} // namespace mutuals::ui
