#pragma once

#include "core/base/Result.h"
#include "core/import/xlsx/XmlReader.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// The texts that the cells of a workbook name by number:
///
///   <sst><si><t>Date</t></si><si><r><t>rich </t></r><r><t>text</t></r></si>...</sst>
///
/// Each is cut after 64 KiB. The first 16 MiB stay in memory, what is more waits in an unlinked
/// temporary file, so that 16 million texts cost some 30 MB; 4 GB of text are refused. The count
/// that the part gives is not believed.
class SharedStrings final : public XmlHandler {
public:
    SharedStrings();
    SharedStrings(const SharedStrings&) = delete;
    SharedStrings& operator=(const SharedStrings&) = delete;

    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;
    /// errors  cannotWrite: no room for the temporary file; damaged: too much text
    Result<> end();

    std::uint64_t size() const { return m_count; }
    bool has(std::uint64_t number) const { return number < m_count; }
    /// Of a number below size(); valid until the next call. "" when the temporary file fails, which
    /// failed() then tells.
    std::string_view operator[](std::uint64_t number);
    bool failed() const { return m_failed; }

private:
    void add();
    bool spill();
    void fetch(std::uint64_t block);

    std::string m_memory; ///< each text with four bytes of its length before it
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_spill;
    std::uint64_t m_spilled = 0; ///< bytes in the temporary file
    std::vector<std::uint64_t> m_blocks; ///< where every 16th text begins
    std::uint64_t m_count = 0;
    std::string m_fetched; ///< the block read last
    std::uint64_t m_fetchedBlock = ~std::uint64_t { 0 };
    std::string m_text;
    bool m_inText = false;
    int m_phonetic = 0; ///< within <rPh>: how to pronounce what stands beside it
    bool m_failed = false;
    bool m_tooMuch = false;
};

/// Undoes the spelling "_x000D_" of characters that XML cannot hold.
std::string withoutEscapes(std::string_view text);

} // namespace mutuals
