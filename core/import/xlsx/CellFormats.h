#pragma once

#include "core/import/xlsx/XmlReader.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// What the number formats of a workbook's styles make of a number.
enum class CellFormat { number, date, time };

/// By a format's code: "yyyy\-mm\-dd" and "[h]:mm" are, "0.00" and "[Red]#,##0" are not.
CellFormat cellFormat(std::string_view code);

/// Which cell styles show a number as a day or a time, read from styles.xml:
///
///   <numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>
///   <cellXfs><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
///
/// Source: ECMA-376-1, 18.8.30 (formats that every program knows by number).
class CellFormats final : public XmlHandler {
public:
    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    CellFormat operator[](std::uint64_t style) const; ///< of a cell's s="..."

private:
    std::map<std::uint64_t, CellFormat> m_codes;
    std::vector<CellFormat> m_styles;
    bool m_inStyles = false;
};

/// A cell's number as text: a day "2026-01-31", a moment "2026-01-31 14:05:09", a time "14:05:09";
/// else digits, doubles as short as they can be told apart. `digits` comes back where it is no
/// number, or no day that the epoch knows.
///
/// from1904  days count from 1 January 1904, not from the 1900 that has a 29 February; that day
///           comes out as it is meant, and no reader of dates accepts it
std::string numberText(std::string_view digits, CellFormat format, bool from1904);

/// All digits of a whole number, at most 18 of them; else `otherwise`.
std::uint64_t wholeNumber(std::string_view text, std::uint64_t otherwise);

} // namespace mutuals
