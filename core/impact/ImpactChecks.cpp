#include "core/impact/ImpactChecks.h"

#include "core/impact/ImpactDays.h"
#include "core/records/Names.h"
#include "core/stats/CausalImpactModel.h"
#include "core/stats/DampedLevelGibbs.h"
#include "core/stats/EventRates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

using Kind = ImpactVariant::Kind;

constexpr Names<Kind, 7> kKinds { {
    { Kind::withoutPosts, "without posts" },
    { Kind::earlier, "start 3 days earlier" },
    { Kind::later, "start 3 days later" },
    { Kind::widePriors, "priors twice as wide" },
    { Kind::narrowPriors, "priors half as wide" },
    { Kind::unclipped, "nothing clipped" },
    { Kind::heavyTails, "heavy tails instead of clipping" },
} };
/// Those that a verdict must stand.
constexpr Kind kDecisive[] { Kind::withoutPosts, Kind::earlier, Kind::later, Kind::widePriors,
    Kind::narrowPriors };

constexpr std::chrono::days kShift { 3 };
constexpr double kFreedom = 4; ///< of the Student errors
constexpr int kDraws = 1000;
constexpr int kWeek = 7;

/// Mean and 95 % interval of the average effect, on the scale of the model.
struct Modeled {
    double mean = 0, low = 0, high = 0;
};

void shift(DayRange& before, DayRange& after, std::chrono::days by)
{
    if (before.end == after.from)
        before.end += by;
    after.from += by;
}

bool applies(Kind kind, const ImpactAnswer& answer)
{
    if (kind == Kind::withoutPosts)
        return answer.postsUsed;
    if (kind == Kind::unclipped)
        return std::any_of(answer.leftOut.begin(), answer.leftOut.end(),
            [](const LeftOutDay& day) { return day.why.starts_with("clipped"); });
    return true;
}

DampedLevelOptions optionsOf(Kind kind)
{
    DampedLevelOptions options = DampedLevelOptions::calibrated();
    const double factor = kind == Kind::widePriors ? 2 : kind == Kind::narrowPriors ? 0.5 : 1;
    options.slope *= factor;
    options.weekday *= factor;
    options.covariate *= factor;
    return options;
}

Result<Modeled> effectOf(const ImpactDays& taken, Kind kind, double widening, const Run& run)
{
    if (kind == Kind::heavyTails) {
        DampedLevelGibbsOptions sampling;
        sampling.model = optionsOf(kind);
        sampling.freedom = kFreedom;
        sampling.draws = kDraws;
        const auto sampled = sampledLevel(taken.series, sampling, run);
        if (!sampled)
            return tl::unexpected(sampled.error());
        const double mean = sampled->averageEffect;
        return Modeled { mean, mean + widening * (sampled->averageLower - mean),
            mean + widening * (sampled->averageUpper - mean) };
    }
    const auto fitted = DampedLevel::fit(taken.series, optionsOf(kind), run);
    if (!fitted)
        return tl::unexpected(fitted.error());
    const TMixture effect = fitted->averageEffect().widened(widening);
    return Modeled { effect.quantile(0.5), effect.quantile(0.025), effect.quantile(0.975) };
}

/// As a share where the answer is one, else per day, around what the answer expected.
Estimate inUnits(const Modeled& effect, const ImpactAnswer& answer, const Scale& scale)
{
    const double level = *answer.expectedMean;
    const auto shown = [&](double step) {
        if (answer.relative)
            return scale.shareOf(step, level).value_or(0);
        return scale.back(scale.forward(level) + step) - level;
    };
    return { shown(effect.mean), shown(effect.low), shown(effect.high) };
}

const Estimate& effectShown(const ImpactAnswer& answer)
{
    return answer.relative ? *answer.relative : *answer.absolute;
}

/// Nothing where it cannot be asked: too few days are left, or they are all alike.
Result<std::optional<ImpactVariant>> variantOf(Kind kind, const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer, const Run& run)
{
    if (!applies(kind, answer))
        return std::nullopt;
    ImpactPeriods periods { answer.before.days, answer.after.days };
    if (kind == Kind::earlier)
        shift(periods.before, periods.after, -kShift);
    if (kind == Kind::later)
        shift(periods.before, periods.after, kShift);
    if (periods.before.empty() || periods.after.empty())
        return std::nullopt;
    const bool clipped = kind != Kind::unclipped && kind != Kind::heavyTails;
    ImpactDays taken = impactDays(days, question, periods, clipped);
    if (taken.before.used < kFewestDaysBefore || taken.after.used < kFewestDaysAfter)
        return std::nullopt;
    if (kind == Kind::withoutPosts)
        taken.series.covariates.clear();
    const auto effect = effectOf(taken, kind, answer.placebo.widening(), run);
    if (!effect && effect.error().code == Error::Code::cancelled)
        return tl::unexpected(effect.error());
    if (!effect)
        return std::nullopt;
    const bool up = effectShown(answer).value >= 0;
    return ImpactVariant { kind, answer.relative.has_value(), inUnits(*effect, answer, taken.scale),
        (effect->mean >= 0) == up };
}

ViralDays viralDays(const ImpactAnswer& answer)
{
    ViralDays viral { 0, answer.before.used, 0, answer.after.used, 1 };
    for (const LeftOutDay& day : answer.leftOut) {
        if (day.why == "clipped: viral")
            ++(answer.after.days.contains(day.day) ? viral.after : viral.before);
    }
    viral.p = sameRateChance(viral.before, viral.daysBefore, viral.after, viral.daysAfter);
    return viral;
}

bool isFind(const Verdict& verdict)
{
    return verdict.kind == Verdict::Kind::helped || verdict.kind == Verdict::Kind::hurt;
}

} // namespace

std::string_view variantName(ImpactVariant::Kind kind)
{
    return nameIn(kKinds, kind);
}

Result<std::optional<PeerAnswer>> peerAnswer(const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer, const Run& run)
{
    const ImpactDays taken =
        impactDays(days, question, { answer.before.days, answer.after.days }, false);
    DailySeries series = taken.series;
    series.weekdays.clear();
    series.noise.clear();
    for (std::size_t t = 0; t < series.values.size(); ++t) {
        if (!std::isnan(series.values[t])) // the days that ours uses, as the files have them
            series.values[t] = taken.observed[t].value_or(std::numeric_limits<double>::quiet_NaN());
    }
    CausalImpactOptions options;
    options.season = kWeek;
    options.method = CausalImpactOptions::Method::gibbs;
    options.draws = kDraws;
    options.seed = 1;
    const auto found = causalImpact(series, options, run);
    if (!found && found.error().code == Error::Code::cancelled)
        return tl::unexpected(found.error());
    if (!found)
        return std::nullopt;
    PeerAnswer peer;
    peer.absolute = { found->averageEffect, found->averageLower, found->averageUpper };
    peer.tailArea = found->tailArea;
    if (answer.metric != Metric::netGrowth && found->expectedLower > 0) {
        const double level = found->expectedMedian;
        peer.relative = Estimate { peer.absolute.value / level, peer.absolute.low / level,
            peer.absolute.high / level };
    }
    return peer;
}

Result<ImpactChecks> impactChecks(const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer, const Run& run)
{
    if (!answer.missing.empty() || !answer.absolute || !answer.expectedMean)
        return fail(Error::Code::invalid, "there is no effect to check");
    ImpactChecks checks;
    checks.viral = viralDays(answer);
    const Run quiet { run.stop, {} };
    std::int64_t done = 0;
    for (const auto& [kind, name] : kKinds) {
        auto variant = variantOf(kind, days, question, answer, quiet);
        if (!variant)
            return tl::unexpected(variant.error());
        if (*variant) {
            checks.signHolds = checks.signHolds && (*variant)->sameSign;
            checks.variants.push_back(**variant);
        }
        run.report({ ++done, static_cast<std::int64_t>(kKinds.size()) + 1 });
    }
    auto peer = peerAnswer(days, question, answer, quiet);
    if (!peer)
        return tl::unexpected(peer.error());
    checks.peer = *peer;
    run.report({ done + 1, static_cast<std::int64_t>(kKinds.size()) + 1 });
    return checks;
}

Result<> takeBackWhatTurns(ImpactAnswer& answer, const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const Run& run)
{
    if (!answer.missing.empty() || !isFind(answer.verdict))
        return {};
    for (const Kind kind : kDecisive) {
        const auto variant = variantOf(kind, days, question, answer, run);
        if (!variant)
            return tl::unexpected(variant.error());
        if (*variant && !(*variant)->sameSign) {
            answer.turns = true;
            answer.verdict.kind = Verdict::Kind::cannotTellYet;
            answer.verdict.moreDays.reset();
            return {};
        }
    }
    return {};
}

} // namespace mutuals
