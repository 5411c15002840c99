#include "core/report/TrialJson.h"

#include "core/report/JsonFigures.h"
#include "core/report/TrialSentences.h"
#include "core/report/TrialStatsJson.h"

#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

json::object armJson(const TrialArm& arm, TrialOutcome outcome)
{
    const bool ofComments = outcome == TrialOutcome::comments;
    return { { "assigned", arm.assigned }, { "known", arm.assigned - arm.unknown },
        { "unknown", arm.unknown }, { "kept", arm.kept },
        { "followed", arm.followed ? json::value(*arm.followed) : json::value(nullptr) },
        { "ticked", arm.ticked },
        { "comments", ofComments ? json::value(arm.comments) : json::value(nullptr) },
        { "perPerson", ofComments && arm.assigned > 0 ? figure(arm.perPerson()) : nullptr } };
}

json::array looksJson(const TrialAnswer& answer)
{
    json::array looks;
    for (std::size_t i = 0; i < answer.looks.size(); ++i)
        looks.push_back(json::object { { "day", answer.looks[i].day },
            { "alpha", answer.looks[i].alpha }, { "reached", answer.reached >= i } });
    return looks;
}

void addFigures(json::object& object, const TrialAnswer& answer)
{
    const bool known = answer.difference.has_value();
    const double alpha = answer.reached ? answer.look().alpha : 0;
    object["level"] = answer.reached ? figure(1 - alpha) : nullptr;
    object["difference"] = known ? figure(answer.difference->value) : nullptr;
    object["se"] = known ? figure(answer.difference->error) : nullptr;
    object["block"] = known ? json::value(figures(answer.difference->blocks)) : nullptr;
    object["estimate"] = known ? figure(answer.estimate()) : nullptr;
    object["likely"] = known ? json::value(ends(answer.likely.low, answer.likely.high)) : nullptr;
    object["newcombe"] =
        known && answer.outcome == TrialOutcome::stays ? object["likely"] : nullptr;
    object["lin"] = known && answer.adjusted
        ? json::value(json::object { { "estimate", figure(answer.adjusted->value) },
            { "se_hc2", figure(answer.adjusted->error) },
            { "interval", ends(answer.adjusted->low, answer.adjusted->high) } })
        : nullptr;
    object["randomisation"] =
        known ? json::value(ends(answer.randomized.low, answer.randomized.high)) : nullptr;
    object["p_two_sided"] = known ? figure(answer.p) : nullptr;
    object["exact"] = known ? json::value(answer.exact) : nullptr;
    object["cace"] = figure(answer.perFollowed);
}

json::array endingsJson(const Trial& trial)
{
    json::array endings;
    for (const TrialEnding& ending : trial.endings)
        endings.push_back(json::object { { "at", formatTime(ending.at) },
            { "reason", ending.reason },
            { "takenBackAt",
                ending.takenBackAt ? json::value(formatTime(*ending.takenBackAt)) : nullptr } });
    return endings;
}

} // namespace

json::object toJson(const Trial& trial)
{
    int follow = 0, blocks = 0;
    for (const TrialUnit& unit : trial.units) {
        follow += unit.follow;
        blocks = std::max(blocks, unit.block);
    }
    return { { "trial", trial.id.value }, { "name", trial.name },
        { "outcome", nameIn(kTrialOutcomes, trial.outcome) },
        { "sealedAt", formatTime(trial.sealedAt) }, { "start", formatDay(trial.start()) },
        { "end", formatDay(trial.end) }, { "days", trial.days() },
        { "snapshotAt", formatTime(trial.snapshotAt) }, { "seed", trial.seed },
        { "people", trial.units.size() }, { "follow", follow },
        { "leave", static_cast<int>(trial.units.size()) - follow }, { "blocks", blocks },
        { "hash", trial.hash },
        { "endedOn", trial.ended() ? json::value(formatDay(trial.ended()->day())) : nullptr },
        { "endings", endingsJson(trial) } };
}

json::object toJson(const TrialUnit& unit)
{
    return { { "handle", unit.handle }, { "block", unit.block },
        { "arm", unit.follow ? "follow" : "leave" } };
}

json::object toJson(const TrialOutlook& outlook)
{
    const bool stays = outlook.outcome == TrialOutcome::stays;
    return { { "outcome", nameIn(kTrialOutcomes, outlook.outcome) }, { "perArm", outlook.perArm },
        { "days", outlook.days }, { "staying", stays ? figure(outlook.staying) : nullptr },
        { "assumed", outlook.assumed },
        { "comments", outlook.comments ? figure(outlook.comments->mean) : nullptr },
        { "commentsSd",
            outlook.comments ? figure(std::sqrt(outlook.comments->variance)) : nullptr },
        { "delta", figure(outlook.delta) }, { "alpha", outlook.alpha }, { "power", 0.8 },
        { "rise", figure(outlook.rise) }, { "fall", figure(outlook.fall) },
        { "sentence", sentence(outlook) } };
}

json::object toJson(const TrialAnswer& answer)
{
    json::object object { { "verdict", verdictName(answer.verdict) }, { "grade", "A" },
        { "sentence", sentence(answer) }, { "looks", looksJson(answer) },
        { "seenAt", answer.seenAt ? json::value(formatTime(*answer.seenAt)) : nullptr },
        { "nextLook", answer.nextLook ? json::value(formatDay(*answer.nextLook)) : nullptr },
        { "follow", armJson(answer.follow, answer.outcome) },
        { "leave", armJson(answer.leave, answer.outcome) },
        { "sampleRatio", answer.reached ? json::value(toJson(answer.ratio)) : nullptr } };
    addFigures(object, answer);
    json::array said;
    for (const std::string& caveat : caveats(answer))
        said.emplace_back(caveat);
    object["caveats"] = std::move(said);
    return object;
}

} // namespace mutuals
