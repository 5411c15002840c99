#include "core/report/TrialStatsJson.h"

#include "core/report/JsonFigures.h"

namespace mutuals {

namespace json = boost::json;

namespace {

json::object differenceJson(const Difference& found, const char* error)
{
    return { { "estimate", figure(found.value) }, { error, figure(found.error) },
        { "ci95", ends(found.low, found.high) } };
}

json::object blockedJson(const BlockedDifference& found)
{
    json::object object = differenceJson(found, "se");
    object["block"] = figures(found.blocks);
    return object;
}

json::object randomizationJson(const Randomization& found)
{
    return { { "p_two_sided", found.pTwoSided }, { "p_greater", found.pGreater },
        { "p_less", found.pLess }, { "exact", found.exact },
        { "p_two_sided_mc", figure(found.pTwoSidedDrawn) }, { "draws", found.draws },
        { "null_sd", figure(found.nullSd) }, { "assignments", figure(found.assignments) },
        { "ci95_by_inversion", ends(found.low, found.high) },
        { "exact_interval", found.exactInterval } };
}

void addAll(json::object& to, const json::object& from)
{
    for (const auto& entry : from)
        to.insert(entry); // what is there already stays
}

json::object npkNames(const TrialFigures& found)
{
    json::object object { { "treatment", found.arm }, { "estimate", found.difference.value },
        { "neyman_blocked_se", figure(found.difference.error) },
        { "block_diffs", figures(found.difference.blocks) },
        { "ci95_by_inversion_grid_0.05",
            ends(found.randomization.low, found.randomization.high) } };
    addAll(object, randomizationJson(found.randomization));
    return object;
}

} // namespace

json::object toJson(const SampleRatio& ratio)
{
    return { { "treated", ratio.treated }, { "control", ratio.control },
        { "chisq", figure(ratio.chiSquared) }, { "p", figure(ratio.p) },
        { "broken", ratio.broken() } };
}

json::object sharesJson(const Share& first, const Share& second)
{
    const FisherTest fisher = fisherTest(first, second);
    const Range score = newcombe(first, second), wald = waldDifference(first, second);
    const Range one = wilson(first), other = wilson(second);
    return { { "x1", first.hits }, { "n1", first.all }, { "x2", second.hits }, { "n2", second.all },
        { "fisher_p_two_sided", fisher.twoSided }, { "fisher_p_greater", fisher.greater },
        { "fisher_p_less", fisher.less },
        { "conditional_or", figure(fisher.oddsRatioAsPrintedByR) },
        { "or_ci95", ends(fisher.asPrintedByR.low, fisher.asPrintedByR.high) },
        { "conditional_or_exact", figure(fisher.oddsRatio) },
        { "or_ci95_exact", ends(fisher.range.low, fisher.range.high) },
        { "diff", first.value() - second.value() },
        { "newcombe_ci95", ends(score.low, score.high) },
        { "wald_ci95", ends(wald.low, wald.high) },
        { "chisq_uncorrected", figure(pearson(first, second)) },
        { "wilson_1", ends(one.low, one.high) }, { "wilson_2", ends(other.low, other.high) } };
}

json::object toJson(
    const TrialFigures& found, const std::string& outcomeLabel, const std::string& fileLabel)
{
    json::object object { { "outcome", found.outcome }, { "arm", found.arm },
        { "sample_ratio", toJson(found.sampleRatio) },
        { "left_out",
            json::object {
                { "treated", found.leftOutTreated }, { "control", found.leftOutControl } } } };
    json::array notes;
    for (const std::string& note : found.notes)
        notes.emplace_back(note);
    object["notes"] = std::move(notes);
    object["missing"] = json::array();

    const auto add = [&](const std::string& name, const json::value& figures) {
        object[name] = figures;
        object[name + "_" + outcomeLabel] = figures;
    };
    add("itt", blockedJson(found.difference));
    add("randomisation_p", randomizationJson(found.randomization));
    add("lin_adjusted",
        found.adjusted ? json::value(differenceJson(*found.adjusted, "se_hc2")) : nullptr);
    if (found.taken) {
        object["first_stage"] = blockedJson(found.taken->firstStage);
        add("wald_cace", figure(found.difference.value / found.taken->firstStage.value));
        add("wrong_as_treated", figure(found.taken->asTreated));
    }
    if (found.shares) {
        object["fisher"] = sharesJson(found.shares->treated, found.shares->control);
        if (const auto& common = found.shares->common)
            add("cmh",
                json::object { { "chisq_uncorrected", figure(common->chiSquared) },
                    { "p", figure(common->p) }, { "common_or", figure(common->oddsRatio) } });
    }
    if (found.blocked)
        object[fileLabel + "_blocked"] = npkNames(found);
    addAll(object, blockedJson(found.difference));
    addAll(object, npkNames(found));
    if (found.shares)
        addAll(object, object.at("fisher").as_object());
    return object;
}

json::object toJson(const TwoSampleFigures& found, const std::string& fileLabel)
{
    const auto meanJson = [](const MeanTest& test) {
        return json::object { { "diff", figure(test.difference) }, { "t", figure(test.t) },
            { "df", figure(test.degreesOfFreedom) }, { "p", figure(test.p) },
            { "ci95", ends(test.range.low, test.range.high) } };
    };
    json::object object = meanJson(found.welch);
    object["groups"] =
        json::array { json::value(found.firstGroup), json::value(found.secondGroup) };
    object["n"] = json::array { found.first, found.second };
    const auto add = [&](const std::string& name, const json::object& figures) {
        object[name] = figures;
        object[fileLabel + "_" + name] = figures;
    };
    add("welch", meanJson(found.welch));
    add("permutation", randomizationJson(found.permutation));
    if (found.paired)
        add("paired", meanJson(*found.paired));
    if (found.signFlips)
        add("sign_flip",
            json::object { { "assignments", found.signFlips->assignments },
                { "p_two_sided", found.signFlips->pTwoSided },
                { "exact", found.signFlips->exact } });
    return object;
}

} // namespace mutuals
