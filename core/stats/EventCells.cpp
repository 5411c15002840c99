#include "core/stats/EventCells.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mutuals {

EventCells::EventCells(const EventPanel& panel, const EventStudyOptions& options)
    : m_panel(panel)
    , m_options(options)
{
    std::set<int> cohorts;
    for (const int cohort : panel.cohort) {
        if (cohort > 0 && cohort < panel.times && known(cohort - 1))
            cohorts.insert(cohort);
    }
    m_cohorts.assign(cohorts.begin(), cohorts.end());
    if (!panel.stratum.empty())
        m_strata = 1 + *std::max_element(panel.stratum.begin(), panel.stratum.end());
    const auto count = static_cast<Eigen::Index>(m_cohorts.size()) * m_strata
        * static_cast<Eigen::Index>(events());
    for (Eigen::ArrayXd* sums : { &m_sums.treated, &m_sums.control, &m_sums.treatedSum,
             &m_sums.controlSum, &m_sums.treatedLevel })
        *sums = Eigen::ArrayXd::Zero(count);
    treated = beyond = level = Eigen::VectorXd::Zero(events());
}

Result<EventCells> EventCells::make(
    const EventPanel& panel, const EventStudyOptions& options, const Run& run)
{
    EventCells cells(panel, options);
    if (const auto added = cells.add(run); !added)
        return tl::unexpected(added.error());
    cells.leaveOutUnknown();
    return cells;
}

bool EventCells::known(int time) const
{
    return m_panel.unknown.empty() || !m_panel.unknown[static_cast<std::size_t>(time)];
}

std::optional<EventCells::Look> EventCells::look(std::size_t unit, std::size_t cohort) const
{
    const int g = m_cohorts[cohort], own = m_panel.cohort[unit];
    const int begin = m_panel.begin[unit], end = m_panel.end[unit];
    if (g - 1 < begin || g - 1 >= end || own < g)
        return {};
    const bool isTreated = own == g;
    const int until = std::min({ end, g + m_options.after + 1, isTreated ? end : own });
    const int first = std::max(begin, g - m_options.before);
    const int stratum = m_panel.stratum.empty()
        ? 0
        : m_panel.stratum[unit * static_cast<std::size_t>(m_panel.times)
            + static_cast<std::size_t>(g)];
    const auto row = static_cast<Eigen::Index>(cohort) * m_strata + stratum;
    return Look { isTreated, row * events(), first - g + m_options.before,
        until - g + m_options.before };
}

bool EventCells::fill(std::size_t unit, std::vector<double>& values) const
{
    for (std::size_t k = m_panel.from[unit]; k < m_panel.from[unit + 1]; ++k)
        values[static_cast<std::size_t>(m_panel.entries[k].time)] += m_panel.entries[k].value;
    return m_panel.from[unit] < m_panel.from[unit + 1];
}

void EventCells::clear(std::size_t unit, std::vector<double>& values) const
{
    for (std::size_t k = m_panel.from[unit]; k < m_panel.from[unit + 1]; ++k)
        values[static_cast<std::size_t>(m_panel.entries[k].time)] = 0;
}

Result<> EventCells::add(const Run& run)
{
    std::vector<double> values(static_cast<std::size_t>(m_panel.times));
    for (std::size_t unit = 0; unit < m_panel.units(); ++unit) {
        if (unit % 1024 == 0 && run.stopped())
            return fail(Error::Code::cancelled, "while adding up units");
        const bool some = fill(unit, values);
        for (std::size_t cohort = 0; cohort < m_cohorts.size(); ++cohort) {
            const auto found = look(unit, cohort);
            if (!found)
                continue;
            const int count = found->endEvent - found->firstEvent;
            const Eigen::Index at = found->at + found->firstEvent;
            (found->treated ? m_sums.treated : m_sums.control).segment(at, count) += 1;
            if (!some)
                continue;
            const int first = m_cohorts[cohort] - m_options.before + found->firstEvent;
            const Eigen::Map<const Eigen::ArrayXd> now(values.data() + first, count);
            const double base = values[static_cast<std::size_t>(m_cohorts[cohort]) - 1];
            (found->treated ? m_sums.treatedSum : m_sums.controlSum).segment(at, count) +=
                now - base;
            if (found->treated)
                m_sums.treatedLevel.segment(at, count) += now;
        }
        clear(unit, values);
    }
    return {};
}

/// Leaves out times that nobody knows and treated units without enough controls; then adds up.
void EventCells::leaveOutUnknown()
{
    const Eigen::Index rows = m_sums.treated.size() / events();
    for (Eigen::Index row = 0; row < rows; ++row) {
        const int g = m_cohorts[static_cast<std::size_t>(row / m_strata)];
        for (int event = 0; event < events(); ++event) {
            const Eigen::Index at = row * events() + event;
            const int time = g + timeOf(event);
            const bool usable = time >= 0 && time < m_panel.times && known(time)
                && m_sums.control(at) >= m_options.fewestControls;
            if (!usable)
                m_sums.treated(at) = 0;
            if (m_sums.treated(at) == 0)
                continue;
            treated(event) += m_sums.treated(at);
            level(event) += m_sums.treatedLevel(at);
            beyond(event) += m_sums.treatedSum(at)
                - m_sums.treated(at) * m_sums.controlSum(at) / m_sums.control(at);
        }
    }
}

std::vector<int> EventCells::blocks() const
{
    std::vector<int> size(m_cohorts.size());
    const auto base = static_cast<Eigen::Index>(m_options.before - 1);
    for (std::size_t cohort = 0; cohort < size.size(); ++cohort) {
        for (int stratum = 0; stratum < m_strata; ++stratum)
            size[cohort] += static_cast<int>(m_sums.treated(
                (static_cast<Eigen::Index>(cohort) * m_strata + stratum) * events() + base));
    }
    std::vector<int> block(size.size());
    int number = 0, held = 0;
    for (std::size_t cohort = 0; cohort < size.size(); ++cohort) {
        if (held >= m_options.pooled) {
            ++number;
            held = 0;
        }
        block[cohort] = number;
        held += size[cohort];
    }
    // what is left over at the end joins the block before it
    for (std::size_t cohort = 0; held < m_options.pooled && cohort < block.size(); ++cohort) {
        if (block[cohort] == number)
            block[cohort] = std::max(0, number - 1);
    }
    return block;
}

Result<EventCells::Spread> EventCells::spread(const Run& run) const
{
    const auto block = blocks();
    const auto blockCount = block.empty() ? 0 : block.back() + 1;
    const int count = events();
    Eigen::ArrayXXd blockTreated = Eigen::ArrayXXd::Zero(count, blockCount);
    Eigen::ArrayXXd blockMean = blockTreated, blockVariance = blockTreated,
                    blockControls = blockTreated;
    // per cohort, stratum and event: the controls' mean change, how much one of them counts, both
    // multiplied, and whether there is anything to compare
    Eigen::ArrayXd mean = Eigen::ArrayXd::Zero(m_sums.treated.size()), weight = mean,
                   weightedMean = mean, usable = mean;
    for (Eigen::Index at = 0; at < mean.size(); ++at) {
        if (m_sums.treated(at) == 0)
            continue;
        mean(at) = m_sums.controlSum(at) / m_sums.control(at);
        weight(at) = m_sums.treated(at) / m_sums.control(at);
        weightedMean(at) = weight(at) * mean(at);
        usable(at) = 1;
        const auto cohort = static_cast<std::size_t>(at / count / m_strata);
        const Eigen::Index event = at % count;
        blockTreated(event, block[cohort]) += m_sums.treated(at);
        blockMean(event, block[cohort]) += m_sums.treatedSum(at) - m_sums.treated(at) * mean(at);
    }
    const Eigen::ArrayXXd blockShare = blockTreated.max(1).inverse();
    blockMean *= blockShare;
    const Eigen::ArrayXd eventShare = treated.array().max(1).inverse();
    const Eigen::ArrayXd eventMean = beyond.array() * eventShare;

    Spread found;
    found.covariance = Eigen::MatrixXd::Zero(count, count);
    found.controls.assign(static_cast<std::size_t>(count), 0);
    std::vector<double> values(static_cast<std::size_t>(m_panel.times));
    Eigen::ArrayXd inBlock(count), asTreated(count), asControl(count), control(count);
    Eigen::VectorXd influence(count);
    for (std::size_t unit = 0; unit < m_panel.units(); ++unit) {
        if (unit % 1024 == 0 && run.stopped())
            return fail(Error::Code::cancelled, "while adding up errors");
        const bool some = fill(unit, values);
        influence.setZero();
        control.setZero();
        bool isTreated = false;
        std::size_t cohort = 0;
        while (cohort < m_cohorts.size()) {
            const int here = block[cohort];
            inBlock.setZero();
            asTreated.setZero();
            asControl.setZero();
            bool any = false;
            for (; cohort < m_cohorts.size() && block[cohort] == here; ++cohort) {
                const auto one = look(unit, cohort);
                if (!one)
                    continue;
                any = true;
                const int first = one->firstEvent, length = one->endEvent - first;
                const Eigen::Index at = one->at + first;
                const int g = m_cohorts[cohort];
                const double base = values[static_cast<std::size_t>(g) - 1];
                const Eigen::Map<const Eigen::ArrayXd> now(
                    values.data() + g + timeOf(first), length);
                if (one->treated) {
                    inBlock.segment(first, length) +=
                        usable.segment(at, length) * (now - base - mean.segment(at, length));
                    asTreated.segment(first, length) = usable.segment(at, length);
                    isTreated = isTreated || (usable.segment(at, length) > 0).any();
                } else {
                    inBlock.segment(first, length) += weightedMean.segment(at, length);
                    if (some)
                        inBlock.segment(first, length) -= weight.segment(at, length) * (now - base);
                    asControl.segment(first, length) += usable.segment(at, length);
                }
            }
            if (!any)
                continue;
            influence.array() += (inBlock - asTreated * eventMean) * eventShare;
            blockVariance.col(here) +=
                ((inBlock - asTreated * blockMean.col(here)) * blockShare.col(here)).square();
            blockControls.col(here) += asControl.min(1);
            control += asControl;
        }
        clear(unit, values);
        for (int event = 0; event < count; ++event)
            found.controls[static_cast<std::size_t>(event)] += control(event) > 0 ? 1 : 0;
        const bool isControl = (control > 0).any();
        found.treated += isTreated ? 1 : 0;
        found.allControls += isControl ? 1 : 0;
        if (isTreated || isControl)
            found.covariance.selfadjointView<Eigen::Lower>().rankUpdate(influence);
    }
    found.covariance = Eigen::MatrixXd(found.covariance.selfadjointView<Eigen::Lower>());

    for (int here = 0; here < blockCount; ++here) {
        const auto first = std::find(block.begin(), block.end(), here) - block.begin();
        const auto end = std::upper_bound(block.begin(), block.end(), here) - block.begin();
        for (int event = 0; event < count; ++event) {
            if (blockTreated(event, here) == 0 || timeOf(event) == -1)
                continue;
            found.cells.push_back({ m_cohorts[static_cast<std::size_t>(first)],
                m_cohorts[static_cast<std::size_t>(end) - 1], timeOf(event),
                static_cast<int>(blockTreated(event, here)),
                static_cast<int>(blockControls(event, here)), blockMean(event, here),
                std::sqrt(blockVariance(event, here)) });
        }
    }
    return found;
}

} // namespace mutuals
