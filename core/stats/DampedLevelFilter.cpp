#include "core/stats/DampedLevelFilter.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kLanes = kFilterLanes;

/// The logarithm of a product is taken once for so many factors; they lie within 1e-9 .. 1e9, so
/// that their product stays a double.
constexpr int kFactorsPerLogarithm = 16;

/// The state of all lanes: [..][lane], so that each inner loop is the same step in every lane.
struct Lanes {
    double phi[kLanes], noise[kLanes], drift[kLanes], variance[kLanes];
    double determinant[kLanes], logDeterminant[kLanes];
    std::vector<double> level; ///< [width][lane]
    std::vector<double> error; ///< [width][lane]
    std::vector<double> products; ///< [width (width + 1) / 2][lane], rows of the lower triangle
};

Lanes laidOut(const std::vector<FilteredNode>& nodes, int width)
{
    Lanes lanes {};
    for (int l = 0; l < kLanes; ++l) { // lanes left over repeat the last node
        const FilteredNode& node = nodes[std::min(static_cast<std::size_t>(l), nodes.size() - 1)];
        assert(node.rho < 1);
        lanes.phi[l] = node.phi;
        lanes.noise[l] = 1 - node.rho;
        lanes.drift[l] = node.rho;
        lanes.variance[l] = node.phi < 1 ? node.rho / (1 - node.phi * node.phi) : 0;
        lanes.determinant[l] = 1;
    }
    const auto size = static_cast<std::size_t>(width);
    lanes.level.assign(size * kLanes, 0);
    lanes.error.assign(size * kLanes, 0);
    lanes.products.assign(size * (size + 1) / 2 * kLanes, 0);
    return lanes;
}

void foldDeterminant(Lanes& lanes)
{
    for (int l = 0; l < kLanes; ++l) {
        lanes.logDeterminant[l] += std::log(lanes.determinant[l]);
        lanes.determinant[l] = 1;
    }
}

/// One observed day: what it says, less what was foreseen, enters the products and the level.
void observe(Lanes& lanes, const double* row, int width, double noise)
{
    double inverse[kLanes], gain[kLanes];
    for (int l = 0; l < kLanes; ++l) {
        const double foreseen = lanes.variance[l] + lanes.noise[l] * noise;
        inverse[l] = 1 / foreseen;
        gain[l] = lanes.variance[l] * inverse[l];
        lanes.determinant[l] *= foreseen;
        lanes.variance[l] -= gain[l] * lanes.variance[l];
    }
    double* const level = lanes.level.data();
    double* const error = lanes.error.data();
    double* product = lanes.products.data();
    for (int i = 0; i < width; ++i) {
        double weighted[kLanes];
        for (int l = 0; l < kLanes; ++l) {
            const double e = row[i] - level[i * kLanes + l];
            error[i * kLanes + l] = e;
            weighted[l] = e * inverse[l];
            level[i * kLanes + l] += gain[l] * e;
        }
        for (int j = 0; j <= i; ++j, product += kLanes) {
            for (int l = 0; l < kLanes; ++l)
                product[l] += weighted[l] * error[j * kLanes + l];
        }
    }
}

void advance(Lanes& lanes, int width)
{
    double* const level = lanes.level.data();
    for (int i = 0; i < width; ++i) {
        for (int l = 0; l < kLanes; ++l)
            level[i * kLanes + l] *= lanes.phi[l];
    }
    for (int l = 0; l < kLanes; ++l)
        lanes.variance[l] = lanes.phi[l] * lanes.phi[l] * lanes.variance[l] + lanes.drift[l];
}

void store(const Lanes& lanes, int lane, int width, FilteredNode& node)
{
    node.logDeterminant = lanes.logDeterminant[lane];
    node.levelVariance = lanes.variance[lane];
    node.level.resize(width);
    node.products.resize(width, width);
    std::size_t next = 0;
    for (int i = 0; i < width; ++i) {
        node.level[i] = lanes.level[static_cast<std::size_t>(i * kLanes + lane)];
        for (int j = 0; j <= i; ++j, ++next) {
            const double product = lanes.products[next * kLanes + static_cast<std::size_t>(lane)];
            node.products(i, j) = product;
            node.products(j, i) = product;
        }
    }
}

} // namespace

void filter(const FilterDays& days, std::vector<FilteredNode>& nodes)
{
    assert(!nodes.empty() && nodes.size() <= kLanes);
    const int width = static_cast<int>(days.rows.cols());
    Lanes lanes = laidOut(nodes, width);
    int factors = 0;
    for (Eigen::Index t = 0; t < days.rows.rows(); ++t) {
        const auto day = static_cast<std::size_t>(t);
        if (days.observed[day] != 0) {
            observe(lanes, days.rows.row(t).data(), width, days.noise[day]);
            if (++factors % kFactorsPerLogarithm == 0)
                foldDeterminant(lanes);
        }
        advance(lanes, width);
    }
    foldDeterminant(lanes);
    for (std::size_t l = 0; l < nodes.size(); ++l)
        store(lanes, static_cast<int>(l), width, nodes[l]);
}

} // namespace mutuals
