#include "core/impact/RetentionRows.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

double daysBetween(Seconds from, Seconds to)
{
    return std::chrono::duration<double, std::ratio<86400>>(to - from).count();
}

int monthOf(Seconds time)
{
    const std::chrono::year_month_day date(dayOf(time));
    return 12 * static_cast<int>(date.year()) + static_cast<int>(unsigned(date.month())) - 1;
}

/// How much a person and the creator talked until some time, and how long they could.
class Warmth {
public:
    explicit Warmth(const FollowerHistory& history)
        : m_history(history)
    {
        const auto earlier = [](const TalkMoment& a, const TalkMoment& b) { return a.at < b.at; };
        if (history.talk.empty() || history.lists.empty())
            return;
        m_begin = std::min_element(history.talk.begin(), history.talk.end(), earlier)->at;
        m_end = std::max_element(history.talk.begin(), history.talk.end(), earlier)->at;
        double said = 0, days = 0;
        for (const FollowerStay& stay : history.stays) {
            if (!stay.followedAt)
                continue;
            const Seconds until = frozen(stay, history.lists[static_cast<std::size_t>(stay.last)]);
            said += count(stay, until);
            days += time(stay, until);
        }
        m_usual = days > 0 ? said / days : 0;
    }

    double at(const FollowerStay& stay, Seconds moment) const
    {
        const Seconds until = frozen(stay, moment);
        return std::log((1 + count(stay, until)) / (1 + m_usual * time(stay, until)));
    }

private:
    static Seconds frozen(const FollowerStay& stay, Seconds moment)
    {
        return stay.followedBackAt ? std::min(moment, *stay.followedBackAt) : moment;
    }

    double time(const FollowerStay& stay, Seconds until) const
    {
        return std::max(
            0.0, daysBetween(std::max(*stay.followedAt, m_begin), std::min(until, m_end)));
    }

    double count(const FollowerStay& stay, Seconds until) const
    {
        const auto before = [](const TalkMoment& a, const TalkMoment& b) {
            return std::pair(a.person, a.at) < std::pair(b.person, b.at);
        };
        const auto& talk = m_history.talk;
        const auto from = std::lower_bound(
            talk.begin(), talk.end(), TalkMoment { stay.person, *stay.followedAt }, before);
        const auto end =
            std::lower_bound(from, talk.end(), TalkMoment { stay.person, until }, before);
        return static_cast<double>(std::max<std::ptrdiff_t>(0, end - from));
    }

    const FollowerHistory& m_history;
    Seconds m_begin {}, m_end {};
    double m_usual = 0; ///< per day
};

} // namespace

RetentionRows retentionRows(const FollowerHistory& history)
{
    RetentionRows made;
    std::vector<int> snapshotOf; // lists of the same moment are one snapshot
    for (const Seconds time : history.lists) {
        if (made.snapshots.empty() || made.snapshots.back() != time)
            made.snapshots.push_back(time);
        snapshotOf.push_back(static_cast<int>(made.snapshots.size()) - 1);
    }
    const Warmth warmth(history);
    const int newest = static_cast<int>(history.lists.size()) - 1;
    for (std::size_t i = 0; i < history.stays.size(); ++i) {
        const FollowerStay& stay = history.stays[i];
        made.undated += stay.followedAt ? 0 : 1;
        made.unsure += !stay.left && stay.last < newest ? 1 : 0;
        if (!stay.followedAt)
            continue;
        const int first = snapshotOf[static_cast<std::size_t>(stay.first)];
        const int last = snapshotOf[static_cast<std::size_t>(stay.last)];
        const int end = stay.left && stay.last < newest
            ? snapshotOf[static_cast<std::size_t>(stay.last) + 1]
            : last;
        for (int k = first; k < end; ++k) {
            const Seconds here = made.snapshots[static_cast<std::size_t>(k)];
            const Seconds next = made.snapshots[static_cast<std::size_t>(k) + 1];
            if (here < *stay.followedAt)
                continue; // a clock that was wrong
            RetentionRow row;
            row.stay = static_cast<int>(i);
            row.interval = k;
            row.from = daysBetween(*stay.followedAt, here);
            row.to = daysBetween(*stay.followedAt, next);
            row.left = stay.left && k + 1 == end;
            row.followedBack = stay.followedBackAt && dayOf(*stay.followedBackAt) < dayOf(here);
            row.warmth = warmth.at(stay, here);
            row.month = monthOf(*stay.followedAt);
            if (stay.followedBackAt && dayOf(*stay.followedBackAt) < dayOf(next))
                row.followedBackAfter = static_cast<int>(
                    std::max<std::int64_t>(0, (dayOf(*stay.followedBackAt) - dayOf(here)).count()));
            made.rows.push_back(row);
        }
    }
    return made;
}

} // namespace mutuals
