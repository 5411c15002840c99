#include "core/import/archive/ArchiveReader.h"

#include "core/import/archive/ArchiveHandler.h"
#include "core/import/archive/JsonFilter.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace mutuals {

namespace json = boost::json;

namespace {

void markCut(ArchiveContent& content, std::optional<ArchiveList> list)
{
    content.followers.isCut = list == ArchiveList::followers;
    content.following.isCut = list == ArchiveList::following;
    content.blocked.isCut = list == ArchiveList::blocked;
}

json::parse_options lenient()
{
    json::parse_options options;
    // Exports edited by hand have trailing commas; names are made valid UTF-8 before the parser.
    // Comments are refused: Boost.JSON 1.81 reads behind a portion that ends with one.
    options.allow_trailing_commas = true;
    options.max_depth = ArchiveHandler::kDeepest + 1;
    return options;
}

} // namespace

bool saysNothing(const ArchiveContent& content)
{
    const auto silent = [](const StagedList& list) { return !list.present || list.isNull; };
    const auto empty = [](const auto& rows) { return !rows || rows->empty(); };
    return silent(content.followers) && silent(content.following) && silent(content.blocked)
        && empty(content.posts) && empty(content.comments) && empty(content.messages);
}

struct ArchiveReader::Parser {
    explicit Parser(Seconds latest)
        : parser(lenient(), latest)
    {
    }

    Result<> failed(const json::error_code& error, std::uint64_t at)
    {
        ArchiveHandler& handler = parser.handler();
        if (handler.failure)
            return tl::unexpected(*handler.failure);
        if (handler.tooDeep)
            return fail(Error::Code::damaged, "byte {}: nested deeper than {} levels", at,
                ArchiveHandler::kDeepest);
        if (!handler.rows.any())
            return fail(Error::Code::notAnExport, "byte {}: no JSON ({})", at, error.message());
        return fail(Error::Code::damaged, "byte {}: {}", at, error.message());
    }

    Result<> parse(std::string_view text)
    {
        if (!parser.done()) {
            json::error_code error;
            const auto used = parser.write_some(true, text.data(), text.size(), error);
            consumed += used;
            if (error)
                return failed(error, consumed);
            text.remove_prefix(used);
        }
        if (parser.done() && text.find_first_not_of(" \t\r\n") != std::string_view::npos)
            leftOver = true;
        return {};
    }

    JsonFilter filter;
    json::basic_parser<ArchiveHandler> parser;
    std::uint64_t consumed = 0;
    bool endsEarly = false;
    bool leftOver = false;
};

ArchiveReader::ArchiveReader(Seconds latest)
    : m_parser(std::make_unique<Parser>(latest))
{
}

ArchiveReader::~ArchiveReader() = default;

std::int64_t ArchiveReader::repaired() const
{
    return m_parser->filter.repaired();
}

std::int64_t ArchiveReader::completeRows() const
{
    return m_parser->parser.handler().rows.completeRows();
}

Result<> ArchiveReader::feed(std::string_view text)
{
    return m_parser->parse(m_parser->filter.filter(text));
}

Result<> ArchiveReader::finish(bool acceptPartial)
{
    if (auto last = m_parser->parse(m_parser->filter.finish()); !last)
        return last;
    auto& parser = m_parser->parser;
    if (parser.done())
        return {};
    json::error_code error;
    parser.write_some(false, "", 0, error);
    if (parser.done())
        return {};
    m_parser->endsEarly = true;
    ArchiveHandler& handler = parser.handler();
    if (!handler.rows.any())
        return fail(Error::Code::notAnExport,
            "the JSON ends after {} bytes, before any list of an archive", m_parser->consumed);
    if (acceptPartial)
        return {};
    return fail(Error::Code::cutShort, "the file ends early, at byte {}, after {} complete rows",
        m_parser->consumed, handler.rows.completeRows());
}

Result<> ArchiveReader::stage(Staged& staged)
{
    ArchiveHandler& handler = m_parser->parser.handler();
    if (!handler.rows.any())
        return fail(Error::Code::notAnExport, "{}",
            handler.rootIsArray ? "a JSON list, not TikTok's data archive"
                                : "JSON without any list of TikTok's data archive (followers, "
                                  "following, posts, comments, messages)");
    if (auto done = handler.rows.stage(staged); !done)
        return done;
    if (m_parser->endsEarly)
        markCut(*staged.archive, handler.cutList());
    if (saysNothing(*staged.archive))
        return fail(Error::Code::notAnExport, "there is nothing in it to import. {}",
            fmt::join(staged.notes, " "));
    if (m_parser->leftOver)
        staged.notes.push_back("The file goes on after the end of the archive, as if written "
                               "twice; that part was left out.");
    if (m_parser->endsEarly)
        staged.notes.push_back(
            fmt::format("The file ends early, at byte {}; only the complete rows were taken.",
                m_parser->consumed));
    return {};
}

} // namespace mutuals
