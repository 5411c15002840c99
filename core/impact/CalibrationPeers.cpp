#include "core/impact/CalibrationPeers.h"

namespace mutuals {

namespace {

constexpr double kUnknown = -1;

// cells: 28 + 14 days, then 60 + 28 days; processes as in kProcesses
constexpr std::array<CalibrationPeer, kPeers> kTable { {
    { "causalimpact_nseasons7", "CausalImpact, weekly",
        { {
            { 0.945, 0.317, 0.09, 200 },
            { 0.735, 0.325, 0.375, 200 },
            { 0.595, 0.306, 0.46, 200 },
            { 0.77, 0.335, 0.315, 200 },
            { 0.42, 0.336, 0.65, 200 },
            { 0.69, 0.325, 0.43, 200 },
            { 0.815, 0.427, 0.23, 200 },
            { 0.805, 0.238, 0.265, 200 },
            { 0.955, 0.236, 0.09, 200 },
            { 0.755, 0.234, 0.33, 200 },
            { 0.56, 0.226, 0.515, 200 },
            { 0.46, 0.249, 0.605, 200 },
            { 0.235, 0.298, 0.8, 200 },
            { 0.06, 0.249, 0.97, 200 },
            { 0.825, 0.351, 0.24, 200 },
            { 0.935, 0.201, 0.11, 200 },
        } } },
    { "causalimpact_default", "CausalImpact, default",
        { {
            { 0.975, 0.38, 0.05, 200 },
            { 0.8, 0.371, 0.275, 200 },
            { 0.66, 0.35, 0.42, 200 },
            { 0.825, 0.39, 0.24, 200 },
            { 0.485, 0.379, 0.605, 200 },
            { 0.845, 0.382, 0.28, 200 },
            { 0.84, 0.478, 0.2, 200 },
            { 0.88, 0.28, 0.205, 200 },
            { 0.97, 0.277, 0.05, 200 },
            { 0.83, 0.271, 0.28, 200 },
            { 0.615, 0.263, 0.435, 200 },
            { 0.52, 0.289, 0.56, 200 },
            { 0.28, 0.329, 0.765, 200 },
            { 0.115, 0.286, 0.95, 200 },
            { 0.865, 0.386, 0.21, 200 },
            { 0.965, 0.232, 0.08, 200 },
        } } },
    { "statsmodels_mle_local_level_seasonal7", "maximum likelihood",
        { {
            { 0.92, 0.424, kUnknown, 100 },
            { 0.91, 1.1, kUnknown, 100 },
            { 0.97, 1.09, kUnknown, 100 },
            { 0.88, 0.504, kUnknown, 100 },
            { 0.87, 0.753, kUnknown, 100 },
            { 0.83, 0.518, kUnknown, 100 },
            { 0.84, 0.778, kUnknown, 100 },
            { 0.94, 0.39, kUnknown, 100 },
            { 0.93, 0.283, kUnknown, 100 },
            { 0.99, 1.463, kUnknown, 100 },
            { 1.0, 1.631, kUnknown, 100 },
            { 0.76, 0.462, kUnknown, 100 },
            { 0.88, 1.053, kUnknown, 100 },
            { 0.84, 0.466, kUnknown, 100 },
            { 0.85, 1.511, kUnknown, 100 },
            { 0.96, 0.301, kUnknown, 100 },
        } } },
    { "m1_reference_prototype", "M1 as published",
        { {
            { 0.983, 0.573, kUnknown, 1000 },
            { 0.968, 0.823, kUnknown, 1000 },
            { 0.92, 0.81, kUnknown, 1000 },
            { 0.95, 0.618, kUnknown, 1000 },
            { 0.882, 0.795, kUnknown, 1000 },
            { 0.965, 0.601, kUnknown, 1000 },
            { 0.946, 0.72, kUnknown, 1000 },
            { 0.984, 0.572, kUnknown, 1000 },
            { 0.993, 0.499, kUnknown, 1000 },
            { 0.988, 0.898, kUnknown, 1000 },
            { 0.994, 1.177, kUnknown, 1000 },
            { 0.935, 0.615, kUnknown, 1000 },
            { 0.907, 1.077, kUnknown, 1000 },
            { 0.988, 0.529, kUnknown, 1000 },
            { 0.96, 0.744, kUnknown, 1000 },
            { 0.988, 0.497, kUnknown, 1000 },
        } } },
} };

} // namespace

const std::array<CalibrationPeer, kPeers>& calibrationPeers()
{
    return kTable;
}

} // namespace mutuals
