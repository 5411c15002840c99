#include "ui/models/ImpactAnswers.h"

#include "core/impact/Family.h"
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

bool same(const ImpactAnswers::Question& left, const ImpactAnswers::Question& right)
{
    const auto plain = [](const ImpactAnswers::Question& q) {
        return std::tie(
            q.start, q.end, q.before, q.after, q.primary, q.posts.posted, q.posts.until);
    };
    return plain(left) == plain(right)
        && std::equal(left.excluded.begin(), left.excluded.end(), right.excluded.begin(),
            right.excluded.end(), [](const ExcludedDay& a, const ExcludedDay& b) {
                return a.day == b.day && a.reason == b.reason;
            });
}

} // namespace

ImpactAnswers::ImpactAnswers(QObject* parent)
    : QObject(parent)
{
}

void ImpactAnswers::ask(Days days, const Question& question, Metric first)
{
    const bool asked = m_days && same(question, m_question) && same(*days, *m_days)
        && (busy() || m_stopped || m_answers.size() == kMetrics.size());
    m_days = std::move(days);
    m_question = question;
    prefer(first);
    if (asked)
        return;
    halt();
    m_stopped = false;
    m_waiting.assign(kMetrics.begin(), kMetrics.end());
    prefer(m_question.primary);
    prefer(first);
    next();
    emit moved();
}

void ImpactAnswers::halt()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_running.reset();
}

void ImpactAnswers::prefer(Metric metric)
{
    const auto waiting = std::find(m_waiting.begin(), m_waiting.end(), metric);
    if (waiting == m_waiting.end())
        return;
    m_waiting.erase(waiting);
    m_waiting.push_front(metric);
}

void ImpactAnswers::stop()
{
    if (!busy())
        return;
    if (m_running)
        m_waiting.push_front(*m_running);
    halt();
    m_stopped = true;
    emit moved();
}

void ImpactAnswers::go()
{
    if (!m_stopped)
        return;
    m_stopped = false;
    next();
    emit moved();
}

void ImpactAnswers::clear()
{
    halt();
    m_stopped = false;
    m_waiting.clear();
    m_answers.clear();
    m_days.reset();
    emit moved();
}

ImpactQuestion ImpactAnswers::questionOf(Metric metric) const
{
    return { metric, m_question.start, m_question.end, m_question.before, m_question.after,
        m_question.posts.posted, m_question.posts.until, m_question.excluded };
}

void ImpactAnswers::next()
{
    if (m_waiting.empty())
        return settle();
    const Metric metric = m_waiting.front();
    m_waiting.pop_front();
    m_running = metric;
    m_job = Job::start(
        this, {},
        [days = m_days, question = questionOf(metric)](
            const Run& run) { return impact(*days, question, run); },
        [this, metric, round = m_round](Result<ImpactAnswer> answer) {
            if (round != m_round)
                return;
            m_running.reset();
            m_answers.insert_or_assign(metric, std::move(answer));
            next();
            emit answered(metric); // a listener may ask anew
            if (round == m_round)
                emit moved();
        });
}

void ImpactAnswers::settle()
{
    ImpactFamily family { m_question.primary, {} };
    for (const auto& [metric, found] : m_answers) {
        if (found)
            family.answers.push_back(*found);
    }
    holdBack(family);
    for (ImpactAnswer& one : family.answers)
        m_answers.insert_or_assign(one.metric, std::move(one));
}

int ImpactAnswers::done() const
{
    return static_cast<int>(kMetrics.size() - m_waiting.size()) - (m_running ? 1 : 0);
}

bool ImpactAnswers::settled() const
{
    return m_waiting.empty() && !m_running && m_answers.size() == kMetrics.size();
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
