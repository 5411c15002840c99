#include "core/import/archive/ArchiveReader.h"

#include "core/import/archive/ArchiveRows.h"

#include <boost/json/basic_parser_impl.hpp>

#include <limits>

namespace mutuals {

namespace json = boost::json;

namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostText = 65'536; ///< longer keys and values are cut
constexpr std::size_t kLevels = 4; ///< lists are found no deeper than this

/// Follows the parser through the document: which list are we in, which item, which field.
class Handler {
public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    explicit Handler(std::optional<Seconds> madeAt)
        : rows(madeAt)
    {
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }

    bool on_object_begin(json::error_code& error) { return open(true, error); }
    bool on_object_end(std::size_t, json::error_code& error) { return close(error); }
    bool on_array_begin(json::error_code& error)
    {
        if (m_depth == 0)
            rootIsArray = true;
        return open(false, error);
    }
    bool on_array_end(std::size_t, json::error_code& error) { return close(error); }

    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        if (!m_skipped && m_key.size() < kMostText)
            m_key.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t size, json::error_code& error)
    {
        on_key_part(part, size, error);
        if (m_skipped)
            return true;
        m_lastKey = m_key;
        m_key.clear();
        if (m_list && m_depth == m_itemDepth)
            m_field = ArchiveRows::fieldOf(*m_list, normalizedKey(m_lastKey));
        return true;
    }

    bool on_string_part(json::string_view part, std::size_t, json::error_code&)
    {
        if (wanted() && m_text.size() < kMostText)
            m_text.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t size, json::error_code& error)
    {
        on_string_part(part, size, error);
        return scalar();
    }
    bool on_number_part(json::string_view part, json::error_code& error)
    {
        return on_string_part(part, 0, error);
    }
    bool on_int64(std::int64_t, json::string_view part, json::error_code& error)
    {
        return on_string(part, 0, error);
    }
    bool on_uint64(std::uint64_t, json::string_view part, json::error_code& error)
    {
        return on_string(part, 0, error);
    }
    bool on_double(double, json::string_view part, json::error_code& error)
    {
        return on_string(part, 0, error);
    }
    bool on_bool(bool, json::error_code&) { return scalar(); }
    bool on_null(json::error_code&)
    {
        if (!m_list && !m_skipped && m_depth > 0) {
            m_path.push_back(normalizedKey(m_lastKey));
            if (const auto place = archivePlace(m_path))
                rows.begin(*place, true);
            m_path.pop_back();
        }
        return scalar();
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    ArchiveRows rows;
    bool tooDeep = false;
    bool rootIsArray = false;
    std::optional<Error> failure;

private:
    bool wanted() const
    {
        return m_list && m_depth == m_itemDepth && m_field != ArchiveRows::Field::none;
    }

    bool open(bool isObject, json::error_code& error)
    {
        if (m_depth == kDeepest) {
            tooDeep = true;
            error = json::error::too_deep;
            return false;
        }
        ++m_depth;
        if (m_skipped)
            return true;
        if (m_list) {
            openInList(isObject);
            return true;
        }
        if (m_depth == 1)
            return true;
        m_path.push_back(normalizedKey(m_lastKey));
        m_names.push_back(m_lastKey);
        if (const auto place = archivePlace(m_path)) {
            if (rows.begin(*place, false)) {
                m_list = place->list;
                m_listDepth = m_depth;
                m_itemDepth = m_depth
                    + (*m_list == ArchiveList::profile         ? 0U
                            : *m_list == ArchiveList::messages ? 2U
                                                               : 1U);
                m_number = 0;
                m_place = fmt::format("{}", fmt::join(m_names, " > "));
                return true;
            }
            m_skipped = m_depth;
        } else if (!isObject || m_depth > kLevels) {
            m_skipped = m_depth;
        }
        return true;
    }

    void openInList(bool isObject)
    {
        if (*m_list == ArchiveList::messages && m_depth == m_listDepth + 1) {
            m_conversation = conversationOf(m_lastKey);
            rows.countConversation();
        }
        if (m_depth > m_itemDepth || (m_depth == m_itemDepth && !isObject))
            m_skipped = m_depth;
    }

    bool close(json::error_code& error)
    {
        const std::size_t depth = m_depth--;
        if (m_skipped) {
            if (m_skipped == depth) {
                m_skipped = 0;
                if (!m_list && depth > 1)
                    leave();
            }
            return true;
        }
        if (m_list && depth == m_itemDepth) {
            const auto done = rows.endItem(*m_list, m_place, ++m_number, m_conversation);
            if (!done) {
                failure = done.error();
                error = json::error::exception;
                return false;
            }
        }
        if (m_list && depth == m_listDepth) {
            m_list.reset();
            m_field = ArchiveRows::Field::none;
            leave();
        } else if (!m_list && depth > 1) {
            leave();
        }
        return true;
    }

    void leave()
    {
        m_path.pop_back();
        m_names.pop_back();
    }

    bool scalar()
    {
        if (wanted())
            rows.set(m_field, m_text);
        m_text.clear();
        m_field = ArchiveRows::Field::none;
        return true;
    }

    /// "Chat History with ana.clay:" -> "ana.clay"
    static std::string conversationOf(std::string_view key)
    {
        constexpr std::string_view kPrefix = "Chat History with ";
        if (key.starts_with(kPrefix))
            key.remove_prefix(kPrefix.size());
        while (key.ends_with(':'))
            key.remove_suffix(1);
        return std::string(key);
    }

    std::size_t m_depth = 0;
    std::size_t m_skipped = 0; ///< depth of the subtree that is passed over; 0: none
    std::vector<std::string> m_path, m_names;
    std::string m_key, m_lastKey, m_text;
    std::optional<ArchiveList> m_list;
    std::size_t m_listDepth = 0, m_itemDepth = 0;
    std::int64_t m_number = 0;
    std::string m_place, m_conversation;
    ArchiveRows::Field m_field = ArchiveRows::Field::none;
};

json::parse_options lenient()
{
    json::parse_options options;
    // Exports edited by hand have trailing commas; names are made valid UTF-8 before the parser.
    options.allow_trailing_commas = true;
    options.allow_comments = true;
    options.max_depth = kDeepest + 1;
    return options;
}

} // namespace

struct ArchiveReader::Parser {
    explicit Parser(std::optional<Seconds> madeAt)
        : parser(lenient(), madeAt)
    {
    }

    Result<> failed(const json::error_code& error, std::uint64_t at)
    {
        Handler& handler = parser.handler();
        if (handler.failure)
            return tl::unexpected(*handler.failure);
        if (handler.tooDeep)
            return fail(
                Error::Code::damaged, "byte {}: nested deeper than {} levels", at, kDeepest);
        if (!handler.rows.any())
            return fail(Error::Code::notAnExport, "byte {}: no JSON ({})", at, error.message());
        return fail(Error::Code::damaged, "byte {}: {}", at, error.message());
    }

    json::basic_parser<Handler> parser;
    std::uint64_t consumed = 0;
    bool leftOver = false;
};

ArchiveReader::ArchiveReader(std::optional<Seconds> madeAt)
    : m_parser(std::make_unique<Parser>(madeAt))
{
}

ArchiveReader::~ArchiveReader() = default;

Result<> ArchiveReader::feed(std::string_view text)
{
    auto& parser = m_parser->parser;
    if (!parser.done()) {
        json::error_code error;
        const auto used = parser.write_some(true, text.data(), text.size(), error);
        m_parser->consumed += used;
        if (error)
            return m_parser->failed(error, m_parser->consumed);
        text.remove_prefix(used);
    }
    if (parser.done() && text.find_first_not_of(" \t\r\n") != std::string_view::npos)
        m_parser->leftOver = true;
    return {};
}

Result<> ArchiveReader::finish(bool acceptPartial)
{
    auto& parser = m_parser->parser;
    if (parser.done())
        return {};
    json::error_code error;
    parser.write_some(false, "", 0, error);
    if (parser.done() || acceptPartial)
        return {};
    Handler& handler = parser.handler();
    if (!handler.rows.any())
        return fail(Error::Code::notAnExport,
            "the JSON ends after {} bytes, before any section of an archive", m_parser->consumed);
    return fail(Error::Code::damaged, "the file ends early, at byte {}, after {} complete rows",
        m_parser->consumed, handler.rows.completeRows());
}

Result<> ArchiveReader::stage(Staged& staged)
{
    Handler& handler = m_parser->parser.handler();
    if (!handler.rows.any())
        return fail(Error::Code::notAnExport, "{}",
            handler.rootIsArray ? "a JSON list, not TikTok's data archive"
                                : "JSON without any section of TikTok's data archive");
    handler.rows.stage(staged);
    if (m_parser->leftOver)
        staged.notes.push_back("The file goes on after the end of the archive, as if written "
                               "twice; that part was left out.");
    return {};
}

} // namespace mutuals
