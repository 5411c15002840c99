#include "core/import/thirdparty/JsonItems.h"

#include "core/import/archive/JsonFilter.h"
#include "core/import/thirdparty/JsonItemHandler.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace mutuals {

namespace json = boost::json;

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

} // namespace

struct JsonItems::Parser {
    Parser(Take take, Refuse refused)
        : refuse(refused)
        , parser(lenientJson(), std::move(take), std::move(refused))
    {
    }

    Result<> parse(std::string_view text);
    void skipBlanks(std::string_view& text);
    Result<> failed(const json::error_code& error) const;
    void giveUpLine(std::string_view why);

    Refuse refuse;
    JsonFilter filter;
    json::basic_parser<JsonItemHandler> parser;
    std::uint64_t consumed = 0;
    std::int64_t line = 1;
    std::int64_t firstLine = 1; ///< where the document began
    int documents = 0;
    bool begun = false; ///< a document is being read
    bool isLines = false; ///< one document a line
    bool skipsLine = false; ///< the rest of a line that cannot be read
    bool endsEarly = false;
};

void JsonItems::Parser::skipBlanks(std::string_view& text)
{
    const auto length = std::min(text.find_first_not_of(kBlanks), text.size());
    line += std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), '\n');
    consumed += length;
    text.remove_prefix(length);
}

Result<> JsonItems::Parser::failed(const json::error_code& error) const
{
    const JsonItemHandler& handler = parser.handler();
    if (handler.tooDeep)
        return fail(
            Error::Code::damaged, "byte {}: nested deeper than {} levels", consumed, kDeepestJson);
    if (handler.given == 0)
        return fail(Error::Code::notAnExport, "byte {}: no JSON ({})", consumed, error.message());
    return fail(Error::Code::damaged, "byte {}: {}", consumed, error.message());
}

void JsonItems::Parser::giveUpLine(std::string_view why)
{
    refuse(fmt::format("line {}", line), fmt::format("no JSON ({})", why));
    begun = false;
}

Result<> JsonItems::Parser::parse(std::string_view text)
{
    while (!text.empty()) {
        if (skipsLine) {
            const auto end = text.find('\n');
            if (end == std::string_view::npos)
                return {};
            consumed += end;
            text.remove_prefix(end);
            skipsLine = false;
        }
        if (!begun) {
            skipBlanks(text);
            if (text.empty())
                return {};
            // The second document on the second line: there is one on each.
            isLines = isLines || (documents == 1 && firstLine == 1 && line == 2);
            parser.reset();
            begun = true;
            ++documents;
            firstLine = line;
        }
        const auto end = isLines ? text.find('\n') : std::string_view::npos;
        const auto part = text.substr(0, end);
        json::error_code error;
        // Boost.JSON counts wrongly when a comment goes on in the next portion.
        const auto used =
            std::min(parser.write_some(true, part.data(), part.size(), error), part.size());
        if (error && (!isLines || parser.handler().tooDeep)) {
            consumed += used;
            return failed(error);
        }
        if (!isLines)
            line +=
                std::count(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(used), '\n');
        if (error) {
            giveUpLine(error.message());
            skipsLine = true;
        } else if (parser.done()) {
            begun = false;
        } else if (end != std::string_view::npos) {
            giveUpLine("it ends early");
        }
        consumed += used;
        text.remove_prefix(used);
    }
    return {};
}

JsonItems::JsonItems(Take take, Refuse refuse)
    : m_parser(std::make_unique<Parser>(std::move(take), std::move(refuse)))
{
}

JsonItems::~JsonItems() = default;

Result<> JsonItems::feed(std::string_view text)
{
    return m_parser->parse(m_parser->filter.filter(text));
}

Result<> JsonItems::finish(bool acceptPartial)
{
    if (auto last = m_parser->parse(m_parser->filter.finish()); !last)
        return last;
    if (!m_parser->begun)
        return {};
    json::error_code error;
    m_parser->parser.write_some(false, "", 0, error);
    if (m_parser->parser.done())
        return {};
    m_parser->endsEarly = true;
    if (complete() == 0)
        return fail(Error::Code::notAnExport,
            "the JSON ends after {} bytes, before any row that can be read", m_parser->consumed);
    if (acceptPartial)
        return {};
    return fail(Error::Code::cutShort, "the file ends early, at byte {}, after {} complete rows",
        m_parser->consumed, complete());
}

std::int64_t JsonItems::complete() const
{
    return m_parser->parser.handler().given;
}

std::int64_t JsonItems::repaired() const
{
    return m_parser->filter.repaired();
}

bool JsonItems::endsEarly() const
{
    return m_parser->endsEarly;
}

} // namespace mutuals
