#include "core/report/PostReport.h"

#include "core/report/JsonFigures.h"

#include <boost/json/array.hpp>

#include <fmt/format.h>

#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

std::string age(const PostComparison& answer)
{
    return answer.ageDays == 1 ? "24 hours" : fmt::format("{} days", answer.ageDays);
}

std::string signedPercent(double share)
{
    return std::isfinite(share) ? fmt::format("{:+.0f}%", 100 * share) : "any size";
}

std::string verdictWords(const PostComparison& answer)
{
    const std::string ups = answer.relative->low <= 0 && answer.relative->high >= 0
        ? "That is within normal ups and downs. "
        : "";
    switch (answer.verdict.kind) {
    case Verdict::Kind::helped:
        return "The data suggest that your posts do better.";
    case Verdict::Kind::hurt:
        return "The data suggest that your posts do worse.";
    case Verdict::Kind::noDifference:
        return "No difference that matters.";
    case Verdict::Kind::onlyATrial:
        return ups + "More posts will not settle this; only a trial can.";
    case Verdict::Kind::cannotTellYet:
        break;
    }
    return ups
        + (answer.verdict.moreDays
                ? fmt::format("Cannot tell yet: about {} more days.", *answer.verdict.moreDays)
                : "Cannot tell yet: as one of several counts looked at, that may be chance.");
}

json::value sideJson(const PostSide& side)
{
    const bool any = !side.days.empty();
    return json::object { { "from", any ? json::value(formatDay(side.days.from)) : nullptr },
        { "to", any ? json::value(formatDay(side.days.end - std::chrono::days(1))) : nullptr },
        { "posts", side.posts }, { "weeks", side.weeks }, { "tooYoung", side.tooYoung },
        { "uncounted", side.unknown }, { "median", figure(side.median) } };
}

json::value checkJson(const PostCheck& check)
{
    const bool clusters = check.way == PostCheck::Way::clusters;
    return json::object { { "method", clusters ? "week clusters, CR2" : "week labels permuted" },
        { "trend", clusters }, { "relative", figure(check.relative.value) },
        { "relativeLow", figure(check.relative.low) },
        { "relativeHigh", figure(check.relative.high) }, { "p", check.p },
        { "degreesOfFreedom", clusters ? json::value(check.degreesOfFreedom) : nullptr },
        { "exact", check.exact } };
}

} // namespace

std::string postSentence(const PostComparison& answer)
{
    if (!answer.missing.empty())
        return fmt::format(
            "This cannot be answered yet, missing are: {}.", fmt::join(answer.missing, ", "));
    const Estimate& effect = *answer.relative;
    const std::string size = fmt::format("{:.0f}%", 100 * std::abs(effect.value));
    const std::string difference = size == "0%"
        ? fmt::format("about as many {} as", postMetricName(answer.metric))
        : fmt::format("{} {} {} than", size, effect.value > 0 ? "more" : "fewer",
            postMetricName(answer.metric));
    return fmt::format("Since you began following back, your posts had {} those before, at the "
                       "same age and posted at the same times of the week (likely between {} and "
                       "{}). {}",
        difference, signedPercent(effect.low), signedPercent(effect.high), verdictWords(answer));
}

std::vector<std::string> postCaveats(const PostComparison& answer)
{
    std::vector<std::string> all;
    const int young = answer.before.tooYoung + answer.after.tooYoung;
    const int uncounted = answer.before.unknown + answer.after.unknown;
    if (young > 0)
        all.push_back(
            fmt::format("Left out: {} younger than {} in every export.", young, age(answer)));
    if (uncounted > 0)
        all.push_back(fmt::format(
            "Left out: {} whose {} no export tells.", uncounted, postMetricName(answer.metric)));
    if (answer.straddling > 0)
        all.push_back(fmt::format("Left out: {} posted shortly before the start, which went on "
                                  "collecting {} after it.",
            answer.straddling, postMetricName(answer.metric)));
    if (!answer.missing.empty())
        return all;
    if (answer.growth[0] || answer.growth[1])
        all.push_back("Counts read later were brought back to that age along what posts grew "
                      "between your exports.");
    if (answer.latenessAllowedFor)
        all.push_back("Exports count posts at different ages; that was allowed for, not known.");
    if (answer.steps.shareOfMix)
        all.push_back(fmt::format("The plain difference is {}; {:.0f}% of it comes from posting "
                                  "on other weekdays and hours.",
            signedPercent(answer.steps.plain), 100 * *answer.steps.shareOfMix));
    const PostCheck& check = answer.check;
    all.push_back(check.way == PostCheck::Way::clusters
            ? fmt::format("Check with a straight trend and weeks as clusters: {} ({} to {}, p "
                          "{:.2g}); it takes the level to be steady from week to week.",
                signedPercent(check.relative.value), signedPercent(check.relative.low),
                signedPercent(check.relative.high), check.p)
            : fmt::format("Check by permuting the labels of weeks, without a trend: {} ({} to {}, "
                          "p {:.2g}).",
                signedPercent(check.relative.value), signedPercent(check.relative.low),
                signedPercent(check.relative.high), check.p));
    return all;
}

json::object toJson(const PostComparison& answer)
{
    json::object all { { "metric", postMetricName(answer.metric) },
        { "start", formatDay(answer.start) }, { "ageDays", answer.ageDays },
        { "before", sideJson(answer.before) }, { "after", sideJson(answer.after) },
        { "straddling", answer.straddling }, { "betweenExports", answer.between },
        { "growth", json::array { figure(answer.growth[0]), figure(answer.growth[1]) } },
        { "ageAllowedFor", answer.latenessAllowedFor }, { "effect", nullptr }, { "plain", nullptr },
        { "sameMix", nullptr }, { "sameMixAndAge", nullptr }, { "shareOfMix", nullptr },
        { "check", nullptr }, { "discovery", nullptr }, { "detectable", nullptr },
        { "settledByDays", nullptr }, { "verdict", nullptr }, { "strength", nullptr } };
    if (answer.missing.empty()) {
        const Estimate& effect = *answer.relative;
        all["effect"] = json::object { { "relative", effect.value }, { "relativeLow", effect.low },
            { "relativeHigh", effect.high }, { "probability", answer.probability } };
        all["plain"] = answer.steps.plain;
        all["sameMix"] = answer.steps.mix;
        all["sameMixAndAge"] = answer.steps.age;
        all["shareOfMix"] = figure(answer.steps.shareOfMix);
        all["check"] = checkJson(answer.check);
        all["discovery"] = figure(answer.discovery);
        all["detectable"] = figure(answer.verdict.detectable);
        if (answer.verdict.moreDays)
            all["settledByDays"] = *answer.verdict.moreDays;
        all["verdict"] = verdictName(answer.verdict.kind);
        all["strength"] = "suggests";
    }
    json::array caveats;
    for (const std::string& caveat : postCaveats(answer))
        caveats.emplace_back(caveat);
    all["caveats"] = std::move(caveats);
    return all;
}

} // namespace mutuals
