#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace mutuals {

/// The attributes of one element; valid during the call.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs)
        : m_pairs(pairs)
    {
    }
    /// Its value, by the name without a prefix: "id" finds r:id. "" where there is none.
    std::string_view operator[](std::string_view name) const;

private:
    const char** m_pairs; ///< name, value, name, value, ..., null
};

/// What a reader of XML is told. Names come without their prefix, so that <x:row> is "row".
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) { } ///< in pieces
};

/// Reads a part of a workbook portion by portion, within bounds. A document type is refused, and
/// with it every entity (billion laughs) and every file outside of the workbook (XXE); so are tags
/// of more than 1 MiB and elements nested deeper than 64.
class XmlReader {
public:
    explicit XmlReader(XmlHandler& handler);
    XmlReader(XmlReader&&) noexcept;
    ~XmlReader();

    /// UTF-8. errors: damaged, with the line
    Result<> feed(std::string_view text);
    Result<> finish();

private:
    struct Parser;
    Result<> parse(std::string_view text, bool isLast);
    std::unique_ptr<Parser> m_parser;
};

} // namespace mutuals
