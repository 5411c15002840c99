#include "core/impact/EngagementPanel.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace mutuals {

namespace {

constexpr std::array kAgeEnds { 4, 13, 30 }; ///< weeks
constexpr std::array kWarmthEnds { 0.6, 1.0, 1.8 }; ///< times what is usual
/// With so many a week on average, a week of none has a chance below 1 %.
constexpr double kNeverSilent = 5;

Day mondayOf(Day day)
{
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

bool counts(TalkKind kind, Engagement outcome)
{
    return kind == (outcome == Engagement::comments ? TalkKind::comment : TalkKind::message);
}

/// The whole weeks between the first and the last time that anybody wrote.
class Weeks {
public:
    Weeks(const FollowerHistory& history, Engagement outcome)
    {
        std::optional<Seconds> begin, end;
        for (const TalkMoment& moment : history.talk) {
            if (!counts(moment.kind, outcome))
                continue;
            begin = std::min(begin.value_or(moment.at), moment.at);
            end = std::max(end.value_or(moment.at), moment.at);
        }
        if (!begin)
            return;
        first = mondayOf(dayOf(*begin) + std::chrono::days(6));
        count = std::max(0, after(*end));
    }

    /// The week of a moment, below 0 before the first one.
    int of(Seconds moment) const
    {
        return static_cast<int>((mondayOf(dayOf(moment)) - first).count() / 7);
    }
    /// The number of weeks that are over on the day after a moment.
    int after(Seconds moment) const
    {
        return static_cast<int>(
            (mondayOf(dayOf(moment) + std::chrono::days(1)) - first).count() / 7);
    }

    Day first {};
    int count = 0;
};

void markSilentWeeks(const FollowerHistory& history, const Weeks& weeks, EngagementPanel& made)
{
    std::vector<int> written(static_cast<std::size_t>(weeks.count));
    for (const TalkMoment& moment : history.talk) {
        const int week = weeks.of(moment.at);
        if (moment.kind == TalkKind::comment && week >= 0 && week < weeks.count)
            ++written[static_cast<std::size_t>(week)];
    }
    double all = 0;
    for (const int count : written)
        all += count;
    const auto spoken = std::count_if(written.begin(), written.end(), [](int n) { return n > 0; });
    if (all < kNeverSilent * static_cast<double>(spoken))
        return;
    made.panel.unknown.resize(written.size());
    for (std::size_t week = 0; week < written.size(); ++week) {
        made.panel.unknown[week] = written[week] == 0;
        made.silentWeeks += written[week] == 0 ? 1 : 0;
    }
}

/// A stay's entries, week by week; returns how many they wrote in all.
int addEntries(const FollowerHistory& history, Engagement outcome, const Weeks& weeks,
    const FollowerStay& stay, int begin, int end, EventPanel& panel)
{
    const auto before = [](const TalkMoment& moment, std::int64_t person) {
        return moment.person < person;
    };
    auto moment = std::lower_bound(history.talk.begin(), history.talk.end(), stay.person, before);
    const std::size_t from = panel.entries.size();
    int written = 0;
    for (; moment != history.talk.end() && moment->person == stay.person; ++moment) {
        const int week = weeks.of(moment->at);
        if (!counts(moment->kind, outcome) || week < begin || week >= end)
            continue;
        if (panel.entries.size() == from || panel.entries.back().time != week)
            panel.entries.push_back({ week, 0 });
        panel.entries.back().value += 1;
        ++written;
    }
    panel.from.push_back(panel.entries.size());
    return written;
}

void stratifyByAge(const FollowerHistory& history, const Weeks& weeks, EngagementPanel& made)
{
    EventPanel& panel = made.panel;
    for (std::size_t unit = 0; unit < panel.units(); ++unit) {
        const int followed =
            weeks.of(*history.stays[static_cast<std::size_t>(made.stay[unit])].followedAt);
        for (int week = 0; week < panel.times; ++week)
            panel.stratum.push_back(static_cast<std::uint8_t>(
                std::upper_bound(kAgeEnds.begin(), kAgeEnds.end(), week - followed - 1)
                - kAgeEnds.begin()));
    }
}

void stratifyByWarmth(EngagementPanel& made)
{
    EventPanel& panel = made.panel;
    double written = 0, time = 0;
    for (std::size_t unit = 0; unit < panel.units(); ++unit) {
        const int until = std::min(panel.end[unit], panel.cohort[unit]);
        time += std::max(0, until - panel.begin[unit]);
        for (std::size_t k = panel.from[unit]; k < panel.from[unit + 1]; ++k)
            written += panel.entries[k].time < until ? panel.entries[k].value : 0;
    }
    const double usual = time > 0 ? written / time : 0;
    for (std::size_t unit = 0; unit < panel.units(); ++unit) {
        double said = 0;
        std::size_t k = panel.from[unit];
        for (int week = 0; week < panel.times; ++week) {
            for (; k < panel.from[unit + 1] && panel.entries[k].time < week; ++k)
                said += panel.entries[k].value;
            const double warmth = (1 + said) / (1 + usual * std::max(0, week - panel.begin[unit]));
            panel.stratum.push_back(static_cast<std::uint8_t>(
                std::upper_bound(kWarmthEnds.begin(), kWarmthEnds.end(), warmth)
                - kWarmthEnds.begin()));
        }
    }
}

} // namespace

EngagementPanel engagementPanel(
    const FollowerHistory& history, Engagement outcome, Comparable comparable)
{
    EngagementPanel made;
    EventPanel& panel = made.panel;
    const Weeks weeks(history, outcome);
    made.firstWeek = weeks.first;
    panel.times = weeks.count;
    panel.from.push_back(0);
    if (outcome == Engagement::comments) // an archive holds all messages
        markSilentWeeks(history, weeks, made);
    for (std::size_t i = 0; i < history.stays.size(); ++i) {
        const FollowerStay& stay = history.stays[i];
        if (!stay.followedAt) {
            ++made.undated;
            continue;
        }
        const int begin = std::max(0, weeks.of(*stay.followedAt) + 1);
        const int end =
            std::min(weeks.count, weeks.after(history.lists[static_cast<std::size_t>(stay.last)]));
        if (begin >= end) {
            ++made.tooShort;
            continue;
        }
        if (stay.followedBackAt && *stay.followedBackAt < *stay.followedAt) {
            ++made.followedFirst;
            continue;
        }
        made.stay.push_back(static_cast<int>(i));
        panel.begin.push_back(begin);
        panel.end.push_back(end);
        panel.cohort.push_back(stay.followedBackAt ? weeks.of(*stay.followedBackAt) : kNeverAdopts);
        const int written = addEntries(history, outcome, weeks, stay, begin, end, panel);
        made.written += written;
        made.writers += written > 0 ? 1 : 0;
    }
    panel.stratum.reserve(panel.units() * static_cast<std::size_t>(panel.times));
    if (comparable == Comparable::age)
        stratifyByAge(history, weeks, made);
    else
        stratifyByWarmth(made);
    return made;
}

} // namespace mutuals
