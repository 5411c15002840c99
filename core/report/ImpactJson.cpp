#include "core/report/ImpactJson.h"

#include "core/report/Json.h"
#include "core/report/JsonFigures.h"
#include "core/report/Sentences.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace mutuals {

namespace json = boost::json;

namespace {

json::value text(std::string_view words)
{
    return json::string(json::string_view(words.data(), words.size()));
}

json::value day(Day value)
{
    return text(formatDay(value));
}

template <class Number> json::value number(std::optional<Number> value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

json::value periodJson(const PeriodSummary& period)
{
    const bool any = !period.days.empty();
    json::object object;
    object["from"] = any ? day(period.days.from) : json::value(nullptr);
    object["to"] = any ? day(period.days.end - std::chrono::days(1)) : json::value(nullptr);
    object["days"] = any ? period.days.count() : 0;
    object["used"] = period.used;
    object["mean"] = number(period.mean);
    object["observedMean"] = number(period.observedMean);
    return object;
}

void addEstimate(
    json::object& object, std::string_view name, const std::optional<Estimate>& estimate)
{
    const std::string key(name);
    object[key] = estimate ? json::value(estimate->value) : json::value(nullptr);
    object[key + "Low"] = estimate ? json::value(estimate->low) : json::value(nullptr);
    object[key + "High"] = estimate ? json::value(estimate->high) : json::value(nullptr);
}

json::value effectJson(const ImpactAnswer& answer)
{
    json::object effect;
    addEstimate(effect, "absolute", answer.absolute);
    addEstimate(effect, "relative", answer.relative);
    addEstimate(effect, "cumulative", answer.cumulative);
    effect["probability"] =
        answer.missing.empty() ? json::value(answer.probability) : json::value(nullptr);
    return effect;
}

json::value seriesJson(const std::vector<ImpactDay>& series)
{
    json::array days;
    for (const ImpactDay& one : series)
        days.push_back(json::object { { "day", day(one.day) }, { "observed", number(one.observed) },
            { "expected", number(one.expected) }, { "low", number(one.low) },
            { "high", number(one.high) }, { "leftOut", one.leftOut } });
    return days;
}

json::value placeboJson(const ImpactAnswer& answer)
{
    const Placebo& placebo = answer.placebo;
    json::array starts;
    for (const PlaceboStart& start : placebo.starts)
        starts.push_back(json::object {
            { "day", text(formatDay(answer.series.front().day + std::chrono::days(start.day))) },
            { "z", start.z() } });
    json::array outcomes;
    for (const PlaceboOutcome& outcome : placebo.outcomes)
        outcomes.push_back(json::object {
            { "outcome", text(outcome.name) }, { "z", outcome.z }, { "moved", outcome.moved } });
    const bool any = !placebo.starts.empty();
    return json::object { { "runs", placebo.starts.size() }, { "falseAlarms", placebo.falseAlarms },
        { "rank", any ? json::value(placebo.rank) : json::value(nullptr) },
        { "rms", any ? json::value(placebo.rms) : json::value(nullptr) },
        { "window", placebo.window }, { "windows", placebo.windows }, { "z", placebo.z },
        { "enough", placebo.enough() },
        { "passed", placebo.enough() ? json::value(placebo.passed()) : json::value(nullptr) },
        { "widening", placebo.widening() }, { "starts", std::move(starts) },
        { "outcomes", std::move(outcomes) } };
}

json::value horizonsJson(const std::vector<Horizon>& horizons)
{
    json::array all;
    for (const Horizon& one : horizons)
        all.push_back(json::object { { "days", one.days }, { "detectable", one.detectable },
            { "plausible", one.detectable <= kPlausible } });
    return all;
}

} // namespace

json::value toJson(const ImpactAnswer& answer)
{
    const bool answered = answer.missing.empty();
    json::object object;
    object["metric"] = text(metricName(answer.metric));
    object["method"] = answer.weekDrifts
        ? "structural time series; the week's pattern was let drift"
        : "structural time series";
    object["start"] = day(answer.start);
    object["before"] = periodJson(answer.before);
    json::value after = periodJson(answer.after);
    after.as_object()["expected"] = number(answer.expectedMean);
    object["after"] = std::move(after);
    object["effect"] = effectJson(answer);
    object["placebo"] = answered ? placeboJson(answer) : json::value(nullptr);
    object["falseDiscovery"] = answered ? number(answer.discovery) : json::value(nullptr);
    object["detectable"] = nullptr;
    if (answered && answer.verdict.detectable)
        object["detectable"] = json::object { { "relative", *answer.verdict.detectable },
            { "days", answer.after.used }, { "settledByDays", number(answer.verdict.moreDays) } };
    object["horizons"] = horizonsJson(answer.horizons);
    object["covariates"] =
        answer.postsUsed ? json::array { "posts", "posts the day before" } : json::array {};
    object["weekDrifts"] = answer.weekDrifts;
    object["nextLook"] = answered ? number(nextLook(answer.after.used)) : json::value(nullptr);
    object["takenBack"] =
        answer.turns ? json::value("the sign does not hold") : json::value(nullptr);
    json::array leftOut;
    for (const LeftOutDay& one : answer.leftOut)
        leftOut.push_back(json::object { { "day", day(one.day) }, { "why", text(one.why) },
            { "reason", one.why == "left out" ? text(one.reason) : json::value(nullptr) } });
    object["leftOut"] = std::move(leftOut);
    object["grade"] =
        answered ? text(std::string_view(&answer.verdict.grade, 1)) : json::value(nullptr);
    object["verdict"] = answered ? text(verdictName(answer.verdict.kind)) : json::value(nullptr);
    object["strength"] = answered
        ? text(answer.verdict.strength == Verdict::Strength::shows ? "shows" : "suggests")
        : json::value(nullptr);
    object["sentence"] = text(sentence(answer));
    json::array missing;
    for (const std::string& one : answer.missing)
        missing.push_back(text(one));
    object["missing"] = std::move(missing);
    object["series"] = seriesJson(answer.series);
    return object;
}

json::value toJson(const ExcludedDay& excluded)
{
    return json::object { { "day", day(excluded.day) }, { "reason", text(excluded.reason) } };
}

json::value toJson(const Foresight& foresight)
{
    json::array missing;
    if (foresight.daysMissing > 0)
        missing.push_back(text(fmt::format("{} more days", foresight.daysMissing)));
    return json::object { { "metric", text(metricName(foresight.metric)) },
        { "before", periodJson(foresight.before) },
        { "horizons", horizonsJson(foresight.horizons) },
        { "worthIt", worthIt(foresight.horizons) }, { "missing", std::move(missing) } };
}

json::value toJson(const PeerAnswer& peer)
{
    json::object object;
    addEstimate(object, "absolute", peer.absolute);
    addEstimate(object, "relative", peer.relative);
    object["tailArea"] = peer.tailArea;
    return object;
}

json::value toJson(const SpillOver& spillOver)
{
    return json::object { { "comments", spillOver.comments }, { "byMutuals", spillOver.byMutuals },
        { "share", spillOver.share() } };
}

json::value toJson(const ImpactChecks& checks)
{
    json::array variants;
    for (const ImpactVariant& variant : checks.variants) {
        json::object object { { "variant", text(variantName(variant.kind)) } };
        object["relative"] = variant.relative;
        object["effect"] = variant.effect.value;
        object["low"] = variant.effect.low;
        object["high"] = variant.effect.high;
        object["sameSign"] = variant.sameSign;
        variants.push_back(std::move(object));
    }
    const ViralDays& viral = checks.viral;
    json::object document { { "variants", std::move(variants) }, { "signHolds", checks.signHolds },
        { "viralDays",
            json::object { { "before", viral.before }, { "daysBefore", viral.daysBefore },
                { "after", viral.after }, { "daysAfter", viral.daysAfter }, { "p", viral.p } } } };
    document["causalImpact"] = nullptr;
    if (checks.peer)
        document["causalImpact"] = toJson(*checks.peer);
    return document;
}

} // namespace mutuals
