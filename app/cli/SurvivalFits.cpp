#include "app/cli/SurvivalAnswer.h"

#include "core/report/SurvivalJson.h"
#include "core/stats/GroupedHazards.h"

#include <algorithm>
#include <cmath>

namespace mutuals::cli {

namespace json = boost::json;

namespace {

constexpr const char* kPersonColumn = "id"; ///< if the table has it, start-stop rows go by person

} // namespace

Ties SurvivalAnswer::ties() const
{
    return m_arguments.ties == "efron" ? Ties::efron : Ties::breslow;
}

Result<SurvivalAnswer::Fitted> SurvivalAnswer::cox(
    const std::vector<std::string>& columns, bool stratified)
{
    std::vector<std::vector<double>> cells;
    for (const std::string& name : columns) {
        auto column = numberColumn(m_table, name);
        if (!column)
            return tl::unexpected(column.error());
        cells.push_back(std::move(*column));
    }
    std::vector<const std::vector<double>*> needed;
    for (const auto& column : cells)
        needed.push_back(&column);
    Groups strata;
    std::vector<const std::vector<int>*> sorted;
    if (stratified) {
        auto found = groupColumn(m_table, m_arguments.strata);
        if (!found)
            return tl::unexpected(found.error());
        strata = std::move(*found);
        sorted.push_back(&strata.of);
    }
    auto places = m_survival.with(sorted, needed);
    SurvivalRows rows = m_survival.rows.only(places);
    if (stratified)
        rows.stratum = m_survival.groupsOf(strata, places);
    Eigen::MatrixXd x(
        static_cast<Eigen::Index>(places.size()), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t j = 0; j < cells.size(); ++j) {
        for (std::size_t i = 0; i < places.size(); ++i)
            x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                cells[j][m_survival.tableRow[places[i]]];
    }
    auto model = CoxModel::make(std::move(rows), std::move(x), columns, ties());
    if (!model)
        return tl::unexpected(model.error());
    const auto fit = model->fit(m_run);
    if (!fit)
        return tl::unexpected(fit.error());
    return Fitted { std::move(*model), *fit, std::move(places) };
}

void SurvivalAnswer::say(
    const std::string& what, const CoxFit& fit, const std::vector<std::string>& names)
{
    for (std::size_t j = 0; j < names.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        const double se = std::sqrt(fit.covariance(at, at)), log = fit.coefficients[at];
        text += fmt::format("{}, {}: hazard ratio {:.4g} (95% from {:.4g} to {:.4g})\n", what,
            names[j], std::exp(log), std::exp(log - 1.96 * se), std::exp(log + 1.96 * se));
    }
}

Result<> SurvivalAnswer::addCox()
{
    const auto& columns = m_arguments.covariates;
    const auto all = cox(columns, false);
    if (!all)
        return tl::unexpected(all.error());
    const std::string name = "cox_" + m_arguments.ties;
    answer[name] = toJson(all->fit, columns);
    say("Cox", all->fit, columns);
    answer["zph_identity"] = toJson(all->model.drift(all->fit), columns);
    const std::vector<double> at =
        m_arguments.at.empty() ? std::vector<double> { 90, 365 } : m_arguments.at;
    json::array hazards;
    for (const double hazard : all->model.baseline(all->fit, at))
        hazards.push_back(hazard);
    answer["baseline_cumhaz_" + m_arguments.ties] = json::object { { "note", "at covariates = 0" },
        { "times", json::array(at.begin(), at.end()) }, { "value", std::move(hazards) } };
    if (!m_arguments.start.empty()) {
        answer["cox_time_varying"] = answer[name];
        const std::vector<std::string> first { columns.front() };
        const auto alone = cox(first, false);
        if (!alone)
            return tl::unexpected(alone.error());
        answer["cox_time_varying_unadjusted"] = toJson(alone->fit, first);
    }
    if (m_table.has(kPersonColumn)) {
        const auto persons = groupColumn(m_table, kPersonColumn);
        if (!persons)
            return tl::unexpected(persons.error());
        auto cluster = m_survival.groupsOf(*persons, all->places);
        int alone = static_cast<int>(persons->names.size());
        for (int& one : cluster)
            one = one < 0 ? alone++ : one;
        json::array errors;
        const Eigen::VectorXd variances = all->model.robustCovariance(all->fit, cluster).diagonal();
        for (const double variance : variances)
            errors.push_back(std::sqrt(variance));
        answer["robust_se"] = std::move(errors);
    }
    if (m_arguments.strata.empty())
        return {};
    std::vector<std::string> others;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(others),
        [&](const std::string& column) { return column != m_arguments.strata; });
    if (others.empty())
        return fail(Error::Code::invalid,
            "Column \"{}\" cannot be covariate and stratum alone; name another covariate",
            m_arguments.strata);
    const auto within = cox(others, true);
    if (!within)
        return tl::unexpected(within.error());
    answer["cox_stratified"] = toJson(within->fit, others);
    say("Cox within " + m_arguments.strata, within->fit, others);
    return {};
}

Result<> SurvivalAnswer::addGrouped()
{
    if (!m_arguments.start.empty() || m_arguments.covariates.empty())
        return fail(Error::Code::invalid, "--every needs --covariates and no --start");
    GroupedRows rows;
    std::vector<std::vector<double>> cells;
    for (const std::string& name : m_arguments.covariates)
        cells.push_back(*numberColumn(m_table, name)); // read before, by addCox()
    std::vector<const std::vector<double>*> needed;
    for (const auto& column : cells)
        needed.push_back(&column);
    std::vector<std::size_t> source;
    for (const std::size_t place : m_survival.with({}, needed)) {
        const double end = std::ceil(m_survival.rows.stop[place] / m_arguments.every);
        if (end > 10000)
            return fail(Error::Code::invalid,
                "--every {}: row {} would span {} intervals; give a longer one", m_arguments.every,
                m_survival.rows.numberOf(place), end);
        const int intervals = static_cast<int>(end);
        for (int k = 1; k <= intervals; ++k) {
            rows.cell.push_back(std::min(k, m_arguments.last) - 1);
            rows.event.push_back(k == intervals && m_survival.rows.event[place]);
            source.push_back(m_survival.tableRow[place]);
        }
    }
    rows.x.resize(
        static_cast<Eigen::Index>(source.size()), static_cast<Eigen::Index>(cells.size()));
    for (std::size_t j = 0; j < cells.size(); ++j) {
        for (std::size_t i = 0; i < source.size(); ++i)
            rows.x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                cells[j][source[i]];
    }
    const auto fit = groupedFit(rows, m_arguments.covariates, m_run);
    if (!fit)
        return tl::unexpected(fit.error());
    answer["person_intervals"] = fit->rows;
    json::object grouped = toJson(*fit, m_arguments.covariates);
    for (const auto& [key, value] : grouped) {
        if (key != "rows")
            answer[key] = value;
    }
    answer["grouped_ph"] = std::move(grouped);
    for (std::size_t j = 0; j < cells.size(); ++j)
        text += fmt::format("Grouped by {:g}, {}: hazard ratio {:.4g}\n", m_arguments.every,
            m_arguments.covariates[j], std::exp(fit->coefficients[static_cast<Eigen::Index>(j)]));
    return {};
}

Result<CoxFit> SurvivalAnswer::coxOfOne(
    const SurvivalRows& rows, const std::vector<double>& x, const std::string& name)
{
    const Eigen::MatrixXd column =
        Eigen::Map<const Eigen::VectorXd>(x.data(), static_cast<Eigen::Index>(x.size()));
    const auto model = CoxModel::make(rows, column, { name }, ties());
    return model ? model->fit(m_run) : tl::unexpected(model.error());
}

/// A treatment that begins at a time: as if it had always been there (wrong), as known at a
/// landmark, and from its time on.
Result<> SurvivalAnswer::addTreatment()
{
    const std::string& name = m_arguments.treatedAt;
    if (!m_arguments.start.empty())
        return fail(
            Error::Code::invalid, "--treated-at goes with one row per person, so without --start");
    const auto times = numberColumn(m_table, name);
    if (!times)
        return tl::unexpected(times.error());
    std::vector<double> ever, early, since;
    std::vector<std::size_t> late;
    SurvivalRows pieces;
    const auto addPiece = [&](std::size_t place, double from, double to, bool event, bool treated) {
        pieces.start.push_back(from);
        pieces.stop.push_back(to);
        pieces.event.push_back(event);
        pieces.number.push_back(m_survival.rows.numberOf(place));
        since.push_back(treated ? 1 : 0);
    };
    for (std::size_t i = 0; i < m_survival.rows.size(); ++i) {
        const double begun = (*times)[m_survival.tableRow[i]], end = m_survival.rows.stop[i];
        const bool treated = !std::isnan(begun), event = m_survival.rows.event[i];
        if (treated && (begun < 0 || begun > end))
            return fail(Error::Code::invalid,
                "Row {}: the treatment at {} lies outside the time of the row; correct it",
                m_survival.rows.numberOf(i), begun);
        ever.push_back(treated ? 1 : 0);
        if (end > m_arguments.landmark) {
            late.push_back(i);
            early.push_back(treated && begun <= m_arguments.landmark ? 1 : 0);
        }
        if (!treated || begun == end) {
            addPiece(i, 0, end, event, false);
            continue;
        }
        if (begun > 0)
            addPiece(i, 0, begun, false, false);
        addPiece(i, begun, end, event, true);
    }
    const auto naive = coxOfOne(m_survival.rows, ever, name);
    const auto landmark = coxOfOne(m_survival.rows.only(late), early, name);
    const auto varying = coxOfOne(pieces, since, name);
    for (const auto* fit : { &naive, &landmark, &varying }) {
        if (!*fit)
            return tl::unexpected(fit->error());
    }
    answer["naive_ever_treated"] = toJson(*naive, { name });
    answer[fmt::format("landmark{:g}", m_arguments.landmark)] = toJson(*landmark, { name });
    answer["treated_since"] = toJson(*varying, { name });
    say("As if treated from the start (biased)", *naive, { name });
    say(fmt::format("Treated by {:g}", m_arguments.landmark), *landmark, { name });
    say("From the treatment on", *varying, { name });
    return {};
}

} // namespace mutuals::cli
