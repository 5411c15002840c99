#include "app/cli/SurvivalAnswer.h"

#include "core/report/SurvivalJson.h"

#include <algorithm>
#include <cmath>

namespace mutuals::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kFirstSteps = 20;

std::string known(double value)
{
    return std::isnan(value) ? std::string("unknown") : fmt::format("{:.6g}", value);
}

void addSummary(json::object& medians, json::object& means, const std::string& label,
    const std::vector<SurvivalStep>& curve, double within, std::string& text)
{
    const SurvivalTime median = medianTime(curve);
    const RestrictedMean mean = restrictedMean(curve, within);
    medians[label] = finiteJson(median.value);
    medians[label + "_ci"] = json::array { finiteJson(median.low), finiteJson(median.high) };
    means[label] = finiteJson(mean.mean);
    means[label + "_se"] = finiteJson(mean.sd);
    text +=
        fmt::format("{}: half have had it by {} (95% from {} to {}); mean within {:g}: {} ± {}\n",
            label, known(median.value), known(median.low), known(median.high), within,
            known(mean.mean), known(mean.sd));
}

} // namespace

SurvivalAnswer::SurvivalAnswer(const SurvivalArguments& arguments, const NumberTable& table,
    SurvivalTable rows, const Run& run)
    : m_arguments(arguments)
    , m_table(table)
    , m_survival(std::move(rows))
    , m_run(run)
{
}

std::vector<double> SurvivalAnswer::times() const
{
    if (!m_arguments.at.empty())
        return m_arguments.at;
    return m_arguments.start.empty() ? std::vector<double> { 90, 180, 365, 730 }
                                     : std::vector<double> { 30, 90, 180, 365 };
}

Result<> SurvivalAnswer::make()
{
    answer["rows"] = m_table.rows();
    answer["used"] = m_survival.rows.size();
    answer["events"] = m_survival.rows.events();
    answer["left_out"] = m_survival.leftOut;
    text = fmt::format(
        "{} rows, {} with the event\n", m_survival.rows.size(), m_survival.rows.events());
    auto done = addCurves();
    if (done && !m_arguments.covariates.empty())
        done = addCox();
    if (done && m_arguments.every > 0)
        done = addGrouped();
    if (done && !m_arguments.treatedAt.empty())
        done = addTreatment();
    return done;
}

Result<> SurvivalAnswer::addCurves()
{
    const auto curve = kaplanMeier(m_survival.rows);
    answer["km_all_first20"] = kaplanMeierJson(curve, kFirstSteps);
    answer["km_all"] = kaplanMeierJson(curve, curve.size());
    if (!m_arguments.group.empty()) {
        const auto groups = groupColumn(m_table, m_arguments.group);
        return groups ? addGroups(*groups) : tl::unexpected(groups.error());
    }
    json::object medians, means;
    addSummary(medians, means, "all", curve, m_arguments.within, text);
    answer["median"] = std::move(medians);
    answer[fmt::format("rmst_{:g}", m_arguments.within)] = std::move(means);
    return {};
}

Result<> SurvivalAnswer::addGroups(const Groups& groups)
{
    const std::string& name = m_arguments.group;
    const auto places = m_survival.with({ &groups.of }, {});
    const auto of = m_survival.groupsOf(groups, places);
    json::object medians, means;
    json::array at;
    for (std::size_t g = 0; g < groups.names.size(); ++g) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (of[i] == static_cast<int>(g))
                members.push_back(places[i]);
        }
        const SurvivalRows rows = m_survival.rows.only(members);
        const auto curve = kaplanMeier(rows);
        addSummary(medians, means, name + groups.names[g], curve, m_arguments.within, text);
        for (auto& one : survivalJson(curve, rows, times(), name, groups.value(g)))
            at.push_back(std::move(one));
    }
    answer["median"] = std::move(medians);
    answer[fmt::format("rmst_{:g}", m_arguments.within)] = std::move(means);
    answer[fmt::format("km_by_{}_at", name)] = at;
    if (!m_arguments.start.empty())
        answer["simon_makuch"] = std::move(at); // whoever changes groups counts in both, in turn

    const SurvivalRows rows = m_survival.rows.only(places);
    const int count = static_cast<int>(groups.names.size());
    const auto plain = logRank(rows, of, count);
    if (!plain)
        return tl::unexpected(plain.error());
    const auto early = logRank(rows, of, count, 1);
    if (!early)
        return tl::unexpected(early.error());
    answer["logrank_" + name] = toJson(*plain);
    answer["peto_peto_rho1_" + name] = toJson(*early);
    text += fmt::format("Log-rank: chi-square {:.6g} on {} df, p = {:.3g}\n", plain->chiSquare,
        plain->freedom, plain->p);
    return m_arguments.strata.empty() ? Result<>() : addStratified(groups);
}

Result<> SurvivalAnswer::addStratified(const Groups& groups)
{
    const auto strata = groupColumn(m_table, m_arguments.strata);
    if (!strata)
        return tl::unexpected(strata.error());
    const auto places = m_survival.with({ &groups.of, &strata->of }, {});
    SurvivalRows rows = m_survival.rows.only(places);
    rows.stratum = m_survival.groupsOf(*strata, places);
    const auto test =
        logRank(rows, m_survival.groupsOf(groups, places), static_cast<int>(groups.names.size()));
    if (!test)
        return tl::unexpected(test.error());
    answer[fmt::format("logrank_{}_stratified_by_{}", m_arguments.group, m_arguments.strata)] =
        toJson(*test);
    text += fmt::format("Log-rank within {}: chi-square {:.6g} on {} df, p = {:.3g}\n",
        m_arguments.strata, test->chiSquare, test->freedom, test->p);
    return {};
}

} // namespace mutuals::cli
