#include "core/impact/TrialDraw.h"

#include "core/impact/TrialLooks.h"
#include "core/stats/Power.h"
#include "core/stats/Quantile.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

namespace mutuals {

namespace {

constexpr std::size_t kFewestInBlock = 4; ///< two of each arm, or the noise cannot be told
constexpr double kAssumedStaying = 0.9;
constexpr double kMonth = 30;
constexpr int kRecentDays = 56;
constexpr double kPower = 0.8;

class Lot {
public:
    explicit Lot(std::uint32_t seed)
        : m_generator(seed)
    {
    }
    template <class Entry> void shuffle(std::vector<Entry>& entries)
    {
        for (std::size_t i = entries.size(); i > 1; --i) {
            boost::random::uniform_int_distribution<std::size_t> below(0, i - 1);
            std::swap(entries[i - 1], entries[below(m_generator)]);
        }
    }

private:
    boost::random::mt19937_64 m_generator;
};

/// The third of each value; equal values in the same one.
std::vector<int> thirds(std::vector<double> values)
{
    std::vector<double> sample = values;
    const double low = quantile(sample, 1.0 / 3), high = quantile(sample, 2.0 / 3);
    std::vector<int> third;
    for (const double value : values)
        third.push_back((value > low ? 1 : 0) + (value > high ? 1 : 0));
    return third;
}

/// Candidates of each stratum, by tenure, then by engagement.
std::map<std::pair<int, int>, std::vector<TrialCandidate>> strata(
    const std::vector<TrialCandidate>& candidates)
{
    std::vector<double> since, engagement;
    for (const TrialCandidate& one : candidates) {
        // Whose follow time is not known stands in a list already: as one of the oldest.
        since.push_back(
            one.followedAt ? static_cast<double>(one.followedAt->time_since_epoch().count()) : 0);
        engagement.push_back(one.engagement);
    }
    const auto tenure = thirds(std::move(since)), warmth = thirds(std::move(engagement));
    std::map<std::pair<int, int>, std::vector<TrialCandidate>> found;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        found[{ tenure[i], warmth[i] }].push_back(candidates[i]);
    return found;
}

void addBlock(TrialDraw& draw, const std::vector<TrialCandidate>& members)
{
    ++draw.blocks;
    for (std::size_t i = 0; i < members.size(); ++i)
        draw.units.push_back({ members[i].person, {}, draw.blocks, i < members.size() / 2 });
}

/// From the two newest lists; nothing where there are not two of different days.
std::optional<double> stayingFor30Days(const std::vector<Snapshot>& lists)
{
    if (lists.size() < 2)
        return {};
    const Snapshot &newest = lists.back(), &before = lists[lists.size() - 2];
    const double days =
        std::chrono::duration<double, std::ratio<86400>>(newest.asOf - before.asOf).count();
    if (!newest.left || *before.followers == 0 || days < 1)
        return {};
    const double stayed = 1 - static_cast<double>(*newest.left) / *before.followers;
    return std::pow(std::clamp(stayed, 0.01, 0.999), kMonth / days);
}

} // namespace

Result<TrialEligible> trialEligible(Workspace& workspace, Id<Creator> creator, Day day)
{
    const auto snapshots = workspace.imports().archives(creator);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    std::vector<Snapshot> lists;
    for (const Snapshot& snapshot : *snapshots) {
        if (snapshot.followers)
            lists.push_back(snapshot);
    }
    if (lists.empty())
        return fail(Error::Code::notFound, "there is no follower list; import an archive first");
    TrialEligible eligible;
    eligible.snapshotAt = lists.back().asOf;
    eligible.staying = stayingFor30Days(lists);
    const auto open = workspace.decisions().open(creator);
    if (!open)
        return tl::unexpected(open.error());
    const auto others = workspace.trials().running(creator, day);
    if (!others)
        return tl::unexpected(others.error());
    std::vector<Id<Person>> persons;
    for (const Decisions::Open& one : *open)
        persons.push_back(one.person);
    const auto rows = workspace.followers().rows(creator, {}, persons);
    const auto recent = workspace.trials().recentComments(creator, kRecentDays);
    if (!rows || !recent)
        return tl::unexpected(rows ? recent.error() : rows.error());
    if (*recent)
        eligible.recentDays = (*recent)->days;
    for (std::size_t i = 0; i < open->size(); ++i) {
        if (others->contains((*open)[i].person)) {
            ++eligible.inOtherTrials;
            continue;
        }
        const Decisions::Open& one = (*open)[i];
        eligible.candidates.push_back({ one.person, (*rows)[i].handle, one.followedAt,
            one.comments.value_or(0) + one.messages.value_or(0) });
        if (*recent) {
            const auto found = (*recent)->counts.find(one.person);
            if (found != (*recent)->counts.end())
                eligible.candidates.back().recent = found->second;
        }
    }
    std::sort(eligible.candidates.begin(), eligible.candidates.end(),
        [](const TrialCandidate& a, const TrialCandidate& b) { return a.key < b.key; });
    return eligible;
}

TrialDraw drawTrial(std::vector<TrialCandidate> candidates, std::uint32_t seed, int most)
{
    Lot lot(seed);
    if (most > 0 && static_cast<std::size_t>(most) < candidates.size()) {
        lot.shuffle(candidates);
        candidates.resize(static_cast<std::size_t>(most));
        std::sort(candidates.begin(), candidates.end(),
            [](const TrialCandidate& a, const TrialCandidate& b) { return a.key < b.key; });
    }
    TrialDraw draw;
    if (candidates.empty())
        return draw;
    std::vector<TrialCandidate> over;
    for (auto& entry : strata(candidates)) {
        std::vector<TrialCandidate> members = entry.second;
        lot.shuffle(members);
        const std::size_t even = members.size() < kFewestInBlock ? 0 : members.size() / 2 * 2;
        over.insert(over.end(), members.begin() + static_cast<std::ptrdiff_t>(even), members.end());
        members.resize(even);
        if (even > 0)
            addBlock(draw, members);
    }
    lot.shuffle(over);
    over.resize(over.size() < kFewestInBlock ? 0 : over.size() / 2 * 2);
    if (!over.empty())
        addBlock(draw, over);
    draw.leftOver = static_cast<int>(candidates.size() - draw.units.size());
    return draw;
}

CommentRate CommentRate::in(int other) const
{
    const double times = static_cast<double>(other) / days;
    return { mean * times, mean * times + std::max(0.0, variance - mean) * times * times, other };
}

std::optional<CommentRate> commentRate(
    const std::vector<TrialCandidate>& candidates, std::optional<int> recentDays)
{
    if (!recentDays || candidates.size() < 2)
        return {};
    const auto count = static_cast<double>(candidates.size());
    CommentRate rate;
    rate.days = *recentDays;
    for (const TrialCandidate& one : candidates)
        rate.mean += one.recent / count;
    for (const TrialCandidate& one : candidates)
        rate.variance += (one.recent - rate.mean) * (one.recent - rate.mean) / (count - 1);
    return rate;
}

TrialOutlook commentOutlook(int units, int days, const std::optional<CommentRate>& rate)
{
    TrialOutlook outlook;
    outlook.outcome = TrialOutcome::comments;
    outlook.perArm = units / 2;
    outlook.days = days;
    outlook.alpha = trialLooks(days).back().alpha;
    if (!rate)
        return outlook;
    outlook.comments = rate->in(days);
    if (outlook.perArm >= 2 && outlook.comments->variance > 0)
        outlook.delta = detectableDelta(
            outlook.perArm, std::sqrt(outlook.comments->variance), kPower, outlook.alpha);
    return outlook;
}

TrialOutlook trialOutlook(int units, int days, std::optional<double> staying)
{
    TrialOutlook outlook;
    outlook.perArm = units / 2;
    outlook.days = days;
    outlook.assumed = !staying;
    outlook.staying = std::pow(staying.value_or(kAssumedStaying), days / kMonth);
    outlook.alpha = trialLooks(days).back().alpha;
    if (outlook.perArm < 2)
        return outlook;
    const double base = outlook.staying;
    if (const auto above = detectableShareAbove(outlook.perArm, base, kPower, outlook.alpha))
        outlook.rise = *above - base;
    if (const auto below = detectableShareBelow(outlook.perArm, base, kPower, outlook.alpha))
        outlook.fall = base - *below;
    return outlook;
}

} // namespace mutuals
