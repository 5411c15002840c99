#include "core/stats/NelderMead.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace mutuals {

namespace {

constexpr int kMostSteps = 2000;
constexpr double kReach = 0.5; ///< of the first simplex

struct Corner {
    Eigen::VectorXd place;
    double value;
};

Eigen::VectorXd descended(const std::function<double(const Eigen::VectorXd&)>& function,
    const Eigen::VectorXd& start, double close)
{
    const Eigen::Index size = start.size();
    std::vector<Corner> corners { { start, function(start) } };
    for (Eigen::Index i = 0; i < size; ++i) {
        Eigen::VectorXd place = start;
        place[i] += kReach;
        corners.push_back({ place, function(place) });
    }
    const auto sort = [&] {
        std::stable_sort(corners.begin(), corners.end(),
            [](const Corner& a, const Corner& b) { return a.value < b.value; });
    };
    for (int step = 0; step < kMostSteps; ++step) {
        sort();
        double spread = 0;
        Eigen::VectorXd middle = Eigen::VectorXd::Zero(size);
        for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
            middle += corners[i].place / static_cast<double>(size);
            spread =
                std::max(spread, (corners[i + 1].place - corners[0].place).cwiseAbs().maxCoeff());
        }
        if (spread < close)
            break;
        Corner& worst = corners.back();
        const auto along = [&](double share) {
            const Eigen::VectorXd place = middle + share * (middle - worst.place);
            return Corner { place, function(place) };
        };
        const Corner mirrored = along(1);
        if (mirrored.value < corners[0].value) {
            const Corner farther = along(2);
            worst = farther.value < mirrored.value ? farther : mirrored;
            continue;
        }
        if (mirrored.value < corners[corners.size() - 2].value) {
            worst = mirrored;
            continue;
        }
        const Corner nearer = along(mirrored.value < worst.value ? 0.5 : -0.5);
        if (nearer.value < std::min(mirrored.value, worst.value)) {
            worst = nearer;
            continue;
        }
        for (std::size_t i = 1; i < corners.size(); ++i) {
            corners[i].place = (corners[0].place + corners[i].place) / 2;
            corners[i].value = function(corners[i].place);
        }
    }
    sort();
    return corners[0].place;
}

} // namespace

Eigen::VectorXd least(const std::function<double(const Eigen::VectorXd&)>& function,
    Eigen::VectorXd start, double close)
{
    start = descended(function, start, close);
    return descended(function, start, close);
}

} // namespace mutuals
