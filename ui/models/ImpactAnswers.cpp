#include "ui/models/ImpactAnswers.h"

#include "ui/jobs/Job.h"

#include <algorithm>
#include <tuple>

namespace mutuals::ui {

namespace {

bool same(const std::vector<DayMetrics>& left, const std::vector<DayMetrics>& right)
{
    const auto cells = [](const DayMetrics& d) {
        return std::tie(d.day, d.views, d.profileViews, d.likes, d.comments, d.shares, d.followers);
    };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [&](const DayMetrics& a, const DayMetrics& b) { return cells(a) == cells(b); });
}

} // namespace

ImpactAnswers::ImpactAnswers(QObject* parent)
    : QObject(parent)
{
}

void ImpactAnswers::ask(Days days, const Question& question, Metric first)
{
    const bool asked = m_days && question == m_question && same(*days, *m_days)
        && (busy() || m_answers.size() == kMetrics.size());
    m_days = std::move(days);
    m_question = question;
    prefer(first);
    if (asked)
        return;
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_running.reset();
    m_waiting.assign(kMetrics.begin(), kMetrics.end());
    prefer(first);
    next();
}

void ImpactAnswers::prefer(Metric metric)
{
    const auto waiting = std::find(m_waiting.begin(), m_waiting.end(), metric);
    if (waiting == m_waiting.end())
        return;
    m_waiting.erase(waiting);
    m_waiting.push_front(metric);
}

void ImpactAnswers::clear()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_running.reset();
    m_waiting.clear();
    m_answers.clear();
    m_days.reset();
}

void ImpactAnswers::next()
{
    if (m_waiting.empty())
        return;
    const Metric metric = m_waiting.front();
    m_waiting.pop_front();
    m_running = metric;
    const ImpactQuestion question { metric, m_question.start, m_question.end, m_question.before,
        m_question.after };
    m_job = Job::start(
        this, {},
        [days = m_days, question](const Run& run) { return impact(*days, question, run); },
        [this, metric, round = m_round](Result<ImpactAnswer> answer) {
            if (round != m_round)
                return;
            m_running.reset();
            m_answers.insert_or_assign(metric, std::move(answer));
            next();
            emit answered(metric); // last: a listener may ask anew
        });
}

const ImpactAnswer* ImpactAnswers::answer(Metric metric) const
{
    const auto found = m_answers.find(metric);
    return found != m_answers.end() && found->second ? &*found->second : nullptr;
}

const Error* ImpactAnswers::error(Metric metric) const
{
    const auto found = m_answers.find(metric);
    return found != m_answers.end() && !found->second ? &found->second.error() : nullptr;
}

bool ImpactAnswers::stale(Metric metric) const
{
    return m_running == metric
        || std::find(m_waiting.begin(), m_waiting.end(), metric) != m_waiting.end();
}

} // namespace mutuals::ui
