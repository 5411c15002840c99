#pragma once

#include "tests/support/FaultyVfs.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mutuals::test {

/// The disk after a cut of power: what was synced is there, of the rest any part of 512 bytes may
/// be there or not, in any order; so may new and removed files.
class PowerLoss {
public:
    using Files = std::map<std::string, std::string>; ///< whole path, content

    /// start       files that were safely there before
    /// operations  what was done to them; must outlive this
    PowerLoss(Files start, const std::vector<FaultyVfs::Operation>& operations)
        : m_start(std::move(start))
        , m_operations(operations)
    {
    }

    /// What is found when the power went after so many operations; the seed chooses what is lost.
    Files left(std::size_t operations, std::uint64_t seed) const;

private:
    Files m_start;
    const std::vector<FaultyVfs::Operation>& m_operations;
};

} // namespace mutuals::test
