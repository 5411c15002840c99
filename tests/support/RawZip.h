#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mutuals::test {

/// One entry of a zip as its directory tells it, true or not. What is left out is told truly.
struct RawEntry {
    std::string name {};
    std::string data {};
    std::uint16_t method = 0; ///< 0 stored, 8 deflated
    std::uint16_t flags = 0;
    std::uint32_t attributes = 0; ///< Unix mode << 16
    std::optional<std::uint32_t> packed {}, unpacked {}, crc {};
    std::optional<std::uint32_t> offset {}; ///< of its local header, where the directory says it is
    std::string extra {}; ///< extra field of the directory, in bytes
    bool isStreamed = false; ///< sizes and checksum follow the data instead of standing before it
};

/// The bytes of a zip, written by hand: for what no library will write.
std::string rawZip(const std::vector<RawEntry>& entries);

/// The extra field that gives sizes of 64 bits; `packed` and `unpacked` must then be 0xffffffff.
std::string zip64Sizes(std::uint64_t unpacked, std::uint64_t packed);

} // namespace mutuals::test
