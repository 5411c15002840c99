#include "core/impact/PostComparison.h"

#include "core/impact/PostModel.h"
#include "core/stats/AdjustedP.h"
#include "core/stats/Quantile.h"
#include "core/stats/Randomization.h"
#include "core/stats/Tails.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace mutuals {

namespace {

constexpr int kUsualAge = 7, kShortAge = 1; ///< days
constexpr double kWorthAShare = 0.05; ///< of a plain difference, to say what makes it
constexpr double kSmallestFind = 2.8; ///< deviations that are found in 4 of 5 cases
constexpr double kDiscovery = 0.05;
constexpr PostAdjustments kAll { true, true, false }, kTrended { true, true, true };

double share(double log)
{
    return std::expm1(log);
}

Day dayOfPost(const JoinedPost& post)
{
    return dayOf(post.post.postedAt);
}

DayRange daysOf(const std::vector<JoinedPost>& posts, Day start)
{
    if (posts.empty())
        return { start, start };
    return { dayOfPost(posts.front()), dayOfPost(posts.back()) + std::chrono::days(1) };
}

/// Whether a post from before the start was counted after it while it still went around. One read
/// off later than at the fixed age went around for twice as long: with that its effect on posts of
/// the days before is gone on simulated creators, without it a fourth of the step was lost to them.
bool straddles(Day day, const PostCount& count, Day start, int ageDays)
{
    const double until = static_cast<double>((start - day).count());
    return until <= ageDays || (until <= 2 * ageDays && count.age > until);
}

/// Sorts the posts into the two periods and says who is left out.
void takePosts(PostComparison& answer, const std::vector<JoinedPost>& posts,
    const PostQuestion& question, int ageDays)
{
    const ImpactPeriods periods =
        defaultPeriods(question.start, question.end, daysOf(posts, question.start));
    answer = PostComparison {};
    answer.metric = question.metric;
    answer.start = question.start;
    answer.ageDays = ageDays;
    answer.before.days = periods.before;
    answer.after.days = periods.after;
    const PostCounts counts = postCounts(posts, question.metric, ageDays);
    answer.growth = counts.growth;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const Day day = dayOfPost(posts[i]);
        const bool after = periods.after.contains(day);
        if (!after && !periods.before.contains(day))
            continue;
        PostSide& side = after ? answer.after : answer.before;
        const PostCount& count = counts.posts[i];
        side.tooYoung += count.state == PostCount::State::tooYoung;
        side.unknown += count.state == PostCount::State::unknown;
        if (count.state != PostCount::State::counted)
            continue;
        if (!after && straddles(day, count, question.start, ageDays)) {
            ++answer.straddling;
            continue;
        }
        answer.between += count.age == ageDays;
        answer.posts.push_back({ i, day, after, count });
    }
    for (PostSide* side : { &answer.before, &answer.after }) {
        std::set<std::int64_t> weeks;
        std::vector<double> values;
        for (const ComparedPost& post : answer.posts) {
            if (post.after != (side == &answer.after))
                continue;
            const auto from = (post.day - question.start).count();
            weeks.insert(from >= 0 ? from / 7 : -1 - (-1 - from) / 7);
            values.push_back(post.atAge());
        }
        side->posts = static_cast<int>(values.size());
        side->weeks = static_cast<int>(weeks.size());
        if (!values.empty())
            side->median = median(std::move(values));
    }
}

bool enough(const PostSide& side)
{
    return side.posts >= kFewestPosts && side.weeks >= kFewestPostWeeks;
}

void sayMissing(PostComparison& answer)
{
    const auto side = [&](const PostSide& one, std::string_view when) {
        if (one.posts < kFewestPosts)
            answer.missing.push_back(fmt::format("{} posts {} with {} at {} or older ({} found)",
                kFewestPosts, when, postMetricName(answer.metric),
                answer.ageDays == 1 ? "1 day" : fmt::format("{} days", answer.ageDays), one.posts));
        else if (one.weeks < kFewestPostWeeks)
            answer.missing.push_back(fmt::format("posts of {} weeks {} with {} ({} found)",
                kFewestPostWeeks, when, postMetricName(answer.metric), one.weeks));
    };
    side(answer.before, "before");
    side(answer.after, "after");
}

std::vector<PostRow> rowsOf(const PostComparison& answer, const std::vector<JoinedPost>& posts)
{
    std::vector<PostRow> rows;
    for (const ComparedPost& post : answer.posts) {
        PostRow row;
        row.day = static_cast<int>((post.day - answer.start).count());
        row.log = post.count.log;
        row.weekday = static_cast<int>(std::chrono::weekday(post.day).iso_encoding()) - 1;
        const auto time = posts[post.post].post.postedAt - post.day;
        row.hourBlock = static_cast<int>(time / std::chrono::hours(6));
        row.lateness = post.count.lateness;
        rows.push_back(row);
    }
    return rows;
}

void fillSteps(PostComparison& answer, const std::vector<PostRow>& rows)
{
    const auto difference = [&](const PostAdjustments& adjustments) {
        const auto found = postEstimate(rows, adjustments);
        return found ? found->value : 0;
    };
    const double plain = difference({});
    const double mix = difference({ true, false, false });
    answer.steps = { share(plain), share(mix), share(difference(kAll)), {} };
    if (std::abs(plain) >= kWorthAShare)
        answer.steps.shareOfMix = (plain - mix) / plain;
}

Result<PostCheck> checkOf(
    const PostComparison& answer, const std::vector<PostRow>& rows, const Run& run)
{
    PostCheck check;
    const auto trended = postEstimate(rows, kTrended);
    if (std::min(answer.before.weeks, answer.after.weeks) >= kFewestClusters && trended
        && trended->error > 0) {
        const double reach = studentQuantile(0.975, trended->degreesOfFreedom) * trended->error;
        check.relative = { share(trended->value), share(trended->value - reach),
            share(trended->value + reach) };
        check.p =
            2 * studentAbove(std::abs(trended->value) / trended->error, trended->degreesOfFreedom);
        check.degreesOfFreedom = trended->degreesOfFreedom;
        return check;
    }
    check.way = PostCheck::Way::labels;
    const auto found = randomizationTest(freedWeeks(rows, kAll), {}, run);
    if (!found)
        return tl::unexpected(found.error());
    check.relative = { share(found->estimate), share(found->low), share(found->high) };
    check.p = found->pTwoSided;
    check.exact = found->exact;
    return check;
}

VerdictInput inputOf(const TMixture& step, int daysAfter)
{
    VerdictInput input;
    input.chanceUp = step.chanceAbove(std::log1p(kSmallestEffect));
    input.chanceDown = step.chanceBelow(std::log1p(-kSmallestEffect));
    input.chanceNone =
        step.chanceBelow(std::log1p(kMargin)) - step.chanceBelow(std::log1p(-kMargin));
    input.daysAfter = daysAfter;
    return input;
}

void judge(PostComparison& answer, const WanderingStep& found, const std::vector<PostRow>& rows)
{
    const TMixture& step = found.model.step();
    VerdictInput input = inputOf(step, rows.back().day + 1);
    if (!conclusive(input)) {
        for (const int days : { 7, 14, 28, 56, 90 }) {
            if (kSmallestFind * found.deviationAfter(rows, days) <= std::log1p(kMargin)) {
                input.daysToSettle = days;
                break;
            }
        }
    }
    answer.verdict = verdict(input);
    answer.verdict.detectable = share(kSmallestFind * step.sd());
}

} // namespace

double ComparedPost::atAge() const
{
    return std::max(0.0, std::expm1(count.log));
}

Result<PostComparison> postComparison(
    const std::vector<JoinedPost>& posts, const PostQuestion& question, const Run& run)
{
    PostComparison answer;
    takePosts(answer, posts, question, kUsualAge);
    if (!enough(answer.before) || !enough(answer.after)) {
        PostComparison younger;
        takePosts(younger, posts, question, kShortAge);
        if (enough(younger.before) && enough(younger.after))
            answer = std::move(younger);
    }
    sayMissing(answer);
    if (!answer.missing.empty())
        return answer;
    const std::vector<PostRow> rows = rowsOf(answer, posts);
    const auto found = wanderingStep(rows, kAll, run);
    if (!found) {
        if (found.error().code == Error::Code::cancelled)
            return tl::unexpected(found.error());
        answer.missing.push_back(
            fmt::format("posts whose {} differ", postMetricName(answer.metric)));
        return answer;
    }
    answer.latenessAllowedFor = std::any_of(rows.begin(), rows.end(),
        [](const PostRow& row) { return row.lateness[0] > 0 || row.lateness[1] > 0; });
    for (std::size_t i = 0; i < rows.size(); ++i)
        answer.posts[i].bounded = found->bounded[i] != 0;
    const TMixture& step = found->model.step();
    answer.relative = Estimate { share(step.quantile(0.5)), share(step.quantile(0.025)),
        share(step.quantile(0.975)) };
    answer.probability = std::max(step.chanceAbove(0), step.chanceBelow(0));
    fillSteps(answer, rows);
    const auto check = checkOf(answer, rows, run);
    if (!check)
        return tl::unexpected(check.error());
    answer.check = *check;
    judge(answer, *found, rows);
    return answer;
}

Result<std::vector<PostComparison>> postComparisons(
    const std::vector<JoinedPost>& posts, const PostQuestion& question, const Run& run)
{
    std::vector<PostComparison> all;
    std::vector<double> p;
    for (const PostMetric metric : kPostMetrics) {
        PostQuestion one = question;
        one.metric = metric;
        auto answer = postComparison(posts, one, run);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->missing.empty())
            p.push_back(2 * (1 - answer->probability));
        all.push_back(std::move(*answer));
    }
    const auto adjusted = adjustedByBenjaminiHochberg(p);
    std::size_t next = 0;
    for (PostComparison& answer : all) {
        if (!answer.missing.empty())
            continue;
        answer.discovery = adjusted[next++];
        Verdict& found = answer.verdict;
        const bool finds = found.kind == Verdict::Kind::helped || found.kind == Verdict::Kind::hurt;
        if (finds && *answer.discovery > kDiscovery)
            found.kind = Verdict::Kind::cannotTellYet;
    }
    return all;
}

const PostComparison& firstAnswered(const std::vector<PostComparison>& comparisons)
{
    const auto found = std::find_if(comparisons.begin(), comparisons.end(),
        [](const PostComparison& one) { return one.missing.empty(); });
    return found == comparisons.end() ? comparisons.front() : *found;
}

} // namespace mutuals
