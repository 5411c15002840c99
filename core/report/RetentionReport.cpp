#include "core/report/RetentionReport.h"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

/// "37 % less often", "1.4 times as often".
std::string often(double ratio)
{
    if (ratio <= 1)
        return fmt::format("{:.0f} % less often", 100 * (1 - ratio));
    return ratio < 2 ? fmt::format("{:.0f} % more often", 100 * (ratio - 1))
                     : fmt::format("{:.1f} times as often", ratio);
}

json::value ratioJson(const std::optional<HazardRatio>& ratio)
{
    if (!ratio)
        return nullptr;
    return json::object { { "value", ratio->value }, { "low", ratio->low },
        { "high", ratio->high } };
}

json::object hazardJson(const RetentionAnswer& answer)
{
    if (!answer.hazard)
        return { { "hazardRatio", nullptr }, { "check", nullptr }, { "compared", nullptr } };
    const FollowBackHazard& hazard = *answer.hazard;
    return { { "hazardRatio", ratioJson(hazard.ratio) }, { "check", ratioJson(hazard.check) },
        { "compared",
            json::object { { "strata", hazard.strata },
                { "followedBack",
                    json::object { { "looks", hazard.looksFollowedBack },
                        { "left", hazard.leftFollowedBack } } },
                { "others",
                    json::object { { "looks", hazard.looks - hazard.looksFollowedBack },
                        { "left", hazard.left - hazard.leftFollowedBack } } } } } };
}

json::array curveJson(const std::vector<RetentionPoint>& points)
{
    json::array all;
    for (const RetentionPoint& point : points)
        all.push_back(json::object { { "day", point.day }, { "stay", point.stay },
            { "low", point.low }, { "high", point.high }, { "atRisk", point.atRisk } });
    return all;
}

json::array cohortsJson(const std::vector<RetentionCohort>& cohorts)
{
    json::array all;
    for (const RetentionCohort& cohort : cohorts) {
        json::array kept;
        for (const auto& share : cohort.kept)
            kept.push_back(share ? json::value(*share) : json::value(nullptr));
        all.push_back(json::object {
            { "month", fmt::format("{:04}-{:02}", cohort.month / 12, cohort.month % 12 + 1) },
            { "present", json::value_from(cohort.present) }, { "kept", std::move(kept) } });
    }
    return all;
}

} // namespace

std::string retentionSentence(const RetentionAnswer& answer)
{
    if (!answer.hazard)
        return "Whether followers stay longer when you follow them back cannot be told yet.";
    const HazardRatio& ratio = answer.hazard->ratio;
    const std::string range =
        fmt::format("likely between {} and {}", often(ratio.low), often(ratio.high));
    if (ratio.high < 1 || ratio.low > 1)
        return fmt::format(
            "Followers whom you had followed back left {} than others who came in the "
            "same month and had written to you as much ({}).",
            often(ratio.value), range);
    return fmt::format(
        "Followers whom you had followed back left about as often as others who came "
        "in the same month and had written to you as much ({}).",
        range);
}

std::string retentionCaution(const RetentionAnswer& answer)
{
    if (!answer.hazard)
        return "Nothing is proved either way: "
            + fmt::format("missing are {}.", fmt::join(answer.missing, ", "));
    return "This does not prove that following back is the reason: you chose whom to follow back, "
           "and "
           "those may have stayed or left anyway, for reasons that their comments and messages do "
           "not "
           "show; only a trial can tell.";
}

json::object toJson(const RetentionAnswer& answer)
{
    json::array snapshots;
    for (const Seconds time : answer.snapshots)
        snapshots.push_back(json::value(formatTime(time)));
    json::object object { { "snapshots", std::move(snapshots) }, { "followers", answer.followers },
        { "left", answer.left }, { "undated", answer.undated }, { "unsure", answer.unsure },
        { "followedBackAndLeftBetweenSnapshots", answer.leftFollowedBackUnseen } };
    for (auto& [key, value] : hazardJson(answer))
        object[key] = value;
    object["method"] = "grouped proportional hazards, follow-back from the next snapshot on";
    object["grade"] = answer.hazard ? json::value("B") : json::value(nullptr);
    object["sentence"] = retentionSentence(answer);
    object["caution"] = retentionCaution(answer);
    object["stepDays"] = answer.curves.stepDays;
    object["curves"] = json::object { { "followedBack", curveJson(answer.curves.followedBack) },
        { "others", curveJson(answer.curves.others) } };
    object["cohorts"] = cohortsJson(answer.cohorts);
    object["missing"] = json::value_from(answer.missing);
    return object;
}

} // namespace mutuals
