#include "core/records/Policy.h"

#include <algorithm>

namespace mutuals {

const Policy* policyInForce(const std::vector<Policy>& policies, Day last)
{
    const auto begun = std::find_if(policies.begin(), policies.end(),
        [last](const Policy& policy) { return policy.start <= last; });
    if (begun != policies.end())
        return &*begun;
    return policies.empty() ? nullptr : &policies.front();
}

} // namespace mutuals
