#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/base/Time.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals::cli {

/// A CSV with a header, column by column: what `stats` reads. Any delimiter and encoding that the
/// importer reads.
class NumberTable {
public:
    /// errors  cannotOpen, damaged: as SourceFile; notAnExport: no row below the header;
    ///         cancelled
    static Result<NumberTable> read(const std::filesystem::path& file, const Run& run);

    int rows() const { return m_rows; }
    bool has(std::string_view column) const;

    /// [rows] as they are, without blanks around. errors  notFound: no such column
    Result<const std::vector<std::string>*> cells(std::string_view column) const;

    /// [rows] NaN where the cell is empty, NA or NaN, or the row too short.
    /// errors  notFound: no such column; invalid: a cell that is no finite number
    Result<std::vector<double>> numbers(std::string_view column) const;

    /// As numbers(), but Inf is a time that never comes. errors  as numbers()
    Result<std::vector<double>> times(std::string_view column) const;

    /// [rows] whole numbers from 0 on. errors  as numbers(); invalid: empty, negative or broken
    Result<std::vector<int>> counts(std::string_view column) const;

    /// [rows] errors  notFound; invalid: not YYYY-MM-DD, or not after the row above
    Result<std::vector<Day>> days(std::string_view column) const;

private:
    Result<std::vector<double>> numbers(std::string_view column, bool infinite) const;

    std::vector<std::string> m_names;
    std::vector<std::vector<std::string>> m_cells; ///< [columns][rows]
    int m_rows = 0;
};

} // namespace mutuals::cli
