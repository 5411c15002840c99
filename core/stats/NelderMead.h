#pragma once

#include <Eigen/Core>

#include <functional>

namespace mutuals {

/// Where a function of few variables is least, near `start`, without its slopes: the simplex of
/// Nelder & Mead (1965), begun again once from where it ends. Stops when its corners lie within
/// `close` of each other in every variable.
Eigen::VectorXd least(const std::function<double(const Eigen::VectorXd&)>& function,
    Eigen::VectorXd start, double close);

} // namespace mutuals
