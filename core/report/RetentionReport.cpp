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
        return { { "hazardRatio", nullptr }, { "withoutWarmth", nullptr },
            { "atSnapshots", nullptr }, { "check", nullptr }, { "compared", nullptr } };
    const FollowBackHazard& hazard = *answer.hazard;
    return { { "hazardRatio", ratioJson(hazard.ratio) },
        { "withoutWarmth", ratioJson(hazard.crude) },
        { "atSnapshots", ratioJson(hazard.atSnapshots) }, { "check", ratioJson(hazard.check) },
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

json::array spansJson(const std::vector<FollowerSpan>& spans)
{
    const auto number = [](const std::optional<long long>& value) {
        return value ? json::value(*value) : json::value(nullptr);
    };
    json::array all;
    for (const FollowerSpan& span : spans) {
        const auto implied = span.studioLeft();
        all.push_back(json::object { { "from", formatTime(span.from) },
            { "to", formatTime(span.to) }, { "left", span.left }, { "came", span.came },
            { "studioNet", number(span.studioNet) }, { "studioLeft", number(implied) },
            { "studioLost", number(span.lost) },
            { "ratio",
                implied && *implied > 0 ? json::value(span.left / static_cast<double>(*implied))
                                        : json::value(nullptr) } });
    }
    return all;
}

json::value sensitivityJson(const RetentionAnswer& answer)
{
    if (!answer.eValue)
        return nullptr;
    return json::object { { "eValue", answer.eValue->estimate }, { "limit", answer.eValue->limit },
        { "sentence", retentionSensitivity(answer) } };
}

json::object reconciledJson(const RetentionAnswer& answer)
{
    const SpanTotals totals = spanTotals(answer.spans);
    return { { "spans", spansJson(answer.spans) },
        { "left", totals.spans > 0 ? json::value(totals.left) : json::value(nullptr) },
        { "studioLeft", totals.spans > 0 ? json::value(totals.studioLeft) : json::value(nullptr) },
        { "ratio",
            totals.studioLeft > 0
                ? json::value(totals.left / static_cast<double>(totals.studioLeft))
                : json::value(nullptr) },
        { "sentence", retentionReconciled(answer) } };
}

bool differs(const RetentionAnswer& answer)
{
    return answer.hazard && (answer.hazard->ratio.high < 1 || answer.hazard->ratio.low > 1);
}

} // namespace

std::string retentionSentence(const RetentionAnswer& answer)
{
    if (!answer.hazard)
        return "Whether followers stay longer when you follow them back cannot be told yet.";
    const HazardRatio& ratio = answer.hazard->ratio;
    const std::string range =
        fmt::format("likely between {} and {}", often(ratio.low), often(ratio.high));
    if (differs(answer) && answer.eValue->limit < kWeakReason)
        return fmt::format("Followers whom you had followed back left {} than others who came in "
                           "the same month and "
                           "had written to you as much ({}), but a weak other reason would be "
                           "enough to explain it.",
            often(ratio.value), range);
    if (differs(answer))
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

std::string retentionSensitivity(const RetentionAnswer& answer)
{
    if (!differs(answer))
        return {};
    const double all = answer.eValue->estimate, some = answer.eValue->limit;
    const std::string left = answer.hazard->ratio.value < 1
        ? fmt::format("left {:.1f} times less often", all)
        : fmt::format("left {:.1f} times as often", all);
    return fmt::format(
        "A reason that comments and messages do not show could explain the whole "
        "difference if followers with it were followed back {:.1f} times as often and "
        "{}; {:.1f} times each would be enough to make the difference uncertain.",
        all, left, some);
}

std::string retentionOfHundred(const RetentionAnswer& answer)
{
    const auto pair = threeMonthsOn(answer.curves);
    if (!pair || !answer.hazard)
        return {};
    return fmt::format(
        "Of 100 followers whom you had followed back about {:.0f} are still there after "
        "{} days, of 100 others about {:.0f}.",
        100 * pair->followedBack.stay, pair->days, 100 * pair->others.stay);
}

std::string retentionReconciled(const RetentionAnswer& answer)
{
    const SpanTotals totals = spanTotals(answer.spans);
    if (totals.spans == 0 || totals.studioLeft <= 0)
        return {};
    return fmt::format(
        "Between the archives {} followers left; TikTok Studio's follower counts imply "
        "{} over the same days ({:.0f} %). Whoever came and left between two archives "
        "is in neither figure.",
        totals.left, totals.studioLeft,
        100.0 * totals.left / static_cast<double>(totals.studioLeft));
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
    object["method"] =
        "hazards before and after the day of the follow-back, leaving between two snapshots";
    object["grade"] = answer.hazard ? json::value("B") : json::value(nullptr);
    object["sentence"] = retentionSentence(answer);
    object["caution"] = retentionCaution(answer);
    object["ofHundred"] = retentionOfHundred(answer);
    object["sensitivity"] = sensitivityJson(answer);
    object["reconciled"] = reconciledJson(answer);
    object["stepDays"] = answer.curves.stepDays;
    object["curves"] = json::object { { "followedBack", curveJson(answer.curves.followedBack) },
        { "others", curveJson(answer.curves.others) } };
    object["cohorts"] = cohortsJson(answer.cohorts);
    object["missing"] = json::value_from(answer.missing);
    return object;
}

} // namespace mutuals
