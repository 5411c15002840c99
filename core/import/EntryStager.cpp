#include "core/import/EntryStager.h"

#include "core/import/thirdparty/JsonKind.h"

#include <algorithm>
#include <utility>

namespace mutuals {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

} // namespace

EntryStager::EntryStager(std::string name, const Provenance& provenance)
    : m_name(std::move(name))
    , m_provenance(provenance)
{
}

EntryStager::Format EntryStager::formatOf(std::string_view head)
{
    const auto begin = head.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return Format::unknown;
    head.remove_prefix(begin);
    if (head[0] == '{' || head[0] == '[')
        return Format::json;
    if (head[0] == '<')
        return Format::html;
    // A table may hold a stray control character or two; of a picture they are a good part.
    head = head.substr(0, 512);
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && kBlanks.find(c) == std::string_view::npos;
    });
    return static_cast<std::size_t>(controls) * 20 > head.size() ? Format::binary : Format::table;
}

EntryStager::Start EntryStager::startOf(std::string_view bytes)
{
    if (bytes.starts_with("PK\x03\x04"))
        return Start::zip;
    // OLE, the files of Office before 2007, and the shell around an encrypted one of today.
    return bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") ? Start::office : Start::text;
}

bool EntryStager::take(std::string_view bytes)
{
    if (m_start == Start::unknown) {
        m_start = startOf(bytes);
        if (m_start == Start::zip)
            return false;
    }
    if (m_start == Start::office)
        return m_lock.take(bytes);
    m_hash.add(bytes);
    return takeText(m_decoder.decode(bytes));
}

StagedFile EntryStager::finish()
{
    StagedFile file { m_name, staged() };
    if (m_table && (!file.staged || m_table->isMapped()))
        file.unknownTable = m_table->unknown();
    else if (m_items && (!file.staged || m_items->isMapped()))
        file.unknownTable = m_items->unknown();
    if (file.staged)
        return file;
    const bool isAmbiguous = file.staged.error().code == Error::Code::ambiguous;
    if (file.staged.error().code == Error::Code::cutShort) {
        file.question = Question::cut;
        file.completeRows = m_archive ? m_archive->completeRows() : m_items->complete();
    } else if (isAmbiguous) {
        file.question = m_table ? m_table->question()
            : m_items           ? m_items->question()
                                : Question::when;
    }
    return file;
}

Result<Staged> EntryStager::staged()
{
    if (m_start == Start::office)
        return m_lock.isThere()
            ? fail(Error::Code::notAnExport, "{} is a spreadsheet that needs a password", m_name)
            : fail(Error::Code::notAnExport, "{} is a spreadsheet in the old format", m_name);
    takeText(m_decoder.finish());
    if (m_format == Format::json && !m_archive && !m_items)
        startJson(true);
    if (m_failure)
        return tl::unexpected(*m_failure);
    Staged staged;
    staged.file = m_name;
    staged.content = m_hash.text();
    if (m_format == Format::unknown)
        return fail(Error::Code::notAnExport, "{} holds nothing but blanks", m_name);
    if (auto done = m_archive ? finishArchive(staged) : finishTable(staged); !done) {
        done.error().detail = m_name + ": " + done.error().detail;
        return tl::unexpected(done.error());
    }
    const auto repaired = m_decoder.repaired() + (m_archive ? m_archive->repaired() : 0)
        + (m_items ? m_items->repaired() : 0);
    if (repaired > 0)
        staged.notes.push_back(fmt::format("Unreadable characters, replaced: {}.", repaired));
    if (m_decoder.isWindows())
        staged.notes.push_back("Its characters are those of Windows-1252.");
    m_provenance.complete(staged);
    return staged;
}

bool EntryStager::takeText(std::string_view text)
{
    if (m_failure || text.empty())
        return !m_failure;
    if (m_format == Format::unknown) {
        m_format = formatOf(text);
        if (m_format == Format::table)
            m_table = std::make_unique<TableReader>(m_provenance.tables());
        else if (m_format == Format::html)
            return failed(
                fail(Error::Code::notAnExport, "{} is a web page, not an export", m_name));
        else if (m_format == Format::binary)
            return failed(fail(Error::Code::notAnExport, "{} is neither text nor a zip", m_name));
    }
    if (m_format == Format::json && !m_archive && !m_items) {
        m_head += text;
        return startJson(m_head.size() >= kJsonHead);
    }
    if (m_archive || m_items) {
        if (auto fed = m_archive ? m_archive->feed(text) : m_items->feed(text); !fed) {
            fed.error().detail = m_name + ": " + fed.error().detail;
            return failed(tl::unexpected(fed.error()));
        }
    } else if (m_table) {
        return m_table->feed(text);
    }
    return true;
}

/// Chooses who reads the JSON once its beginning tells; what does not tell is the archive's.
bool EntryStager::startJson(bool isEnough)
{
    const JsonKind kind = jsonKind(m_head);
    if (kind == JsonKind::unknown && !isEnough)
        return true;
    if (kind == JsonKind::items)
        m_items = std::make_unique<JsonTable>(m_provenance.tables());
    else
        m_archive = std::make_unique<ArchiveReader>(m_provenance.madeAt());
    return takeText(std::exchange(m_head, {}));
}

bool EntryStager::failed(const tl::unexpected<Error>& failure)
{
    m_failure = failure.value();
    return false;
}

Result<> EntryStager::finishArchive(Staged& staged)
{
    if (auto done = m_archive->finish(m_provenance.options.acceptPartial); !done)
        return done;
    return m_archive->stage(staged);
}

Result<> EntryStager::finishTable(Staged& staged)
{
    if (m_table) {
        m_table->finish();
        return m_table->stage(staged, m_provenance.period());
    }
    if (auto done = m_items->finish(m_provenance.options.acceptPartial); !done)
        return done;
    return m_items->stage(staged, m_provenance.period());
}

} // namespace mutuals
