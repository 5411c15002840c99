#include "core/report/AdoptionJson.h"

#include "core/report/JsonFigures.h"

namespace mutuals {

namespace json = boost::json;

namespace {

json::object meanJson(const AdoptionMean& mean)
{
    return { { "estimate", figure(mean.estimate) }, { "se", figure(mean.error) },
        { "ci95", ends(mean.low, mean.high) } };
}

json::value meanJson(const std::optional<AdoptionMean>& mean)
{
    return mean ? json::value(meanJson(*mean)) : json::value(nullptr);
}

json::array cellsJson(const std::vector<CohortEffect>& cells)
{
    json::array rows;
    for (const CohortEffect& cell : cells)
        rows.push_back(json::object { { "g", figure(cell.cohort) }, { "t", figure(cell.time) },
            { "att", figure(cell.effect) }, { "se", figure(cell.error) },
            { "n_treated", cell.treated }, { "n_control", cell.controls } });
    return rows;
}

json::value preTrendJson(const std::optional<PreTrend>& trend)
{
    if (!trend)
        return nullptr;
    return json::object { { "largest_t", figure(trend->largest) }, { "p", figure(trend->p) },
        { "wald", figure(trend->wald) }, { "df", trend->degreesOfFreedom },
        { "wald_p", figure(trend->waldP) } };
}

} // namespace

json::object toJson(const StaggeredAdoption& found, AdoptionControls controls,
    const std::vector<std::string>& notes)
{
    json::object figures { { "att_gt", cellsJson(found.cells) },
        { "simple", meanJson(found.simple) } };
    json::array events;
    for (const EventEffect& event : found.events) {
        json::object row = meanJson(event);
        row["event_time"] = figure(event.eventTime);
        row["band95"] = ends(event.bandLow, event.bandHigh);
        events.push_back(std::move(row));
    }
    figures["dynamic"] = std::move(events);
    json::array groups;
    for (const GroupEffect& group : found.groups) {
        json::object row = meanJson(group);
        row["g"] = figure(group.cohort);
        row["n"] = group.units;
        row["band95"] = ends(group.bandLow, group.bandHigh);
        groups.push_back(std::move(row));
    }
    figures["group"] = std::move(groups);
    figures["group_overall"] = meanJson(found.overall);

    json::object object = figures;
    const bool never = controls == AdoptionControls::never;
    object["controls"] = never ? "never" : "not-yet";
    object[never ? "never_treated" : "not_yet_treated"] = std::move(figures);
    object["band_critical"] = figure(found.eventCritical);
    object["group_band_critical"] = figure(found.groupCritical);
    object["pre_trend"] = preTrendJson(found.preTrend);
    object["twfe_biased_coefficient"] = figure(found.twoWayFixedEffects);
    json::array said;
    for (const std::string& note : notes)
        said.emplace_back(note);
    object["notes"] = std::move(said);
    object["missing"] = json::array();
    return object;
}

} // namespace mutuals
