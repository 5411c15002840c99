#include "core/report/EngagementReport.h"

#include "core/report/JsonFigures.h"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

const char* noun(const EngagementOutcome& outcome)
{
    return outcome.of == Engagement::comments ? "comments" : "messages";
}

const char* verb(const EngagementOutcome& outcome)
{
    return outcome.of == Engagement::comments ? "commented" : "wrote to you";
}

/// Per 100 followers: "9.3", "12".
std::string hundred(double perFollower)
{
    const double value = std::abs(100 * perFollower);
    return value < 9.95 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
}

std::string moreOrFewer(double perFollower)
{
    return hundred(perFollower) + (perFollower < 0 ? " fewer" : " more");
}

/// "20 comments a week per 100 followers, where others ... suggest 11 (likely between ...)"
std::string levels(const EngagementOutcome& outcome)
{
    const EventStudy& study = *outcome.study;
    return fmt::format("{} {} a week per 100 followers, where others who had followed as long and "
                       "whom you had not followed back yet suggest {} (likely between {} and {})",
        hundred(study.meanAfter), noun(outcome), hundred(expectedAfter(study)),
        moreOrFewer(study.overall.low), moreOrFewer(study.overall.high));
}

const char* name(EngagementVerdict verdict)
{
    switch (verdict) {
    case EngagementVerdict::more:
        return "more";
    case EngagementVerdict::less:
        return "less";
    case EngagementVerdict::alike:
        return "no difference that matters";
    case EngagementVerdict::notAlikeBefore:
    case EngagementVerdict::cannotTell:
        return "cannot tell yet";
    }
    return "";
}

json::object contrastJson(const EventContrast& contrast)
{
    return { { "estimate", figure(contrast.estimate) }, { "se", figure(contrast.error) },
        { "low", figure(contrast.low) }, { "high", figure(contrast.high) } };
}

json::array eventsJson(const EventStudy& study)
{
    json::array rows;
    for (const EventPoint& point : study.points) {
        json::object row = contrastJson(point);
        row["week"] = point.time;
        row["bandLow"] = figure(point.bandLow);
        row["bandHigh"] = figure(point.bandHigh);
        row["againstWeekBefore"] = contrastJson(point.againstLast);
        row["treated"] = point.treated;
        row["controls"] = point.controls;
        rows.push_back(std::move(row));
    }
    return rows;
}

json::array cellsJson(const EngagementOutcome& outcome)
{
    const auto week = [&](int number) {
        return formatDay(outcome.firstWeek + std::chrono::days(7 * number));
    };
    json::array rows;
    for (const EventCell& cell : outcome.study->cells)
        rows.push_back(
            json::object { { "from", week(cell.firstCohort) }, { "to", week(cell.lastCohort) },
                { "week", cell.time }, { "treated", cell.treated }, { "controls", cell.controls },
                { "estimate", figure(cell.estimate) }, { "se", figure(cell.error) } });
    return rows;
}

json::value preCheckJson(const EngagementOutcome& outcome)
{
    const auto& check = outcome.study->preCheck;
    if (!check)
        return nullptr;
    return json::object { { "weeks", check->points }, { "largest", figure(check->largest) },
        { "p", figure(check->p) }, { "noticed", figure(check->noticed) },
        { "passed", movedAlikeBefore(*outcome.study) },
        { "sentence", engagementPreCheck(outcome) } };
}

json::object outcomeJson(const EngagementOutcome& outcome)
{
    json::object object { { "outcome", noun(outcome) },
        { "weeks",
            json::object { { "from",
                               outcome.weeks > 0 ? json::value(formatDay(outcome.firstWeek))
                                                 : json::value(nullptr) },
                { "count", outcome.weeks }, { "silent", outcome.silentWeeks } } },
        { "followers", outcome.followers }, { "written", outcome.written },
        { "writers", outcome.writers }, { "verdict", nullptr }, { "overall", nullptr },
        { "events", json::array() }, { "preCheck", nullptr }, { "cells", json::array() },
        { "grade", nullptr } };
    if (outcome.study) {
        const EventStudy& study = *outcome.study;
        object["verdict"] = name(verdictOf(study));
        object["treated"] = study.treated;
        object["controls"] = study.controls;
        object["leftOut"] = study.leftOut;
        json::object overall = contrastJson(study.overall);
        overall["before"] = figure(study.meanBefore);
        overall["after"] = figure(study.meanAfter);
        overall["expected"] = figure(expectedAfter(study));
        overall["againstWeekBefore"] = contrastJson(study.overallAgainstLast);
        overall["amongEquallyWarm"] =
            outcome.byWarmth ? json::value(contrastJson(*outcome.byWarmth)) : json::value(nullptr);
        object["overall"] = std::move(overall);
        object["events"] = eventsJson(study);
        object["bandCritical"] = figure(study.critical);
        object["preCheck"] = preCheckJson(outcome);
        object["cells"] = cellsJson(outcome);
        object["grade"] = "B";
    }
    object["sentence"] = engagementSentence(outcome);
    object["caution"] = engagementCaution(outcome);
    object["missing"] = json::value_from(outcome.missing);
    return object;
}

} // namespace

std::string engagementSentence(const EngagementOutcome& outcome)
{
    if (!outcome.study)
        return fmt::format(
            "Whether followers {} more once you follow them back cannot be told yet.",
            outcome.of == Engagement::comments ? "comment" : "write to you");
    switch (verdictOf(*outcome.study)) {
    case EngagementVerdict::more:
        return fmt::format("Followers {} more in the weeks after you followed them back: {}.",
            verb(outcome), levels(outcome));
    case EngagementVerdict::less:
        return fmt::format("Followers {} less in the weeks after you followed them back: {}.",
            verb(outcome), levels(outcome));
    case EngagementVerdict::alike:
        return fmt::format("Followers {} about as much after you followed them back as was to be "
                           "expected: {}.",
            verb(outcome), levels(outcome));
    case EngagementVerdict::notAlikeBefore:
        return fmt::format(
            "Whether followers {} more because you followed them back cannot be told: "
            "they had moved apart from the others already before. Afterwards it was "
            "{}.",
            outcome.of == Engagement::comments ? "comment" : "write", levels(outcome));
    case EngagementVerdict::cannotTell:
        break;
    }
    return fmt::format(
        "Whether followers {} more once you follow them back cannot be told yet: {}.",
        outcome.of == Engagement::comments ? "comment" : "write to you", levels(outcome));
}

std::string engagementPreCheck(const EngagementOutcome& outcome)
{
    if (!outcome.study)
        return {};
    if (!outcome.study->preCheck)
        return "There is a single week before the follow-back, so whether the two groups moved "
               "alike "
               "before it cannot be checked.";
    if (movedAlikeBefore(*outcome.study))
        return fmt::format(
            "In the {} weeks before the follow-back the two groups moved alike, as they "
            "should; a week that lay apart by {} {} per 100 followers would have been "
            "noticed.",
            outcome.study->preCheck->points, hundred(outcome.study->preCheck->noticed),
            noun(outcome));
    return fmt::format(
        "In the {} weeks before the follow-back the two groups did not move alike: {}",
        outcome.study->preCheck->points,
        outcome.of == Engagement::comments
            ? "perhaps you followed those back who had just commented."
            : "perhaps you followed those back who had just written to you.");
}

std::string engagementCaution(const EngagementOutcome& outcome)
{
    if (!outcome.study)
        return fmt::format(
            "Nothing is proved either way: missing are {}.", fmt::join(outcome.missing, ", "));
    std::string caution =
        "This does not prove that following back is the reason: you chose whom to follow back, and "
        "responsive followers are chosen; only a trial can tell.";
    if (outcome.of == Engagement::messages)
        caution +=
            " Many can write to you only once you follow each other, so messages can rise by "
            "that alone.";
    return caution;
}

json::object toJson(const EngagementAnswer& answer)
{
    json::object object { { "followers", answer.followers },
        { "followedBack", answer.followedBack }, { "undated", answer.undated },
        { "followedFirst", answer.followedFirst },
        { "method", "event study of staggered follow-backs, not yet followed back as controls" } };
    for (auto& [key, value] : outcomeJson(answer.comments))
        object[key] = value;
    object["messages"] = outcomeJson(answer.messages);
    return object;
}

} // namespace mutuals
