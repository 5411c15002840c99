#pragma once

#include "core/base/Hash.h"
#include "core/import/Provenance.h"
#include "core/import/Stager.h"
#include "core/import/TextDecoder.h"
#include "core/import/archive/ArchiveReader.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/JsonTable.h"
#include "core/import/xlsx/LockSearch.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

/// Reads one file, or one entry of a zip, with the reader that its first characters ask for.
class EntryStager {
public:
    EntryStager(std::string name, const Provenance& provenance);

    /// False: enough is known, nothing more needs to be read.
    bool take(std::string_view bytes);
    bool isZip() const { return m_start == Start::zip; } ///< then it is not read
    StagedFile finish();

private:
    /// What the first bytes tell of what is no text.
    enum class Start { unknown, text, zip, office };
    /// What a text begins with tells who can read it.
    enum class Format { unknown, json, table, html, binary };
    static Start startOf(std::string_view bytes);
    static Format formatOf(std::string_view head);

    Result<Staged> staged();
    bool takeText(std::string_view text);
    bool startJson(bool isEnough);
    bool failed(const tl::unexpected<Error>& failure);
    Result<> finishArchive(Staged& staged);
    Result<> finishTable(Staged& staged);

    std::string m_name;
    const Provenance& m_provenance;
    Start m_start = Start::unknown;
    LockSearch m_lock;
    Fingerprint m_hash;
    TextDecoder m_decoder { TextDecoder::Legacy::windows1252 };
    Format m_format = Format::unknown;
    std::unique_ptr<ArchiveReader> m_archive;
    std::unique_ptr<TableReader> m_table;
    std::unique_ptr<JsonTable> m_items;
    std::string m_head; ///< of JSON, until it tells who reads it
    std::optional<Error> m_failure;
};

} // namespace mutuals
