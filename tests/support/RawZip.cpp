#include "tests/support/RawZip.h"

#include <string_view>

namespace mutuals::test {

namespace {

/// Little-endian numbers one after the other.
class Bytes {
public:
    Bytes& put(std::uint64_t value, int width)
    {
        for (int i = 0; i < width; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xff);
        return *this;
    }
    Bytes& put(std::string_view bytes)
    {
        text += bytes;
        return *this;
    }
    std::string text;
};

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

constexpr std::uint16_t kVersion = 45;
constexpr std::uint16_t kUnix = 3 << 8;
constexpr std::uint16_t kDay = 0x5a21; // 1 January 2025

/// What the local header and the directory tell alike.
void putCommon(Bytes& out, const RawEntry& entry)
{
    out.put(entry.flags, 2).put(entry.method, 2).put(0, 2).put(kDay, 2);
    out.put(entry.crc.value_or(crc32(entry.data)), 4);
    out.put(entry.packed.value_or(static_cast<std::uint32_t>(entry.data.size())), 4);
    out.put(entry.unpacked.value_or(static_cast<std::uint32_t>(entry.data.size())), 4);
    out.put(entry.name.size(), 2);
}

} // namespace

std::string rawZip(const std::vector<RawEntry>& entries)
{
    Bytes out, directory;
    for (const RawEntry& entry : entries) {
        const auto at = entry.offset.value_or(static_cast<std::uint32_t>(out.text.size()));
        if (!entry.offset) {
            RawEntry local = entry;
            if (entry.isStreamed)
                local.crc = local.packed = local.unpacked = 0;
            out.put("PK\x03\x04").put(kVersion, 2);
            putCommon(out, local);
            out.put(0, 2).put(entry.name).put(entry.data);
            if (entry.isStreamed)
                out.put("PK\x07\x08")
                    .put(crc32(entry.data), 4)
                    .put(entry.data.size(), 4)
                    .put(entry.data.size(), 4);
        }
        directory.put("PK\x01\x02").put(kUnix | kVersion, 2).put(kVersion, 2);
        putCommon(directory, entry);
        directory.put(entry.extra.size(), 2).put(0, 2).put(0, 2).put(0, 2);
        directory.put(entry.attributes, 4).put(at, 4).put(entry.name).put(entry.extra);
    }
    const auto at = out.text.size();
    out.put(directory.text).put("PK\x05\x06").put(0, 4);
    out.put(entries.size(), 2).put(entries.size(), 2);
    out.put(directory.text.size(), 4).put(at, 4).put(0, 2);
    return out.text;
}

std::string zip64Sizes(std::uint64_t unpacked, std::uint64_t packed)
{
    return Bytes().put(1, 2).put(16, 2).put(unpacked, 8).put(packed, 8).text;
}

} // namespace mutuals::test
