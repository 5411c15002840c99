#include "core/import/xlsx/XmlReader.h"

#include <expat.h>

#include <algorithm>

namespace mutuals {

namespace {

constexpr int kDeepest = 64;
constexpr XML_Index kMostWaiting = 1 << 20; ///< bytes of a tag that is not closed yet
constexpr std::size_t kPortion = 1 << 18;

std::string_view withoutPrefix(std::string_view name)
{
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

} // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const
{
    for (const char** pair = m_pairs; *pair; pair += 2) {
        if (withoutPrefix(*pair) == name)
            return pair[1];
    }
    return {};
}

struct XmlReader::Parser {
    explicit Parser(XmlHandler& to)
        : handler(to)
    {
        // The decoder in front has made UTF-8 of it, whatever the XML declares.
        expat = XML_ParserCreate("UTF-8");
        XML_SetUserData(expat, this);
        XML_SetElementHandler(
            expat,
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                static_cast<Parser*>(self)->begin(name, attributes);
            },
            [](void* self, const XML_Char* name) { static_cast<Parser*>(self)->end(name); });
        XML_SetCharacterDataHandler(expat, [](void* self, const XML_Char* text, int length) {
            static_cast<Parser*>(self)->handler.text({ text, static_cast<std::size_t>(length) });
        });
        XML_SetStartDoctypeDeclHandler(
            expat, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
                static_cast<Parser*>(self)->stop("has a document type, which no spreadsheet has");
            });
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { XML_ParserFree(expat); }

    void begin(const XML_Char* name, const XML_Char** attributes)
    {
        if (++depth > kDeepest)
            return stop("is nested deeper than any spreadsheet");
        handler.begin(withoutPrefix(name), XmlAttributes(attributes));
    }
    void end(const XML_Char* name)
    {
        --depth;
        handler.end(withoutPrefix(name));
    }
    void stop(const char* reason)
    {
        why = reason;
        XML_StopParser(expat, XML_FALSE);
    }

    XmlHandler& handler;
    XML_Parser expat = nullptr;
    XML_Index fed = 0;
    int depth = 0;
    const char* why = nullptr;
};

XmlReader::XmlReader(XmlHandler& handler)
    : m_parser(std::make_unique<Parser>(handler))
{
}

XmlReader::XmlReader(XmlReader&&) noexcept = default;
XmlReader::~XmlReader() = default;

Result<> XmlReader::feed(std::string_view text)
{
    while (!text.empty()) {
        const auto portion = text.substr(0, kPortion);
        if (auto parsed = parse(portion, false); !parsed)
            return parsed;
        text.remove_prefix(portion.size());
    }
    return {};
}

Result<> XmlReader::finish()
{
    return parse({}, true);
}

Result<> XmlReader::parse(std::string_view text, bool isLast)
{
    const auto status =
        XML_Parse(m_parser->expat, text.data(), static_cast<int>(text.size()), isLast);
    m_parser->fed += static_cast<XML_Index>(text.size());
    const auto line = XML_GetCurrentLineNumber(m_parser->expat);
    if (status != XML_STATUS_OK)
        return fail(Error::Code::damaged, "line {} {}", line,
            m_parser->why
                ? m_parser->why
                : fmt::format("is no XML: {}", XML_ErrorString(XML_GetErrorCode(m_parser->expat))));
    // Text is handed on as it comes; only what is within <...> waits for its end.
    if (m_parser->fed - XML_GetCurrentByteIndex(m_parser->expat) > kMostWaiting)
        return fail(Error::Code::damaged, "line {} has a tag of more than 1 MB", line);
    return {};
}

} // namespace mutuals
