#include "core/impact/Family.h"

#include "core/stats/AdjustedP.h"

#include <algorithm>

namespace mutuals {

namespace {

bool isFind(const Verdict& verdict)
{
    return verdict.kind == Verdict::Kind::helped || verdict.kind == Verdict::Kind::hurt;
}

} // namespace

Result<ImpactFamily> impactFamily(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run)
{
    ImpactFamily family { question.metric, {} };
    for (const Metric metric : kMetrics) {
        ImpactQuestion one = question;
        one.metric = metric;
        auto answer = impact(days, one, Run { run.stop, {} });
        if (!answer)
            return tl::unexpected(answer.error());
        family.answers.push_back(std::move(*answer));
        run.report({ static_cast<std::int64_t>(family.answers.size()),
            static_cast<std::int64_t>(kMetrics.size()) });
    }
    holdBack(family);
    return family;
}

void holdBack(ImpactFamily& family)
{
    std::vector<ImpactAnswer*> members;
    std::vector<double> chances;
    for (ImpactAnswer& answer : family.answers) {
        if (answer.metric == family.primary || !answer.missing.empty())
            continue;
        members.push_back(&answer);
        chances.push_back(std::clamp(2 * (1 - answer.probability), 0.0, 1.0)); // two-sided
    }
    const std::vector<double> adjusted = adjustedByBenjaminiHochberg(chances);
    for (std::size_t i = 0; i < members.size(); ++i) {
        ImpactAnswer& answer = *members[i];
        answer.discovery = adjusted[i];
        if (adjusted[i] <= kFalseDiscoveries || !isFind(answer.verdict))
            continue;
        answer.verdict.kind = Verdict::Kind::cannotTellYet;
        answer.verdict.moreDays.reset();
    }
}

} // namespace mutuals
