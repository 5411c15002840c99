#include "core/stats/AssignmentSums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mutuals {

namespace {

constexpr double kMostSteps = 4e8; ///< additions: about half a second
constexpr double kMostValues = 4e6;

/// The outcomes as whole numbers of a power of ten; nothing where six decimals are not enough.
struct Decimal {
    std::vector<std::int64_t> numbers;
    double scale = 1; ///< numbers / scale are the outcomes
};

std::optional<Decimal> decimals(const std::vector<double>& outcome)
{
    for (double scale = 1; scale <= 1e6; scale *= 10) {
        const bool whole = std::all_of(outcome.begin(), outcome.end(), [&](double value) {
            const double scaled = value * scale;
            return std::abs(scaled) < 1e9
                && std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, std::abs(scaled));
        });
        if (!whole)
            continue;
        Decimal found { {}, scale };
        for (const double value : outcome)
            found.numbers.push_back(std::llround(value * scale));
        return found;
    }
    return {};
}

/// One block: its outcomes less the least of them, and in steps that all share.
struct Block {
    std::vector<std::int64_t> numbers;
    int treated = 0;
    std::int64_t least = 0;
    std::int64_t weight = 0; ///< of a treated unit, in a unit that all blocks share

    std::int64_t reach() const ///< the greatest sum of the treated
    {
        std::vector<std::int64_t> sorted = numbers;
        std::sort(sorted.rbegin(), sorted.rend());
        return std::accumulate(sorted.begin(), sorted.begin() + treated, std::int64_t { 0 });
    }
};

/// Numbers too small to count, before they become so small that a processor slows down.
void dropTiny(std::vector<std::vector<double>>& chances)
{
    for (std::vector<double>& row : chances) {
        for (double& chance : row)
            chance = chance < 1e-60 ? 0 : chance;
    }
}

/// Chances of each sum of `treated` numbers out of the block: with f(i, k, s) the share of the
/// choices of k out of the first i whose sum is s, f(i, k, s) = k/i f(i-1, k-1, s-y) +
/// (i-k)/i f(i-1, k, s).
std::vector<double> chancesOfSums(const Block& block)
{
    const auto width = static_cast<std::size_t>(block.reach()) + 1;
    const auto most = static_cast<std::size_t>(block.treated);
    std::vector<std::vector<double>> chances(most + 1, std::vector<double>(width, 0.0));
    chances[0][0] = 1;
    const std::size_t units = block.numbers.size();
    for (std::size_t i = 1; i <= units; ++i) {
        const auto y = static_cast<std::size_t>(block.numbers[i - 1]);
        // Fewer than this many cannot grow to all treated by those who are left.
        const std::size_t least = most > units - i ? most - (units - i) : 0;
        for (std::size_t k = std::min(i, most); k + 1 > least; --k) {
            const double stay = static_cast<double>(i - k) / static_cast<double>(i);
            std::vector<double>& to = chances[k];
            for (double& chance : to)
                chance *= stay;
            if (k == 0)
                break;
            const double go = static_cast<double>(k) / static_cast<double>(i);
            const std::vector<double>& from = chances[k - 1];
            for (std::size_t s = y; s < width; ++s)
                to[s] += go * from[s - y];
        }
        if (i % 32 == 0)
            dropTiny(chances);
    }
    return chances[most];
}

/// Weights n^2 / (treated control) as whole numbers; nothing where they have no small common unit.
std::optional<double> shareWeights(std::vector<Block>& blocks, const std::vector<BlockSize>& sizes)
{
    std::int64_t common = 1;
    for (const BlockSize& size : sizes) {
        common = std::lcm(common, std::int64_t { size.treated } * size.control);
        if (common > 1'000'000'000'000)
            return {};
    }
    std::int64_t divisor = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const std::int64_t all = sizes[b].all();
        blocks[b].weight = common / (std::int64_t { sizes[b].treated } * sizes[b].control) * all;
        if (blocks[b].weight > 1'000'000'000'000 / all)
            return {};
        blocks[b].weight *= all;
        divisor = std::gcd(divisor, blocks[b].weight);
    }
    for (Block& block : blocks)
        block.weight /= divisor;
    return static_cast<double>(divisor) / static_cast<double>(common);
}

} // namespace

Result<std::optional<DifferenceChances>> convolvedChances(const TwoArms& trial, const Run& run)
{
    const auto decimal = decimals(trial.outcome);
    if (!decimal)
        return std::nullopt;
    const auto sizes = blockSizes(trial);
    std::vector<Block> blocks(sizes.size());
    for (std::size_t i = 0; i < trial.units(); ++i)
        blocks[static_cast<std::size_t>(trial.blockOf(i))].numbers.push_back(decimal->numbers[i]);
    std::int64_t step = 0;
    double constant = 0; // the least sum of each block less what does not depend on the assignment
    const auto all = static_cast<double>(trial.units());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        Block& block = blocks[b];
        block.treated = sizes[b].treated;
        block.least = *std::min_element(block.numbers.begin(), block.numbers.end());
        double total = 0;
        for (std::int64_t& number : block.numbers) {
            total += static_cast<double>(number);
            number -= block.least;
            step = std::gcd(step, number);
        }
        const double weight = sizes[b].all() / all;
        const double unit = weight * (1.0 / sizes[b].treated + 1.0 / sizes[b].control);
        constant += unit * static_cast<double>(block.least) * block.treated
            - weight * total / sizes[b].control;
    }
    step = std::max<std::int64_t>(step, 1);
    const auto unit = shareWeights(blocks, sizes);
    if (!unit)
        return std::nullopt;
    double steps = 0, values = 1;
    for (Block& block : blocks) {
        for (std::int64_t& number : block.numbers)
            number /= step;
        const auto reach = static_cast<double>(block.reach()) + 1;
        const auto size = static_cast<double>(block.numbers.size());
        values += (reach - 1) * static_cast<double>(block.weight);
        steps += reach * (size * std::min<double>(block.treated, size) + values);
        if (steps > kMostSteps || values > kMostValues)
            return std::nullopt;
    }

    DifferenceChances found;
    found.chance = { 1.0 };
    for (const Block& block : blocks) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while convolving");
        const std::vector<double> own = chancesOfSums(block);
        const auto weight = static_cast<std::size_t>(block.weight);
        std::vector<double> next(found.chance.size() + (own.size() - 1) * weight, 0.0);
        for (std::size_t s = 0; s < own.size(); ++s) {
            if (own[s] == 0)
                continue;
            for (std::size_t i = 0; i < found.chance.size(); ++i)
                next[i + s * weight] += own[s] * found.chance[i];
        }
        found.chance = std::move(next);
    }
    found.first = constant / decimal->scale;
    found.step = *unit * static_cast<double>(step) / decimal->scale / all;
    return found;
}

} // namespace mutuals
