#pragma once

#include "core/impact/Impact.h"
#include "core/impact/PostDays.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace mutuals::ui {

class Job;

/// The before and after of every metric, reckoned one after the other off the window's thread, the
/// metric that is looked at first. While new answers are on their way the old ones stay, marked
/// stale. Once all are there, those of the metrics that were not chosen before looking are held
/// back as a family (STATISTICS D7).
class ImpactAnswers : public QObject {
    Q_OBJECT

public:
    using Days = std::shared_ptr<const std::vector<DayMetrics>>;

    explicit ImpactAnswers(QObject* parent = nullptr);

    struct Question {
        Day start {};
        std::optional<Day> end; ///< of the policy
        std::optional<DayRange> before, after; ///< nothing: the usual periods
        Metric primary = Metric::engagementRate; ///< chosen before looking
        std::vector<ExcludedDay> excluded {}; ///< by day
        PostDays posts {};
    };
    /// Asks about all metrics anew and lets what runs stop; the same question about the same days
    /// is not asked twice.
    void ask(Days days, const Question& question, Metric first);
    void prefer(Metric metric); ///< the next one to be reckoned
    void stop(); ///< leaves what is not answered yet as it is; go() takes it up again
    void go();
    void clear(); ///< forgets all answers; nothing is on its way

    const ImpactAnswer* answer(Metric metric) const; ///< nullptr: none yet, or it failed
    const Error* error(Metric metric) const;
    bool stale(Metric metric) const; ///< a newer answer is on its way
    bool busy() const { return !m_stopped && (!m_waiting.empty() || m_running); }
    bool stopped() const { return m_stopped; } ///< before all were answered
    int done() const; ///< of kMetrics, since the question was asked
    /// All metrics are answered, so their verdicts stand as those of a family.
    bool settled() const;
    /// As the engine is asked about a metric.
    ImpactQuestion questionOf(Metric metric) const;
    const Days& days() const { return m_days; }
    Metric primary() const { return m_question.primary; }

signals:
    void answered(mutuals::Metric metric); ///< answer() or error() of it is new
    void moved(); ///< done(), busy(), stopped() or settled() changed

private:
    void next();
    void settle(); ///< as a family
    void halt(); ///< what runs

    Days m_days;
    Question m_question;
    std::deque<Metric> m_waiting;
    std::optional<Metric> m_running;
    std::map<Metric, Result<ImpactAnswer>> m_answers;
    QPointer<Job> m_job;
    bool m_stopped = false;
    int m_round = 0; ///< answers of an earlier round come too late
};

} // namespace mutuals::ui
