#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mutuals::test {

/// A small spreadsheet, whole or with parts that are replaced or missing:
///
///   XlsxBuilder().table("Overview", {{"Date", "Video Views"}, {"5 January", "12"}}).save(file)
class XlsxBuilder {
public:
    /// A sheet as TikTok Studio writes it: every cell a text in the cell (FORMATS 2.1).
    XlsxBuilder& table(const std::string& name, const std::vector<std::vector<std::string>>& rows);
    /// A sheet with these rows: <row>...</row>
    XlsxBuilder& sheet(const std::string& name, std::string_view rows);
    XlsxBuilder& strings(std::string_view items); ///< <si>...</si>
    /// Styles of cells, by the ids of their number formats, and formats of the workbook's own.
    XlsxBuilder& styles(
        const std::vector<int>& cells, const std::map<int, std::string>& formats = {});
    XlsxBuilder& from1904();
    XlsxBuilder& part(const std::string& path, std::string content); ///< instead of what is there
    XlsxBuilder& without(const std::string& path);

    std::map<std::string, std::string> parts() const;
    std::string bytes() const; ///< of the zip, stored
    std::filesystem::path save(const std::filesystem::path& file) const;

private:
    std::vector<std::pair<std::string, std::string>> m_sheets; ///< name, rows
    std::string m_strings, m_styles;
    bool m_from1904 = false;
    std::map<std::string, std::string> m_replaced; ///< "": missing
};

/// What stageFile() makes of a file, as text: "name:" and the lines of StagedText.h, per element.
std::string stagedText(const std::filesystem::path& file);

} // namespace mutuals::test
