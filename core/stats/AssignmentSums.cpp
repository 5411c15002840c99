#include "core/stats/AssignmentSums.h"

#include <boost/random/mersenne_twister.hpp>

#include <cmath>

namespace mutuals {

namespace {

constexpr int kPollDraws = 1000;

/// What one block adds under each of its assignments.
std::vector<Reassigned> blockReassigned(const AssignmentBlock& block)
{
    const auto units = block.outcome.size();
    std::vector<std::size_t> chosen(static_cast<std::size_t>(block.treatedCount));
    for (std::size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = i;
    std::vector<Reassigned> all;
    for (;;) {
        Reassigned sum;
        for (const std::size_t unit : chosen) {
            sum.difference += block.outcome[unit];
            sum.overlap += block.treated[unit] ? block.unit : 0;
        }
        all.push_back(sum);
        // The next combination in lexical order.
        std::size_t at = chosen.size();
        while (at > 0 && chosen[at - 1] == units - chosen.size() + at - 1)
            --at;
        if (at == 0)
            return all;
        ++chosen[at - 1];
        for (std::size_t i = at; i < chosen.size(); ++i)
            chosen[i] = chosen[i - 1] + 1;
    }
}

/// Numbers below a bound from the halves of 64 random bits; the bias is below 2^-32 times the bound.
class Below {
public:
    explicit Below(std::uint64_t seed)
        : m_generator(seed)
    {
    }
    std::uint32_t operator()(std::uint32_t bound)
    {
        if (m_left == 0) {
            m_bits = m_generator();
            m_left = 2;
        }
        const std::uint64_t half = m_bits & 0xffffffffU;
        m_bits >>= 32;
        --m_left;
        return static_cast<std::uint32_t>((half * bound) >> 32);
    }

private:
    boost::random::mt19937_64 m_generator;
    std::uint64_t m_bits = 0;
    int m_left = 0;
};

/// A block as it is drawn from: whom to choose is the smaller arm, in one array with the outcomes.
struct Urn {
    struct Unit {
        double outcome, overlap;
    };
    std::vector<Unit> units;
    std::uint32_t choose = 0;
    bool control = false; ///< the chosen are the control group
    Unit total { 0, 0 };
};

Urn urnOf(const AssignmentBlock& block)
{
    Urn urn;
    for (std::size_t i = 0; i < block.outcome.size(); ++i) {
        urn.units.push_back({ block.outcome[i], block.treated[i] ? block.unit : 0 });
        urn.total.outcome += urn.units.back().outcome;
        urn.total.overlap += urn.units.back().overlap;
    }
    const auto treated = static_cast<std::uint32_t>(block.treatedCount);
    const auto control = static_cast<std::uint32_t>(urn.units.size()) - treated;
    urn.control = control < treated;
    urn.choose = urn.control ? control : treated;
    return urn;
}

} // namespace

AssignmentSums assignmentSums(const TwoArms& trial)
{
    const auto sizes = blockSizes(trial);
    AssignmentSums sums;
    sums.blocks.resize(sizes.size());
    const auto all = static_cast<double>(trial.units());
    // size / all * (treated mean - control mean), with the control mean out of the block's total
    std::vector<double> fromTotal(sizes.size());
    for (std::size_t b = 0; b < sizes.size(); ++b) {
        const double treated = sizes[b].treated, control = sizes[b].control;
        sums.blocks[b].unit = sizes[b].all() / all * (1 / treated + 1 / control);
        sums.blocks[b].treatedCount = sizes[b].treated;
        fromTotal[b] = sizes[b].all() / all / control;
        sums.unitConstant += treated * fromTotal[b];
    }
    for (std::size_t i = 0; i < trial.units(); ++i) {
        const auto b = static_cast<std::size_t>(trial.blockOf(i));
        AssignmentBlock& block = sums.blocks[b];
        block.outcome.push_back(trial.outcome[i] * block.unit);
        block.treated.push_back(trial.treated[i]);
        sums.constant += trial.outcome[i] * fromTotal[b];
        sums.scale += std::abs(block.outcome.back());
    }
    return sums;
}

std::vector<Reassigned> allReassigned(const AssignmentSums& sums)
{
    std::vector<Reassigned> all { { -sums.constant, -sums.unitConstant } };
    for (const AssignmentBlock& block : sums.blocks) {
        const auto own = blockReassigned(block);
        std::vector<Reassigned> next;
        next.reserve(all.size() * own.size());
        for (const Reassigned& before : all) {
            for (const Reassigned& added : own)
                next.push_back(
                    { before.difference + added.difference, before.overlap + added.overlap });
        }
        all = std::move(next);
    }
    return all;
}

Result<std::vector<Reassigned>> drawnReassigned(
    const AssignmentSums& sums, int draws, std::uint64_t seed, const Run& run)
{
    std::vector<Urn> urns;
    for (const AssignmentBlock& block : sums.blocks)
        urns.push_back(urnOf(block));
    Below below(seed);
    std::vector<Reassigned> drawn;
    drawn.reserve(static_cast<std::size_t>(draws));
    for (int draw = 0; draw < draws; ++draw) {
        if (draw % kPollDraws == 0) {
            if (run.stopped())
                return fail(Error::Code::cancelled, "while drawing assignments");
            run.report({ draw, draws });
        }
        Reassigned sum { -sums.constant, -sums.unitConstant };
        for (Urn& urn : urns) {
            Urn::Unit chosen { 0, 0 };
            const auto size = static_cast<std::uint32_t>(urn.units.size());
            // The first steps of a shuffle; where the last draw left the units makes no difference.
            for (std::uint32_t i = 0; i < urn.choose; ++i) {
                std::swap(urn.units[i], urn.units[i + below(size - i)]);
                chosen.outcome += urn.units[i].outcome;
                chosen.overlap += urn.units[i].overlap;
            }
            sum.difference += urn.control ? urn.total.outcome - chosen.outcome : chosen.outcome;
            sum.overlap += urn.control ? urn.total.overlap - chosen.overlap : chosen.overlap;
        }
        drawn.push_back(sum);
    }
    return drawn;
}

} // namespace mutuals
