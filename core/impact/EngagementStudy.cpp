#include "core/impact/EngagementStudy.h"

#include <algorithm>

namespace mutuals {

namespace {

/// Followers who were there for a whole week before and after the week of their follow-back.
int usable(const EventPanel& panel)
{
    int count = 0;
    for (std::size_t i = 0; i < panel.units(); ++i) {
        const int own = panel.cohort[i];
        count += own != kNeverAdopts && own - 1 >= panel.begin[i] && own + 1 < panel.end[i] ? 1 : 0;
    }
    return count;
}

std::vector<std::string> missingOf(const FollowerHistory& history, const EngagementPanel& made)
{
    std::vector<std::string> missing;
    if (history.lists.empty())
        missing.emplace_back("an archive with the follower list");
    if (!history.knowsFollowing)
        missing.emplace_back("an archive with the Following list");
    if (made.written < kFewestWritten)
        missing.push_back(fmt::format("{} dated ones by followers, within whole weeks ({} found)",
            kFewestWritten, made.written));
    return missing;
}

Result<EngagementOutcome> outcomeOf(
    const FollowerHistory& history, Engagement of, const Run& run, EngagementAnswer& answer)
{
    const EngagementPanel made = engagementPanel(history, of, Comparable::age);
    EngagementOutcome outcome;
    outcome.of = of;
    outcome.firstWeek = made.firstWeek;
    outcome.weeks = made.panel.times;
    outcome.silentWeeks = made.silentWeeks;
    outcome.followers = static_cast<int>(made.panel.units());
    outcome.written = made.written;
    outcome.writers = made.writers;
    answer.followedFirst = std::max(answer.followedFirst, made.followedFirst);
    outcome.missing = missingOf(history, made);
    if (!outcome.missing.empty())
        return outcome;
    const EventStudyOptions options;
    auto study = eventStudy(made.panel, options, run);
    if (!study && study.error().code == Error::Code::cancelled)
        return tl::unexpected(study.error());
    if (!study) {
        outcome.missing.push_back(
            fmt::format("{} followers with a whole week before and after their "
                        "follow-back, beside others who followed as long ago and "
                        "were not followed back yet ({} found)",
                options.fewestTreated, usable(made.panel)));
        return outcome;
    }
    outcome.study = std::move(*study);
    EventStudyOptions once = options;
    once.draws = 1; // of the check only the difference is told
    const auto check =
        eventStudy(engagementPanel(history, of, Comparable::warmth).panel, once, run);
    if (check)
        outcome.byWarmth = check->overall;
    else if (check.error().code == Error::Code::cancelled)
        return tl::unexpected(check.error());
    return outcome;
}

} // namespace

bool movedAlikeBefore(const EventStudy& study)
{
    return study.preCheck && study.preCheck->p >= kPreCheckPasses;
}

double expectedAfter(const EventStudy& study)
{
    return std::max(0.0, study.meanAfter - study.overall.estimate);
}

EngagementVerdict verdictOf(const EventStudy& study)
{
    if (!movedAlikeBefore(study))
        return EngagementVerdict::notAlikeBefore;
    if (study.overall.low > 0)
        return EngagementVerdict::more;
    if (study.overall.high < 0)
        return EngagementVerdict::less;
    const double reach = kAlike * expectedAfter(study);
    return study.overall.low > -reach && study.overall.high < reach ? EngagementVerdict::alike
                                                                    : EngagementVerdict::cannotTell;
}

Result<EngagementAnswer> engagement(const FollowerHistory& history, const Run& run)
{
    EngagementAnswer answer;
    answer.hasArchive = !history.lists.empty();
    answer.knowsFollowing = history.knowsFollowing;
    for (const FollowerStay& stay : history.stays) {
        answer.undated += stay.followedAt ? 0 : 1;
        answer.followers += stay.followedAt ? 1 : 0;
        answer.followedBack +=
            stay.followedAt && stay.followedBackAt && *stay.followedBackAt >= *stay.followedAt ? 1
                                                                                               : 0;
    }
    for (const Engagement of : { Engagement::comments, Engagement::messages }) {
        auto found = outcomeOf(history, of, run, answer);
        if (!found)
            return tl::unexpected(found.error());
        (of == Engagement::comments ? answer.comments : answer.messages) = std::move(*found);
    }
    return answer;
}

} // namespace mutuals
