#pragma once

#include "core/impact/Foresight.h"
#include "core/impact/ImpactChecks.h"
#include "ui/jobs/LatestJob.h"
#include "ui/models/ImpactAnswers.h"

#include <QObject>

#include <memory>
#include <optional>

namespace mutuals::ui {

/// What is reckoned only when somebody looks at it, off the window's thread: one answer asked for in
/// other ways, and what a policy could be seen to do before there is one.
class ImpactDetails : public QObject {
    Q_OBJECT

public:
    explicit ImpactDetails(QObject* parent = nullptr);

    /// Checks an answer; what runs is let stop. changed() when they are there.
    void check(const ImpactAnswers& answers, Metric metric);
    const ImpactChecks* checks() const { return m_checks ? &*m_checks : nullptr; }
    bool checking() const { return m_check.busy(); }

    void lookAhead(
        const ImpactAnswers::Days& days, Metric metric, const std::vector<ExcludedDay>& excluded);
    const Foresight* foresight() const { return m_foresight ? &*m_foresight : nullptr; }

    void clear();

signals:
    void changed();

private:
    std::optional<ImpactChecks> m_checks;
    std::optional<Foresight> m_foresight;
    LatestJob m_check, m_ahead;
};

} // namespace mutuals::ui
